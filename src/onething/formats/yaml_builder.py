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
from onething.formats.document import Columns, Document, Lines
from onething.formats.yaml_faults import NO_ESCAPE, UNKNOWN_ESCAPE
from onething.formats.yaml_scalars import Scalar, resolve
from onething.language import Label

__all__ = ["Limits", "build", "events"]

_CORE = "tag:yaml.org,2002:"
_TYPES: Mapping[str, tuple[type, ...]] = {
    _CORE + "null": (type(None),),
    _CORE + "bool": (bool,),
    _CORE + "int": (int,),
    _CORE + "float": (float, int),
}
_TEXT_TAGS = ("!", _CORE + "str")
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
    """Keys, elements and values, those behind each alias counted again."""


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
    stack: list[_Frame] = field(default_factory=lambda: [_Frame([], -1)])
    """The first frame holds the documents themselves."""
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
        for event in stream:
            if handler := handlers.get(event.__class__):
                handler(event)
        if self.faults:
            raise BrokenInput(self.faults)
        documents = self.stack[0].value
        if documents in ([], [None]):
            raise BrokenInput([_empty(self.file)])
        return Document(documents[0], Lines(self.columns), self.file)  # type: ignore[index]  # a list

    def document(self, event: yaml.DocumentStartEvent) -> None:
        if self.stack[0].value:
            self.stop(
                event,
                Label(zh="文件里有第二个文档", en="a second document begins here"),
                Label(zh="每个文件只写一个文档，删除“---”", en="write one document a file: remove “---”"),
            )

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.style == '"' and _HALF.search(event.value):
            self.stop(event, UNKNOWN_ESCAPE, NO_ESCAPE)
        frame = self.stack[-1]
        if isinstance(frame.value, dict) and frame.key is None:
            self.key(event, frame, frame.value)
            return
        value = self.meaning(event)
        self.columns.close(self.open_row(event))
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1)
        self.put(value)

    def key(self, event: yaml.ScalarEvent, frame: _Frame, within: dict[str, object]) -> None:
        # Kept once however often it occurs: a catalogue has few distinct keys.
        frame.key, frame.key_line = sys.intern(event.value), _line(event)
        if event.value == "<<" and not event.style:
            self.fault(
                event,
                Label(zh="不支持合并键“<<”", en="the merge key “<<” is not supported"),
                Label(zh="把要合并的键写出来", en="write out the keys that it would merge"),
            )
        elif event.value in within:
            first = Lines(self.columns, frame.row)[(event.value,)]
            self.fault(
                event,
                Label(
                    zh=f"键“{_cut(event.value)}”重复，第 {first} 行已有",
                    en=f"the key “{_cut(event.value)}” stands twice; it is on line {first} too",
                ),
                Label(zh="只保留一个", en="keep one of them"),
            )

    def mapping(self, event: yaml.MappingStartEvent) -> None:
        self.open(event, {}, _CORE + "map")

    def sequence(self, event: yaml.SequenceStartEvent) -> None:
        self.open(event, [], _CORE + "seq")

    def open(
        self, event: yaml.CollectionStartEvent, value: dict[str, object] | list[object], tag: str
    ) -> None:
        outer = self.stack[-1]
        if isinstance(outer.value, dict) and outer.key is None:
            self.stop(event, *_KEY_NOT_TEXT)
        if len(self.stack) > self.limits.depth:
            self.stop(
                event,
                Label(
                    zh=f"嵌套超过 {self.limits.depth} 层", en=f"nested more than {self.limits.depth} levels"
                ),
                Label(zh="减少嵌套", en="nest less deeply"),
            )
        if event.tag not in (None, "!", tag):
            self.fault(event, *_tag_refused(event.tag))
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
            self.stop(
                event,
                Label(zh=f"别名超过 {self.limits.aliases} 个", en=f"more than {self.limits.aliases} aliases"),
                Label(zh="直接写出内容，不用别名", en="write the values out instead of using aliases"),
            )
        target = self.anchors.get(event.anchor or "")
        if target is None:
            name = _cut(event.anchor)
            self.stop(
                event,
                Label(
                    zh=f"别名“*{name}”之前没有锚点“&{name}”",
                    en=f"no “&{name}” ends before the alias “*{name}”",
                ),
                Label(zh="先定义锚点，或直接写出内容", en="write the anchor first, or write the value out"),
            )
        frame = self.stack[-1]
        if isinstance(frame.value, dict) and frame.key is None:
            self.stop(event, *_KEY_NOT_TEXT)
        self.columns.close(self.open_row(event, nodes=target.nodes))
        self.put(target.value)

    def open_row(self, event: yaml.Event, *, nodes: int = 1) -> int:
        self.nodes += nodes
        if self.nodes > self.limits.nodes:
            self.stop(
                event,
                Label(
                    zh=f"内容超过 {self.limits.nodes} 项（别名展开后）",
                    en=f"more than {self.limits.nodes} values, with what the aliases stand for",
                ),
                Label(zh="拆成几个文件，少用别名", en="split it into several files and use fewer aliases"),
            )
        frame = self.stack[-1]
        if isinstance(frame.value, dict):
            return self.columns.open(frame.key or "", frame.key_line)
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
        if not isinstance(value, _TYPES.get(event.tag, ())) or _is_truth(value) != event.tag.endswith("bool"):
            self.fault(event, *_tag_refused(event.tag))
        return value

    def fault(self, event: yaml.Event, found: Label, mend: Label) -> None:
        self.faults.append(Fault(Place(self.file, _line(event)), found, mend))
        if len(self.faults) >= _MOST_FAULTS:
            raise BrokenInput(self.faults)

    def stop(self, event: yaml.Event, found: Label, mend: Label) -> NoReturn:
        raise BrokenInput([*self.faults, Fault(Place(self.file, _line(event)), found, mend)])


_KEY_NOT_TEXT = (
    Label(zh="键不是文本", en="a key is not a text"),
    Label(zh="键写成“名称: 值”的形式", en="write a key as “name: value”"),
)


def _tag_refused(tag: str) -> tuple[Label, Label]:
    name = _cut(tag.replace(_CORE, "!!"))
    return (
        Label(zh=f"不接受标签“{name}”", en=f"the tag “{name}” is not accepted here"),
        Label(zh="删除标签，只写普通的值", en="remove the tag and write a plain value"),
    )


def _empty(file: str) -> Fault:
    found = Label(zh="文件是空的", en="the file is empty")
    return Fault(
        Place(file), found, Label(zh="写入内容，或删除文件", en="write something, or remove the file")
    )


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _cut(text: str | None) -> str:
    text = text or ""
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004 - as much as a line shows


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
