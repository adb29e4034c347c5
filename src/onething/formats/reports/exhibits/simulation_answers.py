"""The answer of a simulation in three sentences."""

from __future__ import annotations

from dataclasses import dataclass

from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Form
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.exhibits.rounding import nearest

__all__ = ["answers"]


def answers(seen: Compared) -> tuple[str, ...]:
    """Return three sentences: what is handed in, who has to go, and what it is worth.

    Without a reform it is one sentence, on how things are.
    """
    if not seen.reformed:
        return (_now(seen),)
    return _materials(seen), _visits(seen), _worth(seen)


def _now(seen: Compared) -> str:
    pieces = number(seen.before.mean("materials"), Form.MEAN, seen.speech)
    once = number(seen.before.mean("at_most_one_visit"), Form.SHARE, seen.speech)
    days = number(seen.before.mean("days"), Form.MEAN, seen.speech)
    return seen.speech.say(
        f"平均每件提交材料 {pieces} 份，{once} 的办件最多跑一次，平均用 {days} 个工作日。",
        f"A case takes {pieces} materials and {days} working days on average; "
        f"{once} of cases take at most one visit.",
    )


def _materials(seen: Compared) -> str:
    reforms, changed = _reforms(seen), _changed(seen, "materials")
    mean = _going(seen, "materials", Form.MEAN)
    zh = f"{'少' if changed.fell else '多'}交材料 {changed.amount} 份{changed.aside}"
    en = f"{changed.amount} {'fewer' if changed.fell else 'more'} materials are handed in{changed.aside}"
    if not changed.at_all:
        zh, en = "提交的材料没有变化", "as many materials are handed in as before"
    return seen.speech.say(f"{reforms}后，{zh}，平均每件{mean}。", f"{reforms}, {en}: a case takes {mean}.")


def _visits(seen: Compared) -> str:
    once, none = (_going(seen, figure, Form.SHARE) for figure in ("at_most_one_visit", "no_visit"))
    changed = _changed(seen, "visits")
    zh = f"总共{'少' if changed.fell else '多'}跑 {changed.amount} 次"
    en = f"{changed.amount} {'fewer' if changed.fell else 'more'} visits in all"
    if not changed.at_all:
        zh, en = "总的跑动次数没有变化", "as many visits in all as before"
    return seen.speech.say(
        f"最多跑一次的办件{once}，零上门的{none}，{zh}。",
        f"The share of cases with at most one visit is {once}, that with none {none}; {en}.",
    )


def _worth(seen: Compared) -> str:
    days, hours, yuan = _going(seen, "days", Form.MEAN), _changed(seen, "hours"), _changed(seen, "yuan")
    cost = number(seen.simulation.scenarios[seen.at].cost, Form.COUNT, seen.speech)
    zh = f"申请人{'少' if hours.fell else '多'}花 {hours.amount} 小时，合 {yuan.amount} 元"
    less = "less" if hours.fell else "more"
    en = f"applicants spend {hours.amount} hours {less}, worth {yuan.amount} yuan"
    if not hours.at_all:
        zh, en = "申请人花的时间没有变化", "applicants spend as many hours as before"
    return seen.speech.say(
        f"平均办理时间（工作日）{days}；{zh}；改革费用 {cost} 元。",
        f"The mean time in working days is {days}; {en}; the reforms cost {cost} yuan.",
    )


def _reforms(seen: Compared) -> str:
    """Return how the scenario is introduced: its only reform by name, several by their number."""
    count, name = len(seen.simulation.scenarios[seen.at].reforms), seen.name(seen.at)
    if count > 1:
        return seen.speech.say(f"{count} 项改革一起实施", f"With {count} reforms together")
    return seen.speech.say(f"实施“{name}”", f"With “{name}”")


def _going(seen: Compared, figure: str, form: Form) -> str:
    """Return from what to what a figure a case goes as it is shown, or that it stays."""
    before, after = (number(one.mean(figure), form, seen.speech) for one in (seen.before, seen.after))
    if before == after:
        return seen.speech.say(f"仍为 {after}", f"{after} as before")
    return seen.speech.say(f"从 {before} 到 {after}", f"{after} instead of {before}")


@dataclass(frozen=True, slots=True)
class _Change:
    """By how much a figure changes, as its totals are shown."""

    fell: bool
    amount: str
    aside: str
    """By which share of what it was, in brackets."""

    @property
    def at_all(self) -> bool:
        return self.amount != "0"


def _changed(seen: Compared, figure: str) -> _Change:
    before, after = (nearest(getattr(one, figure), 1) for one in (seen.before, seen.after))
    share = (after - before) / before if before else 0.0
    said = f"{'+' if share > 0 else ''}{number(share, Form.SHARE, seen.speech)}"
    amount = number(abs(after - before), Form.COUNT, seen.speech)
    return _Change(after <= before, amount, seen.speech.aside("", said) if share else "")
