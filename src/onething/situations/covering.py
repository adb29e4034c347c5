"""Whether the parts that a certificate names leave no hole: what is in none of them must not occur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from onething.conditions import evaluate, literals
from onething.model import FactName, SourceId, Value
from onething.situations.certificate import Cube
from onething.situations.retracing import Retraced

__all__ = ["Cover", "Part"]

Part = Mapping[str, frozenset[int]]
"""Which classes of each fact, and for each source whether it answers (0) or is down (1)."""

_SOURCE = "source:"


@dataclass(frozen=True)
class Cover:
    """The parts of a space that a certificate tells apart."""

    of: Retraced

    @cached_property
    def everything(self) -> Part:
        """The whole space."""
        answers: dict[str, frozenset[int]]
        answers = {name: frozenset(range(len(own))) for name, own in self.of.made.classes.items()}
        return {**answers, **{_named(one): frozenset((0, 1)) for one in self._sources}}

    @cached_property
    def _sources(self) -> Sequence[SourceId]:
        return self.of.made.sources if self.of.made.outages else ()

    def part(self, cube: Cube) -> Part:
        """Return the part that a cube names."""
        answers: dict[str, frozenset[int]]
        answers = {name: frozenset(own) for name, own in cube.answers.items()}
        up = {_named(one): frozenset((0,)) for one in cube.answering}
        return {**self.everything, **answers, **up, **{_named(one): frozenset((1,)) for one in cube.down}}

    def hole(self) -> Part | None:
        """Return a part in which a situation lies and that no cube names; None if there is none."""
        return self._hole(self.everything, [self.part(cube) for cube in self.of.made.cubes])

    def _hole(self, part: Part, cover: Sequence[Part]) -> Part | None:
        if self._nobody(part):
            return None
        near = [one for one in cover if all(one[name] & own for name, own in part.items())]
        if not near:
            return part if self.inhabited(part) else None
        first = near[0]
        name = next((name for name, own in part.items() if not own <= first[name]), None)
        if name is None:
            return None
        inside, outside = part[name] & first[name], part[name] - first[name]
        return self._hole({**part, name: outside}, near) or self._hole({**part, name: inside}, near)

    def _nobody(self, part: Part) -> bool:
        """Tell whether certainly no situation lies in a part."""
        down = sum(own == {1} for name, own in part.items() if name.startswith(_SOURCE))
        if down > self.of.made.outages:
            return True
        values = self.values(part)
        return any(evaluate(one, values) is False for one in self.of.constraints)

    def inhabited(self, part: Part) -> bool:
        """Tell whether any situation lies in a part, as constraints and outages allow."""
        if self._nobody(part):
            return False
        values = self.values(part)
        undecided = [one for one in self.of.constraints if evaluate(one, values) is None]
        if not undecided:
            return True
        read = (literal.fact for literal in literals(undecided[0]))
        name = next((fact for fact in read if len(part.get(fact, ())) > 1), None)
        return name is None or any(self.inhabited(one) for one in self.split(part, name))

    def split(self, part: Part, name: str) -> Iterator[Part]:
        """Yield the parts of a part, one for each class of a fact."""
        return ({**part, name: frozenset((one,))} for one in sorted(part[name]))

    def open_facts(self, part: Part) -> list[str]:
        """Return the facts of which a part has several classes; those first that it limits."""
        found = [name for name, own in part.items() if len(own) > 1 and not name.startswith(_SOURCE)]
        return sorted(found, key=lambda name: part[name] == self.everything[name])

    def patterns(self, part: Part) -> Iterator[tuple[SourceId, ...]]:
        """Yield which sources are down together in a part."""
        lost = [one for one in self._sources if part[_named(one)] == {1}]
        free = [one for one in self._sources if len(part[_named(one)]) > 1]
        for count in range(self.of.made.outages - len(lost) + 1):
            for more in combinations(free, count):
                yield (*lost, *more)

    def answers(self, part: Part) -> dict[FactName, Value]:
        """Return the answers that are the same in all of a part, by examples of their classes."""
        classes = self.of.made.classes
        return {
            FactName(name): classes[FactName(name)][next(iter(own))]
            for name, own in part.items()
            if len(own) == 1 and name in classes
        }

    def values(self, part: Part) -> dict[FactName, Value]:
        """Return all facts that are the same in all of a part."""
        return {**self.of.shared, **self.answers(part)}

    def said(self, part: Part) -> str:
        """Return what a part is limited to, as text."""
        limited = (name for name, own in part.items() if own < self.everything[name])
        return "; ".join(f"{name}: {sorted(part[name])}" for name in limited) or "-"


def _named(source: SourceId) -> str:
    return f"{_SOURCE}{source}"
