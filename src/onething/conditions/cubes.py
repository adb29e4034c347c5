"""The ways in which a formula can hold: its disjunctive normal form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onething.conditions.formula import And, Constant, Formula, Literal, Not, Or, facts, negate
from onething.errors import ConditionError
from onething.language import Label

__all__ = ["Cube", "cubes"]

Cube = tuple[Literal, ...]
"""Literals that hold together; the empty cube always holds."""


def cubes(formula: Formula, *, most: int = 1024) -> tuple[Cube, ...]:
    """Return cubes of which one holds exactly if `formula` holds; none for what never holds.

    Made by distribution and De Morgan's laws alone, hence equal in three-valued logic too: whatever
    is known of the facts, the disjunction of the cubes has the truth of the formula. A literal
    beside its opposite therefore stays: it is unknown, not false, while the fact is unknown.

    Raises ConditionError if there are more than `most`.
    """
    match formula:
        case Constant(value):
            return ((),) if value else ()
        case Literal():
            return ((formula,),)
        case Or(parts):
            return _few((cube for part in parts for cube in cubes(part, most=most)), formula, most)
        case And(parts):
            joined: tuple[Cube, ...] = ((),)
            for part in parts:
                joined = _joined(joined, cubes(part, most=most), formula, most)
            return joined
        case Not(part):
            return cubes(negate(part), most=most)


def _joined(left: Sequence[Cube], right: Sequence[Cube], formula: Formula, most: int) -> tuple[Cube, ...]:
    """Return each of the left joined with each of the right; most joins are of one with one."""
    joined = (tuple(dict.fromkeys((*first, *second))) for first in left for second in right)
    return tuple(joined) if len(left) == len(right) == 1 else _few(joined, formula, most)


def _few(found: Iterable[Cube], formula: Formula, most: int) -> tuple[Cube, ...]:
    distinct: dict[Cube, None] = {}
    for cube in found:
        distinct[cube] = None
        if len(distinct) > most:
            raise _too_many(formula, most)
    return tuple(distinct)


def _too_many(formula: Formula, most: int) -> ConditionError:
    return ConditionError(
        ", ".join(facts(formula)),
        column=1,
        found=Label(
            zh=f"条件展开后超过 {most} 种情形", en=f"the condition splits into more than {most} cases"
        ),
        mend=Label(zh="请拆成几条较小的条件", en="divide it into smaller conditions"),
    )
