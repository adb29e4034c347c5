"""What to do next: the curve from first to last reform, and what each is worth alone and in company."""

from __future__ import annotations

from collections.abc import Mapping

from onething.choosing.advice import Advice, Candidate, CurvePoint
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.speech import Speech

__all__ = ["candidates", "curve", "goal_form"]


def goal_form(advice: Advice) -> Form:
    """Return how the goal is shown: as a share of the cases, or as a number a case."""
    return Form.SHARE if advice.share else Form.MEAN


def curve(advice: Advice, speech: Speech) -> Exhibit:
    """Return the goal by cost: the best set for each budget, and one reform at a time beside it."""
    say = speech.say
    names = {one.id: speech.text(one.name) for one in advice.candidates}
    heads = (
        Head(say("次序", "Order")),
        Head(say("费用（元）", "Cost, yuan"), Form.COUNT),
        Head(speech.text(advice.goal_name), goal_form(advice)),
        Head(say("改革", "Reforms")),
    )
    exact = say("最优组合", "Best set")
    greedy = say("逐项最优", "One at a time")
    lines = (
        *(_point(at, point, exact, _set(point, names, speech)) for at, point in enumerate(advice.exact)),
        *(_point(at, point, greedy, _added(point, names, speech)) for at, point in enumerate(advice.greedy)),
    )
    return Exhibit(
        key="curve",
        title=say("花多少钱，做到多少", "What is reached at what cost"),
        subject=say("步", "Step"),
        heads=heads,
        lines=lines,
        reading=say(
            "实线：每个预算下的最优组合；虚线：每次做一项、每次选最划算的一项。圆点是所选的组合。",
            "Solid: the best set for each budget. Dashed: one reform at a time, each the best value "
            "given those before. The dot is the chosen set.",
        ),
        charts=(Chart(ChartKind.STEPS, (1, 2), by=0, point=(advice.cost, advice.value), most=len(lines)),),
        sheet=say("曲线", "Curve"),
    )


def _point(at: int, point: CurvePoint, order: str, done: str) -> Line:
    return Line(str(at), (order, point.cost, point.value, done))


def _set(point: CurvePoint, names: Mapping[str, str], speech: Speech) -> str:
    done = speech.listed(names.get(id, id) for id in point.reforms)
    return done or speech.say("无", "none")


def _added(point: CurvePoint, names: Mapping[str, str], speech: Speech) -> str:
    """Return the reform that is done next, after those before."""
    if not point.added:
        return _set(point, names, speech)
    return f"＋ {names.get(point.added, point.added)}"


def candidates(advice: Advice, speech: Speech) -> Exhibit:
    """Return by how much each reform betters the goal alone and in company, and which were chosen."""
    say, form = speech.say, Form.POINTS if advice.share else Form.MEAN
    heads = (
        Head(say("选中", "Chosen")),
        Head(say("费用（元）", "Cost, yuan"), Form.COUNT),
        Head(say("单独实施的改善", "Gain alone"), form),
        Head(say("与其他改革一起的改善（夏普利值）", "Gain in company (Shapley value)"), form),
        Head(say("标准误", "Standard error"), form),
    )
    return Exhibit(
        key="candidates",
        title=say("每项改革值多少", "What each reform is worth"),
        subject=say("改革", "Reform"),
        heads=heads,
        lines=tuple(_candidate(one, speech) for one in advice.candidates),
        reading=say(
            "夏普利值：按所有可能的先后次序平均，各项相加等于全部改革一起的效果。",
            "The Shapley value is the mean gain over all orders in which the reforms can be done; "
            "the values add up to what all of them reach together.",
        ),
        charts=(Chart(ChartKind.BARS, (2, 3), most=15),),
        sheet=say("候选改革", "Candidates"),
    )


def _candidate(one: Candidate, speech: Speech) -> Line:
    chosen = speech.say("✓ 选中", "✓ chosen") if one.chosen else speech.say("未选", "not chosen")
    cells = (chosen, one.cost, one.alone, one.in_company, one.standard_error or None)
    return Line(speech.text(one.name), cells)
