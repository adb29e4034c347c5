"""What a set of reforms is judged by: a figure of the cases, and which way it should go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onething.errors import UnknownName
from onething.language import Label
from onething.simulation.burden import PriceList
from onething.simulation.measuring import Measure, measure_of
from onething.workflows.outcomes import Chance

__all__ = ["GOALS", "Goal", "goal_of"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of a case, and whether more of it is better; over many cases it is their mean."""

    id: str
    """Such as `visits-at-most-one`."""
    name: Label
    measure: Measure
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


_SHARES = {
    "visits-at-most-one": ("at_most_one_visit", "最多跑一次", "with at most one visit"),
    "no-visit": ("no_visit", "零上门", "without a visit"),
    "id-card-only": ("id_card_only", "一证通办", "with nothing but the identity card"),
    "online": ("online", "可网上办理", "that can be applied for online"),
    "four-stars": ("deep", "网办深度四星以上", "handled online to four stars"),
    "at-once": ("at_once", "秒办", "decided at once"),
}
_NUMBERS = {
    "materials": ("提交材料", "Materials"),
    "visits": ("跑动次数", "Visits"),
    "days": ("工作日", "Working days"),
    "steps": ("办理环节", "Steps"),
    "fields": ("填写字段", "Fields"),
    "forms": ("填写表单", "Forms"),
    "departments": ("打交道的部门", "Departments"),
    "hours": ("申请人耗时（小时）", "Hours of burden"),
    "yuan": ("申请人负担（元）", "Burden in yuan"),
}
GOALS = (*_SHARES, *_NUMBERS)
"""The ids of all goals: shares of cases, then numbers a case."""


def goal_of(id: str, prices: PriceList) -> Goal:
    """Return the goal with this id; UnknownName if there is none. `prices` are those of a burden."""
    if id in _SHARES:
        figure, zh, en = _SHARES[id]
        name = Label(zh=f"{zh}的办件占比", en=f"Share of cases {en}")
        return Goal(id, name, measure_of(figure, prices), share=True)
    if id not in _NUMBERS:
        raise UnknownName("goal", id, GOALS)
    zh, en = _NUMBERS[id]
    return Goal(id, Label(zh=f"每件{zh}", en=f"{en} a case"), measure_of(id, prices))
