"""The commands about kept runs: list them, show one, repeat one, upgrade a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onething.cli.options import FilePath, language_option, spoken
from onething.cli.printing import show, show_json, show_text
from onething.cli.report_options import ReportOptions
from onething.cli.simulation_options import Waiting
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model.noun import Noun

if TYPE_CHECKING:
    from onething.formats.reports.outline import Outline

__all__ = ["runs"]

_EXAMPLES = """\
A run is kept with everything that it rests on: the catalogue, the rules, the reforms, the mapping of
the log, targets, prices and options, each by its SHA-256. With the log it can be repeated to the digit,
long after the files have changed.

\b
onething simulate REFORM... --cases cases.parquet --store runs.db
onething runs list --store runs.db
onething runs show 12 --store runs.db
onething runs repeat 12 --cases cases.parquet --store runs.db

A store is an SQLite file, or a PostgreSQL database:

\b
--store runs.db
--store postgresql://USER@HOST/DATABASE        the password comes from ~/.pgpass or PGPASSWORD

Without --store the file runs.db in the user's data folder counts ($XDG_DATA_HOME/onething), or what
ONETHING_STORE names.
"""


@click.group("runs", help=f"List, show and repeat simulations that were kept.\n\n{_EXAMPLES}")
def runs() -> None:
    """Keep the commands about runs together."""


def _store_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --store and --json; the command takes `store` and `as_json`."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")(command)
    return click.option(
        "--store",
        metavar="URL",
        envvar="ONETHING_STORE",
        help="Where runs are kept: a path or a URL. Default: in the user's data folder.",
    )(command)


_NUMBER = click.argument("id", type=click.IntRange(1))


@runs.command("list")
@_store_options
@click.option("--last", type=click.IntRange(1), metavar="N", help="Only the last N.")
@language_option
def list_runs(*, store: str | None, last: int | None, as_json: bool, lang: str | None) -> None:
    """List the runs of a store, the newest first."""
    from onething.store import Store  # noqa: PLC0415 - SQLAlchemy, only when runs are asked for

    opened = Store.open(store, new=False)
    found = opened.runs(last=last)
    if as_json:
        _show_json_list(found)
    else:
        from onething.cli.run_outlines import runs_outline  # noqa: PLC0415 - likewise

        _show(runs_outline(found, opened.name, spoken(lang)))


@runs.command("show")
@_NUMBER
@click.option("--html", metavar="FILE", type=FilePath(), help="The report of a simulation, once more.")
@click.option("--excel", metavar="FILE", type=FilePath(), help="Its workbook, once more.")
@_store_options
@language_option
def show_run(
    *, id: int, html: Path | None, excel: Path | None, store: str | None, as_json: bool, lang: str | None
) -> None:
    """Show a run: what it was made from, what came out, how to repeat it.

    With --json the whole result, as `onething simulate --json` gave it.
    """
    from onething.store import RunId, Store  # noqa: PLC0415 - likewise

    opened = Store.open(store, new=False)
    result = opened.result(RunId(id))
    if html or excel:
        _write(result, ReportOptions(html=html, excel=excel, form=None, store=None, lang=lang))
    if as_json:
        show_json(result)
    else:
        from onething.cli.run_outlines import run_outline  # noqa: PLC0415 - likewise

        _show(run_outline(opened.run(RunId(id)), opened.name, spoken(lang)))


@runs.command("repeat")
@_NUMBER
@click.option("--cases", required=True, metavar="LOG", help="The log of the run, unchanged.")
@click.option("--engine", metavar="ENGINE", help="duckdb, or spark://HOST:PORT. Default: that of the run.")
@_store_options
@language_option
def repeat(
    *, id: int, cases: str, engine: str | None, store: str | None, as_json: bool, lang: str | None
) -> None:
    """Simulate again what a run simulated, and compare every figure to the last digit.

    Everything but the log comes from the store, as it was then. Exit code 0: all figures are equal;
    1: some are not; 2: broken input, such as another log.
    """
    from onething.app.keeping import repeat_run  # noqa: PLC0415 - likewise
    from onething.store import RunId  # noqa: PLC0415 - likewise

    with Waiting(spoken(lang)) as progress:
        found = repeat_run(store, RunId(id), cases=cases, engine=engine, progress=progress)
    if as_json:
        show_json(found)
    else:
        from onething.cli.run_outlines import repeat_outline  # noqa: PLC0415 - likewise

        _show(repeat_outline(found, spoken(lang)))
    if not found.equal:
        raise click.exceptions.Exit(1)


@runs.command("upgrade")
@_store_options
@language_option
def upgrade(*, store: str | None, as_json: bool, lang: str | None) -> None:
    """Bring the tables of a store to what this version of onething needs.

    Nothing that is kept is lost; all of it happens, or nothing. Make a backup first: older versions of
    onething cannot use the store afterwards.
    """
    from onething.store import upgrade as upgrade_store  # noqa: PLC0415 - likewise

    done = upgrade_store(store)
    if as_json:
        show_json(done)
    else:
        same = done.before == done.after
        zh = "已是最新" if same else "已升级"
        en = "is up to date" if same else "was upgraded"
        said = f"{zh}" if spoken(lang) == "zh" else en
        show_text(f"{done.store}: {said} ({done.before} → {done.after})")


def _write(result: Noun, into: ReportOptions) -> None:
    from onething.simulation.result import Simulation  # noqa: PLC0415 - likewise

    if not isinstance(result, Simulation):
        raise BrokenInput([Fault(Place("--html, --excel"), *_NO_SIMULATION)])
    into.check()
    into.write(result)


_NO_SIMULATION = (
    Label(zh="这次运行不是模拟", en="this run is no simulation"),
    Label(zh="改用 --json", en="use --json"),
)


def _show(outline: Outline) -> None:
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich, for people only

    show(OutlineText(outline))


def _show_json_list(nouns: Sequence[Noun]) -> None:
    import json  # noqa: PLC0415 - only where a program asks

    show_text(json.dumps([noun.model_dump(mode="json") for noun in nouns], ensure_ascii=False, indent=2))
