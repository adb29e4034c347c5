"""Under which headings an applicant reads what answers settle; that something is not the case is not told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onething.language import Label
from onething.situations.guiding.guidance import Statement

__all__ = ["GROUPS", "group_of", "worth_telling"]

GROUPS: Mapping[str, Label] = {
    "figures": Label(zh="结果", en="In short"),
    "bring": Label(zh="须提交", en="To hand in"),
    "promise": Label(zh="签署承诺", en="To promise"),
    "later": Label(zh="可以后补", en="To hand in later"),
    "go": Label(zh="须到场", en="To do in person"),
    "spared": Label(zh="免提交", en="Not to hand in"),
    "items": Label(zh="办理事项", en="What is handled"),
    "open": Label(zh="视情况而定", en="What still depends"),
}
"""The headings, in the order in which they are read."""

_GROUP_OF = {
    "hand-in": "bring",
    "commitment": "promise",
    "deferral": "later",
    "in-person": "go",
    "when-collecting": "go",
    "in": "items",
    "replaced": "spared",
    "open": "open",
}


def group_of(statement: Statement) -> str | None:
    """Return the heading of a statement; None: it is not worth a line."""
    figure = ":" not in statement.about  # also a measure
    return "figures" if figure else _GROUP_OF.get(statement.says)


def worth_telling(statements: Iterable[Statement]) -> Sequence[tuple[str, Statement]]:
    """Return the statements that are, in the order of their headings, each with its heading."""
    order = list(GROUPS)
    told = [(group, one) for one in statements if (group := group_of(one))]
    return sorted(told, key=lambda one: order.index(one[0]))
