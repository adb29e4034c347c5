"""The error tree: one root, and every error tells what, where, why and how to mend it.

    OnethingError
    ├── BrokenInput        one or more faults in files or arguments, all of a run at once
    │   └── ReformConflict reforms that contradict one another, see `onething.reforms`
    ├── ConditionError     a condition that cannot be read, with the column
    ├── UnknownName        an id, code, fact or option that nothing bears, with what is near
    ├── MatcherError       a rule pack or a set of facts that a matcher must refuse
    ├── BeyondCalendar     a day in a year whose working days are not known
    ├── MissingExtra       a library that an option needs and that is not installed
    ├── NotWritten         a file that was not written, and why
    └── StoreError         a store that cannot be used, see `onething.store`

A broken file is an error; a broken policy is a result, see `onething.model.finding`.
Errors take facts, not sentences; `message(language)` says them in Chinese or English.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any, ClassVar

from onething.language import Label, Language

__all__ = [
    "BeyondCalendar",
    "BrokenInput",
    "ConditionError",
    "Fault",
    "MatcherError",
    "MissingExtra",
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
        "run": "运行",
        "goal": "目标指标",
        "figure": "指标",
        "act": "现场环节",
        "procedure": "办理环节",
        "reform": "改革方案",
        "check": "检查项",
        "shape": "事实种类",
        "entry": "条目",
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

    def fault(self, place: Place) -> Fault:
        """Return the same as a fault in a file or an argument."""
        found = Label(
            zh=f"没有名为“{self.name}”的{self.KINDS.get(self.kind, self.kind)}",
            en=f"there is no {self.kind} “{self.name}”",
        )
        zh, en = self._hint("是否指：{}", "已有：{}"), self._hint("did you mean {}?", "there are {}")
        return Fault(place, found, Label(zh=zh or "改正名称", en=en or "mend the name"))

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


class BeyondCalendar(OnethingError):
    """A day in a year whose working days are not known; nothing is guessed about it."""

    def __init__(self, day: date, known_from: date, known_until: date) -> None:
        self.day, self.known_from, self.known_until = day, known_from, known_until
        super().__init__(day, known_from, known_until)

    @property
    def found(self) -> Label:
        """What the calendar does not know."""
        return Label(
            zh=f"工作日历只到 {self.known_until}（自 {self.known_from}），不含 {self.day}",
            en=f"working days are known from {self.known_from} to {self.known_until}, and not on {self.day}",
        )

    @property
    def mend(self) -> Label:
        """How the calendar can be made to reach it."""
        return Label(
            zh="国务院放假通知公布后，用 --calendar 给出文件，写明"
            f" years: [{self.day.year}]、holidays: [{self.day.year}-01-01, …] 和 workdays: […]",
            en=f"once they are announced, give a file by --calendar with years: [{self.day.year}],"
            f" holidays: [{self.day.year}-01-01, …] and workdays: […]",
        )

    def message(self, language: Language) -> str:
        """Return how far the calendar reaches, and how to make it reach farther."""
        return f"{self.found.text(language)} → {self.mend.text(language)}"


class MissingExtra(OnethingError):
    """A library that is needed here, belongs to an extra of the package, and is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        self.library, self.extra = library, extra
        super().__init__(library, extra)

    def message(self, language: Language) -> str:
        """Return which library is missing and how to install it."""
        install = f"pip install 'onething[{self.extra}]'"
        if language == "zh":
            return f"未安装 {self.library} → 请运行 {install}"
        return f"{self.library} is not installed → run {install}"


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
