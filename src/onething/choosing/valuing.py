"""What sets of reforms come to over the cases of a log: the problem that is then solved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from operator import or_

from onething.choosing.aim import Log
from onething.choosing.eliciting import Found, Look, NeverWorse, all_values, steps_found
from onething.choosing.goals import Goal
from onething.choosing.problem import Problem, problem_of
from onething.choosing.tables import Table, Values, places, subsets, table
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import OneThingId
from onething.reforms import ReformConflict, conflicts
from onething.simulation.profile import Profile
from onething.simulation.worlds import Worlds

__all__ = ["LOOKS", "Progress", "Valued", "valued"]

LOOKS = 20_000
"""So many plans are made at most so that every set of reforms is looked at for every profile."""
_TRIED = 8
"""Of so many reforms at most all sets are looked at for one profile, where not for every one."""
_MANY = 10
"""Of more reforms that touch one one-thing not all sets are looked at, if it can be helped: each set is
a world with a planner of its own."""
_MOST = 15
"""Of up to so many all sets are looked at for a one-thing that one of them makes worse."""
_APART = 12
"""Steps over so many reforms are still taken apart into parts that do not act on one another."""

Progress = Callable[[int, int], None]
"""Is told how many profiles are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Valued:
    """The problem of a log, and how it was found."""

    problem: Problem
    whole: bool
    """True: for every profile all sets were looked at; False: where they were too many, what lies
    between sets of equal value was taken to be equal."""


def valued(
    worlds: Worlds,
    log: Log,
    goal: Goal,
    costs: Sequence[float],
    *,
    progress: Progress | None = None,
) -> Valued:
    """Return what the sets of the reforms of `worlds` come to, as the goal counts it.

    Each profile is planned in worlds that differ for its one-thing, and in no other.

    Raises ReformConflict for a reform at odds with itself, BrokenInput where so many reforms touch a
    one-thing, one of them for the worse, that it cannot be found out.
    """
    ids = [reform.id for reform in worlds.reforms]
    apart, grouped = _apart(worlds), _grouped(log)
    valuer = _Valuer(worlds, goal, apart, _whole(worlds, grouped))
    done = 0
    for onething, theirs in grouped.items():
        valuer.add(onething, [(log.weights[number], log.profiles[number]) for number in theirs])
        done += len(theirs)
        if progress:
            progress(done, len(log.profiles))
    more, slack = valuer.tables(), valuer.slack
    problem = problem_of(ids, costs, valuer.values(), apart=apart, more=more, slack=slack)
    return Valued(problem, valuer.all_looked_at)


def _grouped(log: Log) -> Mapping[OneThingId, Sequence[int]]:
    """Return by one-thing the numbers of the profiles that have cases, those with most first."""
    grouped: defaultdict[OneThingId, list[int]] = defaultdict(list)
    for profile in log.profiles:
        if log.weights[profile.number]:
            grouped[profile.onething].append(profile.number)
    for numbers in grouped.values():
        numbers.sort(key=lambda number: -log.weights[number])
    return grouped


def _apart(worlds: Worlds) -> tuple[int, ...]:
    """Return the pairs of reforms that contradict each other, as sets of two."""
    place = {reform.id: number for number, reform in enumerate(worlds.reforms)}
    found = conflicts(worlds.reforms)
    if odd := [one for one in found if one.first == one.second]:
        raise ReformConflict(odd)
    return tuple(sorted({1 << place[one.first] | 1 << place[one.second] for one in found}))


def _whole(worlds: Worlds, grouped: Mapping[OneThingId, Sequence[int]]) -> int:
    """Return of how many reforms of a one-thing all sets are looked at."""
    every = [reform.id for reform in worlds.reforms]
    looks: defaultdict[int, int] = defaultdict(int)
    for onething, theirs in grouped.items():
        count = len(worlds.deciding(onething, every))
        looks[count] += len(theirs) << count
    fitting = (count for count in range(_MANY + 1) if sum(looks[n] for n in range(count + 1)) <= LOOKS)
    return max(fitting, default=0)


class _Valuer:
    """Collects what the profiles of one one-thing after the other come to."""

    def __init__(self, worlds: Worlds, goal: Goal, apart: Sequence[int], whole: int) -> None:
        self.slack, self.all_looked_at = 0.0, True
        self._worlds, self._goal, self._apart, self._whole = worlds, goal, apart, whole
        self._ids = [reform.id for reform in worlds.reforms]
        self._weights: defaultdict[_Steps, float] = defaultdict(float)
        self._large: defaultdict[_Steps, float] = defaultdict(float)

    def values(self) -> Iterator[tuple[float, Values]]:
        """Yield what profiles come to, with the cases of all that come to the same."""
        return ((weight, dict(values)) for values, weight in self._weights.items())

    def tables(self) -> Iterator[Table]:
        """Yield what could not be taken apart."""
        for steps, weight in self._large.items():
            reforms = reduce(or_, (chosen for chosen, _ in steps))
            yield Table(reforms, 0, {chosen: weight * value for chosen, value in steps})

    def add(self, onething: OneThingId, theirs: Sequence[tuple[float, Profile]]) -> None:
        """Find out what the profiles of a one-thing come to."""
        touching = self._worlds.deciding(onething, self._ids)
        reforms = sum(1 << self._ids.index(id) for id in touching)
        # Worlds of their own: their planners are not needed any more once this one-thing is done.
        worlds = _among(self._worlds, touching)
        found = self._found(
            onething, [_look(worlds, one, self._goal, self._ids) for _, one in theirs], reforms
        )
        for (weight, _), one in zip(theirs, found, strict=True):
            self._add(weight, one)

    def _found(self, onething: OneThingId, looks: Sequence[Look], reforms: int) -> Sequence[Values | Found]:
        """Return what profiles of a one-thing come to; `looks` begin with the profile of most cases."""
        count, apart = reforms.bit_count(), [pair for pair in self._apart if not pair & ~reforms]
        if count > self._whole and (count > _TRIED or not table(all_values(looks[0], reforms, apart)).strict):
            with suppress(NeverWorse):
                found = [steps_found(look, reforms, apart) for look in looks]
                self.all_looked_at = False
                return found
        if count > _MOST:
            raise BrokenInput([_too_many(onething, count)])
        return [all_values(look, reforms, apart) for look in looks]

    def _add(self, weight: float, found: Values | Found) -> None:
        if not isinstance(found, Found):
            self._weights[tuple(found.items())] += weight
            return
        self.slack += weight * found.slack
        self._weights[((0, found.base),)] += weight
        steps = found.table
        if steps.reforms.bit_count() > _APART:
            self._large[tuple(steps.steps.items())] += weight
            return
        values = ((chosen, steps.value(chosen)) for chosen in subsets(steps.reforms, self._apart))
        self._weights[tuple(values)] += weight


_Steps = tuple[tuple[int, float], ...]
"""A function of sets: what each comes to."""


def _among(worlds: Worlds, ids: Sequence[str]) -> Worlds:
    """Return worlds of some of the reforms alone."""
    reforms = [reform for reform in worlds.reforms if reform.id in ids]
    return Worlds(
        worlds.planner(), reforms, as_of=worlds.as_of, assume=worlds.assume, on_unknown=worlds.on_unknown
    )


def _look(worlds: Worlds, profile: Profile, goal: Goal, ids: Sequence[str]) -> Look:
    def look(chosen: int) -> float:
        return goal.expected(worlds.planned(profile, tuple(ids[place] for place in places(chosen))))

    return look


def _too_many(onething: OneThingId, count: int) -> Fault:
    found = Label(
        zh=f"{count} 项改革方案涉及“{onething}”，其中有的使某些办件变差，无法逐一比较所有组合",
        en=f"{count} reforms touch “{onething}”, some for the worse: their sets are too many to compare",
    )
    mend = Label(zh=f"一次给出的方案不超过 {_MOST} 项", en=f"give no more than {_MOST} of them at a time")
    return Fault(Place("advise"), found, mend)
