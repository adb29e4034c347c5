"""The options that say where the answer of a long run goes: to the terminal, into files, into a store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onething.cli.options import FilePath, bundled, language_option, spoken
from onething.language import Language

if TYPE_CHECKING:
    from onething.simulation.result import Simulation

__all__ = ["ReportOptions", "report_options", "write_reports"]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Where an answer goes, and in which language."""

    html: Path | None
    excel: Path | None
    form: str | None
    store: str | None
    lang: str | None

    @property
    def language(self) -> Language:
        """The language asked for, or else that of the locale."""
        return spoken(self.lang)

    def check(self) -> None:
        """Refuse two reports in one file, and a store that cannot be used, before anything takes its time."""
        if self.html and self.excel and os.path.realpath(self.html) == os.path.realpath(self.excel):
            raise click.UsageError("--html and --excel name the same file")
        if self.store:
            from onething.app.keeping import check_store  # noqa: PLC0415 - SQLAlchemy, only where a run is kept

            check_store(self.store)

    def write(self, found: Simulation, **more: Any) -> None:
        """Write the reports of a simulation, all of them or none.

        `more` is what they hold besides: `sensitivity`, `advice`. Raises NotWritten, MissingExtra.
        """
        made: dict[Path, bytes] = {}
        if self.html:
            from onething.formats.pages.simulation_page import simulation_page  # noqa: PLC0415 - Jinja2

            made[self.html] = simulation_page(found, self.language, **more).encode("utf-8")
        if self.excel:
            from onething.formats.workbooks.simulation_workbook import (  # noqa: PLC0415 - openpyxl
                simulation_workbook,
            )

            made[self.excel] = simulation_workbook(found, self.language, **more)
        write_reports(made)


def write_reports(made: dict[Path, bytes]) -> None:
    """Write files, all of them or none, and tell how large they are."""
    from onething.formats.files.atomic_file import write_all  # noqa: PLC0415 - only when something is written

    write_all(made)
    for path, content in made.items():
        click.echo(f"{path}  {len(content):,} B", err=True)


def report_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --html, --excel, --json, --store and --lang; the command takes `report`."""
    options = (
        click.option(
            "--html", metavar="FILE", type=FilePath(), help="A report for the screen and for printing."
        ),
        click.option(
            "--excel", metavar="FILE", type=FilePath(), help="A workbook with the figures, unrounded."
        ),
        click.option("--json", "form", flag_value="json", help="Print JSON, for programs."),
        click.option(
            "--store",
            metavar="URL",
            envvar="ONETHING_STORE",
            help="Keep the run: an SQLite file, or postgresql://…; see `onething runs`.",
        ),
        language_option,
    )
    return bundled(command, options, ReportOptions, "report")
