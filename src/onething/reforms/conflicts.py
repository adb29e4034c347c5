"""Where changes contradict: two of them settle the same thing, and settle it differently.

The order in which changes without a contradiction are made does not matter: each thing is settled once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import Duration
from onething.reforms.change import Settled
from onething.reforms.reform import Reform

__all__ = ["Conflict", "ReformConflict", "conflicts"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reforms, or two changes of one reform, that contradict each other."""

    first: str
    """The reforms by id, in alphabetical order; the same twice for a reform at odds with itself."""
    second: str
    changes: tuple[int, int]
    """The numbers of the changes within their reforms, from 0."""
    message: Label


class ReformConflict(BrokenInput):
    """Reforms that cannot be made together, with a fault for each contradiction."""

    def __init__(self, found: Iterable[Conflict]) -> None:
        self.conflicts = tuple(found)
        super().__init__(map(_fault, self.conflicts))
        self.args = (self.conflicts,)


def conflicts(reforms: Sequence[Reform]) -> tuple[Conflict, ...]:
    """Return what contradicts in and between reforms; the same change made twice does not."""
    claims: defaultdict[tuple[str, ...], list[_Claim]] = defaultdict(list)
    for reform in sorted(reforms, key=lambda reform: reform.id):
        for number, change in enumerate(reform.changes):
            for settled in change.settled():
                claims[settled.topic, *settled.thing].append(_Claim(reform.id, number, settled))
    pairs = (pair for same in claims.values() for pair in combinations(same, 2) if _contradict(*pair))
    return tuple(_conflict(list(group)) for group in _by_thing(pairs))


class _Claim(NamedTuple):
    reform: str
    number: int
    settled: Settled


_Pair = tuple[_Claim, _Claim]


def _contradict(one: _Claim, other: _Claim) -> bool:
    mine, theirs = one.settled, other.settled
    if None in (mine.value, theirs.value) or mine.value == theirs.value:
        return False
    return mine.owner == theirs.owner or None in (mine.owner, theirs.owner)


def _by_thing(pairs: Iterable[_Pair]) -> Iterable[Sequence[_Pair]]:
    """Return the pairs together that differ in nothing but for whom something is settled."""
    groups: defaultdict[tuple[object, ...], list[_Pair]] = defaultdict(list)
    for pair in pairs:
        one, other = pair
        groups[one.reform, other.reform, one.number, other.number, one.settled.thing].append(pair)
    return groups.values()


def _conflict(pairs: Sequence[_Pair]) -> Conflict:
    one, other = pairs[0]
    owners = sorted({owner for pair in pairs for claim in pair if (owner := claim.settled.owner)})
    message = _message(one, other, owners)
    return Conflict(one.reform, other.reform, (one.number, other.number), message)


def _message(one: _Claim, other: _Claim, owners: Sequence[str]) -> Label:
    """Return what two changes settle differently, and whose changes they are."""
    topic, (name, *rest) = one.settled.topic, one.settled.thing
    retired = "retired" in (one.settled.value, other.settled.value)
    zh, en = _SENTENCES["retired" if retired else topic]
    said = {
        "name": name,
        "part": f" {rest[0]}" if rest and rest[0] else "",
        "one": _shown(one.settled.value),
        "other": _shown(other.settled.value),
    }
    whom = ", ".join(owners)
    zh, en = zh.format(**said, whom=whom or "所有事项"), en.format(**said, whom=whom or "everyone")
    whose = _whose(one, other)
    return Label(zh=f"{whose.zh}：{zh}", en=f"{whose.en}: {en}")


def _whose(one: _Claim, other: _Claim) -> Label:
    first, second = one.number + 1, other.number + 1
    if one.reform == other.reform:
        return Label(
            zh=f"{one.reform} 的第 {first}、{second} 项改动",
            en=f"changes {first} and {second} of {one.reform}",
        )
    return Label(
        zh=f"{one.reform}（第 {first} 项）与 {other.reform}（第 {second} 项）",
        en=f"{one.reform} (change {first}) and {other.reform} (change {second})",
    )


def _shown(value: object) -> str:
    if isinstance(value, Duration):
        return f"{value.days} {value.unit}"
    return f"{value:g}" if isinstance(value, float) else f"{value}"


_SENTENCES: Mapping[str, tuple[str, str]] = {
    "connected": (
        "一处把数据资源 {name} 接入 {whom}，一处断开",
        "one connects the source {name} to {whom}, the other disconnects it",
    ),
    "coverage": (
        "数据资源 {name} 在{part} 的覆盖率，一处为 {one}，一处为 {other}",
        "the source {name} covers {one} of{part} by one, {other} by the other",
    ),
    "sharing": (
        "数据资源 {name} 的共享类型，一处为 {one}，一处为 {other}",
        "the sharing type of the source {name} is {one} by one, {other} by the other",
    ),
    "demand": (
        "一处对 {whom} 取消材料 {name}，一处允许对它承诺或容缺",
        "one abolishes the material {name} for {whom}, the other lets it be promised or handed in later",
    ),
    "joined": (
        "事项 {name} 一处并入“{one}”，一处并入“{other}”",
        "the item {name} takes part in “{one}” by one, in “{other}” by the other",
    ),
    "days": (
        "{name}{part} 的时限，一处为 {one}，一处为 {other}",
        "the time limit of {name}{part} is {one} by one, {other} by the other",
    ),
    "rule": (
        "两处都新增规则 {name}，内容不同",
        "both add a rule {name}, and not the same",
    ),
    "question": (
        "两处都新增问题 {name}，内容不同",
        "both ask a question {name}, and not the same",
    ),
    "retired": (
        "一处新增规则 {name}，一处废止",
        "one adds the rule {name}, the other retires it",
    ),
}
"""What to say where a thing is settled twice."""


def _fault(conflict: Conflict) -> Fault:
    mend = Label(zh="只保留其中一处，或分开推演", en="keep one of the two, or try them one at a time")
    return Fault(Place("reforms"), conflict.message, mend)
