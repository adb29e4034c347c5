"""The answer of an advice: which reforms, what they reach, and how sure that is."""

from __future__ import annotations

from onething.choosing.advice import Advice
from onething.formats.reports.exhibits.advice_exhibits import goal_form
from onething.formats.reports.exhibits.exhibit import Form
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.exhibits.simulation_head import BigFigure
from onething.formats.reports.speech import Speech

__all__ = ["advice_answers", "advice_figures", "advice_title"]


def advice_title(speech: Speech) -> str:
    """Return what a report on an advice is called."""
    return speech.say("下一步改什么", "Which reforms to do next")


def advice_answers(advice: Advice, speech: Speech) -> tuple[str, ...]:
    """Return three sentences: what to do and what it reaches, how sure that is, and the order beside it."""
    sentences = (_chosen(advice, speech), _sure(advice, speech), _greedy(advice, speech))
    return tuple(filter(None, sentences))


def _goal(value: float, advice: Advice, speech: Speech) -> str:
    return number(value, goal_form(advice), speech)


def _chosen(advice: Advice, speech: Speech) -> str:
    say, goal = speech.say, speech.text(advice.goal_name)
    names = speech.listed(speech.text(one.name) for one in advice.candidates if one.chosen)
    count = sum(one.chosen for one in advice.candidates)
    start, value = _goal(advice.start, advice, speech), _goal(advice.value, advice, speech)
    cost = _yuan(advice.cost, speech)
    if not advice.feasible:
        return _infeasible(advice, speech)
    if not count:
        return say(f"不选任何改革：{goal}为 {value}。", f"Choose no reform: {goal} stands at {value}.")
    aim = _aim(advice, speech)
    return say(
        f"{aim}，选 {count} 项改革（{names}）：{goal}从 {start} 到 {value}，费用 {cost} 元。",
        f"{aim}, choose {count} of {len(advice.candidates)} reforms ({names}): "
        f"{goal} goes from {start} to {value}, at a cost of {cost} yuan.",
    )


def _infeasible(advice: Advice, speech: Speech) -> str:
    best = _goal(advice.best_possible, advice, speech)
    asked = _goal(advice.target or 0.0, advice, speech)
    goal = speech.text(advice.goal_name)
    return speech.say(
        f"{goal}做不到 {asked}：不计费用也只到 {best}；以下是最接近的组合中费用最低的。",
        f"{goal} cannot come to {asked}: whatever it costs, {best} is the best. "
        "What follows is the cheapest set that comes nearest.",
    )


def _aim(advice: Advice, speech: Speech) -> str:
    say = speech.say
    if advice.target is not None:
        target = _goal(advice.target, advice, speech)
        return say(f"要达到 {target}，最省的做法是", f"To reach {target} at the least cost")
    if advice.budget is not None:
        budget = _yuan(advice.budget, speech)
        return say(f"在 {budget} 元预算内", f"Within a budget of {budget} yuan")
    return say("不限预算", "With no limit on the cost")


def _sure(advice: Advice, speech: Speech) -> str:
    best, count = _goal(advice.best_possible, advice, speech), len(advice.candidates)
    if advice.optimal:
        return speech.say(
            f"已证明没有更好的选择；{count} 项改革不计费用最好可到 {best}。",
            f"No better choice exists, which is proven; at any cost, {count} reforms reach {best} at best.",
        )
    gap = number(advice.gap, Form.SHARE, speech)
    return speech.say(
        f"尚未证明这是最好的选择，更好的至多好 {gap}；不计费用最好可到 {best}。",
        f"It is not proven that no choice is better; one could be better by {gap} at most. "
        f"Whatever it costs, {best} is the best.",
    )


def _greedy(advice: Advice, speech: Speech) -> str:
    """Say what the same money reaches when reforms are picked one at a time, where that is told."""
    affordable = [point.value for point in advice.greedy if point.cost <= advice.cost]
    if not affordable or not advice.feasible:
        return ""
    value = _goal(affordable[-1], advice, speech)
    return speech.say(
        f"逐项挑选、每次选最划算的一项，同样的钱做到 {value}。",
        f"Picked one at a time, each the best value given those before, the same money reaches {value}.",
    )


def advice_figures(advice: Advice, speech: Speech) -> tuple[BigFigure, ...]:
    """Return the goal, the cost, the number of reforms, and what all of them would reach."""
    say, form = speech.say, goal_form(advice)
    chosen = sum(one.chosen for one in advice.candidates)
    budget = (
        ""
        if advice.budget is None
        else say(f"预算 {_yuan(advice.budget, speech)} 元", f"of {_yuan(advice.budget, speech)}")
    )
    return (
        BigFigure(
            speech.text(advice.goal_name),
            _goal(advice.start, advice, speech),
            _goal(advice.value, advice, speech),
            number(advice.value - advice.start, form, speech, signed=True),
        ),
        BigFigure(say("费用（元）", "Cost, yuan"), "", _yuan(advice.cost, speech), "", budget),
        BigFigure(
            say("选中的改革", "Reforms chosen"),
            "",
            str(chosen),
            "",
            say(f"共 {len(advice.candidates)} 项", f"of {len(advice.candidates)}"),
        ),
        BigFigure(
            say("不计费用最好可到", "Best at any cost"), "", _goal(advice.best_possible, advice, speech), ""
        ),
    )


def _yuan(value: float, speech: Speech) -> str:
    return number(value, Form.COUNT, speech)
