"""What flows come to in figures, each worked out once for all cases that go the same way.

Which way a material is replaced, or whether it is handed in, seldom changes where the applicant goes and
how long things take. What does is told here; cases that agree in it have one course.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from onething.model import Handover, Mode, Outcome, World
from onething.workflows.flow.setting import Setting
from onething.workflows.kept import Kept
from onething.workflows.program import HAND_IN, OPEN, Demand, Program, replaced

__all__ = ["Course", "Courses", "course_key"]

_MOST = 20_000
"""So many courses of a one-thing are kept; each is a few numbers."""


class Course(NamedTuple):
    """What a flow comes to; where questions are open, the most that any answers bring."""

    visits: int
    days: int
    steps: int
    departments: int
    all_published: bool
    """Whether a time limit is published for every item in it."""


class Courses:
    """Keeps the courses of one one-thing; it may be shared between threads."""

    def __init__(self, program: Program) -> None:
        self._conditions = _conditions_of_duties(program)
        items = {slot.item for slot in program.slots}
        self._of_wholes = tuple(n for n, one in enumerate(program.demands) if one.owner not in items)
        effects = ((number, _effects(demand)) for number, demand in enumerate(program.demands))
        self._effects = tuple((number, found) for number, found in effects if found)
        self._kept: Kept[Hashable, Course] = Kept(_MOST)

    def of(self, setting: Setting, reckon: Callable[[], Course]) -> Course:
        """Return the course of a decided case; `reckon` works it out where it is new."""
        return self._kept.of(self.key(setting), reckon)

    def key(self, setting: Setting) -> Hashable:
        """Return what the course hangs on."""
        decision, fates = setting.decision, setting.decision.fates
        if setting.world is World.BEFORE or OPEN in fates:
            return course_key(setting)
        effects = tuple([found.get(id(fates[number])) for number, found in self._effects])
        truths = tuple(map(decision.state.truth, self._conditions))
        asked = any(fates[number].outcome is not Outcome.NOT_NEEDED for number in self._of_wholes)
        return setting.channel, tuple(decision.included), truths, effects, asked


def course_key(setting: Setting) -> Hashable:
    """Return all that a drawn flow hangs on: settings of one program with equal keys are drawn alike."""
    decision = setting.decision
    state = decision.state
    fates = tuple(map(id, decision.fates))  # there is one fate of each kind
    return setting.world, setting.channel, state.held, state.possible, tuple(decision.included), fates


def _conditions_of_duties(program: Program) -> tuple[int, ...]:
    """Return the terms of each condition of in-person acts, procedures, and the rules that lighten them."""
    duties = program.duties
    reliefs = [relief for act in duties.acts for relief in (*act.waived, *act.postponed)]
    reliefs += [relief for _, relief in (*duties.at_once, *duties.joins)]
    masks = [act.mask for act in duties.acts] + [timed.mask for timed in duties.procedures]
    return tuple(dict.fromkeys((*masks, *(relief.mask for relief in reliefs))))


def _effects(demand: Demand) -> Mapping[int, str]:
    """Return what the fates of a demand do to where one goes and how long things take, if anything.

    There is one fate of each kind, so each stands under its `id`, which is quicker than itself.
    """
    on_site = demand.requirement.handover is Handover.ON_SITE
    found = {id(HAND_IN): "on-site"} if on_site else {}
    for number, compiled in enumerate(demand.ways):
        way = compiled.way
        if way.mode is Mode.DEFERRAL:
            found[id(replaced(number))] = "later"
        elif way.mode is Mode.UPSTREAM_RESULT:
            found[id(replaced(number))] = f"after {way.producer}"
        elif on_site and compiled.held_once:
            found[id(replaced(number))] = "on-site"
    return found
