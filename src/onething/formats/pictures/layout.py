"""Where everything stands in the picture of a flow: boxes in lanes and columns, frames, arrows.

A column holds the steps that have equally many steps before them, so that every arrow points to the
right. In a lane what is done in one visit has rows of its own, around which a frame fits. Text is
measured in cells, of which a Chinese character has two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onething.formats.pictures.lanes import Lane, generations, lanes, visit_numbers
from onething.formats.pictures.routing import elsewhere, joints, routed
from onething.formats.pictures.shapes import BOX, CELL, GAP, LINE, MARGIN, PAD, Band, Box, Frame, Layout
from onething.formats.reports.flow_words import duration, place, span
from onething.formats.reports.outline import one_line
from onething.formats.reports.speech import Speech
from onething.formats.reports.wrapping import wrapped
from onething.model import Flow, Step, StepKind

__all__ = ["laid_out"]

_GUTTER = 16.0
"""Above each row, where arrows pass."""
_HEAD = 92.0
"""The width of the lanes' names."""
_TOP = 64.0
"""The height of what stands above the lanes."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The steps of a lane that belong together: one visit, or all that takes none."""

    visit: int
    rows: tuple[tuple[Step, ...], ...]
    caption: tuple[str, ...]

    @property
    def steps(self) -> Sequence[Step]:
        """All of them, row by row."""
        return [step for row in self.rows for step in row]


def laid_out(flow: Flow, speech: Speech, *, shown: range | None = None) -> Layout:
    """Return where everything stands; of a strip, where the columns `shown` stand.

    A box from which an arrow leads out of the strip, or into it, says to or from which step.
    """
    columns = {id: at for id, at in generations(flow).items() if shown is None or at in shown}
    start = shown.start if shown else 0
    plan = _Plan(flow, speech, {id: at - start for id, at in columns.items()}, visit_numbers(flow))
    bands: list[Band] = []
    boxes: list[Box] = []
    frames: list[Frame] = []
    y = _TOP
    for lane in plan.lanes():
        name = tuple(wrapped(one_line(lane.name), int((_HEAD - 2 * PAD) / CELL)))
        bottom = y + PAD
        for shelf in plan.shelves(lane):
            stood = [plan.placed(group, bottom) for group in shelf]
            boxes += [box for placed, _, _ in stood for box in placed]
            frames += [frame for _, frame, _ in stood if frame]
            bottom = max(end for _, _, end in stood)
        height = max(bottom - y + PAD, len(name) * LINE + 2 * PAD)
        bands.append(Band(name, y, height))
        y += height
    first = {box.step.id: box for box in reversed(boxes)}
    return Layout(
        width=_x(max(plan.columns.values(), default=0)) + BOX + GAP,
        height=y,
        head=_HEAD,
        bands=tuple(bands),
        boxes=tuple(boxes),
        frames=tuple(frames),
        arrows=tuple(routed(flow, first)),
        joints=tuple(joints(boxes)),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    flow: Flow
    speech: Speech
    columns: Mapping[str, int]
    visits: Mapping[str, int]

    def lanes(self) -> Iterator[Lane]:
        """Yield the lanes in which something is shown, with that alone."""
        for lane in lanes(self.flow, self.speech):
            steps = tuple(step for step in lane.steps if step.id in self.columns)
            if steps:
                yield replace(lane, steps=steps)

    def shelves(self, lane: Lane) -> Sequence[Sequence[_Group]]:
        """Return what a lane holds, from top to bottom; visits that do not overlap stand side by side."""
        shelves: list[list[_Group]] = []
        for group in self._groups(lane):
            free = next((shelf for shelf in shelves if self._beside(shelf[-1], group)), None)
            if free is None:
                shelves.append([group])
            else:
                free.append(group)
        return shelves

    def _beside(self, left: _Group, right: _Group) -> bool:
        """Tell whether a visit can stand beside another one, further to the right."""
        return bool(left.visit) and self._extent(left.steps)[1] < self._extent(right.steps)[0]

    def _groups(self, lane: Lane) -> Iterator[_Group]:
        """Yield what takes no visit, then each visit."""
        for visit in sorted({self._visit(step) for step in lane.steps}):
            steps = [step for step in lane.steps if self._visit(step) == visit]
            rows = self._rows(steps)
            yield _Group(visit, rows, self._caption(visit, steps) if visit else ())

    def _visit(self, step: Step) -> int:
        return self.visits.get(step.id, 0) if step.in_person else 0

    def _rows(self, steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
        """Return the steps in as many rows as steps of one column stand above one another."""
        rows: list[dict[int, Step]] = []
        for step in steps:
            column = self.columns[step.id]
            free = next((row for row in rows if column not in row), None)
            if free is None:
                free = {}
                rows.append(free)
            free[column] = step
        return tuple(tuple(row.values()) for row in rows)

    def _caption(self, visit: int, steps: Sequence[Step]) -> tuple[str, ...]:
        left, width = self._extent(steps)
        number = self.speech.say(f"第 {visit} 次跑动", f"Visit {visit}")
        where = place(self.flow, self.flow.visits[visit - 1], self.speech)
        cells = int((width - left - 4 * PAD) / CELL)
        return (number, *wrapped(one_line(where), cells))

    def _extent(self, steps: Sequence[Step]) -> tuple[float, float]:
        columns = [self.columns[step.id] for step in steps]
        return _x(min(columns)) - MARGIN, _x(max(columns)) + BOX + MARGIN

    def placed(self, group: _Group, y: float) -> tuple[list[Box], Frame | None, float]:
        """Return the boxes of a group that begins at `y`, its frame if any, and where it ends."""
        if not group.visit:
            boxes, bottom = self._stacked(group, y, apart=_GUTTER)
            return boxes, None, bottom
        top = y + _GUTTER
        start = top + len(group.caption) * LINE + 2 * PAD
        # Arrows from afar pass above the frame, so that they do not cross its caption.
        boxes, bottom = self._stacked(group, start - PAD, apart=PAD, gutter=y + _GUTTER / 2)
        left, right = self._extent(group.steps)
        frame = Frame(group.visit, left, top, right - left, bottom + MARGIN - top, group.caption)
        return boxes, frame, bottom + MARGIN

    def _stacked(
        self, group: _Group, y: float, *, apart: float, gutter: float | None = None
    ) -> tuple[list[Box], float]:
        """Return the boxes of a group in rows that stand `apart`, and where the last row ends."""
        boxes: list[Box] = []
        for row in group.rows:
            above = y + apart / 2 if gutter is None else gutter
            made = [self._box(step, group.visit, y + apart, above) for step in row]
            y = max(box.y + box.height for box in made)
            boxes += made
        return boxes, y

    def _box(self, step: Step, visit: int, y: float, gutter: float) -> Box:
        cells = int((BOX - 2 * PAD) / CELL)
        number = self.flow.steps.index(step) + 1
        name = wrapped(f"{number}. {one_line(self._name(step))}", cells)
        remarks = [line for remark in self._remarks(step) for line in wrapped(remark, cells + 1)]
        height = (len(name) + len(remarks)) * LINE + 2 * PAD
        return Box(step, visit, _x(self.columns[step.id]), y, height, gutter, tuple(name), tuple(remarks))

    def _name(self, step: Step) -> str:
        """Return the name of a step; of one that asks a source, whose lane says so, that of the source."""
        source = step.kind is StepKind.FETCH and len(step.actors) == 1
        return self.speech.text(step.actors[0].name if source else step.name)

    def _remarks(self, step: Step) -> Iterator[str]:
        if step.days:
            yield duration(step, self.speech)
            yield span(step.begins_on, step.ends_on, self.speech)
        before, after = elsewhere(self.flow, step.id, self.columns)
        if before:
            yield self.speech.labelled(self.speech.say("上接", "from"), self._numbers(before))
        if after:
            yield self.speech.labelled(self.speech.say("下接", "to"), self._numbers(after))

    def _numbers(self, steps: Sequence[str]) -> str:
        places = (number for number, step in enumerate(self.flow.steps, 1) if step.id in steps)
        return self.speech.listed(map(str, places))


def _x(column: int) -> float:
    return _HEAD + GAP + column * (BOX + GAP)
