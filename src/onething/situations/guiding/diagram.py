"""The tree that asks (情形引导): which question to put next, until the answer is the same whatever the rest.

Of the questions that help, that is put first after whose answers the fewest are left. What an answer
settles is told on its edge, so parts that leave the same open share one node however much was settled
before: questions that have nothing to do with one another make a chain, not a bush.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import FactName
from onething.situations.guiding.aims import Aim
from onething.situations.guiding.prospects import Prospects
from onething.situations.space import Known, Space

__all__ = ["MOST", "Diagram", "Edge", "Fork", "TooManyQuestions", "best_question", "grow"]

MOST = 20_000
"""So many parts of the space are looked at, unless more are allowed."""

Statements = tuple[tuple[str, str], ...]
"""What is told: matters and figures, with what is settled of each."""


class Edge(NamedTuple):
    """Some of the answers to a question, what they settle, and which question comes next."""

    values: frozenset[int]
    told: Statements
    to: Fork | None
    """None: no question is left."""


@dataclass(frozen=True, slots=True, eq=False)
class Fork:
    """A question, and where its answers lead; forks with the same question and edges are one."""

    variable: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Diagram:
    """All that can be asked for an aim, from the first question on."""

    space: Space
    aim: Aim
    told: Statements
    """What is settled before anything is asked."""
    root: Fork | None
    """None: nothing has to be asked."""

    @cached_property
    def forks(self) -> tuple[Fork, ...]:
        """Every fork once, each before those that it leads to."""
        found: dict[Fork, None] = {}
        _note(self.root, found)
        return tuple(reversed(found))

    @cached_property
    def most(self) -> int:
        """The most questions that are put to one person."""
        depth: dict[Fork | None, int] = {None: 0}
        for fork in reversed(self.forks):
            depth[fork] = 1 + max(depth[edge.to] for edge in fork.edges)
        return depth[self.root]

    @cached_property
    def expected(self) -> float:
        """How many questions are put on average, if all classes of answers are as frequent."""
        depth: dict[Fork | None, float] = {None: 0.0}
        for fork in reversed(self.forks):
            total = sum(len(edge.values) for edge in fork.edges)
            depth[fork] = 1 + sum(len(edge.values) * depth[edge.to] for edge in fork.edges) / total
        return depth[self.root]

    @cached_property
    def paths(self) -> int:
        """In how many ways the questions can be gone through."""
        count: dict[Fork | None, int] = {None: 1}
        for fork in reversed(self.forks):
            count[fork] = sum(count[edge.to] for edge in fork.edges)
        return count[self.root]

    def follow(self, situation: Known) -> tuple[Mapping[str, str], Sequence[int]]:
        """Return what a whole situation is told, and the variables that it is asked."""
        told, asked, fork = dict(self.told), [], self.root
        while fork:
            asked.append(fork.variable)
            edge = next(edge for edge in fork.edges if situation[fork.variable] in edge.values)
            told.update(edge.told)
            fork = edge.to
        return told, asked


class TooManyQuestions(BrokenInput):
    """The answers interact so much that the tree outgrows what was allowed."""

    def __init__(self, onething: str, most: int) -> None:
        self.onething, self.most = onething, most
        found = Label(
            zh=f"情形引导超过 {most} 个节点", en=f"its guided questions take more than {most} parts"
        )
        mend = Label(
            zh="先用 --fact 回答其中一些问题，或用 --aim 只问其中一项",
            en="answer some questions by --fact first, or ask for less by --aim",
        )
        super().__init__([Fault(Place(onething), found, mend)])


def grow(space: Space, aim: Aim, unasked: Collection[FactName] = (), *, most: int = MOST) -> Diagram:
    """Return the questions to put until the aim is settled; `unasked` are facts that no person is asked.

    Raises TooManyQuestions where more than `most` parts of the space have to be looked at.
    """
    prospects = Prospects(space, aim, unasked)
    told, root = _Growth(prospects, most).grown({})
    return Diagram(space, aim, told, root)


def best_question(prospects: Prospects, known: Known) -> int | None:
    """Return the variable to ask about next; None if no question is left that helps.

    It is that after whose answers the fewest questions are left, on average; of those that leave as
    many that for which most waits, and then the first.
    """
    waiting = prospects.see(known).waiting
    if len(waiting) < 2:  # noqa: PLR2004 - nothing to choose from
        return next(iter(waiting), None)

    def burden(variable: int) -> tuple[float, float, int, int]:
        after = [
            prospects.see({**known, variable: value}).waiting
            for value in values_of(prospects, known, variable)
        ]
        left = sum(len(one) for one in after) / len(after)
        open_ = sum(one.total() for one in after) / len(after)
        return left, open_, -waiting[variable], variable

    return min(waiting, key=burden)


def values_of(prospects: Prospects, known: Known, variable: int) -> Sequence[int]:
    """Return the values that a variable can have in a part of a situation, as constraints allow."""
    space = prospects.space
    every = range(len(space.variables[variable].values))
    if not space.constraints:
        return every
    return [value for value in every if space.possible({**known, variable: value})]


@dataclass
class _Growth:
    prospects: Prospects
    most: int
    _grown: dict[Hashable, tuple[Statements, Fork | None]] = field(default_factory=dict)
    _forks: dict[tuple[int, tuple[Edge, ...]], Fork] = field(default_factory=dict)

    def grown(self, known: Known) -> tuple[Statements, Fork | None]:
        """Return what a part settles by itself, and the fork that comes next."""
        prospect = self.prospects.see(known)
        further, fork = self._onward(known)
        return _statements({**prospect.told, **dict(further)}), fork

    def _onward(self, known: Known) -> tuple[Statements, Fork | None]:
        """Return what is settled without a question beyond what is told of a part, and the next fork."""
        prospect = self.prospects.see(known)
        key = prospect.key, self.prospects.space.residue(known)
        if key not in self._grown:
            if len(self._grown) >= self.most:
                raise TooManyQuestions(self.prospects.space.program.onething.id, self.most)
            self._grown[key] = self._split(known)
        return self._grown[key]

    def _split(self, known: Known) -> tuple[Statements, Fork | None]:
        variable = best_question(self.prospects, known)
        if variable is None:
            return _beyond(self.prospects.at_the_end(known), self.prospects.see(known).told), None
        edges = tuple(self._edges(known, variable))
        if len(edges) == 1:  # no answer changes anything, or there is only one
            return edges[0].told, edges[0].to
        fork = self._forks.setdefault((variable, edges), Fork(variable, edges))
        return (), fork

    def _edges(self, known: Known, variable: int) -> Iterator[Edge]:
        """Yield where the answers lead, those that lead to the same as one."""
        before = self.prospects.see(known).told
        found: dict[tuple[Statements, Fork | None], list[int]] = {}
        for value in values_of(self.prospects, known, variable):
            told, fork = self.grown({**known, variable: value})
            found.setdefault((_beyond(dict(told), before), fork), []).append(value)
        for (told, fork), values in found.items():
            yield Edge(frozenset(values), told, fork)


def _statements(told: Mapping[str, str]) -> Statements:
    return tuple(sorted(told.items()))


def _beyond(told: Mapping[str, str], before: Mapping[str, str]) -> Statements:
    return _statements({id: said for id, said in told.items() if id not in before})


def _note(fork: Fork | None, found: dict[Fork, None]) -> None:
    """Note a fork after all that it leads to."""
    if fork is not None and fork not in found:
        for edge in fork.edges:
            _note(edge.to, found)
        found[fork] = None
