"""The options of the commands that go through very many cases, and what such a command shows meanwhile."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onething.cli.options import FilePath, bundled, day_given
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label, Language

if TYPE_CHECKING:
    from onething.app.simulating import Options
    from onething.app.simulation_cache import SimulationCache

__all__ = ["LogOptions", "Waiting", "counted_log_options", "log_options"]

_ASSUME = ("expected", "connected", "guaranteed")
_ON_UNKNOWN = ("ask", "worst", "drop")


@dataclass(frozen=True, slots=True)
class LogOptions:
    """What the options of a command say of a log and of how its cases are counted, as text."""

    cases: str
    mapping: Path | None
    catalogue: str | None
    date: str | None
    on_unknown: str
    assume: str
    prices: Path | None
    engine: str
    memory: str
    targets: Path | None = None
    cache: Path | None = None
    no_cache: bool = False

    def options(self, sets: Sequence[str] = (), *, rules: Path | None = None) -> Options:
        """Return the same as the use case takes it; BrokenInput for what cannot be read."""
        from onething.app.simulating import Options  # noqa: PLC0415 - only when something is simulated

        return Options(
            catalogue=self.catalogue,
            mapping=self.mapping,
            as_of=day_given("--date", self.date),
            assume=self.assume,
            on_unknown=self.on_unknown,
            sets=[one.split("+") for one in sets] or None,
            targets=self.targets,
            prices=self.prices,
            rules=rules,
            engine=self.engine,
            memory=_bytes(self.memory),
        )

    def kept(self) -> SimulationCache | None:
        """Return where earlier answers are kept; None: they do not count."""
        from onething.app.simulation_cache import SimulationCache, usual_cache  # noqa: PLC0415 - likewise

        if self.no_cache:
            return None
        return SimulationCache(self.cache) if self.cache else usual_cache()


def log_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that describe a log and how its cases are counted; the command takes `log`."""
    return bundled(command, _reading(), LogOptions, "log")


def counted_log_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the same with what is measured and what is kept; the command takes `log`."""
    return bundled(command, (*_reading(), *_keeping()), LogOptions, "log")


def _reading() -> tuple[Any, ...]:
    return (
        click.option(
            "--cases",
            required=True,
            metavar="LOG",
            help="The cases: Parquet, CSV (or a folder of either), Excel, or DATABASE-URL::TABLE.",
        ),
        click.option(
            "--mapping",
            metavar="FILE",
            type=FilePath(),
            help="Which columns tell which facts. Default: columns bear the names of facts.",
        ),
        click.option("--catalogue", metavar="ID", help="Needed where the reforms fit several catalogues."),
        click.option(
            "--date",
            metavar="YYYY-MM-DD",
            help="Decide all by the rules of this day. Default: today, or once all reforms are in force.",
        ),
        click.option(
            "--on-unknown",
            type=click.Choice(_ON_UNKNOWN),
            default=_ON_UNKNOWN[0],
            show_default=True,
            help="A case without a fact that matters: count it as open with the most that any answer "
            "brings, with the worst answers, or leave it out.",
        ),
        click.option(
            "--assume",
            type=click.Choice(_ASSUME),
            default=_ASSUME[0],
            show_default=True,
            help="Weigh coverage below one as a probability, or let every connected source answer, or count "
            "only what is certain.",
        ),
        click.option(
            "--prices",
            metavar="FILE",
            type=FilePath(),
            help="Prices and times for the burden in hours and yuan. Default: those of onething.",
        ),
        click.option(
            "--engine",
            default="duckdb",
            show_default=True,
            metavar="ENGINE",
            help="duckdb, or a Spark cluster: spark://HOST:PORT.",
        ),
        click.option(
            "--memory",
            default="2GiB",
            show_default=True,
            metavar="SIZE",
            help="What reading the log may take, such as 800MB or 4GiB.",
        ),
    )


def _keeping() -> tuple[Any, ...]:
    return (
        click.option(
            "--targets",
            metavar="PATH",
            type=FilePath(),
            help="A file of targets, or a folder of them. Default: the published targets of onething.",
        ),
        click.option(
            "--cache",
            metavar="DIR",
            type=FilePath(),
            help="Where earlier answers are kept. Default: onething in the user's cache folder.",
        ),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep earlier answers."),
    )


_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kmgt]?)(i?)b?", re.IGNORECASE)
_LEAST = 64 * 1024**2


def _bytes(text: str) -> int:
    """Return a number of bytes, such as 2GiB; BrokenInput if that is none, or too few to work with."""
    found = _SIZE.fullmatch(text.strip())
    if found:
        number, unit, binary = found.groups()
        size = int(float(number) * (1024 if binary else 1000) ** (" kmgt".index(unit.lower() or " ")))
        if size >= _LEAST:
            return size
    wrong = Label(zh=f"“{text}”不是 64MiB 以上的内存大小", en=f"“{text}” is no size of memory from 64MiB on")
    raise BrokenInput(
        [Fault(Place("--memory"), wrong, Label(zh="写成 2GiB 的形式", en="write it like 2GiB"))]
    )


_STAGES = {
    "reading": Label(zh="读取办件", en="reading the cases"),
    "planning": Label(zh="规划", en="planning"),
    "moving": Label(zh="逐项变动", en="moving each input"),
    "choosing": Label(zh="选择", en="choosing"),
}
_EVERY = 0.2
_TOLD_FROM = 0.02
"""Of a stage so much has to be done before its time left is told."""


@dataclass
class Waiting:
    """Tells on a terminal how far a long run is and how long it still takes, in one line that goes away."""

    language: Language
    _stage: str = ""
    _began: float = 0.0
    _shown: float = field(default=0.0)

    def __enter__(self) -> Waiting:
        return self

    def __call__(self, stage: str, share: float) -> None:
        """Show that of a stage this share is done."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._shown = stage, now, 0.0
        if now - self._shown >= _EVERY and sys.stderr is not None and sys.stderr.isatty():
            self._shown = now
            click.echo(f"\r\x1b[K{self._line(share, now - self._began)}", nl=False, err=True)

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def _line(self, share: float, taken: float) -> str:
        name = _STAGES.get(self._stage, Label(en=self._stage)).text(self.language)
        if share < _TOLD_FROM:
            return f"{name} {share:.0%}"
        left = taken * (1 - share) / share
        return f"{name} {share:.0%}  {_LEFT.text(self.language).format(_lasting(left))} "


_LEFT = Label(zh="还需约 {}", en="about {} left")


def _lasting(seconds: float) -> str:
    """Return a time as minutes and seconds.

    >>> _lasting(75)
    '1:15'
    """
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes}:{rest:02}"
