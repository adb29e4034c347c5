"""Choosing as a mixed-integer programme, solved by HiGHS to proven optimality.

Only the reforms are binaries. A table adds a continuous column for each of its steps, of which one at
most counts in all; what its steps take of a reform must not exceed that reform, and must equal it where
the table is strict on it. With the reforms at 0 or 1 the most that these rows allow is the value of the
table: the programme is exact although its steps are continuous.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from onething.choosing.greedy import one_by_one
from onething.choosing.problem import EQUAL, Choice, Problem
from onething.choosing.rows import SPREAD, rows_of, unit_of

if TYPE_CHECKING:
    import highspy

__all__ = ["Criterion", "Limits", "Programme", "Solved"]

_PRECISION = 1e-9
"""How far a reform may be from 0 or 1 in the solver: little enough not to gain anything by it."""


class Criterion(IntEnum):
    """What is made as great (the value) or as small (the others) as possible; also its row."""

    VALUE = 0
    COST = 1
    COUNT = 2


Limits = Mapping[Criterion, tuple[float, float]]
"""Between what a criterion must lie, in the unit of the problem."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver found."""

    chosen: int
    optimal: bool
    """False: it ran out of time."""
    bound: float
    """What the criterion comes to at the very best."""


class Programme:
    """A problem in the form that HiGHS solves, again and again within different limits."""

    def __init__(self, problem: Problem, *, seconds: float | None = None) -> None:
        """Make the programme; all solutions together take `seconds` at most, where they are given."""
        self.problem = problem
        self._until = None if seconds is None else time.monotonic() + seconds
        self._unit = unit_of(problem.costs)
        self._scale = SPREAD / problem.spread if problem.spread else 1.0
        self._rows = rows_of(problem)

    @cached_property
    def greedy(self) -> tuple[tuple[int, Choice], ...]:
        """The greedy order, see `onething.choosing.greedy`: the solver begins with sets of it."""
        return tuple(one_by_one(self.problem))

    @property
    def late(self) -> bool:
        """Whether the time is over."""
        return self._until is not None and time.monotonic() >= self._until

    def best(self, criterion: Criterion, limits: Limits, *, known: int | None = None) -> Solved | None:
        """Return the set that is best by a criterion within limits; None if there is none, or no time.

        `known` is a set within them, to start from.
        """
        objective = self._objective(criterion)
        solver = self._solver(objective, limits, greatest=criterion is Criterion.VALUE)
        return self._solved(solver, known, criterion)

    def earliest(self, weights: Mapping[int, float], limits: Limits, fixed: Mapping[int, int]) -> int | None:
        """Return the set within limits whose reforms have the most weight; some may be fixed at 0 or 1."""
        objective = [weights.get(column, 0.0) for column in range(len(self._rows.gains))]
        solver = self._solver(objective, limits, greatest=True)
        for place, value in fixed.items():
            solver.changeColBounds(place, float(value), float(value))
        found = self._solved(solver, None, None)
        return found.chosen if found else None

    def has_another(self, chosen: int, limits: Limits, criterion: Criterion) -> bool:
        """Tell whether there is a set within limits besides this one, which is best by a criterion.

        The criterion guides the search, which is several times as fast with it.
        """
        solver = self._solver(self._objective(criterion), limits, greatest=criterion is Criterion.VALUE)
        inside = [chosen >> place & 1 for place in range(self._rows.reforms)]
        entries = [-1.0 if one else 1.0 for one in inside]
        solver.addRow(1.0 - sum(inside), math.inf, len(inside), list(range(len(inside))), entries)
        return self._solved(solver, None, None) is not None

    def _objective(self, criterion: Criterion) -> list[float]:
        if criterion is Criterion.VALUE:
            return self._rows.gains
        each = self._rows.costs if criterion is Criterion.COST else [1.0] * self._rows.reforms
        return each + [0.0] * (len(self._rows.gains) - len(each))

    def _solver(self, objective: list[float], limits: Limits, *, greatest: bool) -> highspy.Highs:
        import highspy  # noqa: PLC0415 - only when something is chosen

        solver = highspy.Highs()  # type: ignore[no-untyped-call] # highspy leaves it untyped
        for option, value in _OPTIONS.items():
            solver.setOptionValue(option, value)
        if self._until is not None:
            solver.setOptionValue("time_limit", max(0.01, self._until - time.monotonic()))
        solver.passModel(self._model(objective))
        sense = highspy.ObjSense.kMaximize if greatest else highspy.ObjSense.kMinimize
        solver.changeObjectiveSense(sense)
        for criterion, (least, most) in limits.items():
            scale, start, slack = self._scaling(criterion)
            lower, upper = (least - start) * scale - slack, (most - start) * scale + slack
            solver.changeRowBounds(int(criterion), lower, upper)
        return solver

    def _model(self, objective: list[float]) -> highspy.HighsLp:
        import highspy  # noqa: PLC0415 - likewise

        rows, model = self._rows, highspy.HighsLp()
        model.num_col_, model.num_row_ = len(rows.gains), len(rows.lower)
        model.col_cost_ = objective
        model.col_lower_, model.col_upper_ = [0.0] * len(rows.gains), [1.0] * len(rows.gains)
        model.row_lower_, model.row_upper_ = rows.lower, rows.upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = [*rows.starts, len(rows.columns)]
        model.a_matrix_.index_, model.a_matrix_.value_ = rows.columns, rows.entries
        whole, parts = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model.integrality_ = [whole] * rows.reforms + [parts] * (len(rows.gains) - rows.reforms)
        return model

    def _scaling(self, criterion: Criterion) -> tuple[float, float, float]:
        """Return by what a criterion is scaled, from where it counts, and what is still equal."""
        if criterion is Criterion.VALUE:
            return self._scale, self.problem.base, EQUAL * SPREAD
        return (1.0 / self._unit if criterion is Criterion.COST else 1.0), 0.0, 1e-6

    def _solved(self, solver: highspy.Highs, known: int | None, criterion: Criterion | None) -> Solved | None:
        import highspy  # noqa: PLC0415 - likewise

        if known is not None:
            columns = list(range(self._rows.reforms))
            solver.setSolution(len(columns), columns, [float(known >> place & 1) for place in columns])
        _run(solver)
        info, status = solver.getInfo(), solver.getModelStatus()
        if info.primal_solution_status != int(highspy.SolutionStatus.kSolutionStatusFeasible):
            return None
        values = solver.getSolution().col_value[: self._rows.reforms]
        chosen = sum(1 << place for place, value in enumerate(values) if value > _HALF)
        optimal = status == highspy.HighsModelStatus.kOptimal
        return Solved(chosen, optimal, self._unscaled(info.mip_dual_bound, criterion))

    def _unscaled(self, bound: float, criterion: Criterion | None) -> float:
        if criterion is None:
            return 0.0
        scale, start, _ = self._scaling(criterion)
        return bound / scale + start


def _run(solver: highspy.Highs) -> None:
    """Run the solver so that Ctrl-C ends it: it notices that only if it runs in a thread of its own."""
    solver.HandleUserInterrupt = True
    thread = solver.startSolve()
    try:
        while thread.is_alive():
            thread.join(_MOMENT)
    except KeyboardInterrupt:
        solver.cancelSolve()  # type: ignore[no-untyped-call] # likewise
        thread.join(_PATIENCE)
        raise


_MOMENT, _PATIENCE = 0.1, 5.0
"""Seconds between two looks for Ctrl-C, and for the solver to end then; it is left behind after that."""
_HALF = 0.5
_OPTIONS: Mapping[str, bool | float | str] = {
    "output_flag": False,
    "mip_rel_gap": 0.0,
    "mip_feasibility_tolerance": _PRECISION,
    "primal_feasibility_tolerance": _PRECISION,
    # What is found does not hang on how many processors there are.
    "parallel": "off",
}
