"""The page on the words that keys offer as choices, from the enumerations of the model."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterator, Mapping

from docs.reference.writers.markdown import Row, doc, is_enum, table, told

from onething import model
from onething.formats.reports.flow_words import MEASURES
from onething.formats.reports.words import WORDS
from onething.language import Label
from onething.simulation.target import TargetMeasure
from onething.workflows.flow.wording import ACTS, STEPS

__all__ = ["choices", "words"]

_SAID: Mapping[type[enum.StrEnum], Mapping[enum.StrEnum, Label]] = {
    **WORDS,
    model.ActKind: ACTS,
    model.Channel: {channel: channel.label for channel in model.Channel},
    model.MeasureKind: MEASURES,
    model.StepKind: STEPS,
}
"""What plans say of the members, by enumeration."""

_MEMBER = re.compile(r'^ +([A-Z_]+) = "[^"]*"\n +"""(.+?)"""', re.M | re.S)


def words() -> Iterator[str]:
    """Yield the parts of the page."""
    yield "# Words"
    yield "The choices that keys offer, how plans say them in Chinese and English, and what they mean."
    named = {**vars(model), TargetMeasure.__name__: TargetMeasure}
    enums = {name: value for name, value in sorted(named.items()) if is_enum(value)}
    for name, cls in enums.items():
        yield from choices(name, cls, heading="##")


def choices(name: str, cls: type[enum.StrEnum], *, heading: str) -> Iterator[str]:
    """Yield one enumeration: a heading, what it is, and its members in the order that counts."""
    yield f"{heading} {name}"
    yield doc(cls)
    docs = dict(_MEMBER.findall(inspect.getsource(cls)))
    yield table(("value", "中文", "English", "meaning"), (_member(each, docs) for each in cls))


def _member(member: enum.StrEnum, docs: Mapping[str, str]) -> Row:
    said = _SAID.get(type(member), {}).get(member)
    zh, en = (said.text("zh"), said.text("en")) if said else ("", "")
    return f"`{member.value}`", zh, en, told(docs.get(member.name, ""))
