"""Tests of the charts."""

from xml.etree import ElementTree

import pytest

from onething.formats.pictures.charts.canvas import WIDTH, ticks
from onething.formats.pictures.charts.drawing import charts_svg
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.speech import Speech

EN = Speech("en")
HOSTILE = "<b>&\"'\x00"


def exhibit(kind, rows, *, form=Form.SHARE, **options):
    """Return an exhibit of one chart of all its columns."""
    columns = tuple(range(len(rows[0])))
    heads = tuple(Head(f"series {at}", form) for at in columns)
    lines = tuple(Line(f"line {at}", tuple(row)) for at, row in enumerate(rows))
    return Exhibit("k", "title", "s", heads, lines, charts=(Chart(kind, columns, **options),))


def drawn(made):
    """Return the chart as a tree."""
    (svg,) = charts_svg(made, EN)
    return ElementTree.fromstring(svg)  # noqa: S314 - our own markup


def rects(made, colour):
    """Return the bars of a colour, without those of the legend."""
    found = [one for one in drawn(made).iter("rect") if one.get("fill") == colour]
    return [one for one in found if one.get("height") != "12"]


def texts(made):
    """Return all that is written on the chart."""
    return ["".join(one.itertext()) for one in drawn(made).iter("text")]


KINDS = {
    ChartKind.BARS: [(0.5, 0.2), (0.1, 0.9)],
    ChartKind.STACKED: [(0.5, 0.2, 0.3), (1.0, 0.0, 0.0)],
    ChartKind.LINES: [(0.5, 0.2), (0.1, 0.9)],
    ChartKind.STEPS: [("a", 0.0, 0.2), ("b", 0.1, 0.9)],
    ChartKind.TORNADO: [(0.5, 0.2), (0.1, 0.9)],
}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_stays_within_the_picture(kind):
    """Nothing is cut off at an edge."""
    made = exhibit(kind, KINDS[kind])
    if kind is ChartKind.STEPS:
        made = Exhibit("k", "t", "s", made.heads, made.lines, charts=(Chart(kind, (1, 2), by=0),))
    tree = drawn(made)
    height = float(tree.get("viewBox").split()[3])
    for one in tree.iter("rect"):
        assert 0 <= float(one.get("x")) <= float(one.get("x")) + float(one.get("width")) <= WIDTH
        assert 0 <= float(one.get("y")) + float(one.get("height")) <= height


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not ChartKind.STEPS])
def test_names_are_escaped(kind):
    """A name that looks like markup is text, and what no page may hold is a blank."""
    made = exhibit(kind, KINDS[kind])
    lines = tuple(Line(HOSTILE, line.cells) for line in made.lines)
    assert any(
        "<b>&" in text for text in texts(Exhibit("k", HOSTILE, "s", made.heads, lines, charts=made.charts))
    )


def test_a_bar_is_as_long_as_its_figure_says():
    """From 0, also where figures are alike."""
    long, short = rects(exhibit(ChartKind.BARS, [(0.8,), (0.4,)]), "#0b5394")
    assert float(long.get("width")) == pytest.approx(2 * float(short.get("width")), rel=1e-3)


def test_negative_bars_run_to_the_left():
    """A reform that makes it worse is seen to."""
    up, down = rects(exhibit(ChartKind.BARS, [(0.8,), (-0.4,)]), "#0b5394")
    assert float(down.get("x")) + float(down.get("width")) == pytest.approx(float(up.get("x")), abs=0.1)


def test_segments_fill_the_bar():
    """One after the other, without a gap."""
    made = exhibit(ChartKind.STACKED, [(0.5, 0.2, 0.3)])
    bars = [rects(made, colour)[0] for colour in ("#0b5394", "#9ecae1", "#d9600f")]
    ends = [float(one.get("x")) + float(one.get("width")) for one in bars]
    assert [float(one.get("x")) for one in bars[1:]] == pytest.approx(ends[:2], abs=0.1)


def test_figures_are_written_as_in_the_table():
    """Rounded in the same way."""
    assert "33.3%" in texts(exhibit(ChartKind.BARS, [(1 / 3,)]))


def test_a_mark_stands_across_the_bars():
    """At the target, for each line that has one."""
    heads = (Head("target", Form.SHARE), Head("reached", Form.SHARE))
    lines = (Line("a", (0.5, 0.2)), Line("b", (None, 0.2)))
    made = Exhibit("k", "t", "s", heads, lines, charts=(Chart(ChartKind.BARS, (1,), marked=0),))
    assert [one.get("stroke-width") for one in drawn(made).iter("polyline")].count("3") == 1


def test_no_more_lines_are_drawn_than_asked():
    """The table has the rest."""
    assert len(rects(exhibit(ChartKind.BARS, [(0.5,)] * 20, most=7), "#0b5394")) == 7


def test_an_empty_table_has_no_chart():
    """Nor has one that only has a total."""
    heads = (Head("a", Form.COUNT),)
    total = (Line("all", (1.0,), total=True),)
    assert charts_svg(Exhibit("k", "t", "s", heads, total, charts=(Chart(ChartKind.BARS, (0,)),)), EN) == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not ChartKind.STEPS])
def test_zeros_and_what_is_not_measured_are_drawn_without_fault(kind):
    """A log in which nothing happens has a chart too."""
    width = len(KINDS[kind][0])
    assert charts_svg(exhibit(kind, [(0.0,) * width, (None,) * width]), EN)


def test_a_single_month_is_a_point():
    """There is no line through one."""
    assert len(list(drawn(exhibit(ChartKind.LINES, [(3.0, 2.0)], form=Form.COUNT)).iter("circle"))) == 2


def test_ticks_are_round_and_enclose_what_is_drawn():
    """Also where it is a single value."""
    assert ticks(0, 870) == [0, 200, 400, 600, 800, 1000]
    for low, high in ((0, 0), (0.75, 0.95), (-3, 7), (0, 1e9)):
        found = ticks(low, high)
        assert found[0] <= low <= high <= found[-1]
        assert len(found) >= 2
