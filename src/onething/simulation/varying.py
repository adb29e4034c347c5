"""The inputs that can be off, each as two reforms: one that brings its lowest value, one its highest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from onething.language import Label
from onething.model import Catalogue, Coverage, DataSource, OneThingId, SourceId
from onething.reforms import Change, Cover, Limit, Reform
from onething.simulation.ranges import Ends, Ranges
from onething.workflows import Planner

__all__ = ["Varied", "varied_coverage", "varied_days"]


@dataclass(frozen=True, slots=True)
class Varied:
    """An input with the ends of its range, and what brings it there; None: it is there already."""

    input: str
    name: Label
    ends: Ends
    reforms: tuple[Reform | None, Reform | None]
    of_nothing: bool = False
    """Whether it is nothing now, or at one of its ends."""


def varied_coverage(planner: Planner, onethings: Iterable[OneThingId], ranges: Ranges) -> Iterator[Varied]:
    """Yield the coverage of each source that a plan of these one-things may ask."""
    for id in sorted(set(_asked(planner, onethings))):
        source = planner.catalogue.sources[id]
        key = f"coverage:{id}"
        low, high = (_moved(source, _shift(key, ranges, end)) for end in (0, 1))
        name = Label(zh=f"{source.name.text('zh')}的覆盖率", en=f"Coverage of {source.name.text('en')}")
        reforms = (_covering(source, low, "low"), _covering(source, high, "high"))
        yield Varied(key, name, (_mean(low), _mean(high)), reforms)


def _asked(planner: Planner, onethings: Iterable[OneThingId]) -> Iterator[SourceId]:
    for onething in onethings:
        program = planner.program(onething)
        yield from (source.id for source in program.sources.values())
        yield from (filler.source.id for fillers in program.fields.values() for filler in fillers)


def _shift(key: str, ranges: Ranges, end: int) -> Callable[[float], float]:
    """Return what a share becomes at the lower (0) or the upper (1) end of its range."""
    if key in ranges.inputs:
        return lambda _: min(1.0, ranges.inputs[key][end])
    step = ranges.coverage if end else -ranges.coverage
    return lambda share: min(1.0, max(0.0, share + step))


def _moved(source: DataSource, shift: Callable[[float], float]) -> tuple[Coverage, ...]:
    return tuple(
        one.model_copy(update={"share": shift(one.share)}) if one.share else one for one in source.coverage
    )


def _mean(coverage: Sequence[Coverage]) -> float:
    return fmean(one.share for one in coverage) if coverage else 0.0


def _covering(source: DataSource, coverage: tuple[Coverage, ...], end: str) -> Reform | None:
    if coverage == source.coverage:
        return None
    return _reform(end, Cover(source=source.id, coverage=coverage))


def varied_days(catalogue: Catalogue, onethings: Iterable[OneThingId], ranges: Ranges) -> Iterator[Varied]:
    """Yield the time limits of the items of these one-things, and of the procedures of these."""
    found = {id for one in onethings for id in catalogue.onethings[one].members(catalogue.onethings)[1]}
    for id in sorted(found):
        item = catalogue.items[id]
        if limit := item.promised_days or item.statutory_days:
            yield _limit(Limit(item=id, limit=limit), (item.name,), ranges)
        for procedure in item.procedures:
            if procedure.days:
                change = Limit(item=id, procedure=procedure.id, limit=procedure.days)
                yield _limit(change, (item.name, procedure.name), ranges)


def _limit(now: Limit, names: Sequence[Label], ranges: Ranges) -> Varied:
    key = f"days:{now.item}" + (f"/{now.procedure}" if now.procedure else "")
    low, high = map(round, ranges.inputs.get(key, _around(now.limit.days, ranges.days)))
    zh, en = "·".join(name.text("zh") for name in names), " · ".join(name.text("en") for name in names)
    label = Label(zh=f"{zh}的时限（日）", en=f"Days of {en}")
    reforms = _limited(now, low, "low"), _limited(now, high, "high")
    return Varied(key, label, (low, high), reforms, of_nothing=0 in (low, high, now.limit.days))


def _around(days: int, share: float) -> Ends:
    """Return the ends of a time limit: off by a share of it, and by a day at least."""
    less, more = round(days * (1 - share)), round(days * (1 + share))
    return max(0, min(days - 1, less)), max(days + 1, more)


def _limited(now: Limit, days: int, end: str) -> Reform | None:
    if days == now.limit.days:
        return None
    limit = now.limit.model_copy(update={"days": days})
    return _reform(end, now.model_copy(update={"limit": limit}))


def _reform(end: str, change: Change) -> Reform:
    reason = Label(zh="敏感性分析", en="To see what hangs on it")
    return Reform(id=end, name=reason, reason=reason, changes=(change,))
