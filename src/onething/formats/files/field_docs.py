"""The docstrings of attributes, read from the source, so that editors show them beside each key."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise

__all__ = ["field_docs"]


def field_docs(model: type) -> Mapping[str, str]:
    """Return what the string below each annotated attribute says, by name, inherited ones too.

    Empty where the source is not at hand.

    >>> from onething.model import Requirement
    >>> field_docs(Requirement)["count"]
    'How many pieces.'
    """
    return {name: text for ancestor in reversed(model.__mro__) for name, text in _own_docs(ancestor)}


def _own_docs(model: type) -> Iterator[tuple[str, str]]:
    if not model.__module__.startswith("onething."):
        return
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    except (OSError, TypeError):
        return
    body = getattr(tree.body[0], "body", [])
    for pair in pairwise(body):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
