"""Draws the pictures of the README: a plan as the terminal shows it, and a flow.

Run it by `python -m docs.images.make` in the folder of the checkout.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path

from rich.cells import cell_len
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
_RESTAURANT = {
    "channel": "window",
    "restaurant.registered": False,
    "restaurant.legal_form": "sole-trader",
    "restaurant.food_business": "ordinary",
    "restaurant.floor_area": 120,
    "restaurant.fire_check": "ordinary",
    "restaurant.outdoor_sign": False,
    "food_licence.by_agent": False,
    "food_licence.external_warehouse": False,
    "food_licence.hearing": False,
    "result_by_courier": False,
}
_START = date(2026, 9, 25)
_COLUMN = re.compile(r"(?<=  )(?=\S)")
"""Where a column begins: set by itself, it stands right however wide the letters before it are."""
_LENGTH = re.compile(r'textLength="[0-9.]+"([^>]*>)([^<]*)')
"""How long a piece of text is drawn: rich takes every letter for one column, and a Chinese one is two."""
_CELL = 12.2
"""The width of a column, in the units of the picture."""
_LAST: Mapping[Language, str] = {"en": "Not needed", "zh": "本情形不需要"}
"""The section before which the picture ends; what follows is told in the text."""


def pictures() -> Mapping[str, str]:
    """Return each picture as SVG, by the name of its file."""
    languages: tuple[Language, ...] = ("en", "zh")
    plans = {f"newborn.{language}.svg": _plan(language) for language in languages}
    return plans | {f"restaurant.{language}.svg": _flow(language) for language in languages}


def _flow(language: Language) -> str:
    case = onething.case_of(facts=_RESTAURANT, as_of=_DAY, start=_START)
    made = onething.export(onething.load(), "hunan/restaurant", case, forms=["svg"], language=language)
    return made["svg"].decode("utf-8")


def _plan(language: Language) -> str:
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
    svg = _LENGTH.sub(lambda at: f'textLength="{cell_len(unescape(at[2])) * _CELL:g}"{at[1]}{at[2]}', svg)
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
