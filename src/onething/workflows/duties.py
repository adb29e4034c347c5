"""What an item asks beside materials, compiled: in-person acts, procedures, being decided at once.

Each stands on terms like a demand does, so whether it applies is three-valued as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onething.conditions import Formula, conjunction
from onething.model import (
    ActKind,
    ActStage,
    Condition,
    InPersonAct,
    ItemId,
    Procedure,
    ProcedureKind,
    Rule,
    ServiceItem,
    StepKind,
    Validity,
)
from onething.rules import Ruling
from onething.workflows.formulas import Formulas
from onething.workflows.terms import State

__all__ = ["Act", "Duties", "DutyDrafts", "Relief", "TimedProcedure"]

JOINABLE = (ProcedureKind.INSPECTION, ProcedureKind.COMPLETION_CHECK)
"""What several departments can do at one appointment (联合踏勘、联合验收)."""


class Relief(NamedTuple):
    """A rule that lightens a duty, and the terms of its doing so."""

    rule: Rule
    mask: int


@dataclass(frozen=True, slots=True)
class Act:
    """An in-person act of an item, the terms of its applying, and what relieves of it."""

    item: ItemId
    act: InPersonAct
    mask: int
    waived: tuple[Relief, ...] = ()
    postponed: tuple[Relief, ...] = ()

    def truth(self, state: State) -> bool | None:
        """Tell whether the applicant has to do it, now or when the result is collected."""
        applies = state.truth(self.mask)
        waived = [state.truth(relief.mask) for relief in self.waived]
        if applies is False or True in waived:
            return False
        return None if None in waived else applies

    def waiver(self, state: State) -> Rule | None:
        """Return the rule that waives it, if one certainly does."""
        return next((relief.rule for relief in self.waived if state.held & relief.mask), None)

    def postponer(self, state: State) -> Rule | None:
        """Return the rule that lets it wait for the collecting, if one certainly does."""
        return next((relief.rule for relief in self.postponed if state.held & relief.mask), None)

    def may_wait(self, state: State) -> bool | None:
        """Tell whether a rule lets it wait for the collecting."""
        if self.act.due is ActStage.COLLECT:
            return False
        truths = [state.truth(relief.mask) for relief in self.postponed]
        return True if True in truths else None if None in truths else False


@dataclass(frozen=True, slots=True)
class TimedProcedure:
    """A procedure of an item, and the terms of its applying."""

    item: ItemId
    procedure: Procedure
    mask: int

    @property
    def joinable(self) -> bool:
        """Whether several departments can do it at one appointment."""
        return self.procedure.kind in JOINABLE and not self.procedure.on_top


@dataclass(frozen=True, slots=True)
class Duties:
    """All duties of a one-thing, in the order of its items."""

    acts: tuple[Act, ...] = ()
    procedures: tuple[TimedProcedure, ...] = ()
    at_once: tuple[tuple[ItemId, Relief], ...] = ()
    """The items that rules let be decided at once."""
    joins: tuple[tuple[ItemId, Relief], ...] = ()
    """The items whose on-site procedures rules join with those of others."""

    def of(self, item: str) -> bool:
        """Tell whether any duty is this item's."""
        owners = (duty.item for duties in (self.acts, self.procedures) for duty in duties)
        return item in {*owners, *(id for id, _ in (*self.at_once, *self.joins))}

    def open_masks(self, state: State) -> Iterator[tuple[ItemId, str, int]]:
        """Yield the item and the step that each condition keeps open, and the terms of the condition."""
        for act in self.acts:
            masks = list(_open_of_act(act, state))
            yield from ((act.item, f"{StepKind.IN_PERSON}:{act.item}/{act.act.id}", mask) for mask in masks)
        joins = {item: relief.mask for item, relief in self.joins}
        for timed in self.procedures:
            step = f"{StepKind.PROCEDURE}:{timed.item}/{timed.procedure.id}"
            yield timed.item, step, timed.mask
            if timed.joinable and state.possible & timed.mask and timed.item in joins:
                yield timed.item, step, joins[timed.item]
        for item, relief in self.at_once:
            yield item, f"{StepKind.REVIEW}:{item}", relief.mask


@dataclass(frozen=True)
class DutyDrafts:
    """Drafts the duties of one-things: their conditions get numbers, and later bits."""

    formulas: Formulas
    rulings_on: Callable[[str], Sequence[Ruling]]
    """The rulings on an act (`item/act`) or on an item, by key."""
    holds: Callable[[Ruling, ItemId], Formula]
    """When a ruling counts for an item: in force, and what it uses answers."""
    add: Callable[[Formula], int]
    """Notes a condition, and returns its number."""

    def draft(self, items: Sequence[ServiceItem]) -> Callable[[Sequence[int]], Duties]:
        """Note all conditions of the duties; what is returned makes them of the terms of each condition."""
        acts = [draft for item in items for draft in self._acts(item)]
        procedures = [draft for item in items for draft in self._procedures(item)]
        at_once = [draft for item in items for draft in self._on_item(item, "decide_at_once")]
        joins = [draft for item in items for draft in self._on_item(item, "join")]

        def finish(masks: Sequence[int]) -> Duties:
            return Duties(
                tuple(act.finish(masks) for act in acts),
                tuple(TimedProcedure(item, procedure, masks[at]) for item, procedure, at in procedures),
                tuple((item, Relief(rule, masks[at])) for item, rule, at in at_once),
                tuple((item, Relief(rule, masks[at])) for item, rule, at in joins),
            )

        return finish

    def _acts(self, item: ServiceItem) -> Iterator[_ActDraft]:
        for act in item.all_acts:
            when = self._applies(item, act.when, act.valid)
            rulings = self.rulings_on(f"{item.id}/{act.id}")
            yield _ActDraft(
                item.id,
                act,
                self.add(when),
                tuple(self._reliefs(item, rulings, act.kind, "waive")),
                tuple(self._reliefs(item, rulings, act.kind, "postpone")),
            )

    def _reliefs(
        self, item: ServiceItem, rulings: Sequence[Ruling], kind: ActKind, what: str
    ) -> Iterator[tuple[Rule, int]]:
        for ruling in rulings:
            if getattr(ruling.rule.then, what) is kind:
                yield ruling.rule, self.add(self.holds(ruling, item.id))

    def _procedures(self, item: ServiceItem) -> Iterator[tuple[ItemId, Procedure, int]]:
        for procedure in item.procedures:
            yield item.id, procedure, self.add(self._applies(item, procedure.when, procedure.valid))

    def _on_item(self, item: ServiceItem, what: str) -> Iterator[tuple[ItemId, Rule, int]]:
        for ruling in self.rulings_on(item.id):
            if getattr(ruling.rule.then, what):
                there = self.formulas.in_case(item.id)
                yield item.id, ruling.rule, self.add(conjunction(there, self.holds(ruling, item.id)))

    def _applies(self, item: ServiceItem, when: Condition | None, valid: Validity) -> Formula:
        formulas = self.formulas
        return conjunction(formulas.in_case(item.id), formulas.condition(when), formulas.valid(valid))


def _open_of_act(act: Act, state: State) -> Iterator[int]:
    """Yield the terms that decide whether an act has to be done, or whether it may wait."""
    truth = act.truth(state)
    if truth is None:
        yield from (act.mask, *(relief.mask for relief in act.waived))
    if truth is not False and act.may_wait(state) is None:
        yield from (relief.mask for relief in act.postponed)


class _ActDraft(NamedTuple):
    item: ItemId
    act: InPersonAct
    when: int
    waived: tuple[tuple[Rule, int], ...]
    postponed: tuple[tuple[Rule, int], ...]

    def finish(self, masks: Sequence[int]) -> Act:
        waived = tuple(Relief(rule, masks[at]) for rule, at in self.waived)
        postponed = tuple(Relief(rule, masks[at]) for rule, at in self.postponed)
        return Act(self.item, self.act, masks[self.when], waived, postponed)
