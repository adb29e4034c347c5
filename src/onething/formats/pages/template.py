"""Templates of pages: what stands in them is text unless it was made here, and no character spoils a page."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from onething.errors import MissingExtra

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["legible", "template"]

_ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What HTML forbids or what turns the direction of text; neither line breaks nor tabs."""


def legible(value: object) -> object:
    """Return what a template prints, a blank for each character that a page must not have."""
    # What is markup already, such as a picture, stays markup: its type is one below str.
    return _ILLEGIBLE.sub(" ", value) if type(value) is str else value


def template(name: str) -> Template:
    """Return a template of this package; a name that is not set is an error, not a blank.

    Raises MissingExtra where Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - an optional library
    except ImportError:
        raise MissingExtra("Jinja2", "export") from None
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=legible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _source(name: str) -> str:
    return files("onething.formats.pages").joinpath(name).read_text(encoding="utf-8")
