"""What going through all situations says: which answers break a claim, and where a situation lies."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from proof_worlds import Situation

from onething.model import FactName, Value
from onething.situations import Space


def breaks(known: list[tuple[Situation, int]], answers: Mapping[FactName, Value], most: int) -> bool:
    """Tell whether there are situations with these answers, and all of them break the claim."""
    alike = {name: told_apart(value) for name, value in answers.items()}
    own = [
        number
        for one, number in known
        if alike.items() <= {name: told_apart(value) for name, value in one.answers.items()}.items()
    ]
    return bool(own) and min(own) > most


def told_apart(value: Value) -> object:
    """Return what the tests of these worlds can tell of a value: of a count, where it lies."""
    number = isinstance(value, int) and not isinstance(value, bool)
    return (value >= 10, value < 20) if number else value


def fewest(known: list[tuple[Situation, int]], most: int) -> int:
    """Return how many answers it takes at least to break the claim, whatever else is the case."""
    broken = [one for one, number in known if number > most]
    for count in range(10):
        for one in broken:
            for part in combinations(one.answers.items(), count):
                if breaks(known, dict(part), most):
                    return count
    raise AssertionError("a whole situation breaks it")


def placed(space: Space, situation: Situation) -> dict[int, int]:
    """Return the number of the class in which each variable lies in a situation."""
    found = {}
    for number, one in enumerate(space.variables):
        if one.source:
            found[number] = int(one.source in situation.down)
        else:
            found[number] = class_of(space, number, situation.answers[one.fact])
    return found


def class_of(space: Space, number: int, value: Value) -> int:
    """Return the number of the class of a value."""
    variable = space.variables[number]
    assert variable.classes
    own = variable.classes.index(value)
    return next(n for n, example in enumerate(variable.values) if variable.classes.index(example) == own)
