"""Which procedures of several departments are one appointment (联合踏勘、联合验收)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onething.model import ItemId, ProcedureKind, Rule
from onething.workflows.duties import Duties, TimedProcedure
from onething.workflows.terms import State

__all__ = ["Joint", "joints"]


class Joint(NamedTuple):
    """Procedures of at least two items that a rule joins, or may join."""

    rule: Rule
    members: tuple[tuple[TimedProcedure, bool], ...]
    """Each with whether it certainly takes part."""

    @property
    def sure(self) -> bool:
        """Whether the appointment certainly takes place."""
        return len({timed.item for timed, sure in self.members if sure}) > 1

    @property
    def items(self) -> tuple[ItemId, ...]:
        """The items for which it is or may be held."""
        return tuple(dict.fromkeys(timed.item for timed, _ in self.members))


def joints(duties: Duties, state: State) -> tuple[Joint, ...]:
    """Return the appointments that rules make, or may make, of procedures of several items."""
    groups: dict[tuple[str, ProcedureKind], list[tuple[Rule, TimedProcedure, bool]]] = {}
    for rule, timed, sure in _joinable(duties, state):
        groups.setdefault((rule.then.join, timed.procedure.kind), []).append((rule, timed, sure))
    found = (
        Joint(group[0][0], tuple((timed, sure) for _, timed, sure in group)) for group in groups.values()
    )
    return tuple(joint for joint in found if len(joint.items) > 1)


def _joinable(duties: Duties, state: State) -> Iterator[tuple[Rule, TimedProcedure, bool]]:
    """Yield the procedures that may be joined, the rule, and whether both certainly apply."""
    joining: dict[ItemId, tuple[Rule, bool]] = {}
    for item, relief in duties.joins:
        truth = state.truth(relief.mask)
        if truth or (truth is None and item not in joining):
            joining.setdefault(item, (relief.rule, bool(truth)))
    for timed in duties.procedures if joining else ():
        truth = state.truth(timed.mask)
        if timed.joinable and truth is not False and timed.item in joining:
            rule, sure = joining[timed.item]
            yield rule, timed, sure and truth is True
