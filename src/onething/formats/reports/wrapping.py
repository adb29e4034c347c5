"""Lines of Chinese and English prose that break where a reader expects it, by cells of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.text import Text

__all__ = ["Prose", "wrapped"]

_OPENING = frozenset("（〔《「【“‘([")
_CLOSING = frozenset("）〕》」】”’，。；：、！？…,;:.!?)]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph for a terminal, wrapped to the width that is there."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in wrapped(self.text, options.max_width):
            yield Text(line, style=self.style)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, none of them wider than `width` cells.

    Rich by itself breaks a line only at a blank, and Chinese has none.

    >>> wrapped("数据资源“人口库”，已开放", 8)
    ['数据资源', '“人口', '库”，已', '开放']
    """
    lines = [""]
    for piece in _fitting(text, width):
        if lines[-1] and cell_len((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _fitting(text: str, width: int) -> Iterator[str]:
    """Yield the pieces of a text, torn apart only if a line cannot hold them."""
    for piece in _pieces(text):
        if cell_len(piece.rstrip()) > width:
            yield from chop_cells(piece, width)
        else:
            yield piece


def _pieces(text: str) -> Iterator[str]:
    """Yield what belongs together, with the blanks behind it."""
    piece = text[:1]
    for before, after in pairwise(text):
        if _may_break(before, after):
            yield piece
            piece = ""
        piece += after
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters: behind blanks, beside Chinese ones."""
    if before == " " or after == " ":
        return after != " "
    beside_chinese = cell_len(before) > 1 or cell_len(after) > 1
    return beside_chinese and before not in _OPENING and after not in _CLOSING
