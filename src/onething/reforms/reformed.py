"""A catalogue and its rules with reforms made, which can be undone one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onething.errors import UnknownName
from onething.language import Label
from onething.model import Catalogue, RulePack
from onething.reforms.applying import changed_catalogue, changed_packs, says
from onething.reforms.conflicts import Conflict, ReformConflict, conflicts
from onething.reforms.naming import unborne
from onething.reforms.reform import Reform
from onething.reforms.rule_changes import AddRule

__all__ = ["Reformed", "reformed"]


@dataclass(frozen=True)
class Reformed:
    """A catalogue and its rules once reforms are made, and what they were before.

    The same reforms give equal values in whatever order they are handed over.
    """

    baseline: Catalogue
    baseline_packs: tuple[RulePack, ...]
    reforms: tuple[Reform, ...]
    """Those that are made, by id."""
    waiting: tuple[Reform, ...]
    """Those that are not in force on the day asked about, by id; they change nothing."""
    catalogue: Catalogue
    packs: tuple[RulePack, ...]
    """The rules that stay, and a pack for each reform that brings some."""

    def without(self, *ids: str) -> Reformed:
        """Return what the other reforms alone come to; UnknownName for one that is not among them."""
        known = [reform.id for reform in (*self.reforms, *self.waiting)]
        for id in ids:
            if id not in known:
                raise UnknownName("reform", id, known)
        kept = tuple(reform for reform in self.reforms if reform.id not in ids)
        waiting = tuple(reform for reform in self.waiting if reform.id not in ids)
        return _made(self.baseline, self.baseline_packs, kept, waiting)


def reformed(
    catalogue: Catalogue,
    packs: Sequence[RulePack],
    reforms: Sequence[Reform],
    as_of: date | None = None,
) -> Reformed:
    """Return the catalogue and its rules with reforms made.

    With a day, only those in force on it are made, and the others wait; without one, all of them are.

    Raises ReformConflict for reforms that contradict themselves or one another or what the rules say
    already, UnknownName for a name that the catalogue and its rules do not have.
    """
    unique = sorted(dict.fromkeys(reforms), key=lambda reform: reform.id)
    made = tuple(reform for reform in unique if as_of is None or reform.in_force(as_of))
    for reform in made:
        for missing in unborne(reform, catalogue, packs):
            raise missing.error
    if found := [*_same_id(made), *conflicts(made), *_taken(made, packs)]:
        raise ReformConflict(found)
    return _made(catalogue, tuple(packs), made, tuple(one for one in unique if one not in made))


def _same_id(reforms: Sequence[Reform]) -> Iterator[Conflict]:
    for one, other in pairwise(reforms):
        if one.id == other.id:
            said = Label(
                zh=f"两个不同的改革方案同名：{one.id}", en=f"two different reforms bear the id {one.id}"
            )
            yield Conflict(one.id, other.id, (0, 0), said)


def _taken(reforms: Sequence[Reform], packs: Sequence[RulePack]) -> Iterator[Conflict]:
    """Yield the rules that are added under the id of one that stands already and says something else."""
    standing = {rule.id: rule for pack in packs for rule in pack.rules}
    for reform in reforms:
        for number, change in enumerate(reform.changes):
            rule = standing.get(change.rule.id) if isinstance(change, AddRule) else None
            if isinstance(change, AddRule) and rule and says(rule) != says(change.rule):
                said = Label(
                    zh=f"{reform.id} 新增规则 {rule.id}，已有同名规则且内容不同",
                    en=f"{reform.id} adds a rule {rule.id}, and there is another one of that id",
                )
                yield Conflict(reform.id, reform.id, (number, number), said)


def _made(
    catalogue: Catalogue,
    packs: tuple[RulePack, ...],
    reforms: tuple[Reform, ...],
    waiting: tuple[Reform, ...],
) -> Reformed:
    after = changed_catalogue(catalogue, reforms)
    return Reformed(
        catalogue, packs, reforms, waiting, after, tuple(changed_packs(catalogue, packs, reforms))
    )
