"""The charts of an exhibit as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from onething.formats.pictures.charts.bars import bars, stacked, tornado
from onething.formats.pictures.charts.canvas import Canvas, picture
from onething.formats.pictures.charts.curves import curves, stairs
from onething.formats.pictures.charts.series import column, plot_of, stairs_of
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.speech import Speech

__all__ = ["charts_svg"]


def charts_svg(exhibit: Exhibit, speech: Speech) -> tuple[str, ...]:
    """Return the charts of an exhibit, each as SVG that stands within an HTML page; none of an empty table.

    They hold no ids and no style sheet, so that several get along on one page, and take the font of the
    page.
    """
    return tuple(_charts(exhibit, speech))


def _charts(exhibit: Exhibit, speech: Speech) -> Iterator[str]:
    table = speech.say("图中的数字都在图旁的表中。", "All figures drawn stand in the table beside it.")
    for chart in exhibit.charts:
        if exhibit.drawn(chart):
            canvas = Canvas()
            alone = len(exhibit.charts) == 1
            title = exhibit.title if alone else exhibit.heads[chart.columns[0]].title
            if not alone:
                canvas.headed(title)
            _draw(canvas, exhibit, chart, speech)
            yield picture(canvas, title=title, description=f"{exhibit.reading} {table}")


def _draw(canvas: Canvas, exhibit: Exhibit, chart: Chart, speech: Speech) -> None:
    say = [partial(_tick, exhibit, at, speech) for at in chart.columns]
    if chart.kind is ChartKind.STEPS:
        stairs(canvas, stairs_of(exhibit, chart), chart.point, (say[0], say[1]))
        return
    plot = plot_of(exhibit, chart, speech)
    if chart.kind is ChartKind.BARS:
        bars(canvas, plot, () if chart.marked is None else column(exhibit, chart, chart.marked))
    elif chart.kind is ChartKind.STACKED:
        stacked(canvas, plot)
    elif chart.kind is ChartKind.LINES:
        curves(canvas, plot, say[0])
    else:
        tornado(canvas, plot, chart.middle)


def _tick(exhibit: Exhibit, at: int, speech: Speech, value: float) -> str:
    return number(value, exhibit.heads[at].form, speech).replace(".0%", "%").replace(".00", "")
