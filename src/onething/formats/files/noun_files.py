"""Reading the nouns of one file, each with its place; what is wrong in one does not hide the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from onething.errors import BrokenInput, Fault
from onething.formats.files.document import Document, Lines
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults, noun_name
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label
from onething.model import Located, Noun

__all__ = ["NounFile", "Standing", "in_order", "read_nouns", "repeated"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A noun and where it stands."""

    kind: FileKind
    key: str
    """Its id, or what takes its place, even where the rest could not be read."""
    noun: Noun | None
    """None: it is broken."""
    located: Located


@dataclass(frozen=True, slots=True)
class NounFile:
    """What a file holds."""

    kind: FileKind
    standings: tuple[Standing, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: bool = False
    """True: the file as a whole could not be read."""


def read_nouns(path: Path, kind: FileKind) -> NounFile:
    """Return the nouns of a file: one mapping, or a list of them."""
    try:
        document = read_yaml(path)
    except BrokenInput as error:
        return NounFile(kind, faults=error.faults, unread=True)
    if isinstance(document.data, dict):
        parts: Iterable[tuple[object, Lines]] = [(document.data, document.lines)]
    elif isinstance(document.data, list) and not kind.one_to_a_file:
        parts = zip(document.data, document.lines.parts(), strict=True)
    else:
        return NounFile(kind, faults=(_wrong_shape(document, kind),), unread=True)
    standings, faults = list[Standing](), list[Fault]()
    for data, lines in parts:
        standing, wrong = _standing(kind, data, Located(document.file, lines))
        standings.append(standing)
        faults += wrong
    return NounFile(kind, tuple(standings), tuple(faults))


def repeated(standings: Iterable[Standing]) -> Iterator[Fault]:
    """Yield a fault for each noun that bears the id of one before it."""
    first: dict[tuple[str, str], Standing] = {}
    for standing in standings:
        before = first.setdefault((standing.kind.name, standing.key), standing)
        if before is not standing and standing.key:
            name, place = noun_name(standing.kind, standing.key), before.located.find(standing.kind.key)
            yield Fault(
                standing.located.find(standing.kind.key),
                Label(
                    zh=f"{name.zh} 重复，已见于 {place}",
                    en=f"{name.en} stands twice; it stands at {place} too",
                ),
                Label(zh="改名或删除其中一个", en="rename or remove one of them"),
            )


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults by file and line, each once."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.place.file, fault.place.line or 0))


def _standing(kind: FileKind, data: object, located: Located) -> tuple[Standing, tuple[Fault, ...]]:
    try:
        noun = kind.model.model_validate(data)
    except ValidationError as error:
        key = data.get(kind.key) if isinstance(data, dict) else None
        faults = noun_faults(error, data, kind=kind, located=located)
        return Standing(kind, str(key or ""), None, located), faults
    return Standing(kind, getattr(noun, kind.key), noun, located), ()


def _wrong_shape(document: Document, kind: FileKind) -> Fault:
    found = Label(zh="文件内容不是映射或列表", en="the file holds neither a mapping nor a list")
    mend = Label(zh=f"写一个{kind.noun_zh}，或由此组成的列表", en=f"write a {kind.noun}, or a list of them")
    if kind.one_to_a_file:
        found = Label(zh="文件内容不是映射", en="the file does not hold a mapping")
        mend = Label(zh=f"每个文件写一个{kind.noun_zh}", en=f"write one {kind.noun} a file")
    return Fault(document.place(), found, mend)
