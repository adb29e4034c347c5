"""Draws the pictures of the README: a plan as the terminal shows it.

Run it by `python -m docs.images.make` in the folder of the checkout.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

import onething
from onething.formats.reports.plan_text import plan_text
from onething.language import Language

__all__ = ["FOLDER", "pictures"]

FOLDER = Path(__file__).resolve().parent

_DAY = date(2026, 10, 1)
_COLUMNS = 100
_FACTS = {"applicant_parent": "mother", "parents_same_ethnicity": True, "maternity_costs_to_reimburse": False}
_COLUMN = re.compile(r"(?<=  )(?=\S)")
"""Where a column begins: set by itself, it stands right however wide the letters before it are."""
_LAST: Mapping[Language, str] = {"en": "Steps", "zh": "办理环节"}
"""The section before which the picture ends; what follows is told in the text."""


def pictures() -> Mapping[str, str]:
    """Return each picture as SVG, by the name of its file."""
    return {"newborn.en.svg": _picture("en"), "newborn.zh.svg": _picture("zh")}


def _picture(language: Language) -> str:
    planner, noun = onething.load().find("newborn")
    plan = planner.plan(noun.id, onething.case_of(facts=_FACTS, as_of=_DAY))
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), highlight=False, force_terminal=True)
    console.print(Segments(_beginning(console, plan_text(plan, planner.catalogue, language), language)))
    svg = console.export_svg(
        title="onething plan newborn --facts birth.yaml",
        theme=DEFAULT_TERMINAL_THEME,
        unique_id="plan",
    )
    # The font is the reader's own: a picture in a README must not fetch one from elsewhere, and the
    # Latin letters in a Chinese one must not be made as wide as the Chinese. Blanks that indent count.
    svg = svg.replace("<text ", '<text xml:space="preserve" ')
    return re.sub(r"\s*@font-face \{.*?\}|\s*font-variant-east-asian: full-width;", "", svg, flags=re.S)


def _beginning(console: Console, text: RenderableType, language: Language) -> Iterator[Segment]:
    """Yield the lines before the section at which the picture ends."""
    for line in console.render_lines(text, pad=False):
        if line and line[0].text.startswith(_LAST[language]):
            return
        for segment in line:
            yield from (Segment(part, segment.style) for part in _COLUMN.split(segment.text) if part)
        yield Segment.line()


if __name__ == "__main__":
    for name, svg in pictures().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
