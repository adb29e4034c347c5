"""Published targets held against the figures of each scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onething.language import Label
from onething.model import Channel
from onething.simulation.counting import Cases, Floats
from onething.simulation.result import TargetResult
from onething.simulation.target import Target, TargetMeasure
from onething.simulation.totals import Reckoner
from onething.workflows.flow.measures import DEEP
from onething.workflows.outcomes import CaseFigures

__all__ = ["measured"]


def measured(targets: Iterable[Target], reckoner: Reckoner, whole: Cases) -> Iterator[TargetResult]:
    """Yield what each target comes to in every scenario; one of which there is no case has no figures."""
    for target in targets:
        scope = _Scope.of(reckoner, whole, target.onethings)
        figures = tuple(scope.figure(target.measure)) if scope.any else (None,) * reckoner.kinds.scenarios
        yield TargetResult(
            id=target.id,
            name=target.name,
            document=next((basis.document for basis in target.basis if basis.document), ""),
            due=target.due,
            measure=target.measure.value,
            at_least=target.at_most is None,
            threshold=target.threshold,
            unit=target.measure.unit,
            figures=figures,
            met=tuple(None if figure is None else target.met_by(figure) for figure in figures),
            note=target.note if scope.any else _NO_CASES,
        )


_NO_CASES = Label(zh="日志中没有这类办件", en="the log has no such case")


@dataclass(frozen=True, slots=True)
class _Scope:
    """The cases that a target is about."""

    reckoner: Reckoner
    cases: Cases

    @classmethod
    def of(cls, reckoner: Reckoner, whole: Cases, onethings: Sequence[str]) -> _Scope:
        if not onethings:
            return cls(reckoner, whole)
        theirs = np.array([one in onethings for one in reckoner.kinds.onethings], dtype=bool)[whole.kind]
        chosen = (whole.place[theirs], whole.kind[theirs], whole.cases[theirs])
        return cls(reckoner, Cases(whole.places, *chosen))

    @property
    def any(self) -> bool:
        return bool(self.cases.cases.sum())

    def figure(self, measure: TargetMeasure) -> Iterator[float | None]:
        """Yield the figure by scenario."""
        scenarios = range(self.reckoner.kinds.scenarios)
        if measure in _SHARES:
            yield from (self._share(scenario, _SHARES[measure]) for scenario in scenarios)
        elif measure in _SUMS:
            yield from self._falls(_SUMS[measure])
        elif measure is TargetMeasure.LONGEST_DAYS:
            yield from (float(self._longest(scenario)) for scenario in scenarios)
        elif measure is TargetMeasure.ONE_THINGS_ONLINE:
            yield from (float(self._onethings_online(scenario)) for scenario in scenarios)
        else:
            yield from (None for _ in scenarios)

    def _weights(self, scenario: int) -> Floats:
        return self.reckoner.weights(self.cases, scenario)

    def _share(self, scenario: int, holds: Callable[[CaseFigures], bool]) -> float:
        weights = self._weights(scenario)
        return self._sum(weights, holds) / float(weights.sum())

    def _falls(self, number: Callable[[CaseFigures], int]) -> Iterator[float | None]:
        sums = [self._sum(self._weights(each), number) for each in range(self.reckoner.kinds.scenarios)]
        return (1 - each / sums[0] if sums[0] else None for each in sums)

    def _sum(self, weights: Floats, number: Callable[[CaseFigures], int]) -> float:
        return float((weights * [number(one) for one in self.reckoner.figures]).sum())

    def _longest(self, scenario: int) -> int:
        met = np.flatnonzero(self._weights(scenario))
        return max((self.reckoner.figures[number].days for number in met), default=0)

    def _onethings_online(self, scenario: int) -> int:
        """Return how many one-things of the log have no case that cannot be applied for online."""
        kinds = self.reckoner.kinds
        met = set(self.cases.kind.tolist())
        offline = {
            kinds.onethings[kind]
            for kind in met
            if not all(kinds.figures[one.figures].online for one in kinds.outcomes[kind][scenario])
        }
        return len({kinds.onethings[kind] for kind in met} - offline)


_FIVE = 5
_SHARES: Mapping[TargetMeasure, Callable[[CaseFigures], bool]] = {
    TargetMeasure.NO_VISIT: lambda one: one.visits == 0,
    TargetMeasure.AT_MOST_ONE_VISIT: lambda one: one.visits <= 1,
    TargetMeasure.ID_CARD_ONLY: lambda one: one.id_card_only,
    TargetMeasure.AT_ONCE: lambda one: one.at_once,
    TargetMeasure.FOUR_STARS: lambda one: one.stars >= DEEP,
    TargetMeasure.FIVE_STARS: lambda one: one.stars >= _FIVE,
    TargetMeasure.CAN_APPLY_ONLINE: lambda one: one.online,
    TargetMeasure.APPLIED_ONLINE: lambda one: one.channel is Channel.ONLINE,
}
_SUMS: Mapping[TargetMeasure, Callable[[CaseFigures], int]] = {
    TargetMeasure.FEWER_MATERIALS: lambda one: one.materials,
    TargetMeasure.FEWER_ITEMS: lambda one: len(one.items),
}
