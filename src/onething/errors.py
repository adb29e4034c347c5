"""The error tree: one root, and every error tells what, where, why and how to mend it.

    OnethingError
    ├── BrokenInput        one or more faults in files or arguments, all of a run at once
    ├── ConditionError     a condition that cannot be read, with the column
    ├── UnknownName        an id, code, fact or option that nothing bears, with what is near
    ├── MatcherError       a rule pack or a set of facts that a matcher must refuse
    └── NotWritten         a file that was not written, and why

A broken file is an error; a broken policy is a result, see `onething.model.finding`.
Errors take facts, not sentences; `message(language)` says them in Chinese or English.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar

from onething.language import Label, Language

__all__ = [
    "BrokenInput",
    "ConditionError",
    "Fault",
    "MatcherError",
    "NotWritten",
    "OnethingError",
    "Place",
    "UnknownName",
    "nearest",
]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file and, where known, its line, counted from 1."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file or an argument: where, what was found, how to mend it."""

    place: Place
    found: Label
    mend: Label

    def message(self, language: Language) -> str:
        """Return the fault as one line."""
        return f"{self.place}: {self.found.text(language)} → {self.mend.text(language)}"


class OnethingError(Exception):
    """The root of all errors that the library raises on purpose."""

    def message(self, language: Language) -> str:
        """Return what happened, and how to mend it, in `language`."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.message("en")


class BrokenInput(OnethingError):
    """Files or arguments that cannot be used, with every fault that was found in them.

    Raised once a run, after all files were read, so that they can be mended together.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def message(self, language: Language) -> str:
        """Return one line for each fault."""
        return "\n".join(fault.message(language) for fault in self.faults)


class ConditionError(OnethingError):
    """A condition that cannot be read: the text, the column (from 1), what was found and expected."""

    def __init__(self, text: str, *, column: int, found: Label, mend: Label) -> None:
        self.text, self.column, self.found, self.mend = text, column, found, mend
        super().__init__(text, column)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), column=self.column, found=self.found, mend=self.mend), (self.text,)

    def message(self, language: Language) -> str:
        """Return the fault with the text that holds it."""
        where = f"第 {self.column} 列" if language == "zh" else f"column {self.column}"
        return f"“{self.text}”, {where}: {self.found.text(language)} → {self.mend.text(language)}"


class UnknownName(OnethingError):
    """An id, code, fact or option that nothing bears; `near` holds what may have been meant."""

    KINDS: ClassVar[dict[str, str]] = {
        "one-thing": "一件事",
        "item": "事项",
        "material": "材料",
        "source": "数据资源",
        "department": "部门",
        "fact": "事实",
        "option": "选项",
        "attribute": "属性",
        "kind": "类型",
        "catalogue": "目录",
        "region": "区划",
        "rule": "规则",
        "check": "检查项",
        "shape": "事实种类",
        "variable": "变量",
        "matcher": "匹配器",
    }

    FEW: ClassVar[int] = 12
    """So many known names are listed where none of them is near."""

    def __init__(self, kind: str, name: str, known: Iterable[str] = (), *, note: Label | None = None) -> None:
        self.kind, self.name, self.note = kind, name, note
        self.known = tuple(dict.fromkeys(known))
        super().__init__(kind, name, self.known)

    @cached_property
    def near(self) -> Sequence[str]:
        """What may have been meant, best first."""
        return nearest(self.name, self.known)

    def message(self, language: Language) -> str:
        """Return what was asked for, and what stands near it or, where that is little, all there is."""
        note = self.note.text(language) if self.note else ""
        if language == "zh":
            kind = self.KINDS.get(self.kind, self.kind)
            return f"没有名为“{self.name}”的{kind}{self._hint('，是否指：{}', '；已有：{}')}。{note}"
        hint = self._hint("; did you mean {}?", "; there are {}")
        return f"there is no {self.kind} “{self.name}”{hint}{' ' if note else ''}{note}"

    def _hint(self, near: str, all_known: str) -> str:
        if self.near:
            return near.format(", ".join(self.near))
        return all_known.format(", ".join(self.known)) if 0 < len(self.known) <= self.FEW else ""


class MatcherError(OnethingError):
    """A matcher that refuses its input or gave an answer that cannot be trusted."""

    def __init__(self, found: Label, mend: Label) -> None:
        self.found, self.mend = found, mend
        super().__init__(found, mend)

    def message(self, language: Language) -> str:
        """Return what was refused and what to do."""
        return f"{self.found.text(language)} → {self.mend.text(language)}"


class NotWritten(OnethingError):
    """A file that was left as it is, because writing it would lose something or failed."""

    def __init__(self, path: Path, found: Label, mend: Label) -> None:
        self.path, self.found, self.mend = path, found, mend
        super().__init__(path, found, mend)

    def message(self, language: Language) -> str:
        """Return which file, why, and what to do."""
        return f"{self.path}: {self.found.text(language)} → {self.mend.text(language)}"


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> Sequence[str]:
    """Return the names of `known` that look most like `name`, best first.

    >>> nearest("newbron", ["newborn", "marriage"])
    ['newborn']
    """
    return difflib.get_close_matches(name, list(known), n=most, cutoff=0.6)
