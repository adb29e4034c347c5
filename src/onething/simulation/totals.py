"""From the cases of each kind to totals: how many cases come to which figures, and what these add up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onething.simulation.burden import PriceList, burden_of
from onething.simulation.counting import Cases, Floats
from onething.simulation.kinds import Kinds
from onething.simulation.measuring import BURDENS, FIGURES
from onething.simulation.result import Totals
from onething.simulation.sampling import SAMPLES
from onething.workflows.outcomes import CaseFigures

__all__ = ["SUMMED", "Reckoner", "quantile"]

_TOLD = tuple(name for name in FIGURES if name in Totals.model_fields)
SUMMED = ("cases", *_TOLD, *BURDENS)
"""The fields of `Totals` that are sums over cases, in the order of `_values`."""

_MEDIAN, _P90 = 0.5, 0.9
_ROUNDING = 1e-9
"""By this share of the whole a running sum of weights may fall short of a quantile that it reaches."""


class _Spread(NamedTuple):
    """What the kinds come to in one scenario: a row for each outcome of each kind."""

    kind: NDArray[np.int64]
    figures: NDArray[np.int64]
    probability: Floats


class Reckoner:
    """Adds up what cases come to, by what their kinds come to in each scenario.

    A weight vector over all figures says how many cases come to each of them; whatever is told of
    cases is told of such a vector.
    """

    def __init__(self, kinds: Kinds, prices: PriceList) -> None:
        self.kinds = kinds
        self.figures = tuple(kinds.figures)
        self._values = np.array([_values(one, prices) for one in self.figures]).reshape(-1, len(SUMMED))
        self._days = np.array([one.days for one in self.figures], dtype=np.int64)
        self._spreads = [_spread(kinds, scenario) for scenario in range(kinds.scenarios)]

    def weights(self, cases: Cases, scenario: int) -> Floats:
        """Return how many cases come to each of the figures in a scenario."""
        spread = self._spreads[scenario]
        by_kind = np.bincount(cases.kind, cases.cases, len(self.kinds.outcomes))
        share = by_kind[spread.kind] * spread.probability
        return np.bincount(spread.figures, share, len(self.figures)).astype(np.float64)

    def sampling_error(self, cases: Cases) -> float:
        """Return the standard error of the visits a case, where it is greatest; 0 if nothing was drawn.

        Draws for one kind are independent of those for another; its cases share theirs.
        """
        drawn = np.isin(np.arange(len(self.kinds.outcomes)), list(self.kinds.sampled))
        by_kind = np.bincount(cases.kind, cases.cases, len(drawn)) * drawn
        visits = np.array([one.visits for one in self.figures], dtype=np.float64)
        errors = [
            np.sqrt((by_kind**2 * self._variance(each, visits) / SAMPLES).sum()) for each in self._spreads
        ]
        return float(max(errors)) / float(cases.cases.sum()) if self.kinds.sampled else 0.0

    def _variance(self, spread: _Spread, values: Floats) -> Floats:
        """Return by kind the variance of a figure of its cases."""
        kinds = len(self.kinds.outcomes)
        mean = np.bincount(spread.kind, spread.probability * values[spread.figures], kinds)
        apart = (values[spread.figures] - mean[spread.kind]) ** 2
        return np.bincount(spread.kind, spread.probability * apart, kinds).astype(np.float64)

    def totals(self, weights: Floats) -> Totals:
        """Return what cases add up to that come to figures so often."""
        sums = (weights[:, np.newaxis] * self._values).sum(axis=0)
        days = np.bincount(self._days, weights, 1).astype(np.float64)
        return Totals(
            **dict(zip(SUMMED, map(float, sums), strict=True)),
            days_median=float(quantile(days, _MEDIAN)),
            days_p90=float(quantile(days, _P90)),
        )


def quantile(weights: Floats, share: float) -> int:
    """Return the least number at or below which lies at least a share of the whole; 0 of nothing.

    `weights[n]` says how often the number n occurs.

    >>> quantile(np.array([1.0, 0.0, 2.0, 1.0]), 0.5)
    2
    """
    running = np.cumsum(weights)
    whole = running[-1]
    return int(np.searchsorted(running, share * whole - _ROUNDING * whole)) if whole else 0


def _spread(kinds: Kinds, scenario: int) -> _Spread:
    outcomes = [each[scenario] for each in kinds.outcomes]
    rows = [(kind, *outcome) for kind, each in enumerate(outcomes) for outcome in each]
    columns: Sequence[Sequence[float]] = list(zip(*rows, strict=True)) or ((), (), ())
    kind, figures = (np.array(column, dtype=np.int64) for column in columns[:2])
    return _Spread(kind, figures, np.array(columns[2], dtype=np.float64))


def _values(figures: CaseFigures, prices: PriceList) -> tuple[float, ...]:
    """Return what a case adds to each of `SUMMED`."""
    return (1.0, *(FIGURES[name](figures) for name in _TOLD), *burden_of(figures, prices))
