"""What a store keeps of a run: what went in, what came out, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NewType, TypeAlias

from pydantic import AwareDatetime, JsonValue

from onething.calendars import OFFICIAL, WorkingDays
from onething.model import Catalogue, CatalogueId, RulePack
from onething.model.noun import Noun
from onething.reforms import Reform
from onething.simulation.burden import PriceList
from onething.simulation.logs.log_mapping import LogMapping
from onething.simulation.result import Simulation
from onething.simulation.target import Target

if TYPE_CHECKING:
    from onething.choosing.advice import Advice

__all__ = [
    "KeptInput",
    "KeptRun",
    "KeptScenario",
    "Result",
    "Role",
    "RunId",
    "RunInputs",
    "RunKind",
    "RunState",
]

RunId = NewType("RunId", int)
"""The number of a run in its store, from 1; never used twice."""

Result: TypeAlias = "Simulation | Advice"
"""What comes out of a run."""


class RunKind(StrEnum):
    """What was asked."""

    SIMULATION = "simulation"
    ADVICE = "advice"


class RunState(StrEnum):
    """What is known of a run."""

    KEPT = "kept"
    """It was finished, and kept whole."""
    EQUAL = "equal"
    """It was repeated, and every figure was the same to the last digit."""
    DIFFERENT = "different"
    """It was repeated, and a figure was another one."""


class Role(StrEnum):
    """As what a document went into a run."""

    CATALOGUE = "catalogue"
    RULES = "rules"
    REFORM = "reform"
    MAPPING = "mapping"
    TARGETS = "targets"
    PRICES = "prices"
    CALENDAR = "calendar"


@dataclass(frozen=True)
class RunInputs:
    """All that a run rests on beside its log: with it, and the log, it can be repeated."""

    catalogue: Catalogue
    packs: tuple[RulePack, ...] = ()
    reforms: tuple[Reform, ...] = ()
    """In the order in which they are applied."""
    mapping: LogMapping | None = None
    targets: tuple[Target, ...] = ()
    prices: PriceList | None = None
    calendar: WorkingDays = OFFICIAL
    options: Mapping[str, JsonValue] = field(default_factory=dict)
    """Whatever else was asked, by name: the day, what is assumed, the budget …; what JSON can write."""

    def documents(self) -> Iterator[tuple[Role, str, object]]:
        """Yield each of them with its role and name; the order of a role is that in which they count."""
        yield Role.CATALOGUE, self.catalogue.jurisdiction.id, self.catalogue
        yield from ((Role.RULES, pack.id, pack) for pack in self.packs)
        yield from ((Role.REFORM, reform.id, reform) for reform in self.reforms)
        if self.mapping:
            yield Role.MAPPING, "mapping", self.mapping
        if self.targets:
            yield Role.TARGETS, "targets", self.targets
        if self.prices:
            yield Role.PRICES, self.prices.id, self.prices
        if self.calendar != OFFICIAL:
            yield Role.CALENDAR, "calendar", self.calendar


class KeptInput(Noun):
    """A document that went into a run."""

    role: Role
    name: str
    """The id of what it is, such as that of the catalogue."""
    version: int
    """From 1, among what the store has under this role and name."""
    digest: str
    """`sha256:` and the hash of the document."""


class KeptScenario(Noun):
    """What a scenario of a simulation comes to, in short."""

    scenario: str
    cost: float
    cases: float
    materials: float
    visits: float
    at_most_one_visit: float
    days: float


class KeptRun(Noun):
    """A run as it is listed: what was asked, of which log, when, and what is known of it."""

    id: RunId
    kind: RunKind
    state: RunState
    catalogue: CatalogueId
    options: dict[str, JsonValue]
    inputs: tuple[KeptInput, ...]
    version: str
    """The version of the library that it was made with."""
    log_name: str
    log_digest: str
    log_rows: int
    cases: float
    scenarios: tuple[KeptScenario, ...] = ()
    """Of a simulation, the baseline first."""
    started: AwareDatetime
    finished: AwareDatetime
    repeated: AwareDatetime | None = None
    """When it was last repeated."""

    def of(self, role: Role) -> tuple[KeptInput, ...]:
        """Return what went in under a role."""
        return tuple(one for one in self.inputs if one.role is role)
