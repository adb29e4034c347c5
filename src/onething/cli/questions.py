"""The command about guided questions (情形引导): all that can be asked, as text, as JSON, as a page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onething.app.guiding import questions as questions_of
from onething.cli.options import (
    CaseOptions,
    Content,
    FilePath,
    aim_option,
    calendar_content_options,
    case_options,
    language_option,
    spoken,
)
from onething.cli.printing import show, show_json

__all__ = ["questions"]


@click.command()
@click.argument("onething")
@aim_option
@click.option(
    "--page", metavar="FILE", type=FilePath(), help="Write an HTML page that asks; - is standard output."
)
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@language_option
def questions(
    onething: str,
    aim: str,
    page: Path | None,
    known: CaseOptions,
    content: Content,
    form: str | None,
    lang: str | None,
) -> None:
    """Show the guided questions of a one-thing, with what each answer settles.

    Of the questions that help that one comes first after which the fewest are left, and none is put
    whose answer changes nothing any more. What is given by --fact is not asked.

    \b
    onething questions restaurant --lang zh
    onething questions restaurant --json > questions.json
    onething questions restaurant --aim visits --page questions.html
    """
    catalogues = content.load()
    planner, _ = catalogues.find(onething)
    guided = questions_of(catalogues, onething, known.case(planner), aim=aim)
    if page:
        from onething.formats.pages.questions_page import questions_page  # noqa: PLC0415 - only for a page

        _write(page, questions_page(guided, spoken(lang)).encode("utf-8"))
    if form == "json":
        show_json(guided)
    elif not page:
        from onething.formats.reports.guidance_outline import guidance_text  # noqa: PLC0415 - rich, for people

        show(guidance_text(guided, spoken(lang)))


def _write(path: Path, content: bytes) -> None:
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    from onething.formats.files.atomic_file import write_bytes  # noqa: PLC0415 - only when something is written

    write_bytes(path, content)
    click.echo(f"{path}  {len(content):,} B", err=True)
