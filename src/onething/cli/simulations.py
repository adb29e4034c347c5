"""The command that simulates reforms over very many cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onething.cli.options import Content, FilePath, calendar_content_options
from onething.cli.printing import show, show_json
from onething.cli.report_options import ReportOptions, report_options
from onething.cli.simulation_options import LogOptions, Waiting, counted_log_options

if TYPE_CHECKING:
    from onething.simulation.result import Simulation
    from onething.simulation.sensitivity import Sensitivity

__all__ = ["simulate"]


@click.command()
@click.argument("reforms", nargs=-1, metavar="REFORM...")
@counted_log_options
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="ID+ID…",
    help="A scenario with these reforms. Repeat for several. Default: each alone, then all together.",
)
@click.option("--sensitivity", metavar="FIGURE", help="On what this figure depends most, such as visits.")
@click.option(
    "--ranges",
    metavar="FILE",
    type=FilePath(),
    help="How far the inputs of --sensitivity may be off, as YAML.",
)
@calendar_content_options
@report_options
def simulate(
    reforms: Sequence[str],
    log: LogOptions,
    content: Content,
    sets: Sequence[str],
    sensitivity: str | None,
    ranges: Path | None,
    report: ReportOptions,
) -> None:
    """Simulate reforms over a year of cases: what they save, where, and which targets are met.

    REFORM is a file, or the name of a file in the catalogue's folder reforms. All cases of the log are
    planned as they are now (the baseline), with each reform alone, and with all of them together; cases
    that the rules cannot tell apart are planned once, so the figures are exact however long the log is.

    \b
    onething simulate marriage-certificate --cases cases.parquet
    onething simulate a.yaml b.yaml --cases 2025/*.csv --mapping columns.yaml --html report.html
    onething simulate a.yaml b.yaml c.yaml --cases cases.parquet --set a+b --set a+c --json

    A column tells the fact whose name it bears; `onething`, `region`, `date` and `cases` say which
    one-thing it is, where, when, and for how many cases a row stands. --mapping names other columns.
    What a log tells that no fact has is counted and reported, never dropped silently.

    A run over unchanged inputs is answered from the cache, and says so. Files are written whole, all of
    them or none. Exit code 0: done; 1: a target of --targets is missed with all reforms; 2: broken
    input; 130: interrupted.
    """
    from onething.app.sensitivity import sensitivity as sensitivity_of  # noqa: PLC0415 - only when something is simulated
    from onething.app.simulating import experiment, run  # noqa: PLC0415 - likewise

    report.check()
    if ranges and not sensitivity:
        raise click.UsageError("--ranges says how far inputs may be off: give --sensitivity too")
    prepared = experiment(content.load(), reforms, log.cases, log.options(sets, rules=content.rules))
    with Waiting(report.language) as progress:
        found = run(prepared, cache=log.kept(), progress=progress)
        swings = (
            sensitivity_of(prepared, sensitivity, ranges=ranges, progress=progress) if sensitivity else None
        )
    report.write(found, sensitivity=swings)
    if report.store:
        from onething.app.keeping import keep_run  # noqa: PLC0415 - SQLAlchemy, only where a run is kept

        click.echo(f"--store: {keep_run(report.store, prepared, found)}", err=True)
    _show(found, swings, report)
    most = max(range(len(found.scenarios)), key=lambda number: len(found.scenarios[number].reforms))
    if log.targets and any(target.met[most] is False for target in found.targets):
        raise click.exceptions.Exit(1)


def _show(found: Simulation, swings: Sensitivity | None, report: ReportOptions) -> None:
    if report.form == "json":
        show_json(found)
        return
    from onething.formats.reports.sensitivity_outline import sensitivity_text  # noqa: PLC0415 - rich, for people
    from onething.formats.reports.simulation_outline import simulation_text  # noqa: PLC0415 - likewise

    show(simulation_text(found, report.language))
    if swings:
        show(sensitivity_text(swings, report.language))
