"""The facts of a case and the questions that find them (情形引导)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, PlainSerializer, StringConstraints, model_validator

from onething.language import Label
from onething.model.channel import Channel
from onething.model.codes import FactName, SourceId
from onething.model.literals import Truth
from onething.model.noun import Noun

__all__ = ["BUILT_IN", "CHANNEL", "CONSENT", "DATE", "REGION", "FactType", "Option", "Question", "Value"]


def _tagged(day: date) -> dict[str, str]:
    return {"date": day.isoformat()}


def _untagged(value: Any) -> Any:
    return value["date"] if isinstance(value, dict) and value.keys() == {"date"} else value


TaggedDay = Annotated[date, BeforeValidator(_untagged), PlainSerializer(_tagged, when_used="json")]
"""A day, in JSON `{"date": "2025-01-31"}`, so that it is not taken for a text when it is read back."""

Value = bool | int | float | str | TaggedDay | None
"""What a fact can be; None says that it is known to have no value, a missing fact is not known."""


class FactType(StrEnum):
    """The type of a fact."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    CHOICE = "choice"
    """One of the question's options."""
    DATE = "date"
    REGION = "region"
    """A six-digit code; a test for a code also holds for what lies below it."""


class Option(Noun):
    """An answer that a question offers; in files a plain text stands for value and label."""

    value: str
    label: Label

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"value": value, "label": value} if isinstance(value, str) else value


class Question(Noun):
    """A fact of a case, declared with its type and, for a choice, its options."""

    fact: Annotated[FactName, StringConstraints(pattern=r"^[^\s,\"\[\](){}]+$", max_length=120)]
    """The name by which conditions read it; Chinese is allowed."""
    label: Label
    """The question as a person is asked it."""
    type: FactType = FactType.BOOLEAN
    options: tuple[Option, ...] = ()
    """What a choice offers, in the order shown."""
    to_model: Truth = False
    """True: an importer made it for a condition that stands in text and still has to be modelled."""
    text: str = ""
    """That text, as published."""
    answered_by: tuple[SourceId, ...] = ()
    """Sources whose records answer it; where one of them can be asked, the applicant is not."""

    @model_validator(mode="after")
    def _choice_has_options(self) -> Self:
        if (self.type is FactType.CHOICE) != bool(self.options):
            raise ValueError("a choice has options, and nothing else has")
        values = [option.value for option in self.options]
        if len(set(values)) < len(values):
            raise ValueError(f"an option stands twice in {values}")
        return self


REGION = FactName("region")
DATE = FactName("date")
CHANNEL = FactName("channel")
CONSENT = FactName("consent")

BUILT_IN: tuple[Question, ...] = (
    Question(
        fact=REGION,
        type=FactType.REGION,
        label=Label(zh="在哪里办理？", en="In which region is the case handled?"),
    ),
    Question(
        fact=DATE, type=FactType.DATE, label=Label(zh="哪一天办理？", en="On which day is the case decided?")
    ),
    Question(
        fact=CHANNEL,
        type=FactType.CHOICE,
        label=Label(zh="通过什么渠道办理？", en="Through which channel is it handled?"),
        options=tuple(Option(value=channel.value, label=channel.label) for channel in Channel),
    ),
    Question(
        fact=CONSENT,
        type=FactType.BOOLEAN,
        label=Label(
            zh="是否同意政府部门查询和使用您的数据？", en="May departments look up and use your data?"
        ),
    ),
)
"""The facts that every case has, whatever a catalogue declares."""
