"""What a report compares: the baseline with the scenario in which most reforms are in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onething.formats.reports.speech import Speech
from onething.simulation.result import Dimension, Part, Simulation, Totals

__all__ = ["Compared", "added"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A simulation, how it is put into words, and how many parts of a kind are told one by one."""

    simulation: Simulation
    speech: Speech
    most: int | None = None
    """The rest is told in one line; None: all are told."""

    @property
    def at(self) -> int:
        """The place of the scenario that is compared with the baseline: that with most reforms."""
        scenarios = self.simulation.scenarios
        return max(range(len(scenarios)), key=lambda at: (len(scenarios[at].reforms), at))

    @property
    def reformed(self) -> bool:
        """Whether there is any scenario but the baseline."""
        return self.at > 0

    @property
    def order(self) -> tuple[int, ...]:
        """The places of all scenarios as they are told: the two that are compared, then the others."""
        others = (at for at in range(1, len(self.simulation.scenarios)) if at != self.at)
        return tuple(dict.fromkeys((0, self.at, *others)))

    @property
    def before(self) -> Totals:
        """What the cases come to in the baseline."""
        return self.simulation.scenarios[0].totals

    @property
    def after(self) -> Totals:
        """What they come to in the scenario compared with it."""
        return self.simulation.scenarios[self.at].totals

    @property
    def columns(self) -> tuple[str, str]:
        """What the two are called in the title of a column."""
        return self.speech.say("改革前", "before"), self.speech.say("改革后", "after")

    def name(self, scenario: int) -> str:
        """Return the name of a scenario."""
        return self.speech.text(self.simulation.scenarios[scenario].name)

    def pair(self, part: Part) -> tuple[Totals, Totals]:
        """Return what a part comes to in the two."""
        return part.totals[0], part.totals[self.at]

    def parts(self, dimension: Dimension) -> tuple[Part, ...]:
        """Return the parts of a dimension, those first that the reforms spare most."""
        return tuple(sorted(self.simulation.of(dimension), key=self._order))

    def _order(self, part: Part) -> tuple[bool, float, float, str]:
        """Order parts by what falls most; those come last for which nothing changes, the largest first."""
        fell = _fell(self.pair(part), self.saved)
        return abs(fell) <= _NOTHING, -fell, -part.totals[0].cases, part.key

    @property
    def saved(self) -> str:
        """The figure of `Totals` whose fall is told: the first of the usual ones that changes at all."""
        order = ("materials", "visits", "days", "steps", "hours")
        return next((one for one in order if abs(_fell((self.before, self.after), one)) > _NOTHING), order[0])


_NOTHING = 0.5
"""A change of fewer cases, pieces or days, over all cases together, is none."""


def _fell(pair: tuple[Totals, Totals], figure: str) -> float:
    before, after = pair
    return float(getattr(before, figure) - getattr(after, figure))


def added(totals: Sequence[Totals], figures: Iterable[str]) -> Totals:
    """Return these figures added up, all others 0: a median of medians is none."""
    return Totals(**{figure: sum(getattr(one, figure) for one in totals) for figure in figures})
