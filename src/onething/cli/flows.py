"""The commands about the flow of a case: compare two worlds, hand the flow to others."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import click

from onething.app.exporting import DIALECTS, ExportForm
from onething.app.exporting import export as export_case
from onething.cli.options import (
    CaseOptions,
    Content,
    FilePath,
    calendar_content_options,
    case_options,
    language_option,
    spoken,
    was_given,
)
from onething.cli.printing import show, show_json, show_text
from onething.language import Label

__all__ = ["compare", "export"]


@click.command()
@click.argument("onething")
@case_options
@calendar_content_options
@click.option("--json", "form", flag_value="json", help="Print both plans as JSON, for programs.")
@click.option("--markdown", "form", flag_value="markdown", help="Print Markdown, for documents.")
@language_option
def compare(onething: str, known: CaseOptions, content: Content, form: str | None, lang: str | None) -> None:
    """Compare a case before the reform and after it: materials, visits, days.

    Before it every department is a counter of its own, no rule is in force and nothing is shared.
    The published figures stand beside what is computed.

    \b
    onething compare restaurant
    onething compare newborn --fact parents_same_ethnicity=true --markdown
    """
    planner, noun = content.load().find(onething)
    compared = planner.compare(noun.id, known.case(planner))
    if form == "json":
        show_json(compared)
        return
    from onething.formats.reports.comparison_outline import (  # noqa: PLC0415 - rich, for people only
        comparison_markdown,
        comparison_text,
    )

    if form == "markdown":
        show_text(comparison_markdown(compared, planner.catalogue, spoken(lang)))
    else:
        show(comparison_text(compared, planner.catalogue, spoken(lang)))


_MOST_SITUATIONS = 100


@click.command()
@click.argument("onething")
@case_options
@calendar_content_options
@click.option("--bpmn", metavar="FILE", type=FilePath(), help="A BPMN 2.0 process with its diagram.")
@click.option("--guide", metavar="FILE", type=FilePath(), help="A printable guide (办事指南), one HTML file.")
@click.option("--svg", metavar="FILE", type=FilePath(), help="A picture of the flow, a lane for each actor.")
@click.option("--mermaid", metavar="FILE", type=FilePath(), help="The flow as a Mermaid flowchart.")
@click.option("--excel", metavar="FILE", type=FilePath(), help="A workbook: materials, sources, steps.")
@click.option("--form", metavar="FILE", type=FilePath(), help="The one merged form as JSON Schema.")
@click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    default=DIALECTS[0],
    show_default=True,
    help="For which process engine the BPMN is written.",
)
@click.option(
    "--all-situations",
    is_flag=True,
    help="Make the guide one of all situations that open questions leave.",
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=1),
    default=_MOST_SITUATIONS,
    show_default=True,
    help="So many situations at most; more of them take longer and make a long guide.",
)
@language_option
def export(
    onething: str,
    known: CaseOptions,
    content: Content,
    dialect: str,
    all_situations: bool,  # noqa: FBT001 - click hands options over by name
    most: int,
    lang: str | None,
    **files: Path | None,
) -> None:
    """Write the flow of a case for other systems and for people.

    Each option names a file; - is standard output. Nothing is written unless all can be made.

    \b
    onething export restaurant --bpmn out.bpmn --guide out.html --svg out.svg --excel out.xlsx
    onething export newborn --mermaid - --lang zh
    """
    wanted = {ExportForm(name): path for name, path in files.items() if path}
    _check(wanted, all_situations=all_situations)
    planner, noun = content.load().find(onething)
    case = known.case(planner)
    made = export_case(
        planner,
        noun.id,
        case,
        forms=tuple(wanted),
        language=spoken(lang),
        dialect=dialect,
        all_situations=most if all_situations else None,
    )
    _write({wanted[form]: made[form] for form in wanted})
    if ExportForm.BPMN in wanted and (questions := planner.plan(noun.id, case).questions):
        click.echo(_OPEN.text(spoken(lang)).format(len(questions)), err=True)


_OPEN = Label(
    zh="--bpmn：还有 {} 个问题未答，标“（视情形）”的环节可能不需要",
    en="--bpmn: questions still open: {}; steps marked “(if it applies)” may not be needed",
)


def _check(wanted: Mapping[ExportForm, Path], *, all_situations: bool) -> None:
    """Refuse files that are none or the same, and options that would do nothing."""
    if not wanted:
        raise click.UsageError(f"name a file: {', '.join(f'--{form}' for form in ExportForm)}")
    meant = defaultdict(list)
    for form, path in wanted.items():
        meant["-" if str(path) == "-" else os.path.realpath(path)].append(f"--{form}")
    for options in meant.values():
        if len(options) > 1:
            raise click.UsageError(f"{' and '.join(options)} name the same file")
    if all_situations and ExportForm.GUIDE not in wanted:
        raise click.UsageError("--all-situations needs --guide")
    if was_given("most") and not all_situations:
        raise click.UsageError("--most needs --all-situations")
    if was_given("dialect") and ExportForm.BPMN not in wanted:
        raise click.UsageError("--dialect needs --bpmn")


def _write(made: Mapping[Path, bytes]) -> None:
    from onething.formats.files.atomic_file import write_all  # noqa: PLC0415 - only when something is written

    write_all({path: content for path, content in made.items() if str(path) != "-"})
    for path, content in made.items():
        if str(path) == "-":
            sys.stdout.buffer.write(content)
        else:
            click.echo(f"{path}  {len(content):,} B", err=True)
