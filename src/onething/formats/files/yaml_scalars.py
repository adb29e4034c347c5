"""What an unquoted YAML text means: the core schema of YAML 1.2, as far as catalogues need it.

https://yaml.org/spec/1.2.2/#103-core-schema, with two differences that keep codes what they are: a
number with leading zeros is a text (`000000` is a region), and so are `0x1F`, `.inf` and `.nan`.
Nothing else is more than text: neither `yes` and `off`, nor `12:30`, nor `2016-12-20`.
"""

from __future__ import annotations

import math
import re

__all__ = ["Scalar", "resolve"]

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

_LONGEST_NUMBER = 100
"""Longer rows of digits are codes, and Python refuses to read thousands of digits as a number."""


def resolve(text: str) -> Scalar:
    """Return what an unquoted text means: None, a truth, a number or the text itself.

    >>> resolve("3"), resolve("1.5"), resolve("true"), resolve(""), resolve("yes"), resolve("000000")
    (3, 1.5, True, None, 'yes', '000000')
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789" or len(text) > _LONGEST_NUMBER:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text
