"""The command that finds the next best reforms."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onething.cli.options import Content, FilePath, bundled, calendar_content_options, language_option
from onething.cli.printing import show, show_json
from onething.cli.report_options import ReportOptions, write_reports
from onething.cli.simulation_options import LogOptions, Waiting, log_options
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label

if TYPE_CHECKING:
    from onething.app.advising import Wish
    from onething.choosing.advice import Advice

__all__ = ["advise"]

_USUAL = "visits-at-most-one"


@dataclass(frozen=True, slots=True)
class _WishOptions:
    """What the options say of what is to be reached, as text."""

    budget: float | None
    target: str | None
    goal: str | None
    connect: bool
    costs: Path | None
    seconds: float

    def wish(self) -> Wish:
        """Return the same as the use case takes it; BrokenInput for a target that cannot be read."""
        for option, value in (("--budget", self.budget), ("--seconds", self.seconds)):
            if value is not None and not math.isfinite(value):
                raise click.BadParameter("it is not finite", param_hint=option)
        from onething.app.advising import Wish  # noqa: PLC0415 - only when something is chosen

        goal, target, of_start = _target(self.target) if self.target is not None else (self.goal, None, False)
        if self.target is not None and self.goal not in (None, goal):
            raise click.UsageError("--goal and --target name different goals")
        return Wish(
            goal=goal or _USUAL,
            budget=self.budget,
            target=target,
            of_start=of_start,
            connect=self.connect,
            costs=self.costs,
            seconds=self.seconds,
        )


def _wish_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--budget", type=click.FloatRange(0), metavar="YUAN", help="Spend no more than this."),
        click.option(
            "--target",
            metavar="GOAL=VALUE",
            help="Reach this at the least cost: visits-at-most-one=0.95, or materials=50% of those now.",
        ),
        click.option("--goal", metavar="GOAL", help=f"What a budget is spent on. Default: {_USUAL}."),
        click.option(
            "--connect", is_flag=True, help="To connect each source to everyone is a reform to choose, too."
        ),
        click.option(
            "--costs", metavar="FILE", type=FilePath(), help="What reforms cost in yuan, by id, as YAML."
        ),
        click.option(
            "--seconds",
            type=click.FloatRange(1),
            default=60.0,
            show_default=True,
            metavar="S",
            help="So long the solver may take.",
        ),
    )
    return bundled(command, options, _WishOptions, "wish")


@click.command()
@click.argument("reforms", nargs=-1, metavar="[REFORM...]")
@log_options
@_wish_options
@calendar_content_options
@click.option("--html", metavar="FILE", type=FilePath(), help="A report for the screen and for printing.")
@click.option("--excel", metavar="FILE", type=FilePath(), help="A workbook with the figures, unrounded.")
@click.option("--json", "form", flag_value="json", help="Print JSON, for programs.")
@language_option
def advise(
    reforms: Sequence[str],
    log: LogOptions,
    wish: _WishOptions,
    content: Content,
    lang: str | None,
    **report: Any,
) -> None:
    """Find the reforms that reach most within a budget, or a target at the least cost.

    Candidates are the reforms given, by file or by name, or else all in the catalogue's folder reforms.
    The best set is exact, also where reforms only help together: a visit falls only when all its causes
    fall. Beside it stand the order one at a time, the best set for each budget, what each reform is
    worth alone and in company (Shapley value), and who has to provide which data to whom.

    \b
    onething advise --cases cases.parquet --target visits-at-most-one=0.95
    onething advise --cases cases.parquet --budget 3 --connect
    onething advise a.yaml b.yaml --cases 2025/*.csv --goal materials --budget 500000 --html advice.html

    Shares of cases: visits-at-most-one, no-visit, id-card-only, online, four-stars, at-once. Numbers a
    case: materials, visits, days, steps, fields, forms, departments, hours, yuan. Exit code 0: done; 1:
    the target cannot be reached; 2: broken input; 130: interrupted.
    """
    from onething.app.advising import advised  # noqa: PLC0415 - only when something is chosen

    into = ReportOptions(store=None, lang=lang, **report)
    into.check()
    options = log.options(rules=content.rules)
    with Waiting(into.language) as progress:
        found = advised(content.load(), log.cases, reforms, wish.wish(), options, progress)
    _write(found, into)
    _show(found, into)
    if not found.feasible:
        raise click.exceptions.Exit(1)


def _target(text: str) -> tuple[str, float, bool]:
    """Return the goal that a target names, its value, and whether that is a share of what it is now."""
    goal, _, value = text.partition("=")
    percent = value.strip().endswith("%")
    try:
        number = float(value.strip().removesuffix("%")) / (100 if percent else 1)
    except ValueError:
        number = -1.0
    if not goal.strip() or not 0 <= number < float("inf"):
        found = Label(zh=f"“{text}”不是目标", en=f"“{text}” is no target")
        mend = Label(
            zh="写成 visits-at-most-one=0.95 或 materials=50%",
            en="write it like visits-at-most-one=0.95 or materials=50%",
        )
        raise BrokenInput([Fault(Place("--target"), found, mend)])
    return goal.strip(), number, percent


def _write(found: Advice, into: ReportOptions) -> None:
    """Write the reports, all of them or none."""
    made: dict[Path, bytes] = {}
    if into.html:
        from onething.formats.pages.advice_page import advice_page  # noqa: PLC0415 - Jinja2

        made[into.html] = advice_page(found, into.language).encode("utf-8")
    if into.excel:
        from onething.formats.workbooks.simulation_workbook import advice_workbook  # noqa: PLC0415 - openpyxl

        made[into.excel] = advice_workbook(found, into.language)
    write_reports(made)


def _show(found: Advice, into: ReportOptions) -> None:
    if into.form == "json":
        show_json(found)
        return
    from onething.formats.reports.advice_outline import advice_text  # noqa: PLC0415 - rich, for people

    show(advice_text(found, into.language))
