"""What candidates cost, where it is said, and what is assumed where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label
from onething.reforms import Reform

__all__ = ["EQUAL_COSTS", "OTHERS", "costs_of"]

EQUAL_COSTS = Label(
    zh="没有给出费用，每项改革按 1 计：预算和费用即改革的项数",
    en="No costs are given, so each reform counts 1: budget and cost are numbers of reforms",
)


OTHERS = "default"
"""Stands for all reforms of which it is not said what they cost."""


def costs_of(
    reforms: Sequence[Reform], given: Mapping[str, float] | None = None
) -> tuple[tuple[float, ...], bool]:
    """Return the cost of each reform in yuan, and whether any is said; if none is, each counts 1.

    `given` says by id what reforms cost, before what stands in their files; under `default` it says
    what all others cost that do not say it themselves. Raises UnknownName for an id
    that no reform has, BrokenInput where some costs are said and others are not: what costs nothing
    has to say so.
    """
    given, known = dict(given or {}), [reform.id for reform in reforms]
    others = given.pop(OTHERS, None)
    for id in given:
        if id not in known:
            raise UnknownName("reform", id, known)
    if others is not None:
        given = {reform.id: others for reform in reforms if not _says(reform)} | given
    unsaid = [reform for reform in reforms if reform.id not in given and not _says(reform)]
    if len(unsaid) == len(reforms):
        return (1.0,) * len(reforms), False
    if unsaid:
        raise BrokenInput([_unsaid(unsaid, len(reforms))])
    return tuple(float(given.get(reform.id, reform.total_cost)) for reform in reforms), True


def _says(reform: Reform) -> bool:
    return any("cost" in part.model_fields_set for part in (reform, *reform.changes))


def _unsaid(reforms: Sequence[Reform], among: int) -> Fault:
    ids = ", ".join(reform.id for reform in reforms[:_SHOWN]) + (", …" if len(reforms) > _SHOWN else "")
    found = Label(
        zh=f"{among} 项改革方案中有 {len(reforms)} 项没有写明费用：{ids}",
        en=f"of {among} reforms {len(reforms)} do not say what they cost: {ids}",
    )
    mend = Label(
        zh=f"在方案中写上 cost（不花钱的写 0），或用 --costs 给出文件，其中 {OTHERS} 为其余各项的费用",
        en=f"write their cost, 0 for what costs nothing, or give a file by --costs ({OTHERS}: all others)",
    )
    return Fault(Place("--costs"), found, mend)


_SHOWN = 5
