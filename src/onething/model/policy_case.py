"""Policy cases: what is expected of the plan of a case, written by policy staff and run as tests.

A file holds many cases; what it says beside them counts for each case that does not say otherwise.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from onething.language import Label
from onething.model.channel import Channel
from onething.model.codes import FactName, RegionCode, SourceId
from onething.model.flow import MeasureKind
from onething.model.frozen import Frozen
from onething.model.literals import Count, Day, Number, Truth
from onething.model.noun import Noun
from onething.model.plan import Assume
from onething.model.question import Value
from onething.model.rule import Mode
from onething.model.source import Answer

__all__ = [
    "CaseFailure",
    "CaseResult",
    "Expectation",
    "Figure",
    "NotAsked",
    "PolicyCase",
    "PolicyCaseFile",
]


class NotAsked(StrEnum):
    """Why a material is not asked for, where no way stands for it."""

    NOT_NEEDED = "not-needed"
    """Its condition does not hold in the case."""


class Figure(Noun):
    """What a figure of a plan is expected to be; in files a plain number says it exactly.

    >>> Figure.model_validate(35).accepts(35, 35), Figure(at_most=1).accepts(0, 2)
    (True, False)
    """

    about: Annotated[Number | None, Field(ge=0)] = None
    """The figure itself, up to what `within` and `within_percent` allow."""
    within: Annotated[Number, Field(ge=0)] = 0.0
    """By how much it may differ, either way."""
    within_percent: Annotated[Number, Field(ge=0)] = 0.0
    """By how many percent of `about` it may differ, either way; the wider of the two counts."""
    at_least: Count | None = None
    at_most: Count | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return {"about": value}
        if isinstance(value, str | bool):
            raise ValueError("a figure is a number, or a mapping with about, at_least or at_most")
        return value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.about is None and not self.at_least and self.at_most is None:
            raise ValueError("a figure says a number, at_least or at_most")
        if self.lowest > self.highest:
            raise ValueError("no figure can be as large and as small as that")
        return self

    @property
    def lowest(self) -> float:
        """The least figure that is accepted."""
        about = 0.0 if self.about is None else self.about - self._tolerance
        return max(about, float(self.at_least or 0))

    @property
    def highest(self) -> float:
        """The greatest figure that is accepted."""
        about = float("inf") if self.about is None else self.about + self._tolerance
        return about if self.at_most is None else min(about, float(self.at_most))

    @property
    def _tolerance(self) -> float:
        return max(self.within, (self.about or 0.0) * self.within_percent / 100)

    def accepts(self, least: float, most: float) -> bool:
        """Tell whether every figure from `least` to `most`, which open questions leave, is accepted."""
        return self.lowest <= least and most <= self.highest

    @property
    def label(self) -> Label:
        """What is expected, in words."""
        low, high = _number(self.lowest), _number(self.highest)
        if self.lowest == self.highest:
            return Label(zh=low, en=low)
        if self.highest == float("inf"):
            return Label(zh=f"至少 {low}", en=f"at least {low}")
        if self.lowest == 0:
            return Label(zh=f"至多 {high}", en=f"at most {high}")
        return Label(zh=f"{low} 至 {high}", en=f"{low} to {high}")


def _number(figure: float) -> str:
    return f"{figure:g}"


def _lists(value: Any) -> Any:
    """Let one list of steps stand for a list of such lists."""
    return [value] if isinstance(value, list | tuple) and value and isinstance(value[0], str) else value


def _mapped(value: Any) -> Any:
    """Let a list of materials stand for a mapping that does not say how each is replaced."""
    listed = isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)
    return dict.fromkeys(value) if listed else value


def _told(value: Any) -> Any:
    if value is not None and not value:
        raise ValueError("an expectation that names nothing is checked by nobody")
    return value


_Names = Annotated[tuple[str, ...] | None, AfterValidator(_told)]


class Expectation(Noun):
    """What is expected of a plan; at least one thing, so that no case passes because nobody looked."""

    visits: Figure | None = None
    """Visits, whatever open questions are answered."""
    days: Figure | None = None
    """Working days from acceptance to the last result."""
    materials: Figure | None = None
    """How many materials are handed in."""
    questions: Figure | None = None
    """How many questions are open."""
    channel: Channel | None = None
    """Through which it is handled, where the case leaves that open: the best one."""
    asked_for: _Names = None
    """Materials that the applicant hands in, by id, name, alias or code."""
    not_asked_for: Annotated[
        dict[str, Mode | NotAsked | None] | None, BeforeValidator(_mapped), AfterValidator(_told)
    ] = None
    """Materials that the applicant does not hand in, each with the way that stands for it; in files also a
    list, where any way will do."""
    in_case: _Names = None
    """Items that are handled."""
    not_in_case: _Names = None
    """Items that are not handled."""
    order: Annotated[tuple[tuple[str, ...], ...] | None, BeforeValidator(_lists), AfterValidator(_told)] = (
        None
    )
    """Items or steps, each of which is done before the next; a list, or several lists."""
    in_flow: _Names = None
    """Steps that are part of the flow, by id, such as `in-person:ITEM/ACT`."""
    not_in_flow: _Names = None
    """Steps that are not, such as an act that a rule waives."""
    measures: Annotated[dict[MeasureKind, Truth | Count] | None, AfterValidator(_told)] = None
    """Whether a measure holds; for the online depth also how many stars."""

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError("a policy case expects at least one thing")
        return self


class _Circumstances(Noun):
    """What a case or a whole file says of the case to be planned."""

    model_config = ConfigDict(hide_input_in_errors=True)

    onething: str = ""
    """An id, code or name, with its catalogue where several have it: `hunan/newborn`."""
    date: Day | None = None
    """As of which day it is decided; without it a test would change its outcome overnight."""
    start: Day | None = None
    """When it is applied for."""
    region: RegionCode | None = None
    facts: Annotated[dict[FactName, Value], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """By name; a fact without a value is not known."""
    given: Annotated[dict[SourceId, Answer], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """What sources answer."""
    assume: Assume = Assume.CONNECTED
    channel: Channel | None = None
    """Through which it is handled; None: the best one."""
    items: tuple[str, ...] | None = None
    """Only these items are wanted."""


class PolicyCase(_Circumstances):
    """A case, named by a sentence, and what is expected of its plan."""

    name: Label
    """What holds, as a whole sentence."""
    expect: Expectation


def _some(cases: tuple[PolicyCase, ...]) -> tuple[PolicyCase, ...]:
    if not cases:
        raise ValueError("a file of policy cases holds at least one")
    return cases


class PolicyCaseFile(_Circumstances):
    """A file of policy cases, and what holds for all of them that do not say otherwise."""

    cases: Annotated[tuple[PolicyCase, ...], AfterValidator(_some)]

    def whole(self, case: PolicyCase) -> PolicyCase:
        """Return a case with what the file says for all; its own facts and answers come before those."""
        said = {name: getattr(self, name) for name in _Circumstances.model_fields}
        own = {name: getattr(case, name) for name in case.model_fields_set}
        joined = {name: Frozen({**said[name], **getattr(case, name)}) for name in ("facts", "given")}
        return case.model_copy(update={**said, **own, **joined})


class CaseFailure(Noun):
    """One thing that is not as expected: what, why, and the smallest changes that would make it so."""

    what: str
    """The key of the expectation, such as `visits`."""
    expected: Label
    found: Label
    causes: tuple[Label, ...] = ()
    changes: tuple[Label, ...] = ()
    line: int | None = None


class CaseResult(Noun):
    """What became of a policy case."""

    name: Label
    file: str
    line: int | None
    onething: str
    failures: tuple[CaseFailure, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.failures
