"""Whom the reforms help: by one-thing, department, region, material and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onething.formats.reports.exhibits.comparing import Compared, added
from onething.formats.reports.exhibits.exhibit import Chart, ChartKind, Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.rounding import nearest
from onething.language import Label
from onething.simulation.result import Dimension, Totals

__all__ = ["materials", "parts", "sources"]

_TITLES: Mapping[Dimension, tuple[Label, Label, Label]] = {
    Dimension.ONE_THING: (
        Label(zh="哪些一件事受益最多", en="Which one-things gain most"),
        Label(zh="一件事", en="One-thing"),
        Label(zh="一件事", en="One-things"),
    ),
    Dimension.DEPARTMENT: (
        Label(zh="涉及哪些部门的办件受益最多", en="Cases of which departments gain most"),
        Label(zh="部门", en="Department"),
        Label(zh="部门", en="Departments"),
    ),
    Dimension.REGION: (
        Label(zh="哪些地区受益最多", en="Which regions gain most"),
        Label(zh="地区", en="Region"),
        Label(zh="地区", en="Regions"),
    ),
}
"""By dimension the title of the exhibit, that over the lines, and that of the sheet."""

_DRAWN = 10
"""So many bars are drawn; a line of which nothing falls or rises has none."""
_ADDED = ("cases", "materials", "visits", "no_visit", "one_visit", "days", "steps", "hours")
_SAVINGS: Mapping[str, Label] = {
    "materials": Label(zh="少交材料（份）", en="Fewer materials"),
    "visits": Label(zh="少跑（次）", en="Fewer visits"),
    "days": Label(zh="少等（工作日合计）", en="Fewer working days, in all"),
    "steps": Label(zh="少走环节", en="Fewer steps"),
    "hours": Label(zh="少花（小时）", en="Fewer hours"),
}


def parts(seen: Compared, dimension: Dimension) -> Exhibit:
    """Return the parts of a dimension, those first that the reforms spare most."""
    say, speech = seen.speech.say, seen.speech
    title, subject, sheet = (speech.text(label) for label in _TITLES[dimension])
    whole = dimension is not Dimension.DEPARTMENT
    (before, after), figure = seen.columns, seen.saved
    pieces, once, days = (
        say("材料", "Materials"),
        say("最多跑一次", "At most one visit"),
        say("平均工作日", "Mean days"),
    )
    heads = (
        Head(say("办件", "Cases"), Form.COUNT, adds_up=whole),
        Head(f"{pieces}\n{before}", Form.COUNT, adds_up=whole),
        Head(f"{pieces}\n{after}", Form.COUNT, adds_up=whole),
        Head(speech.text(_SAVINGS[figure]), Form.COUNT, whole, (1, 2) if figure == "materials" else None),
        Head(f"{once}\n{before}", Form.SHARE),
        Head(f"{once}\n{after}", Form.SHARE),
        Head(f"{days}\n{before}", Form.MEAN),
        Head(f"{days}\n{after}", Form.MEAN),
    )
    told = [(speech.text(part.name), *seen.pair(part)) for part in seen.parts(dimension)]
    lines = [_line(name, pair, figure) for name, *pair in _cut(told, seen, adds_up=whole)]
    changed = sum(bool(nearest(_saved(pair, figure), 1)) for _, *pair in told)
    if whole and told:
        lines.append(_line(say("合计", "All"), (seen.before, seen.after), figure, total=True))
    shared = say(
        "一件办件涉及几个部门就在几个部门各计一次，因此不相加。",
        "A case counts for each of its departments; the lines do not add up to the whole.",
    )
    return Exhibit(
        key=dimension.value,
        title=title,
        subject=subject,
        heads=heads,
        lines=tuple(lines),
        reading=speech.labelled(say("横杠的长度", "The bars"), speech.text(_SAVINGS[figure])),
        charts=(Chart(ChartKind.BARS, (3,), most=min(_DRAWN, changed)),),
        notes=() if whole else (shared,),
        sheet=sheet,
    )


def _cut(
    told: Sequence[tuple[str, Totals, Totals]], seen: Compared, *, adds_up: bool
) -> list[tuple[str, Totals, Totals]]:
    """Return the first lines and, where they add up, one that stands for the rest."""
    most = seen.most or len(told)
    if len(told) <= most + 1:
        return list(told)
    rest = told[most:]
    others = seen.speech.say(f"其余 {len(rest)} 项", f"{len(rest)} others")
    first, second = (added(world, _ADDED) for world in list(zip(*rest, strict=True))[1:])
    return [*told[:most], *([(others, first, second)] if adds_up else [])]


def _line(name: str, pair: Sequence[Totals], figure: str, *, total: bool = False) -> Line:
    before, after = pair
    saved = _saved(pair, figure)
    once = "at_most_one_visit"
    cells = (
        before.cases,
        before.materials,
        after.materials,
        saved,
        before.mean(once),
        after.mean(once),
        before.mean("days"),
        after.mean("days"),
    )
    return Line(name, cells, total=total)


@dataclass(frozen=True, slots=True)
class _Words:
    """What an exhibit of pieces says."""

    title: str
    subject: str
    pieces: str
    change: str


def _saved(pair: Sequence[Totals], figure: str) -> float:
    before, after = pair
    return float(getattr(before, figure) - getattr(after, figure))


def materials(seen: Compared) -> Exhibit:
    """Return the materials that are handed in less often or more often, those first that fall most."""
    say = seen.speech.say
    words = _Words(
        title=say("哪些材料少交了", "Which materials fall away"),
        subject=say("材料", "Material"),
        pieces=say("提交（份）", "Pieces handed in"),
        change=say("少交（份）", "Fewer pieces"),
    )
    rows = [
        row for row in _pieces(seen, Dimension.MATERIAL) if nearest(row.before, 1) != nearest(row.after, 1)
    ]
    rows.sort(key=lambda row: row.after - row.before)
    return _pieces_exhibit(seen, Dimension.MATERIAL, words, rows, change=(0, 1))


def sources(seen: Compared) -> Exhibit:
    """Return the sources that replace materials, those first that replace most."""
    say = seen.speech.say
    words = _Words(
        title=say("哪些数据资源代替的材料最多", "Which sources replace most materials"),
        subject=say("数据资源", "Source"),
        pieces=say("代替材料（份）", "Pieces replaced"),
        change=say("增加（份）", "More pieces"),
    )
    rows = [row for row in _pieces(seen, Dimension.SOURCE) if row.before or row.after]
    rows.sort(key=lambda row: -row.after)
    return _pieces_exhibit(seen, Dimension.SOURCE, words, rows, change=(1, 0))


class _Pieces(NamedTuple):
    """How many pieces of a material, or through a source, there are before and after."""

    name: str
    before: float
    after: float


def _pieces(seen: Compared, dimension: Dimension) -> Iterator[_Pieces]:
    for part in sorted(seen.simulation.of(dimension), key=lambda part: part.key):
        before, after = seen.pair(part)
        yield _Pieces(seen.speech.text(part.name), before.materials, after.materials)


def _pieces_exhibit(
    seen: Compared, dimension: Dimension, words: _Words, rows: Sequence[_Pieces], *, change: tuple[int, int]
) -> Exhibit:
    before, after = seen.columns
    sign = 1 if change == (1, 0) else -1
    return Exhibit(
        key=dimension.value,
        title=words.title,
        subject=words.subject,
        heads=(
            Head(f"{words.pieces}\n{before}", Form.COUNT),
            Head(f"{words.pieces}\n{after}", Form.COUNT),
            Head(words.change, Form.COUNT, difference=change),
        ),
        lines=tuple(
            Line(row.name, (row.before, row.after, sign * (row.after - row.before)))
            for row in rows[: seen.most]
        ),
        reading=seen.speech.labelled(seen.speech.say("横杠的长度", "The bars"), words.pieces),
        charts=(Chart(ChartKind.BARS, (0, 1), most=10),),
        sheet=words.subject,
    )
