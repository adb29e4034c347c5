"""The numbers of a plan: the answer in one line, and the published figures beside it."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.reports.names import Names
from onething.formats.reports.speech import Speech
from onething.language import Label
from onething.model import Figures, Outcome, Plan

__all__ = ["answer", "published"]

_UNITS = {
    "materials": Label(zh="份材料", en="materials"),
    "days": Label(zh="个工作日", en="working days"),
    "visits": Label(zh="次跑动", en="visits"),
    "steps": Label(zh="个环节", en="steps"),
}
"""The units of the published figures, in the order shown."""


def answer(plan: Plan, *, replaced: int, promised: int, deferred: int, speech: Speech) -> str:
    """Return the plan in one line: how many materials meet which fate, visits and days if derived."""
    say, asked, undecided = speech.say, len(plan.hand_in), len(plan.having(Outcome.OPEN))
    parts = [
        say(f"交 {asked} 份材料", f"Hand in {asked}") if asked else say("不用交材料", "Nothing to hand in"),
        say(f"免交 {replaced} 份", f"{replaced} replaced") if replaced else "",
        say(f"告知承诺 {promised} 份", f"{promised} promised") if promised else "",
        say(f"容缺后补 {deferred} 份", f"{deferred} deferred") if deferred else "",
        say(f"{undecided} 份待定", f"{undecided} open") if undecided else "",
        *(_range(unit, span, speech) for unit, span in _of_flow(plan)),
        speech.text(plan.flow.channel.label) if plan.flow else "",
    ]
    return say("，", ", ").join(filter(None, parts))


def published(plan: Plan, names: Names) -> Iterator[str]:
    """Yield the published figures in one line, then one line for each that differs from the plan's."""
    before, after = plan.figures.before, plan.figures.after
    shown = [_change(unit, before, after, names) for unit in _UNITS]
    if any(shown):
        figures = names.say("，", ", ").join(filter(None, shown))
        yield names.labelled(names.say("官方公布", "Published"), figures)
    for unit, (low, high) in _computed(plan):
        figure = getattr(after, unit)
        if figure is not None and not low <= figure <= high:
            yield _difference(_counted(unit, figure, names), low, high, names)


def _difference(figure: str, low: int, high: int, speech: Speech) -> str:
    found = f"{low}" if low == high else speech.say(f"{low} 至 {high}", f"{low} to {high}")
    return speech.say(
        f"与公布的不同：公布 {figure}，本情形算得 {found}", f"Differs: {figure} published, {found} found here"
    )


def _change(unit: str, before: Figures, after: Figures, speech: Speech) -> str:
    old, new = getattr(before, unit), getattr(after, unit)
    if old is None and new is None:
        return ""
    if old is None:
        return _counted(unit, new, speech)
    if new is None:
        figure = _counted(unit, old, speech)
        return speech.say(f"此前 {figure}", f"{figure} before")
    return f"{old:g} → {_counted(unit, new, speech)}"


def _counted(unit: str, figure: float | None, speech: Speech) -> str:
    """Return a figure with its unit, in English in the singular for one; nothing for no figure."""
    if figure is None:
        return ""
    text = speech.text(_UNITS[unit])
    return f"{figure:g} {text.removesuffix('s') if figure == 1 else text}"


def _computed(plan: Plan) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what the plan comes to, least and most: open materials may or may not be handed in."""
    asked = len(plan.hand_in)
    yield "materials", (asked, asked + len(plan.having(Outcome.OPEN)))
    yield from _of_flow(plan)


def _of_flow(plan: Plan) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield visits and days, least and most, as far as they are known."""
    flow = plan.flow
    if plan.visits is not None:
        yield "visits", (flow.visits_at_least if flow else plan.visits, plan.visits)
    if plan.days is not None:
        yield "days", (flow.days_at_least if flow else plan.days, plan.days)


def _range(unit: str, span: tuple[int, int], speech: Speech) -> str:
    least, most = span
    counted = _counted(unit, most, speech)
    return counted if least == most else f"{least}–{counted}"
