"""The next question to put to somebody whose case is known in part."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from onething.language import Label
from onething.model import Case, FactName, FactType, OneThing, Question, Value
from onething.model.frozen import Frozen
from onething.situations.guiding.aims import PLAN, Aim
from onething.situations.guiding.diagram import best_question, values_of
from onething.situations.guiding.prospects import Prospects
from onething.situations.guiding.statements import Statements
from onething.situations.space import Known, Space, Variable
from onething.situations.spanning import space_of
from onething.workflows import Planner

__all__ = ["Next", "next_question", "settled"]


@dataclass(frozen=True, slots=True)
class Next:
    """What to ask next, and what need not be asked because only one answer is possible."""

    question: Question | None
    """None: no question is left that helps."""
    implied: Mapping[FactName, Value] = Frozen()
    """Answers that the constraints leave no choice about, given all others."""


def next_question(
    planner: Planner, onething: OneThing, case: Case, *, aim: Aim = PLAN, unasked: Collection[FactName] = ()
) -> Next:
    """Return the question after whose answers the fewest are left until the aim is settled.

    `unasked` are facts not to be asked, such as those that were asked and are not known. Raises
    UnknownName or BrokenInput for a case that cannot be, and EmptySpace where constraints exclude it.
    """
    space = space_of(planner, onething, case)
    prospects = Prospects(space, aim, unasked)
    known: dict[int, int] = {}
    while True:
        number = best_question(prospects, known)
        if number is None:
            return Next(None, _implied(space, known))
        possible = values_of(prospects, known, number)
        if len(possible) != 1 or not _told_by_class(space.variables[number], possible[0]):
            return Next(space.variables[number].question, _implied(space, known))
        known[number] = possible[0]


def settled(planner: Planner, onething: OneThing, case: Case, *, aim: Aim) -> tuple[Label, ...]:
    """Return what is settled of an aim by what is known of a case, and what is open, as sentences.

    Raises as `next_question` does.
    """
    space = space_of(planner, onething, case)
    told, say = Prospects(space, aim).at_the_end({}), Statements(space.program)
    return tuple(say.text(about, said) for about, said in told.items())


def _implied(space: Space, known: Known) -> Mapping[FactName, Value]:
    return Frozen(space.facts(known))


def _told_by_class(variable: Variable, value: int) -> bool:
    """Tell whether the class of a value has no other: of a number it is known to be small, not how small."""
    if variable.classes is None or variable.question.type not in (FactType.BOOLEAN, FactType.CHOICE):
        return False
    own = variable.classes.index(variable.values[value])
    options: tuple[Value, ...] = tuple(option.value for option in variable.question.options) or (True, False)
    return sum(variable.classes.index(one) == own for one in options) == 1
