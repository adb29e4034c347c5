"""The layout of the YAML that is written: blocks, Chinese as it is, quotes where any reader needs them."""

from __future__ import annotations

import re

import yaml

from onething.formats.files.yaml_scalars import resolve

__all__ = ["dump"]

_WIDTH = 110
_TEXT = "tag:yaml.org,2002:str"
_DAY_TAG = "tag:yaml.org,2002:timestamp"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGITS = re.compile(r"[-+.]?[0-9][-+.0-9eE_]*")
_ESCAPED = re.compile("[\r\x85\u2028\u2029\ufeff]")
"""Line breaks that not every reader keeps as they are."""


def dump(data: object) -> str:
    """Return plain data as YAML text.

    A text that YAML 1.1 or 1.2 would take for something else is quoted, and so is a code of digits; a
    day stands plain, as a reader of either takes it for the same.
    """
    written: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return written


class _Dumper(yaml.SafeDumper):
    """Block style with indented lists, without anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as PyYAML calls it
        super().increase_indent(flow, False)  # noqa: FBT003 - as above

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True

    def text(self, text: str) -> yaml.ScalarNode:
        if _DAY.fullmatch(text):
            return self.represent_scalar(_DAY_TAG, text)
        return self.represent_scalar(_TEXT, text, style=_style(text))


def _style(text: str) -> str | None:
    if _ESCAPED.search(text):
        return '"'
    if "\n" in text:
        return "|"
    return "'" if _DIGITS.fullmatch(text) or not isinstance(resolve(text), str) else None


_Dumper.add_representer(str, _Dumper.text)
