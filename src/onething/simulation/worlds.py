"""The worlds that reforms make of a baseline, and what each kind of case comes to in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from onething.errors import UnknownName
from onething.model import Answer, Case, OneThingId, SourceId
from onething.model.frozen import Frozen
from onething.reforms import Reform, touched, with_reforms
from onething.simulation.completions import Expectation, assumed, expected_of
from onething.simulation.log_report import OnUnknown
from onething.simulation.profile import Profile
from onething.workflows import Planner
from onething.workflows.outcomes import Chance

__all__ = ["Worlds", "first_day"]

_NOTHING: Frozen[SourceId, Answer] = Frozen()


class Worlds:
    """A baseline and what reforms make of it, alone and together; whatever was worked out is kept.

    A world is named by the ids of the reforms in force, in any order; `()` is the baseline. Its planner
    is made when it is first asked for. A reform that does not touch a one-thing changes none of its
    plans, so a profile is planned once for all worlds that differ in such reforms alone.
    """

    def __init__(
        self,
        planner: Planner,
        reforms: Sequence[Reform] = (),
        *,
        as_of: date | None = None,
        assume: Expectation | str = Expectation.EXPECTED,
        on_unknown: OnUnknown = OnUnknown.ASK,
    ) -> None:
        """Start from `planner`; the rules of the day `as_of` are in force in all worlds.

        Without a day it is today, or the first day after it on which all reforms are in force.
        """
        self.reforms = tuple(dict.fromkeys(reforms))
        self.as_of = as_of or first_day(reforms)
        self.assume = Expectation(assume)
        self.on_unknown = on_unknown
        self.plans = 0
        """How many profiles were planned so far, each in one world."""
        self._order = {reform.id: number for number, reform in enumerate(self.reforms)}
        self._planners: dict[tuple[str, ...], Planner] = {(): planner}
        self._chances: dict[tuple[int, tuple[str, ...]], tuple[Chance, ...]] = {}
        self._touching: dict[OneThingId, frozenset[str]] = {}

    def planner(self, ids: Sequence[str] = ()) -> Planner:
        """Return the planner of the world in which these reforms are in force.

        Raises UnknownName for an id that none of the reforms has, ReformConflict for reforms that
        contradict each other.
        """
        return self._planner(self.world(ids))

    def chances(self, profile: Profile, ids: Sequence[str] = ()) -> tuple[Chance, ...]:
        """Return what the cases of a profile come to in a world, with probabilities that sum to one."""
        world = self.deciding(profile.onething, ids)
        key = profile.number, world
        if key not in self._chances:
            self._chances[key] = self.planned(profile, world)
        return self._chances[key]

    def planned(self, profile: Profile, world: tuple[str, ...]) -> tuple[Chance, ...]:
        """Return the same, planned anew and not kept; `world` as `deciding` returns it."""
        self.plans += 1
        case = Case.unchecked(
            facts=Frozen(profile.facts),
            as_of=self.as_of,
            region=profile.region,
            assume=assumed(self.assume),
            given=_NOTHING,
            start=None,
            items=None,
        )
        planner = self._planner(world)
        return expected_of(planner, profile.onething, case, self, seed=profile.number)

    def world(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the name of a world: its reforms, each once, in the order in which they are applied."""
        for id in ids:
            if id not in self._order:
                raise UnknownName("reform", id, self._order)
        return tuple(sorted(set(ids), key=self._order.__getitem__))

    def deciding(self, onething: OneThingId, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the world that plans a one-thing as the world of `ids` does: without idle reforms."""
        touching = self._touching.get(onething)
        if touching is None:
            touching = frozenset(id for id, ones in self._touched.items() if onething in ones)
            self._touching[onething] = touching
        return tuple(id for id in self.world(ids) if id in touching)

    @cached_property
    def _touched(self) -> dict[str, frozenset[OneThingId]]:
        baseline = self._planners[()]
        return {reform.id: touched(baseline, reform, among=self.reforms) for reform in self.reforms}

    def _planner(self, world: tuple[str, ...]) -> Planner:
        if world not in self._planners:
            chosen = [reform for reform in self.reforms if reform.id in world]
            self._planners[world] = with_reforms(self._planners[()], chosen, self.as_of)
        return self._planners[world]


def first_day(reforms: Sequence[Reform]) -> date:
    """Return today, or the first day after it on which all of the reforms are in force."""
    return max([date.today(), *(reform.valid.since for reform in reforms if reform.valid.since)])
