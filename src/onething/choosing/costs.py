"""What candidates cost, where it is said, and what is assumed where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.reforms import Reform

__all__ = ["EQUAL_COSTS", "costs_of"]

EQUAL_COSTS = Label(
    zh="没有给出费用，每项改革按 1 计：预算和费用即改革的项数",
    en="No costs are given, so each reform counts 1: budget and cost are numbers of reforms",
)


def costs_of(
    reforms: Sequence[Reform], given: Mapping[str, float] | None = None
) -> tuple[tuple[float, ...], bool]:
    """Return the cost of each reform in yuan, and whether any is said; if none is, each counts 1.

    `given` says by id what reforms cost, before what stands in their files. Raises UnknownName for an id
    that no reform has, BrokenInput where some costs are said and others are not: what costs nothing
    has to say so.
    """
    given = given or {}
    for id in given:
        if id not in (known := [reform.id for reform in reforms]):
            raise UnknownName("reform", id, known)
    unsaid = [reform for reform in reforms if reform.id not in given and not _says(reform)]
    if len(unsaid) == len(reforms):
        return (1.0,) * len(reforms), False
    if unsaid:
        raise BrokenInput(map(_unsaid, unsaid))
    return tuple(float(given.get(reform.id, reform.total_cost)) for reform in reforms), True


def _says(reform: Reform) -> bool:
    return any("cost" in part.model_fields_set for part in (reform, *reform.changes))


def _unsaid(reform: Reform) -> Fault:
    found = Label(zh="没有写明费用，而其他方案写明了", en="its cost is not said, and that of others is")
    mend = Label(
        zh="写上 cost（不花钱的写 0），或在 --costs 的文件中给出",
        en="write its cost, 0 if it costs nothing, or give it in the file of --costs",
    )
    return Fault(Place(reform.id), found, mend)
