"""Ids of BPMN elements: XML names (NCName) that are the same from run to run."""

from __future__ import annotations

import re

__all__ = ["element_id", "link_id"]

_PLAIN = re.compile(r"[^A-Za-z0-9-]")


def element_id(kind: str, *parts: str) -> str:
    """Return the id of an element of some kind about something; different parts give different ids.

    >>> element_id("Step", "review:birth"), element_id("Lane", "", "窗口")
    ('Step_review_3a_birth', 'Lane_._7a97__53e3_')
    """
    return f"{kind}_{'.'.join(_PLAIN.sub(_escaped, part) for part in parts)}"


def link_id(kind: str, source: str, target: str) -> str:
    """Return the id of what leads from one element to another, given their ids."""
    return f"{kind}_{source}.{target}"


def _escaped(found: re.Match[str]) -> str:
    return f"_{ord(found[0]):x}_"
