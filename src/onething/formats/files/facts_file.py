"""Reading the facts of a case from a file: a mapping from facts to values, in YAML or JSON."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.document import Document
from onething.formats.files.text_file import read_text, shown
from onething.formats.files.yaml_reader import read_yaml
from onething.language import Label

__all__ = ["load_facts"]


def load_facts(path: Path | str) -> dict[str, object]:
    """Return the facts that a file holds, by name: texts, numbers, truths, and None for no value.

    A file that ends in `.json` is read as JSON, any other as YAML. Raises BrokenInput, which names
    facts but never repeats their values.
    """
    path = Path(path)
    data, document = (_read_json(path), None) if path.suffix.lower() == ".json" else _from_yaml(path)
    if not isinstance(data, dict):
        raise BrokenInput([_no_mapping(path)])
    parts = [fact for fact, value in data.items() if isinstance(value, dict | list)]
    if parts:
        places = (document.place(fact) if document else Place(shown(path)) for fact in parts)
        raise BrokenInput(_not_one_value(place, fact) for place, fact in zip(places, parts, strict=True))
    return data


def _from_yaml(path: Path) -> tuple[object, Document]:
    document = read_yaml(path)
    return document.data, document


def _read_json(path: Path) -> object:
    text = read_text(path)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse, parse_float=_finite)
    except _RepeatedKeyError as twice:
        found = Label(zh=f"键“{twice}”重复", en=f"the key “{twice}” stands twice")
        raise BrokenInput([Fault(Place(shown(path)), found, Label(zh="只保留一个", en="keep one"))]) from None
    except (ValueError, RecursionError) as error:
        # The text of any other ValueError may repeat a value.
        line, problem = getattr(error, "lineno", None), getattr(error, "msg", "") or "a value is not JSON"
        found = Label(zh=f"JSON 语法错误：{problem}", en=f"this is not JSON: {problem}")
        mend = Label(zh="改正这一行或上一行", en="mend this line or the one above")
        raise BrokenInput([Fault(Place(shown(path), line), found, mend)]) from None


class _RepeatedKeyError(Exception):
    """A key that stands twice in one object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedKeyError(next(name for name in names if names.count(name) > 1))
    for text in (*data, *data.values()):
        if isinstance(text, str):
            text.encode()  # raises a ValueError for half a character, which an escape can write
    return data


def _finite(text: str) -> float:
    if math.isinf(float(text)):
        raise ValueError("too large")
    return float(text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _no_mapping(path: Path) -> Fault:
    found = Label(
        zh="文件内容不是从事实到值的映射", en="the file does not hold a mapping from facts to values"
    )
    mend = Label(zh="每行写一个“事实: 值”", en="write “fact: value”, one a line")
    return Fault(Place(shown(path)), found, mend)


def _not_one_value(place: Place, fact: str) -> Fault:
    found = Label(zh=f"事实“{fact}”不是单个值", en=f"the fact “{fact}” is not a single value")
    mend = Label(
        zh=f"写成“{fact}: 值”，分层的名称用点连接",
        en=f"write “{fact}: value”, and join parts of a name by dots",
    )
    return Fault(place, found, mend)
