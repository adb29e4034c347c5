"""The plan of a case: what still has to be handed in, what need not be, and why.

A plan holds ids and reasons, never a person's documents; the facts of the case stand in it as given.
It is frozen, compares by value, and goes to JSON and back without loss.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from onething.language import Label
from onething.model.codes import CatalogueId, FactName, ItemId, MaterialId, OneThingId, RuleId, SourceId
from onething.model.flow import Flow, Measure
from onething.model.frozen import Frozen
from onething.model.item import Necessity
from onething.model.literals import Day
from onething.model.noun import Basis, Noun
from onething.model.onething import PublishedFigures
from onething.model.question import DATE, REGION, Question, Value
from onething.model.rule import Mode
from onething.model.source import Answer

__all__ = [
    "Assume",
    "Case",
    "FailedTest",
    "Inclusion",
    "OpenQuestion",
    "Outcome",
    "Plan",
    "PlannedField",
    "PlannedItem",
    "PlannedMaterial",
    "PlannedRequirement",
    "Way",
    "WayNotUsed",
]

Facts = Annotated[dict[FactName, Value], AfterValidator(Frozen)]


class Assume(StrEnum):
    """What a plan assumes of sources whose answer is not given."""

    CONNECTED = "connected"
    """Every connected source answers."""
    GUARANTEED = "guaranteed"
    """Only what is certain counts: a source with full coverage, a consent that was given."""


class Case(Noun):
    """The case to be planned: the facts known of it, and what is assumed.

    What does not fit is refused without being repeated: it may be a person's.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    facts: Facts = Field(default_factory=Frozen)
    """By name; a fact that is missing is not known, None says it is known to have no value."""
    as_of: Day | None = None
    """As of which day it is decided; None: today."""
    region: str | None = None
    """Where; None: the region of the one-thing's guide, else of the jurisdiction."""
    assume: Assume = Assume.CONNECTED
    given: Annotated[dict[SourceId, Answer], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """What sources have answered, or are taken to answer."""
    start: Day | None = None
    """When the application is made; None: on the day as of which it is decided."""
    items: tuple[ItemId, ...] | None = None
    """Only these items are wanted, optional ones among them; None: all that are not optional."""

    def with_fact(self, name: FactName, value: Value) -> Case:
        """Return the case with a fact known; a region or date known so counts instead of the case's own."""
        settled = {REGION: "region", DATE: "as_of"}.get(name)
        freed = {settled: None} if settled else {}
        return self.model_copy(update={"facts": Frozen({**self.facts, name: value}), **freed})


class Inclusion(StrEnum):
    """Whether an item is part of the case."""

    IN = "in"
    OUT = "out"
    OPEN = "open"
    """Not decided by what is known."""


class PlannedItem(Noun):
    """An item of the one-thing, and whether it is part of the case."""

    item: ItemId
    name: Label
    inclusion: Inclusion
    reason: tuple[FailedTest, ...] = ()
    """For an item that is out or open: the tests that failed or cannot be decided."""


class Outcome(StrEnum):
    """What becomes of a requirement or a material."""

    HAND_IN = "hand-in"
    REPLACED = "replaced"
    NOT_NEEDED = "not-needed"
    OPEN = "open"
    """Not decided by what is known."""


class FailedTest(Noun):
    """A test that does not hold, or cannot be decided, in this case."""

    fact: str
    """A fact of the case, `source:ID` for what a source answers, `item:ID` for an item of the case."""
    test: str
    """The test in the condition language."""
    sentence: Label
    """The same as a sentence: what would have to hold."""
    known: bool = True
    """False: it cannot be decided because the fact is not known."""


class Way(Noun):
    """A way to meet a requirement without handing the material in: a rule, and what it uses."""

    mode: Mode
    rule: RuleId
    title: Label
    basis: tuple[Basis, ...]
    source: SourceId | None = None
    producer: ItemId | None = None
    """The item of the same one-thing that produces the material."""


class WayNotUsed(Noun):
    """A way that was not open, with the tests that failed or cannot be decided."""

    way: Way
    failed: tuple[FailedTest, ...]


class PlannedRequirement(Noun):
    """What becomes of one requirement for one material."""

    owner: str
    """The item, or the one-thing for a requirement of the whole."""
    requirement: str
    material: MaterialId
    necessity: Necessity
    outcome: Outcome
    used: Way | None = None
    fallbacks: tuple[Way, ...] = ()
    """What else is open, in order, should the way used fail."""
    not_used: tuple[WayNotUsed, ...] = ()
    reason: tuple[FailedTest, ...] = ()
    """For one that is not needed or open: the tests of its condition that failed or are undecided."""
    passed_over: bool = False
    """True: another option of the same requirement leaves the applicant less."""


class PlannedMaterial(Noun):
    """A material of one holder, asked for once however many items demand it."""

    material: MaterialId
    name: Label
    holder: str = ""
    outcome: Outcome
    count: int = 1
    requirements: tuple[PlannedRequirement, ...]
    """Who demands it, and how each demand is met."""


class PlannedField(Noun):
    """A field of the one form: asked once, or filled in by a source."""

    id: str
    label: Label
    forms: tuple[MaterialId, ...]
    """The forms that ask for it."""
    source: SourceId | None = None


class OpenQuestion(Noun):
    """A question whose answer still changes the plan."""

    question: Question
    decides: tuple[str, ...]
    """What waits for it: items as `item:ID`, materials by id, steps by the id of the step."""


class Plan(Noun):
    """What a case comes to, with the reasons."""

    catalogue: CatalogueId
    onething: OneThingId
    name: Label
    as_of: Day
    region: str
    assume: Assume
    facts: Facts
    answered: tuple[Question, ...] = ()
    """The questions that the facts answer, with their labels."""
    items: tuple[PlannedItem, ...]
    materials: tuple[PlannedMaterial, ...]
    """One line a material and holder, in the order in which the catalogue asks for them."""
    form: tuple[PlannedField, ...]
    questions: tuple[OpenQuestion, ...]
    """What to ask next, most decisive first."""
    assumptions: tuple[Label, ...]
    """Whatever the plan rests on that no document backs."""
    figures: PublishedFigures
    """What the platform publishes, beside what is computed here."""
    visits: int | None = None
    """Visits, derived from the flow: the most that open questions can bring; None: no flow was derived."""
    days: int | None = None
    """Working days from acceptance to the last result, likewise."""
    flow: Flow | None = None
    """Who does what, where and when; None: no flow was derived."""
    measures: tuple[Measure, ...] = ()
    """What the plan is measured by, each with its reason."""

    def having(self, outcome: Outcome) -> tuple[PlannedMaterial, ...]:
        """Return the materials with this outcome."""
        return tuple(material for material in self.materials if material.outcome is outcome)

    @property
    def hand_in(self) -> tuple[PlannedMaterial, ...]:
        """The materials that the applicant hands in."""
        return self.having(Outcome.HAND_IN)

    @property
    def promises(self) -> tuple[PlannedRequirement, ...]:
        """The requirements that the applicant meets by a signed promise (告知承诺)."""
        return self._met_by(Mode.COMMITMENT)

    @property
    def deferred(self) -> tuple[PlannedRequirement, ...]:
        """The requirements whose material is handed in later (容缺后补)."""
        return self._met_by(Mode.DEFERRAL)

    def _met_by(self, mode: Mode) -> tuple[PlannedRequirement, ...]:
        demands = (demand for material in self.materials for demand in material.requirements)
        return tuple(demand for demand in demands if demand.used and demand.used.mode is mode)


PlannedItem.model_rebuild()
