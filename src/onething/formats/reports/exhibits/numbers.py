"""Numbers as they are read: thousands apart, a true minus, percentages, differences with their sign."""

from __future__ import annotations

from onething.formats.reports.exhibits.exhibit import Exhibit, Figure, Form
from onething.formats.reports.exhibits.rounding import nearest, rounded
from onething.formats.reports.speech import Speech

__all__ = ["NOTHING", "number", "shown"]

NOTHING = "–"
"""What stands in a cell in which there is nothing."""


def number(value: float, form: Form, speech: Speech, *, signed: bool = False) -> str:
    """Return a number in the way of a form; `signed` shows a plus too, and shares as percentage points.

    >>> number(1234.4, Form.COUNT, Speech("en")), number(-0.0312, Form.SHARE, Speech("en"), signed=True)
    ('1,234', '−3.1 points')
    """
    step = form.step or 1
    steps = nearest(value, step)
    sign = "−" if steps < 0 else "+" if signed and steps else ""
    scaled = abs(steps) * step * (100 if form.percent else 1)
    digits = 2 if form is Form.MEAN else int(form.percent)
    return f"{sign}{scaled:,.{digits}f}{_unit(form, speech, signed=signed)}"


def _unit(form: Form, speech: Speech, *, signed: bool) -> str:
    if not form.percent:
        return ""
    return speech.say(" 个百分点", " points") if signed or form is Form.POINTS else "%"


def shown(exhibit: Exhibit, speech: Speech) -> tuple[tuple[str, ...], ...]:
    """Return the cells of an exhibit as texts, line by line; nothing is a dash."""
    return tuple(
        tuple(
            _shown(cell, line.form or head.form, speech, signed=head.signed)
            for cell, head in zip(row, exhibit.heads, strict=True)
        )
        for row, line in zip(rounded(exhibit), exhibit.lines, strict=True)
    )


def _shown(cell: Figure, form: Form, speech: Speech, *, signed: bool) -> str:
    if cell is None:
        return NOTHING
    return cell if isinstance(cell, str) else number(cell, form, speech, signed=signed)
