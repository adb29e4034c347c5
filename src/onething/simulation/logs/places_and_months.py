"""Regions and months as a log writes them: told once for each way of writing them, not for each row."""

from __future__ import annotations

import re

from onething.model import Catalogue

__all__ = ["month_of", "region_of"]

_LENGTHS = (2, 4, 6, 9, 12)
"""How many digits a code has: province, city, county; township and village below it."""
_MONTH = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:(?P<plain>0[1-9]|1[0-2])[0-9]?|[-/.年](?P<month>0?[1-9]|1[0-2])(?![0-9]).*)"
)
"""A month as 202503, of a day that may have lost its end, or as 2025-03, 2025/3 or 2025年3月."""


def region_of(text: str | None, length: int | None, catalogue: Catalogue) -> str | None:
    """Return the region of the catalogue that a code stands for, six digits; None if it stands for none.

    `text` holds the first six of its `length` characters.
    """
    if not text or length not in _LENGTHS or not text.isascii() or not text.isdigit():
        return None
    code = text.ljust(6, "0")
    return code if catalogue.has_region(code) else None


def month_of(value: str | int | None) -> str | None:
    """Return year and month, such as 2025-03, of the beginning of a day; None if it is none.

    >>> month_of(202503), month_of("2025-03"), month_of("2025/3/1"), month_of("2025年3月1")
    ('2025-03', '2025-03', '2025-03', '2025-03')
    """
    found = _MONTH.fullmatch(str(value)) if value is not None else None
    return f"{found['year']}-{int(found['plain'] or found['month']):02}" if found else None
