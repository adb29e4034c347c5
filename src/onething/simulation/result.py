"""What a simulation comes to: the same cases in several worlds, in whole and by part."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from onething.language import Label
from onething.model import CatalogueId
from onething.model.literals import Day
from onething.model.noun import Noun
from onething.simulation.log_report import LogReport

__all__ = [
    "BASELINE",
    "Burden",
    "Dimension",
    "Part",
    "ReformNote",
    "Scenario",
    "Simulation",
    "TargetResult",
    "Totals",
]

BASELINE = "baseline"
"""The id of the world in which no reform is in force."""


class Totals(Noun):
    """What cases come to, added up over all of them.

    Every figure is what is expected: a case whose source knows nine in ten counts as nine tenths of one
    plan and a tenth of another. Where questions stay open a figure is the most that any answers bring.
    """

    cases: float = 0.0
    materials: float = 0.0
    """Materials handed in."""
    visits: float = 0.0
    no_visit: float = 0.0
    """Cases with no visit at all (零上门)."""
    one_visit: float = 0.0
    """Cases with exactly one visit."""
    more_visits: float = 0.0
    """Cases with more than one."""
    days: float = 0.0
    """Working days."""
    days_median: float = 0.0
    days_p90: float = 0.0
    """Nine cases in ten take at most so many working days."""
    steps: float = 0.0
    """办理环节, counted as in `onething.model.FigureKind`."""
    fields: float = 0.0
    forms: float = 0.0
    departments: float = 0.0
    """Departments that the applicant deals with."""
    deep: float = 0.0
    """Cases whose online depth is four stars or more."""
    online: float = 0.0
    """Cases that can be applied for online."""
    id_card_only: float = 0.0
    """Cases 一证通办."""
    at_once: float = 0.0
    """Cases decided at once (秒办)."""
    open: float = 0.0
    """Cases in which a question that matters is not answered by the log."""
    hours: float = 0.0
    """Burden of the applicants, in hours; see `Burden`."""
    yuan: float = 0.0
    """The same in yuan."""

    def mean(self, figure: str) -> float:
        """Return a figure a case; 0 where there is no case."""
        value: float = getattr(self, figure)
        return value / self.cases if self.cases else 0.0

    @property
    def at_most_one_visit(self) -> float:
        """Cases with at most one visit (最多跑一次)."""
        return self.no_visit + self.one_visit


class Scenario(Noun):
    """A world that the cases were planned in: the baseline, or with reforms in force."""

    id: str
    """`baseline`, the id of a reform, or ids joined by `+`."""
    name: Label
    reforms: tuple[str, ...] = ()
    """The ids of the reforms in force, in the order in which they are applied."""
    cost: float = 0.0
    """What these reforms cost together, in yuan."""
    totals: Totals


class Dimension(StrEnum):
    """By what cases are taken apart."""

    ONE_THING = "onething"
    DEPARTMENT = "department"
    """The department of an item that is handled; a case counts for each of its departments."""
    REGION = "region"
    MONTH = "month"
    MATERIAL = "material"
    """A case counts where the material is handed in; `materials` are the pieces."""
    SOURCE = "source"
    """A case counts where the source makes a material unnecessary; `materials` are the pieces it replaces."""


class Part(Noun):
    """The cases of a one-thing, a department, a region, a month, a material or a source."""

    dimension: Dimension
    key: str
    """The id, code or `2025-03`; empty where the log does not say."""
    name: Label
    totals: tuple[Totals, ...]
    """By scenario, in their order. For materials and sources only cases and materials are told."""


class Burden(Noun):
    """A price or a time that the burden rests on (Standard Cost Model), with where it comes from."""

    key: str
    name: Label
    value: float
    unit: Label
    basis: str = ""
    """The document; empty: it is assumed."""
    assumed: Label | None = None


class TargetResult(Noun):
    """A published target, and whether it is met in each scenario."""

    id: str
    name: Label
    document: str
    due: str = ""
    """By when, as published: `2018-11` or `2020`."""
    measure: str
    at_least: bool
    """True: the figure has to be at least the threshold; False: at most."""
    threshold: float
    unit: str = "share"
    """`share` (of cases, 0 to 1), `days`, `items` …"""
    figures: tuple[float | None, ...]
    """By scenario; None: it cannot be measured, see the note."""
    met: tuple[bool | None, ...]
    note: Label | None = None

    def gap(self, scenario: int) -> float | None:
        """Return by how much a scenario misses the target; 0 if it is met, None if it is not measured."""
        figure = self.figures[scenario]
        if figure is None:
            return None
        return max(0.0, self.threshold - figure if self.at_least else figure - self.threshold)


class ReformNote(Noun):
    """A reform as a report tells it."""

    id: str
    name: Label
    reason: Label
    cost: float
    changes: tuple[Label, ...]
    """What it changes, in sentences."""


class Simulation(Noun):
    """The cases of a log planned in the baseline and with reforms: what each scenario comes to."""

    catalogue: CatalogueId
    as_of: Day
    """The rules of this day are in force in all scenarios."""
    assume: str
    """`expected`: coverage below one counts as a probability; else as of `onething.model.Assume`."""
    on_unknown: str
    log: LogReport
    scenarios: tuple[Scenario, ...]
    """The baseline first."""
    parts: tuple[Part, ...] = ()
    targets: tuple[TargetResult, ...] = ()
    burdens: tuple[Burden, ...] = ()
    reforms: tuple[ReformNote, ...] = ()
    assumptions: tuple[Label, ...] = ()
    """What the figures rest on, for the last page of a report."""
    engine: str = "duckdb"
    profiles: int = 0
    plans: int = Field(default=0, ge=0)
    """How many plans were made for them."""
    sampling_error: float = 0.0
    """The standard error of the mean visits where coverage had to be sampled; 0: all is exact."""
    inputs: dict[str, str] = Field(default_factory=dict)
    """What went in, as name and SHA-256: the log, the catalogue, the rules, each reform, prices, targets."""
    version: str = ""
    """The version of this library."""
    seconds: float = 0.0
    cached: bool = False
    """True: this is the answer of an earlier run over the same inputs."""

    def of(self, dimension: Dimension) -> tuple[Part, ...]:
        """Return the parts of a dimension."""
        return tuple(part for part in self.parts if part.dimension is dimension)
