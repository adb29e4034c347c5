"""When the in-person acts of a case are due: at their stage, or when the applicant comes for a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onething.model import ActStage, InPersonAct, ItemId
from onething.workflows.duties import Act
from onething.workflows.flow.net import SpotKey
from onething.workflows.terms import State

__all__ = ["DueAct", "due_acts"]


class DueAct(NamedTuple):
    """An in-person act that is due, or may be."""

    act: Act
    spot: SpotKey
    stage: ActStage
    open: bool
    postponed: bool | None
    """Whether a rule lets it wait until the applicant comes for a result anyway."""


def due_acts(
    acts: Sequence[Act],
    state: State,
    place_of: Callable[[ItemId, InPersonAct], SpotKey],
    application_of: Callable[[ItemId], str],
) -> Iterator[DueAct]:
    """Yield the in-person acts that are or may be due.

    An act waits only where the applicant certainly comes to the same place for a result of the same
    application, which is issued at the same time; so postponing never adds a visit, nor does relieving
    the applicant of something else.
    """
    due = [(act, truth, act.act.due) for act in acts if (truth := act.truth(state)) is not False]
    coming: dict[tuple[SpotKey, str], bool] = {}
    for act, truth, stage in due:
        if stage is ActStage.COLLECT:
            going = place_of(act.item, act.act), application_of(act.item)
            coming[going] = coming.get(going, False) or truth is True
    for act, truth, stage in due:
        spot = place_of(act.item, act.act)
        going = spot, application_of(act.item)
        may_wait = act.may_wait(state) if going in coming else False
        postponed = True if may_wait and coming[going] else False if may_wait is False else None
        yield DueAct(act, spot, ActStage.COLLECT if postponed else stage, truth is None, postponed)
