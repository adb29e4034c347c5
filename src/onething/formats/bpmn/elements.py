"""XML elements with prefixed names, as BPMN tools write them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

__all__ = ["child", "clean"]

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element with its text; attributes that are empty are left out."""
    stated = {key: clean(value) for key, value in attributes.items() if value}
    element = SubElement(parent, tag, stated)
    element.text = clean(text) or None
    return element


def clean(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold.

    >>> clean("申请\x00表")
    '申请表'
    """
    return _NOT_XML.sub("", text)
