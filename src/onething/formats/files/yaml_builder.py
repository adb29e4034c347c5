"""From the events of a YAML parser to plain data and lines, with limits; nothing is ever executed.

Building from events keeps memory small, stops as soon as a limit is passed (composing a deep file
first would overflow the stack within libyaml), and never makes anything but plain data, whatever
tags a file bears.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files import yaml_refusals as refusals
from onething.formats.files.document import Columns, Document, Lines
from onething.formats.files.yaml_faults import NO_ESCAPE, UNKNOWN_ESCAPE
from onething.formats.files.yaml_refusals import CORE, Refusal
from onething.formats.files.yaml_scalars import Scalar, resolve

__all__ = ["Limits", "build", "events"]

_TYPES: Mapping[str, tuple[type, ...]] = {
    CORE + "null": (type(None),),
    CORE + "bool": (bool,),
    CORE + "int": (int,),
    CORE + "float": (float, int),
}
_TEXT_TAGS = ("!", CORE + "str")
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which the pure parser makes of an escape such as \\ud800, and libyaml refuses."""
_MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """What a YAML file may contain before it is refused as a mistake or an attack."""

    depth: int = 60
    """Mappings and lists within one another."""
    aliases: int = 100
    """References to anchors."""
    nodes: int = 2_000_000
    """Mappings, lists and values, those behind each alias counted again."""


def events(text: str, *, pure: bool = False) -> Iterable[yaml.Event]:
    """Return the events of a text, from libyaml where it is there and `pure` is not asked for."""
    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)


def build(stream: Iterable[yaml.Event], *, file: str, limits: Limits) -> Document:
    """Return the one document that the events describe; BrokenInput if they do not describe one."""
    return _Builder(file, limits).build(stream)


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    value: dict[str, object] | list[object]
    row: int
    anchor: str | None = None
    nodes_before: int = 0
    key: str | None = None
    """Of a mapping: the key whose value comes next."""
    key_line: int = 0

    @property
    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.value, dict)


@dataclass(frozen=True, slots=True)
class _Anchored:
    value: object
    nodes: int


@dataclass(slots=True)
class _Builder:
    file: str
    limits: Limits
    columns: Columns = field(default_factory=Columns)
    faults: list[Fault] = field(default_factory=list)
    anchors: dict[str, _Anchored] = field(default_factory=dict)
    documents: list[object] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    """What is open, outermost first; the first holds the documents themselves."""
    nodes: int = 0
    aliases: int = 0

    def build(self, stream: Iterable[yaml.Event]) -> Document:
        handlers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.DocumentStartEvent: self.document,
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.mapping,
            yaml.SequenceStartEvent: self.sequence,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
        }
        self.stack.append(_Frame(self.documents, -1))
        for event in stream:
            if handler := handlers.get(event.__class__):
                handler(event)
        if not self.faults and self.documents in ([], [None]):
            self.faults.append(Fault(Place(self.file), *refusals.EMPTY))
        if self.faults:
            raise BrokenInput(self.faults)
        return Document(self.documents[0], Lines(self.columns), self.file)

    def document(self, event: yaml.DocumentStartEvent) -> None:
        if self.documents:
            self.stop(event, refusals.SECOND_DOCUMENT)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.style == '"' and _HALF.search(event.value):
            self.stop(event, (UNKNOWN_ESCAPE, NO_ESCAPE))
        frame = self.stack[-1]
        if frame.wants_key:
            self.key(event, frame)
            return
        value = self.meaning(event)
        self.columns.close(self.open_row(event))
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1)
        self.put(value)

    def key(self, event: yaml.ScalarEvent, frame: _Frame) -> None:
        # Kept once however often it occurs: a catalogue has few distinct keys.
        frame.key, frame.key_line = sys.intern(event.value), _line(event)
        if event.value == "<<" and not event.style:
            self.fault(event, refusals.MERGE_KEY)
        elif event.value in frame.value:
            first = Lines(self.columns, frame.row)[(event.value,)]
            self.fault(event, refusals.repeated_key(event.value, first))

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        self.open(event, {}, CORE + "map")

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        self.open(event, [], CORE + "seq")

    def open(
        self, event: yaml.CollectionStartEvent, value: dict[str, object] | list[object], tag: str
    ) -> None:
        if self.stack[-1].wants_key:
            self.stop(event, refusals.KEY_NOT_TEXT)
        if len(self.stack) > self.limits.depth:
            self.stop(event, refusals.too_deep(self.limits.depth))
        if event.tag not in (None, "!", tag):
            self.fault(event, refusals.tag_refused(event.tag))
        nodes_before = self.nodes
        self.stack.append(_Frame(value, self.open_row(event), event.anchor, nodes_before))

    def close(self, _: yaml.Event) -> None:
        frame = self.stack.pop()
        self.columns.close(frame.row)
        if frame.anchor:
            self.anchors[frame.anchor] = _Anchored(frame.value, self.nodes - frame.nodes_before)
        self.put(frame.value)

    def alias(self, event: yaml.AliasEvent) -> None:
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            self.stop(event, refusals.too_many_aliases(self.limits.aliases))
        target = self.anchors.get(event.anchor or "")
        if target is None:
            self.stop(event, refusals.unknown_anchor(event.anchor or ""))
        if self.stack[-1].wants_key:
            self.stop(event, refusals.KEY_NOT_TEXT)
        self.columns.close(self.open_row(event, nodes=target.nodes))
        self.put(target.value)

    def open_row(self, event: yaml.Event, *, nodes: int = 1) -> int:
        self.nodes += nodes
        if self.nodes > self.limits.nodes:
            self.stop(event, refusals.too_many_values(self.limits.nodes))
        frame = self.stack[-1]
        if frame.key is not None:
            return self.columns.open(frame.key, frame.key_line)
        return self.columns.open(len(frame.value), _line(event))

    def put(self, value: object) -> None:
        frame = self.stack[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
        elif frame.key is not None:
            frame.value.setdefault(frame.key, value)
            frame.key = None

    def meaning(self, event: yaml.ScalarEvent) -> Scalar:
        text: str = event.value
        if event.tag is None:
            return text if event.style else resolve(text)
        if event.tag in _TEXT_TAGS:
            return text
        value = resolve(text)
        # A truth is a whole number too, by type.
        fits = isinstance(value, _TYPES.get(event.tag, ())) and isinstance(value, bool) == (
            event.tag == CORE + "bool"
        )
        if not fits:
            self.fault(event, refusals.tag_refused(event.tag))
        return value

    def fault(self, event: yaml.Event, refusal: Refusal) -> None:
        self.faults.append(Fault(Place(self.file, _line(event)), *refusal))
        if len(self.faults) >= _MOST_FAULTS:
            raise BrokenInput(self.faults)

    def stop(self, event: yaml.Event, refusal: Refusal) -> NoReturn:
        raise BrokenInput([*self.faults, Fault(Place(self.file, _line(event)), *refusal)])


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
