"""Small random problems of choice: value functions of any kind, with costs, ties and exclusions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from onething.choosing.problem import Problem, problem_of
from onething.choosing.tables import places, subsets

Function = tuple[float, Mapping[int, float]]
"""A weight, and the value of each set of some reforms."""


@dataclass(frozen=True)
class Drawn:
    """A problem, and the functions that it was made of."""

    problem: Problem
    functions: Sequence[Function]

    def value(self, chosen: int) -> float:
        """Return what a set comes to, by the functions themselves."""
        return sum(weight * values[chosen & union(values)] for weight, values in self.functions)

    def sets(self) -> Iterator[int]:
        """Yield all sets that can be done together."""
        return (chosen for chosen in range(1 << len(self.problem.ids)) if self.problem.fits(chosen))


def union(sets: Mapping[int, float]) -> int:
    """Return the reforms that occur in any of the sets."""
    together = 0
    for chosen in sets:
        together |= chosen
    return together


@st.composite
def functions(draw: st.DrawFn, count: int, apart: Sequence[int]) -> Function:
    """Draw a function of up to four reforms: any, never falling, or only all together."""
    chosen = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=min(4, count)))
    reforms, kind = sum(1 << place for place in chosen), draw(st.sampled_from(("any", "rising", "together")))
    values: dict[int, float] = {}
    for one in subsets(reforms, apart):
        value = float(draw(st.sampled_from((0, 0, 1, 2, -1)))) if kind != "together" else 0.0
        if kind == "rising":
            value = max([value if one else 0.0, *(values[one ^ 1 << place] for place in places(one))])
        values[one] = 1.0 if kind == "together" and one == reforms else value
    return draw(st.sampled_from((1.0, 2.0, 7.5, 1000.0))), values


@st.composite
def problems(draw: st.DrawFn, most: int = 7, least: int = 1) -> Drawn:
    """Draw a problem with so many reforms, some of them for nothing."""
    count = draw(st.integers(least, most))
    costs = draw(st.lists(st.sampled_from((0, 1, 2, 3, 5, 0.75)), min_size=count, max_size=count))
    pairs = st.sets(st.integers(0, count - 1), min_size=2, max_size=2)
    drawn = draw(st.lists(pairs, max_size=3)) if count > 1 else []
    apart = sorted({sum(1 << place for place in pair) for pair in drawn})
    found = draw(st.lists(functions(count, apart), min_size=1, max_size=6))
    ids = [f"r{number}" for number in range(count)]
    return Drawn(problem_of(ids, list(map(float, costs)), found, apart=apart), found)
