"""The commands about the flow of a case: compare two worlds, hand the flow to others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

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
)
from onething.cli.printing import show, show_json, show_text

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


_MOST_SITUATIONS = 24


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
    help=f"Make the guide one of all situations that open questions leave, {_MOST_SITUATIONS} at most.",
)
@language_option
def export(
    onething: str,
    known: CaseOptions,
    content: Content,
    dialect: str,
    all_situations: bool,  # noqa: FBT001 - click hands options over by name
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
    if not wanted:
        raise click.UsageError(f"name a file: {', '.join(f'--{form}' for form in ExportForm)}")
    planner, noun = content.load().find(onething)
    made = export_case(
        planner,
        noun.id,
        known.case(planner),
        forms=tuple(wanted),
        language=spoken(lang),
        dialect=dialect,
        all_situations=_MOST_SITUATIONS if all_situations else None,
    )
    _write({wanted[form]: made[form] for form in wanted})


def _write(made: dict[Any, bytes]) -> None:
    from onething.formats.files.atomic_file import write_bytes  # noqa: PLC0415 - only when something is written

    for path, content in made.items():
        if str(path) == "-":
            sys.stdout.buffer.write(content)
        else:
            write_bytes(path, content)
            click.echo(f"{path}  {len(content):,} B", err=True)
