"""Puts answers on the terminal, or into a pipe as they are."""

from __future__ import annotations

import re
import sys
from typing import Any

from pydantic import BaseModel

__all__ = ["harmless", "show", "show_json", "show_text"]

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What steers a terminal or turns the direction of text; neither line breaks nor tabs."""


def harmless(text: str) -> str:
    r"""Return a text in which nothing steers the terminal: its code stands for each such character.

    >>> print(harmless("\x1b[31mred"))
    \u001b[31mred
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def show(renderable: Any) -> None:
    """Print something that rich renders; in a pipe without colour, and not cut at 80 columns."""
    from rich.console import Console  # noqa: PLC0415 - only when something is shown to a person
    from rich.segment import Segment, Segments  # noqa: PLC0415 - likewise

    width = None if sys.stdout.isatty() else 120
    console = Console(width=width, soft_wrap=False, highlight=False, markup=False, emoji=False)
    shown = (Segment(harmless(text), style, control) for text, style, control in console.render(renderable))
    try:
        console.print(Segments(shown), end="")
    except SystemExit:
        # rich leaves the program where the reader of a pipe has left; that is no answer of ours.
        raise BrokenPipeError from None


def show_text(text: str) -> None:
    """Print text as it is, but for what would steer the terminal."""
    sys.stdout.write(harmless(text if text.endswith("\n") else text + "\n"))


def show_json(answer: BaseModel) -> None:
    """Print a noun as JSON, readable and with Chinese as it is."""
    show_text(answer.model_dump_json(indent=2, by_alias=True))
