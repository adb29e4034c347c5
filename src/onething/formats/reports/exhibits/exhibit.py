"""A table of figures and the charts that are drawn of it, before they are laid out anywhere.

Pages, workbooks and outlines are made of the same exhibits. A chart has no figures of its own: it names
columns of its table, so that what is drawn always stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

__all__ = ["Chart", "ChartKind", "Exhibit", "Figure", "Form", "Head", "Line"]

Figure = float | str | None
"""What stands in a cell: a number, a text, or nothing."""


class Form(Enum):
    """How a number is shown."""

    TEXT = "text"
    COUNT = "count"
    """To the whole number."""
    MEAN = "mean"
    """With two decimals."""
    SHARE = "share"
    """As a percentage with one decimal."""
    POINTS = "points"
    """By how much shares differ, in percentage points with one decimal."""

    @property
    def step(self) -> float:
        """To multiples of which it is rounded; 0: it is a text."""
        return {Form.TEXT: 0.0, Form.COUNT: 1.0, Form.MEAN: 0.01}.get(self, 0.001)

    @property
    def percent(self) -> bool:
        """Whether it is a share, shown in hundredths."""
        return self in (Form.SHARE, Form.POINTS)


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, how its numbers are shown, and how they hang together."""

    title: str
    form: Form = Form.TEXT
    adds_up: bool = False
    """True: the lines are parts of a whole, and add up to it as they are shown too."""
    difference: tuple[int, int] | None = None
    """The numbers are those of the first of these columns less those of the second."""
    signed: bool = False
    """True: a plus is shown too; of shares it is percentage points."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is about, and a figure for each column."""

    subject: str
    cells: tuple[Figure, ...]
    form: Form | None = None
    """How its numbers are shown, where that is not the same down the columns."""
    total: bool = False
    """True: it is the whole of which the others are parts; no chart draws it."""


class ChartKind(StrEnum):
    """How the columns of a chart are drawn."""

    BARS = "bars"
    """A bar for each line and column, from left to right."""
    STACKED = "stacked"
    """One bar for each line, in which the columns are parts of 100 %."""
    LINES = "lines"
    """A line for each column, over the lines of the table."""
    STEPS = "steps"
    """Two columns as x and y of steps, a stair for each text of the column `by`."""
    TORNADO = "tornado"
    """For each line a bar from one column to the other, around `middle`."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Which columns are drawn, and how."""

    kind: ChartKind
    columns: tuple[int, ...]
    by: int = 0
    """Of steps: the column that says to which stair a line belongs."""
    middle: float = 0.0
    """Of a tornado: the result with every input as it is."""
    marked: int | None = None
    """Of bars: a column that is drawn as a mark across the bars, such as a target."""
    point: tuple[float, float] | None = None
    """Of steps: the point that is singled out."""
    most: int = 12
    """So many lines are drawn, from the first on."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A title, one sentence that says what to see, the table, and the charts that are drawn of it."""

    key: str
    """ASCII, one for each exhibit of a report: for anchors."""
    title: str
    subject: str
    """The title over what the lines are about."""
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    reading: str = ""
    charts: tuple[Chart, ...] = ()
    across: tuple[int, ...] = ()
    """Columns that add up to 1 in each line, as they are shown too."""
    notes: tuple[str, ...] = ()
    sheet: str = ""
    """The short title of its sheet in a workbook; empty: its title."""

    @property
    def parts(self) -> tuple[Line, ...]:
        """The lines without the total."""
        return tuple(line for line in self.lines if not line.total)

    def drawn(self, chart: Chart) -> tuple[Line, ...]:
        """Return the lines that one of its charts draws."""
        return self.parts[: chart.most]
