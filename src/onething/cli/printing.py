"""Puts answers on the terminal, or into a pipe as they are."""

from __future__ import annotations

import sys
from typing import Any

from pydantic import BaseModel

__all__ = ["show", "show_json", "show_text"]


def show(renderable: Any) -> None:
    """Print something that rich renders; in a pipe without colour, and not cut at 80 columns."""
    from rich.console import Console  # noqa: PLC0415 - only when something is shown to a person

    width = None if sys.stdout.isatty() else 120
    try:
        Console(width=width, soft_wrap=False, highlight=False).print(renderable)
    except SystemExit:
        # rich leaves the program where the reader of a pipe has left; that is no answer of ours.
        raise BrokenPipeError from None


def show_text(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def show_json(answer: BaseModel) -> None:
    """Print a noun as JSON, readable and with Chinese as it is."""
    show_text(answer.model_dump_json(indent=2, by_alias=True))
