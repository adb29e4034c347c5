"""Seeding a fault: one line of a function, or of a content file, is changed, and changed back."""

from __future__ import annotations

import ast
import inspect
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import onething
from onething.app.catalogues import Catalogues

ROOT = Path(__file__).parents[2]

CONTENT = onething.load(ROOT / "workflows", rules=ROOT / "rules")
"""The content as it is."""


@dataclass(frozen=True)
class Fault:
    """A mistake that somebody could make: in a function, named `module:Class.function`, or in a file."""

    name: str
    """What goes wrong, in a few words."""
    where: str
    old: str
    """A piece of the text that stands there once."""
    new: str

    @property
    def in_content(self) -> bool:
        """Whether it is in a file that policy staff own, not in code."""
        return self.where.endswith(".yaml")


@contextmanager
def seeded(fault: Fault, folder: Path) -> Iterator[Catalogues]:
    """Return the content under a fault; what is changed of it is written into an empty folder."""
    if fault.in_content:
        yield _with_file_changed(fault, folder)
        return
    function = _function(fault.where)
    right = function.__code__
    function.__code__ = _changed(function, fault)
    try:
        yield afresh(CONTENT)
    finally:
        function.__code__ = right


def afresh(content: Catalogues) -> Catalogues:
    """Return the same content, nothing of it compiled."""
    return Catalogues(content.catalogues, content.packs, rule_places=content.rule_places)


def _with_file_changed(fault: Fault, folder: Path) -> Catalogues:
    for part in ("workflows", "rules"):
        shutil.copytree(ROOT / part, folder / part)
    file = folder / fault.where
    file.write_text(_replaced(file.read_text("utf-8"), fault), "utf-8")
    return onething.load(folder / "workflows", rules=folder / "rules")


def _function(where: str) -> FunctionType:
    """Return the function of a name, also of a property."""
    module, _, path = where.partition(":")
    found: Any = import_module(module)
    for name in path.split("."):
        found = inspect.getattr_static(found, name)
    for inner in ("func", "fget", "__func__"):
        found = getattr(found, inner, found)
    assert isinstance(found, FunctionType)
    return found


def _changed(function: FunctionType, fault: Fault) -> CodeType:
    """Return the code of a function with a piece of its text changed, compiled where it stands."""
    text = textwrap.dedent(inspect.getsource(function))
    tree = ast.parse(_replaced(text, fault))
    (written,) = tree.body
    assert isinstance(written, ast.FunctionDef)
    written.decorator_list = []
    made: dict[str, Any] = {}
    flags = annotations.compiler_flag
    code = compile(tree, inspect.getfile(function), "exec", flags=flags)
    known: Mapping[str, Any] = {**function.__globals__}
    exec(code, dict(known), made)  # noqa: S102 - the text of a function of ours
    changed: FunctionType = made[function.__name__]
    return changed.__code__


def _replaced(text: str, fault: Fault) -> str:
    assert text.count(fault.old) == 1, f"“{fault.old}” stands {text.count(fault.old)} times in {fault.where}"
    return text.replace(fault.old, fault.new)
