"""The scenarios beside one another: visits, materials, days, burden, every figure, and month by month."""

from __future__ import annotations

from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.totals_words import FIGURES, TotalsFigure, figure_called
from onething.simulation.result import Dimension, Totals

__all__ = ["figures", "means", "months", "visits"]

_DRAWN = 6
"""Of so many scenarios materials, days and burden are drawn; the table has all."""
_SIDE_BY_SIDE = 5
"""More scenarios than these do not fit beside one another on paper."""


def visits(seen: Compared) -> Exhibit:
    """Return which share of the cases takes no visit, one, or more, scenario by scenario."""
    say = seen.speech.say
    heads = (
        Head(say("零上门", "No visit"), Form.SHARE),
        Head(say("跑一次", "One visit"), Form.SHARE),
        Head(say("跑多次", "More visits"), Form.SHARE),
        Head(say("每件跑动（次）", "Visits a case"), Form.MEAN),
    )
    kinds = ("no_visit", "one_visit", "more_visits", "visits")
    told = [seen.simulation.scenarios[at] for at in seen.order]
    lines = tuple(
        Line(seen.speech.text(one.name), tuple(one.totals.mean(kind) for kind in kinds)) for one in told
    )
    return Exhibit(
        key="visits",
        title=say("办件要跑几次", "How many visits cases take"),
        subject=say("情景", "Scenario"),
        heads=heads,
        lines=lines,
        reading=say(
            "每条横杠是全部办件，按跑动次数分段。", "Each bar is all cases, by how many visits they take."
        ),
        charts=(Chart(ChartKind.STACKED, (0, 1, 2)),),
        across=(0, 1, 2),
        sheet=say("跑动次数", "Visits"),
    )


def means(seen: Compared) -> Exhibit:
    """Return materials, days and burden a case, scenario by scenario, with what the reforms cost."""
    say = seen.speech.say
    told = [figure_called(key) for key in ("materials", "days", "hours")]
    heads = (
        *(Head(seen.speech.text(figure.name), figure.form) for figure in told),
        Head(say("改革费用（元）", "Cost of the reforms, yuan"), Form.COUNT),
    )
    lines = tuple(
        Line(
            seen.speech.text(scenario.name),
            (*(figure.of(scenario.totals) for figure in told), scenario.cost),
        )
        for scenario in (seen.simulation.scenarios[at] for at in seen.order)
    )
    return Exhibit(
        key="means",
        title=say("材料、时间与负担", "Materials, time and burden"),
        subject=say("情景", "Scenario"),
        heads=heads,
        lines=lines,
        charts=tuple(Chart(ChartKind.BARS, (at,), most=_DRAWN) for at, _ in enumerate(told)),
        sheet=say("每件平均", "A case on average"),
    )


def figures(seen: Compared) -> Exhibit:
    """Return every figure of every scenario; on paper, of too many scenarios, the two that are compared."""
    say, scenarios = seen.speech.say, seen.simulation.scenarios
    all_fit = seen.most is None or len(scenarios) <= _SIDE_BY_SIDE
    chosen = seen.order if all_fit else (0, seen.at)
    heads = tuple(Head(seen.name(at), Form.MEAN) for at in chosen)
    if seen.reformed:
        compared = (chosen.index(seen.at), 0)
        heads += (Head(say("变化", "Change"), Form.MEAN, difference=compared, signed=True),)
    lines = tuple(_figure(figure, [scenarios[at].totals for at in chosen], seen) for figure in FIGURES)
    return Exhibit(
        key="figures",
        title=say("全部指标", "Every figure"),
        subject=say("指标", "Figure"),
        heads=heads,
        lines=lines,
        notes=()
        if all_fit
        else (say("各单项情景见工作簿。", "The scenarios in between stand in the workbook."),),
    )


def _figure(figure: TotalsFigure, totals: list[Totals], seen: Compared) -> Line:
    values = tuple(map(figure.of, totals))
    change = (figure.of(seen.after) - values[0],) if seen.reformed else ()
    return Line(seen.speech.text(figure.name), values + change, form=figure.form)


def months(seen: Compared) -> Exhibit:
    """Return materials and visits month by month, before and after."""
    say, (before, after) = seen.speech.say, seen.columns
    one_visit = say("最多跑一次\n", "At most one visit\n")
    heads = (
        Head(say("办件", "Cases"), Form.COUNT, adds_up=True),
        Head(say(f"提交材料\n{before}", f"Materials\n{before}"), Form.COUNT, adds_up=True),
        Head(say(f"提交材料\n{after}", f"Materials\n{after}"), Form.COUNT, adds_up=True),
        Head(f"{one_visit}{before}", Form.SHARE),
        Head(f"{one_visit}{after}", Form.SHARE),
    )
    parts = sorted(seen.simulation.of(Dimension.MONTH), key=lambda part: (not part.key, part.key))
    pairs = [(seen.speech.text(part.name), *seen.pair(part)) for part in parts]
    whole = (say("合计", "All"), seen.before, seen.after)
    lines = tuple(
        Line(
            name,
            (
                one.cases,
                one.materials,
                two.materials,
                one.mean("at_most_one_visit"),
                two.mean("at_most_one_visit"),
            ),
            total=total,
        )
        for total, (name, one, two) in [*((False, pair) for pair in pairs), (True, whole)]
    )
    return Exhibit(
        key="months",
        title=say("逐月提交的材料", "Materials handed in, month by month"),
        subject=say("月份", "Month"),
        heads=heads,
        lines=lines if pairs else (),
        reading=say(
            "两条线之间是改革省下的材料（份）。", "Between the two lines is what the reforms spare (pieces)."
        ),
        charts=(Chart(ChartKind.LINES, (1, 2), most=36),),
        sheet=say("逐月", "Months"),
    )
