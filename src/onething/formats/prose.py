"""Chinese and English prose in a terminal: lines that break where a reader expects it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

__all__ = ["Prose", "wrapped"]

_OPENING = frozenset("（〔《「【“‘([")
_CLOSING = frozenset("）〕》」】”’，。；：、！？…,;:.!?)]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text that rich wraps at any width; rich by itself breaks Chinese only where a blank stands."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield Text("\n".join(wrapped(self.text, options.max_width)), style=self.style, overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        narrowest = max((cell_len(piece.rstrip()) for piece in _pieces(self.text)), default=0)
        return Measurement(narrowest, cell_len(self.text)).with_maximum(options.max_width)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than `width` cells unless a single word is.

    >>> wrapped("数据资源“人口库”，已开放", 8)
    ['数据资源', '“人口', '库”，已', '开放']
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and cell_len((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """Yield what must not be torn apart, with the blanks behind it."""
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
