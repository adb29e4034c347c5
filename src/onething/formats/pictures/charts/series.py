"""What is drawn of an exhibit: names, series, numbers and their texts."""

from __future__ import annotations

from dataclasses import dataclass

from onething.formats.reports.exhibits.exhibit import Chart, Exhibit, Figure
from onething.formats.reports.exhibits.numbers import shown
from onething.formats.reports.exhibits.rounding import rounded
from onething.formats.reports.speech import Speech

__all__ = ["Plot", "Stair", "column", "plot_of", "stairs_of"]


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines by series: a number, and the text that the table has for it."""

    names: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Stair:
    """A name, and points as cost and value."""

    name: str
    points: tuple[tuple[float, float], ...]


def plot_of(exhibit: Exhibit, chart: Chart, speech: Speech) -> Plot:
    """Return the columns that a chart of an exhibit draws, as its table shows them."""
    columns = chart.columns
    texts = shown(exhibit, speech)
    grid = rounded(exhibit)
    drawn = [at for at, line in enumerate(exhibit.lines) if not line.total][: chart.most]
    return Plot(
        names=tuple(exhibit.lines[at].subject for at in drawn),
        series=tuple(exhibit.heads[column].title for column in columns),
        values=tuple(tuple(_number(grid[at][column]) for column in columns) for at in drawn),
        texts=tuple(tuple(texts[at][column] for column in columns) for at in drawn),
    )


def column(exhibit: Exhibit, chart: Chart, at: int) -> tuple[float | None, ...]:
    """Return the numbers of a column, of the lines that are drawn."""
    return tuple(_number(line.cells[at]) for line in exhibit.drawn(chart))


def stairs_of(exhibit: Exhibit, chart: Chart) -> tuple[Stair, ...]:
    """Return the stairs that a chart of an exhibit draws, in the order in which they first occur."""
    by, (x, y) = chart.by, chart.columns
    found: dict[str, list[tuple[float, float]]] = {}
    for line in exhibit.drawn(chart):
        points = found.setdefault(str(line.cells[by]), [])
        points.append((_number(line.cells[x]) or 0.0, _number(line.cells[y]) or 0.0))
    return tuple(Stair(name, tuple(points)) for name, points in found.items())


def _number(cell: Figure) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) else None
