"""Reading files of policy cases: each case with what its file says for all, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.document import Document, KeyPath
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults
from onething.formats.files.text_file import shown
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label
from onething.model import Located, PolicyCase, PolicyCaseFile

__all__ = ["CASES", "CaseFile", "StandingCase", "case_files", "read_policy_cases"]

CASES = FileKind("cases", PolicyCaseFile, "file of policy cases", "政策用例文件", one_to_a_file=True)
"""How messages name such a file."""

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class StandingCase:
    """A policy case, whole, and where it stands."""

    case: PolicyCase
    document: Document
    number: int
    """Its number in the file, from 0."""

    def place(self, *path: str | int) -> Place:
        """Return where a key of the case stands, or else where the file says it for all cases."""
        own: KeyPath = ("cases", self.number, *path)
        if own in self.document.lines or path not in self.document.lines:
            return self.document.place(*own)
        return self.document.place(*path)


class CaseFile(NamedTuple):
    """What a file holds: the cases that can be read, and every fault."""

    cases: tuple[StandingCase, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_policy_cases(path: Path) -> CaseFile:
    """Return the cases of a file and its faults; what is wrong in one case does not hide the others."""
    try:
        document = read_yaml(path)
    except BrokenInput as broken:
        return CaseFile(faults=broken.faults)
    faults: list[Fault] = []
    data, numbers = document.data, list[int]()
    try:
        file = PolicyCaseFile.model_validate(data)
        numbers += range(len(file.cases))
    except ValidationError as error:
        located = Located(document.file, document.lines)
        faults += noun_faults(error, data, kind=CASES, located=located)
        numbers += _readable(data)
        if not isinstance(data, dict) or not numbers:
            return CaseFile(faults=tuple(faults))
        try:
            file = PolicyCaseFile.model_validate({**data, "cases": [data["cases"][one] for one in numbers]})
        except ValidationError:
            return CaseFile(faults=tuple(faults))
    pairs = zip(file.cases, numbers, strict=True)
    standing = tuple(StandingCase(file.whole(case), document, number) for case, number in pairs)
    return CaseFile(standing, (*faults, *_repeated(standing), *_unsaid(standing)))


def _readable(data: object) -> Iterator[int]:
    """Yield the numbers of the cases that can be read by themselves."""
    cases = data.get("cases") if isinstance(data, dict) else None
    for number, case in enumerate(cases if isinstance(cases, list) else ()):
        with suppress(ValidationError):
            PolicyCase.model_validate(case)
            yield number


def case_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files of policy cases that paths name: each itself, or the YAML files below a folder.

    Raises BrokenInput for a path that is not there, and for a folder without any such file: tests that
    nobody finds are not passed.
    """
    found: dict[Path, None] = {}
    faults: list[Fault] = []
    for path in paths:
        files = sorted(_below(path)) if path.is_dir() else [path] if path.is_file() else []
        found |= dict.fromkeys(files)
        if not files:
            faults.append(_nothing(path))
    if faults:
        raise BrokenInput(faults)
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in folder.rglob("*")
        if path.suffix in _ENDINGS and path.is_file() and not path.name.startswith(".")
    )


def _nothing(path: Path) -> Fault:
    if path.is_dir():
        found = Label(zh="文件夹中没有政策用例（*.yaml）", en="the folder holds no policy cases (*.yaml)")
        return Fault(Place(shown(path)), found, Label(zh="核对路径", en="check the path"))
    found = Label(zh="没有这个文件或文件夹", en="there is no such file or folder")
    return Fault(Place(shown(path)), found, Label(zh="核对路径", en="check the path"))


def _repeated(standing: Iterable[StandingCase]) -> Iterator[Fault]:
    """Yield a fault for each name that a case before it bears."""
    first: dict[str, Place] = {}
    for one in standing:
        name, place = one.case.name.text("zh"), one.place("name")
        before = first.setdefault(name, place)
        if before is not place:
            found = Label(
                zh=f"“{name}”重复，已见于 {before}", en=f"“{name}” stands twice; it stands at {before} too"
            )
            yield Fault(place, found, Label(zh="写出两者的区别", en="say in what they differ"))


def _unsaid(standing: Iterable[StandingCase]) -> Iterator[Fault]:
    """Yield a fault for each case without what it cannot do without."""
    for one in standing:
        if not one.case.onething:
            found = Label(zh="没有写明是哪个一件事", en="it does not say of which one-thing it is")
            mend = Label(zh="加上“onething: …”", en="add “onething: …”")
            yield Fault(one.place(), found, mend)
        if one.case.date is None:
            found = Label(
                zh="没有写明日期，结果会随当天的规定变化",
                en="it has no date, so its outcome would change with the rules of the day",
            )
            yield Fault(one.place(), found, Label(zh="加上“date: 2026-10-01”", en="add “date: 2026-10-01”"))
