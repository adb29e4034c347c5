"""Small pieces of SVG: shapes and text as markup, everything that is not ours escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["element", "line_through", "lines", "rect"]


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """Return an element with its attributes; `content` is markup, `fill_opacity` becomes `fill-opacity`.

    >>> element("circle", r=4, fill_opacity=0.5)
    '<circle r="4" fill-opacity="0.5"/>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """Return a rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def lines(texts: Iterable[str], x: float, y: float, *, step: float, **attributes: object) -> str:
    """Return lines of text below one another, the base of the first at `y`."""
    spans = "".join(
        element("tspan", escape(text), x=x, y=y + number * step) for number, text in enumerate(texts)
    )
    return element("text", spans, **attributes) if spans else ""


def line_through(corners: Sequence[tuple[float, float]], **attributes: object) -> str:
    """Return a line through corners."""
    points = " ".join(f"{_plain(x)},{_plain(y)}" for x, y in corners)
    return element("polyline", points=points, fill="none", **attributes)


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
