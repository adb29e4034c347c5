"""What is to be read, before it is laid out: a headline, an answer, and sections of lines and rows.

Plans and explanations become outlines; one renderer lays an outline out for a terminal, another
writes it as Markdown. So both always say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from onething.formats.reports.speech import Speech

__all__ = ["Cell", "Column", "Outline", "Row", "Section", "Shape", "Table", "one_line"]

Cell = tuple[str, ...]
"""What stands in one cell, line by line; empty: nothing."""


class Shape(Enum):
    """How a column is shown where there is no room for columns."""

    INLINE = "inline"
    """Beside the other inline ones, in one line."""
    TITLED = "titled"
    """Beside the other inline ones, behind its title."""
    LABELLED = "labelled"
    """In a line of its own, behind its title."""
    STACKED = "stacked"
    """Each of its lines by itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and shape."""

    title: str
    shape: Shape = Shape.LABELLED


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, and a cell for each column."""

    subject: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows about things of one kind; `subject` is the title over what they are about."""

    subject: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A title, lines, and a table, any of the last two may be missing."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    numbered: bool = False
    """True: the lines are counted from 1."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing beyond its title."""
        return not self.lines and not (self.table and self.table.rows)


@dataclass(frozen=True, slots=True)
class Outline:
    """A headline, what it holds for, the answer in one line each, remarks, and the sections."""

    title: str
    about: str
    answers: tuple[str, ...]
    remarks: tuple[str, ...]
    sections: tuple[Section, ...]
    speech: Speech


def one_line(text: str) -> str:
    r"""Return a text without line breaks, control characters and blanks that nobody sees.

    >>> one_line(" 身份证\n（正反面）\x1b ")
    '身份证 （正反面）'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
