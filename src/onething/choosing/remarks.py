"""What has to be said with an advice: what was assumed, what was not looked at, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onething.choosing.aim import Aim, Log, Scale
from onething.choosing.answering import Answer
from onething.choosing.costs import EQUAL_COSTS
from onething.choosing.shortfall import shortfall
from onething.choosing.tables import places
from onething.choosing.valuing import Valued
from onething.language import Label
from onething.simulation.worlds import Worlds

__all__ = ["Basis", "remarks"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What an advice rests on."""

    found: Valued
    answer: Answer
    costs_said: bool


def remarks(worlds: Worlds, log: Log, aim: Aim, scale: Scale, basis: Basis) -> Iterator[Label]:
    """Yield what has to be said, the most important first."""
    problem, chosen = basis.found.problem, basis.answer.chosen
    if aim.target is not None and not chosen.feasible:
        yield shortfall(worlds, log, aim, scale, problem.named(chosen.chosen))
    if not basis.costs_said:
        yield EQUAL_COSTS
    if aim.of_start and aim.target is not None:
        yield Label(
            zh=f"目标是现状的 {aim.target:.6g} 倍", en=f"The target is {aim.target:.6g} times what it is now"
        )
    for pair in problem.apart:
        one, other = (worlds.reforms[place].name for place in places(pair))
        yield Label(
            zh=f"“{one.text('zh')}”与“{other.text('zh')}”相互矛盾，不会同时选中",
            en=f"“{one.text('en')}” and “{other.text('en')}” contradict each other and are not both chosen",
        )
    if not basis.found.whole:
        yield _NEVER_WORSE
    if not basis.answer.complete:
        yield _NOT_ALL_POINTS


_NEVER_WORSE = Label(
    zh="有的一件事涉及的改革太多，没有逐一推演所有组合：两组结果相同，就认为介于其间的也相同"
    "（凡推演过的都符合“没有改革使办件变差”）",
    en="Too many reforms touch some one-things to try all their sets: where two sets come to the same, so is"
    " taken to do what lies between (in all that was tried no reform made a case worse)",
)
_NOT_ALL_POINTS = Label(
    zh="最优组合的曲线只列出了一部分折点", en="The curve of the best sets shows some of its steps, not all"
)
