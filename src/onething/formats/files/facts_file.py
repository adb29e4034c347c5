"""Reading the facts of a case from a file: a mapping from facts to values, in YAML or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import NamedTuple

from onething.conditions import check_value
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.formats.files.text_file import read_text, shown
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label
from onething.model import FactName, Question, Value

__all__ = ["load_facts"]


def load_facts(path: Path | str, questions: Mapping[FactName, Question]) -> dict[FactName, Value]:
    """Return the facts that a file states, each as `questions` declare it.

    A file that ends in `.json` is read as JSON, any other as YAML. A fact without a value (`null`) is
    not known, as if it did not stand there. Raises BrokenInput with the faults, a hundred at most, and
    their lines; it names facts but never repeats their values.
    """
    path = Path(path)
    known: dict[FactName, Value] = {}
    faults: list[Fault] = []
    for stated in _json(path) if path.suffix.lower() == ".json" else _yaml(path):
        try:
            known[FactName(stated.fact)] = _value(stated, questions, first_time=stated.fact not in known)
        except BrokenInput as broken:
            faults += broken.faults
            if len(faults) >= _MOST_FAULTS:
                break
    if faults:
        raise BrokenInput(faults)
    return {fact: value for fact, value in known.items() if value is not None}


_MOST_FAULTS = 100


class _Stated(NamedTuple):
    """A fact as it stands in a file."""

    fact: str
    value: object
    place: Place


@dataclass(frozen=True, slots=True)
class _NoValue:
    """What JSON can write and no value can be."""

    found: Label


_NO_NUMBER = _NoValue(Label(zh="NaN 和 Infinity 不是数字", en="NaN and Infinity are no numbers"))
_TOO_LARGE = _NoValue(Label(zh="数字过大", en="the number is too large"))
_NO_TEXT = _NoValue(Label(zh="文本中有半个字符", en="half a character stands in the text"))
_HALF = re.compile("[\ud800-\udfff]")


def _yaml(path: Path) -> Iterator[_Stated]:
    document = read_yaml(path)
    if not isinstance(document.data, dict):
        raise BrokenInput([_no_mapping(document.place())])
    return (_Stated(fact, value, document.place(fact)) for fact, value in document.data.items())


def _json(path: Path) -> Iterator[_Stated]:
    text, file = read_text(path), shown(path)
    try:
        data = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise BrokenInput([_no_json(file, error)]) from None
    if not isinstance(data, dict):
        raise BrokenInput([_no_mapping(Place(file))])
    return _members(text, file)


def _members(text: str, file: str) -> Iterator[_Stated]:
    """Yield the members of the one object that a JSON text is, each with its line."""
    line, before, at = 1, 0, _between(text, text.index("{") + 1)
    while text[at] != "}":
        line, before = line + text.count("\n", before, at), at
        fact, at = _DECODER.raw_decode(text, at)
        value, at = _DECODER.raw_decode(text, _between(text, at))
        yield _Stated(fact, value, Place(file, line))
        at = _between(text, at)


def _between(text: str, at: int) -> int:
    """Return where the next member or value begins, or the object ends."""
    found = re.compile(r"[\s,:]*").match(text, at)
    return found.end() if found else at


def _finite(text: str) -> float | _NoValue:
    return float(text) if isfinite(float(text)) else _TOO_LARGE


def _whole(text: str) -> int | _NoValue:
    return int(text) if len(text) <= _LONGEST_NUMBER else _TOO_LARGE


_LONGEST_NUMBER = 100
"""Longer rows of digits are no number; Python refuses to read thousands of them."""

_DECODER = json.JSONDecoder(parse_constant=lambda _: _NO_NUMBER, parse_float=_finite, parse_int=_whole)


def _value(stated: _Stated, questions: Mapping[FactName, Question], *, first_time: bool) -> Value:
    fact, value, place = stated
    question = questions.get(FactName(fact))
    if not first_time:
        raise _broken(
            stated, Label(zh="重复出现", en="it stands twice"), Label(zh="只保留一个", en="keep one")
        )
    if question is None:
        raise BrokenInput([UnknownName("fact", fact, questions).fault(place)])
    if isinstance(value, dict | list):
        raise _broken(stated, *_NOT_ONE_VALUE)
    if isinstance(value, str) and _HALF.search(value):
        value = _NO_TEXT
    if isinstance(value, _NoValue):
        raise _broken(stated, value.found, Label(zh="改正该值", en="mend the value"))
    try:
        return check_value(value, question)
    except BrokenInput as broken:
        raise _broken(stated, broken.faults[0].found, broken.faults[0].mend) from None


_NOT_ONE_VALUE = (
    Label(zh="不是单个值", en="it is not a single value"),
    Label(
        zh="写成“事实: 值”，分层的名称用点连接",
        en="write “fact: value”, and join parts of a name by dots",
    ),
)


def _broken(stated: _Stated, found: Label, mend: Label) -> BrokenInput:
    whole = Label(zh=f"事实“{stated.fact}”：{found.zh}", en=f"the fact “{stated.fact}”: {found.en}")
    return BrokenInput([Fault(stated.place, whole, mend)])


def _no_json(file: str, error: Exception) -> Fault:
    # The text of any other ValueError may repeat a value.
    line, problem = getattr(error, "lineno", None), getattr(error, "msg", "") or "a value is not JSON"
    found = Label(zh=f"JSON 语法错误：{problem}", en=f"this is not JSON: {problem}")
    mend = Label(zh="改正这一行或上一行", en="mend this line or the one above")
    return Fault(Place(file, line), found, mend)


def _no_mapping(place: Place) -> Fault:
    found = Label(
        zh="文件内容不是从事实到值的映射", en="the file does not hold a mapping from facts to values"
    )
    mend = Label(zh="每行写一个“事实: 值”", en="write “fact: value”, one a line")
    return Fault(place, found, mend)
