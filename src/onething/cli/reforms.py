"""What commands take of reforms, and how one case is shown with and without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from onething.cli.options import CaseOptions, day_given
from onething.cli.printing import show, show_json, show_text
from onething.language import Language
from onething.workflows import Planner

__all__ = ["reform_option", "show_reformed"]


def reform_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --reform; the command takes `reforms`."""
    return click.option(
        "--reform",
        "reforms",
        multiple=True,
        metavar="FILE",
        help="A reform: a file, or its name in the folder reforms of the catalogue. Repeat for several.",
    )(command)


def show_reformed(
    planner: Planner,
    onething: str,
    names: Sequence[str],
    known: CaseOptions,
    form: str | None,
    language: Language,
) -> None:
    """Show the plans of a case without reforms and with them, side by side."""
    from onething.app.reforming import find_reforms  # noqa: PLC0415 - only where there are reforms
    from onething.reforms import compare_reforms, with_reforms  # noqa: PLC0415 - likewise

    reforms = find_reforms(planner.catalogue, planner.packs, names)
    day = day_given("--date", known.date)
    made = [one for one in reforms if day is None or one.in_force(day)]
    after = with_reforms(planner, made)
    # A reform can bring facts that no case has without it.
    compared = compare_reforms(planner, onething, reforms, known.case(after))
    if form == "json":
        show_json(compared)
        return
    from onething.formats.reports.reform_outline import (  # noqa: PLC0415 - rich, for people only
        reform_markdown,
        reform_text,
    )

    if form == "markdown":
        show_text(reform_markdown(compared, after.catalogue, language))
    else:
        show(reform_text(compared, after.catalogue, language))
