"""The command that runs policy cases: test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onething.app.policy_cases import Tested, run_cases
from onething.cli.options import Content, FilePath, calendar_content_options, language_option, spoken
from onething.cli.printing import show_text

if TYPE_CHECKING:
    from onething.app.policy_coverage import Covered

__all__ = ["test"]


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=FilePath())
@calendar_content_options
@click.option("--coverage", is_flag=True, help="Tell which rules, ways, questions and answers no case uses.")
@click.option(
    "--suggest",
    metavar="FILE",
    type=FilePath(),
    help="Write the skeleton of a case for each of these; - prints it.",
)
@click.option("--junit", metavar="FILE", type=FilePath(), help="Write the results as JUnit XML too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@language_option
def test(
    *,
    paths: Sequence[Path],
    content: Content,
    coverage: bool,
    suggest: Path | None,
    junit: Path | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """Run policy cases: what is expected of the plans of cases, written in YAML.

    PATH is a file of policy cases, or a folder of such files. Exit code 0: all is as expected; 1: not
    all is; 2: files that cannot be used.

    \b
    onething test tests/cases
    onething test tests/cases/hunan --coverage --suggest more.yaml
    """
    from onething.formats.reports import coverage_text, policy_machine, policy_text  # noqa: PLC0415 - only when run

    language = spoken(lang)
    tested = run_cases(paths, content.load())
    results = [one.result for one in tested]
    covered = _coverage(tested) if coverage or suggest else ()
    figures = [one.coverage for one in covered] if coverage else None
    if as_json:
        show_text(policy_machine.results_json(results, figures))
    else:
        show_text(policy_text.results_text(results, language))
        if figures:
            show_text("\n" + coverage_text.coverage_text(figures, language))
    if junit:
        _write(junit, policy_machine.results_junit(results, language))
    if suggest:
        from onething.app.policy_suggestions import suggested  # noqa: PLC0415 - only when asked for

        _write(suggest, suggested(covered))
    if not all(result.passed for result in results):
        raise click.exceptions.Exit(1)


def _coverage(tested: Sequence[Tested]) -> Sequence[Covered]:
    from onething.app.policy_coverage import coverage_of  # noqa: PLC0415 - only when asked for

    return coverage_of(tested)


def _write(path: Path, text: str) -> None:
    from onething.formats.files.atomic_file import write_text  # noqa: PLC0415 - only when something is written

    if str(path) == "-":
        show_text(text)
    else:
        write_text(path, text)
        click.echo(str(path), err=True)
