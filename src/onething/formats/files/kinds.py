"""The kinds of file that a catalogue and a rules folder consist of, and what stands in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onething.model import (
    DataSource,
    Department,
    Jurisdiction,
    Material,
    Noun,
    OneThing,
    Question,
    Region,
    RulePack,
    ServiceItem,
)

__all__ = ["CATALOGUE_KINDS", "FILE_KINDS", "RULES", "FileKind"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the nouns that it holds, and how messages name one of them."""

    name: str
    """The name of the file, of the folder of such files, and of the schema."""
    model: type[Noun]
    noun: str
    """One of them, as `onething.errors.UnknownName` names it."""
    noun_zh: str
    key: str = "id"
    """The field that identifies one."""
    one_to_a_file: bool = False
    """True: a file holds one mapping, never a list."""


CATALOGUE_KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("jurisdiction", Jurisdiction, "jurisdiction", "管辖区", one_to_a_file=True),
        FileKind("regions", Region, "region", "区划", key="code"),
        FileKind("departments", Department, "department", "部门"),
        FileKind("materials", Material, "material", "材料"),
        FileKind("sources", DataSource, "source", "数据资源"),
        FileKind("questions", Question, "fact", "问题", key="fact"),
        FileKind("items", ServiceItem, "item", "事项"),
        FileKind("onethings", OneThing, "one-thing", "一件事"),
    )
}
"""What a catalogue folder consists of; `Catalogue.places` uses these names too."""

RULES = FileKind("rules", RulePack, "rule pack", "规则包", one_to_a_file=True)
"""What a rules folder consists of."""

FILE_KINDS: Mapping[str, FileKind] = {**CATALOGUE_KINDS, RULES.name: RULES}
