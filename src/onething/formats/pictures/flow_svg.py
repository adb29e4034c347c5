"""The acceptance flow as a picture: one lane per actor, visits framed and numbered, days written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import ceil

from rich.cells import cell_len

from onething.formats.pictures.lanes import generations
from onething.formats.pictures.layout import laid_out
from onething.formats.pictures.shapes import BOX, CELL, LINE, Arrow, Box, Frame, Layout
from onething.formats.pictures.svg import element, line_through, lines, rect
from onething.formats.reports.flow_words import headline
from onething.formats.reports.names import Names
from onething.formats.reports.outline import one_line
from onething.language import Language
from onething.model import ActorKind, Catalogue, Flow, Plan

__all__ = ["flow_strips", "flow_svg"]

_CHINESE = "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei'"
_LATIN = "'Noto Sans','Segoe UI','Helvetica Neue',Arial,'Liberation Sans'"
_FONTS: Mapping[Language, str] = {
    "zh": f"{_CHINESE},{_LATIN},sans-serif",
    # The quotation marks of a Chinese font are too wide between English words.
    "en": f"{_LATIN},{_CHINESE},sans-serif",
}
_INK, _GREY, _RULE = "#1a1f26", "#4a5361", "#c5ccd6"
_CRITICAL, _VISIT = "#b3261e", "#0b5394"
_FILLS = {
    ActorKind.APPLICANT: "#fff7e0",
    ActorKind.WINDOW: "#eaf3ea",
    ActorKind.DEPARTMENT: "#eef3fa",
    ActorKind.SOURCE: "#f3eef8",
}
_VISIT_LOOK: dict[str, object] = {"fill": "#f3f8fd", "stroke": _VISIT, "stroke_width": 1.5}
_OPEN_LOOK: dict[str, object] = {"stroke_dasharray": "5 3"}
_JOINT_LOOK: dict[str, object] = {"stroke_width": 3, "stroke_dasharray": "2 3"}
_LEGEND = 40.0
_LEAST_WIDTH = 760.0


def flow_svg(plan: Plan, catalogue: Catalogue, language: Language) -> str:
    """Return the flow of a plan as a standalone SVG, that can stand within an HTML page as well.

    It holds no ids and no style sheet, so that several pictures get along on one page, and names no
    font that has to be fetched. Raises ValueError for a plan without a flow.
    """
    names = Names(language, catalogue)
    flow = _flow(plan)
    return _drawing(flow, names, laid_out(flow, names), _title(plan, names))


def flow_strips(plan: Plan, catalogue: Catalogue, language: Language, *, columns: int = 5) -> tuple[str, ...]:
    """Return the same picture in strips of at most so many columns, that can be read on paper.

    Five columns fit an A4 page in letters of eight points. Raises ValueError for a plan without a flow.
    """
    names = Names(language, catalogue)
    flow, title = _flow(plan), _title(plan, names)
    whole = max(generations(flow).values(), default=0) + 1
    strips = ceil(whole / columns)
    width = ceil(whole / strips)
    return tuple(
        _drawing(
            flow,
            names,
            laid_out(flow, names, shown=range(at * width, (at + 1) * width)),
            names.aside(title, f"{at + 1}/{strips}" if strips > 1 else ""),
        )
        for at in range(strips)
    )


def _flow(plan: Plan) -> Flow:
    if plan.flow is None:
        raise ValueError("the plan has no flow")
    return plan.flow


def _title(plan: Plan, names: Names) -> str:
    return names.labelled(one_line(names.text(plan.name)), names.say("办理流程", "acceptance flow"))


def _drawing(flow: Flow, names: Names, layout: Layout, title: str) -> str:
    width, height = max(layout.width, _LEAST_WIDTH), layout.height + _LEGEND
    parts = [
        element("title", escape(title)),
        element("desc", escape(_description(layout, flow, names))),
        rect(0, 0, width, height, fill="#ffffff"),
        lines([title], 12, 26, step=LINE, font_size=19, font_weight="bold"),
        lines([headline(flow, names)], 12, 50, step=LINE, font_size=14, fill=_GREY),
        *_bands(layout, width),
        *map(_frame, layout.frames),
        *_joints(layout, flow),
        *map(_arrow, sorted(layout.arrows, key=lambda arrow: arrow.critical)),
        *(_box(box, critical=bool(box.step.days) and not box.step.slack) for box in layout.boxes),
        *(_caption(frame) for frame in layout.frames),
        *_legend(layout, flow, names),
    ]
    return element(
        "svg",
        "\n".join(["", *filter(None, parts), ""]),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        lang={"zh": "zh-CN", "en": "en"}[names.language],
        font_family=_FONTS[names.language],
        font_size=13,
        fill=_INK,
    )


def _description(layout: Layout, flow: Flow, names: Names) -> str:
    """Return the picture in words, for whoever does not see it."""
    boxes = {box.step.id for box in layout.boxes}
    steps = (
        f"{number}. {one_line(names.text(step.name))}"
        for number, step in enumerate(flow.steps, 1)
        if step.id in boxes
    )
    return names.labelled(headline(flow, names), names.clauses(steps))


def _bands(layout: Layout, width: float) -> Iterator[str]:
    for band in layout.bands:
        yield rect(0, band.y, layout.head, band.height, fill="#f1f3f6")
        top = band.y + (band.height - len(band.name) * LINE) / 2 + 13
        yield lines(band.name, 6, top, step=LINE, font_weight="bold")
        yield line_through([(0, band.y), (width, band.y)], stroke=_RULE)
    yield line_through([(0, layout.height), (width, layout.height)], stroke=_RULE)


def _frame(frame: Frame) -> str:
    return rect(frame.x, frame.y, frame.width, frame.height, rx=8, **_VISIT_LOOK)


def _caption(frame: Frame) -> str:
    x, y = frame.x + 14, frame.y + 15
    badge = element("circle", cx=x, cy=y, r=9, fill=_VISIT)
    number = lines(
        [str(frame.visit)], x, y + 4.5, step=LINE, fill="#ffffff", text_anchor="middle", font_weight="bold"
    )
    first, *more = frame.caption
    # Where an arrow passes behind it, the caption stays readable.
    look = {"fill": _VISIT, "stroke": "#f3f8fd", "stroke_width": 4, "paint_order": "stroke"}
    caption = lines([first], x + 13, y + 4.5, step=LINE, font_weight="bold", **look)
    return badge + number + caption + lines(more, x - 8, y + 4.5 + LINE, step=LINE, **look)


def _box(box: Box, *, critical: bool) -> str:
    look: dict[str, object] = {
        "fill": _FILLS[box.step.actors[0].kind] if box.step.actors else "#ffffff",
        "stroke": _CRITICAL if critical else _GREY,
        "stroke_width": 2.5 if critical else 1,
        "rx": 4,
    }
    if box.step.open:
        look |= _OPEN_LOOK
    name = lines(box.name, box.x + 6, box.y + 18, step=LINE)
    base = box.y + 18 + len(box.name) * LINE
    remarks = lines(box.remarks, box.x + 6, base, step=LINE, font_size=12, fill=_GREY)
    return rect(box.x, box.y, BOX, box.height, **look) + name + remarks


def _arrow(arrow: Arrow) -> str:
    colour = _CRITICAL if arrow.critical else _GREY
    x, y = arrow.corners[-1]
    body = line_through(
        (*arrow.corners[:-1], (x - 5, y)), stroke=colour, stroke_width=2.2 if arrow.critical else 1
    )
    return body + element(
        "polygon", points=f"{x:g},{y:g} {x - 7:g},{y - 4:g} {x - 7:g},{y + 4:g}", fill=colour
    )


def _joints(layout: Layout, flow: Flow) -> Iterator[str]:
    for above, below in layout.joints:
        colour = _CRITICAL if above.step.id in flow.critical else _GREY
        ends = [(above.x + BOX / 2, above.y + above.height), (below.x + BOX / 2, below.y)]
        yield line_through(ends, **{**_JOINT_LOOK, "stroke": colour})


def _legend(layout: Layout, flow: Flow, names: Names) -> Iterator[str]:
    """Yield what the marks mean; a mark that the picture does not have is not explained."""
    x, y = 12.0, layout.height + 24
    for look, text in _marks(layout, flow, names):
        yield rect(x, y - 8, 22, 16, **{"rx": 3, "fill": "#ffffff", "stroke": _GREY, **look})
        yield lines([text], x + 30, y + 4.5, step=LINE)
        x += 30 + CELL * (cell_len(text) + 3)


def _marks(layout: Layout, flow: Flow, names: Names) -> Iterator[tuple[dict[str, object], str]]:
    say, steps = names.say, [box.step for box in layout.boxes]
    if layout.frames:
        yield _VISIT_LOOK, say("一次跑动", "one visit")
    if any(step.id in flow.critical for step in steps):
        look = {"stroke": _CRITICAL, "stroke_width": 2.5}
        yield look, say("决定总时长的环节", "decides how long it takes")
    if layout.joints:
        yield _JOINT_LOOK, say("多部门联合", "several departments together")
    if any(step.open for step in steps):
        yield _OPEN_LOOK, say("视情形而定", "depends on the case")
