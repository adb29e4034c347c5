"""What a set of reforms is judged by: a figure of the cases, and which way it should go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onething.errors import UnknownName
from onething.language import Label
from onething.simulation.burden import PriceList, burden_of
from onething.simulation.totals import DEEP
from onething.workflows.outcomes import CaseFigures, Chance

__all__ = ["GOALS", "Goal", "goal_of"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of a case, and whether more of it is better; over many cases it is their mean."""

    id: str
    """Such as `visits-at-most-one`."""
    name: Label
    measure: Callable[[CaseFigures], float]
    share: bool = False
    """True: the share of cases of which something holds, and the greater the better; False: a number a
    case, and the smaller the better."""

    @property
    def sign(self) -> int:
        """1 if more is better, -1 if less is."""
        return 1 if self.share else -1

    def expected(self, chances: Iterable[Chance]) -> float:
        """Return what a case comes to on average, counted so that more is better."""
        return self.sign * sum(chance.probability * self.measure(chance.figures) for chance in chances)


def _share(id: str, zh: str, en: str, measure: Callable[[CaseFigures], float]) -> Goal:
    return Goal(id, Label(zh=f"{zh}的办件占比", en=f"Share of cases {en}"), measure, share=True)


def _mean(id: str, zh: str, en: str, measure: Callable[[CaseFigures], float]) -> Goal:
    return Goal(id, Label(zh=f"每件{zh}", en=f"{en} a case"), measure)


GOALS = (
    _share("visits-at-most-one", "最多跑一次", "with at most one visit", lambda case: case.visits <= 1),
    _share("no-visit", "零上门", "without a visit", lambda case: case.visits == 0),
    _share("id-card-only", "一证通办", "with nothing but the identity card", lambda case: case.id_card_only),
    _share("online", "可网上办理", "that can be applied for online", lambda case: case.online),
    _share(
        "four-stars", "网办深度四星以上", "handled online to four stars", lambda case: case.stars >= DEEP
    ),
    _share("at-once", "秒办", "decided at once", lambda case: case.at_once),
    _mean("materials", "提交材料", "Materials", lambda case: case.materials),
    _mean("visits", "跑动次数", "Visits", lambda case: case.visits),
    _mean("days", "工作日", "Working days", lambda case: case.days),
    _mean("steps", "办理环节", "Steps", lambda case: case.steps),
    _mean("fields", "填写字段", "Fields", lambda case: case.fields),
    _mean("forms", "填写表单", "Forms", lambda case: case.forms),
    _mean("departments", "打交道的部门", "Departments", lambda case: case.departments),
)
"""The goals that need no prices."""


def goal_of(id: str, prices: PriceList | None = None) -> Goal:
    """Return the goal with this id; `hours` and `yuan` need prices. UnknownName if there is none."""
    goals = {goal.id: goal for goal in (*GOALS, *(_burdens(prices) if prices else ()))}
    if id not in goals:
        raise UnknownName("goal", id, goals)
    return goals[id]


def _burdens(prices: PriceList) -> Iterable[Goal]:
    yield _mean(
        "hours", "申请人耗时（小时）", "Hours of the applicant", lambda case: burden_of(case, prices)[0]
    )
    yield _mean("yuan", "申请人负担（元）", "Burden in yuan", lambda case: burden_of(case, prices)[1])
