"""On what a result depends most: each input moved alone to both ends of its range, all else as it is.

The result is exact at each end: what an input touches is planned again, the rest is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from onething.reforms import Reform
from onething.simulation.behaviour import moved_consent, moved_online
from onething.simulation.burden import PriceList
from onething.simulation.measuring import BURDENS, measure_of
from onething.simulation.profile import Profile
from onething.simulation.ranges import Ranges
from onething.simulation.sensitivity import Sensitivity, Swing
from onething.simulation.terms import scenario_id
from onething.simulation.unmoved import Unmoved
from onething.simulation.varying import varied_coverage, varied_days
from onething.simulation.worlds import Worlds

__all__ = ["Progress", "sensitivity"]

Progress = Callable[[int, int], None]
"""Is told how many inputs are done, and how many there are."""


class Log(Protocol):
    """What a table needs of a case log, as `onething.simulation.logs` reads it."""

    @property
    def profiles(self) -> Sequence[Profile]:
        """The kinds of cases, by number."""

    @property
    def weights(self) -> Sequence[float]:
        """By the number of a profile, its cases."""


_BY_PRESENCE = ("visits", "no_visit", "one_visit", "more_visits", "at_most_one_visit", "materials")
"""What hangs on whether a step takes time at all, and not on how long: one that takes none can be waited
for. A channel is chosen by visits, then by materials, and only then by days."""


def sensitivity(
    worlds: Worlds,
    ids: Sequence[str],
    log: Log,
    figure: str,
    prices: PriceList,
    *,
    ranges: Ranges | None = None,
    progress: Progress | None = None,
) -> Sensitivity:
    """Return on what a figure a case depends most in the world of the reforms `ids`.

    The log must tell apart what the rules of that world do. Inputs that move nothing are left out.
    Raises UnknownName for a figure that is no sum over cases.
    """
    measure, ranges = measure_of(figure, prices), ranges or Ranges()
    start = worlds.planner(ids)
    alone = Worlds(start, as_of=worlds.as_of, assume=worlds.assume, on_unknown=worlds.on_unknown)
    base = Unmoved(alone, log.profiles, log.weights, measure)
    swings = [*_varied(base, figure, ranges, progress), *_prices(base, figure, prices, ranges)]
    swings += [moved_consent(base, ranges), moved_online(base, ranges)]
    moving = [swing for swing in swings if _moves(swing, base.result)]
    return Sensitivity(
        figure=figure,
        scenario=scenario_id(worlds.world(ids)),
        result=base.result,
        swings=tuple(sorted(moving, key=lambda swing: (-swing.width, swing.input))),
    )


def _moves(swing: Swing, result: float) -> bool:
    return max(abs(swing.at_low - result), abs(swing.at_high - result)) > _NOTHING * max(1.0, abs(result))


_NOTHING = 1e-12


def _varied(base: Unmoved, figure: str, ranges: Ranges, progress: Progress | None) -> Iterator[Swing]:
    """Yield what comes of moving coverage and time limits."""
    planner = base.worlds.planner()
    varied = list(varied_coverage(planner, base.onethings, ranges))
    limits = varied_days(planner.catalogue, base.onethings, ranges)
    varied += [one for one in limits if figure not in _BY_PRESENCE or one.of_nothing]
    for number, one in enumerate(varied):
        low, high = (base.result + _grown(base, reform) for reform in one.reforms)
        yield Swing(
            input=one.input, name=one.name, low=one.ends[0], high=one.ends[1], at_low=low, at_high=high
        )
        if progress:
            progress(number + 1, len(varied))


def _grown(base: Unmoved, reform: Reform | None) -> float:
    """Return by how much the result grows once a reform is made."""
    if reform is None:
        return 0.0
    start = base.worlds
    worlds = Worlds(
        start.planner(), [reform], as_of=start.as_of, assume=start.assume, on_unknown=start.on_unknown
    )
    touched = {one for one in base.onethings if worlds.deciding(one, (reform.id,))}
    theirs = (profile for profile in base.profiles if profile.onething in touched)
    return sum(base.more(profile, worlds.planned(profile, (reform.id,))) for profile in theirs) / base.cases


def _prices(base: Unmoved, figure: str, prices: PriceList, ranges: Ranges) -> Iterator[Swing]:
    """Yield what comes of moving prices and times; nothing is planned again for it."""
    for price in prices.burdens() if figure in BURDENS else ():
        key = f"price:{price.key}"
        usual = (price.value * (1 - ranges.prices), price.value * (1 + ranges.prices))
        ends = ranges.inputs.get(key, usual)
        moved = (prices.with_price(price.key, end) for end in ends)
        low, high = (base.measured(measure_of(figure, one)) for one in moved)
        yield Swing(input=key, name=price.name, low=ends[0], high=ends[1], at_low=low, at_high=high)
