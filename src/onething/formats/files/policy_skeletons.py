"""Writing skeletons of policy cases: cases whose expectations are still to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from onething.formats.files.plain_nouns import plain
from onething.language import Label
from onething.model import CHANNEL, DATE, REGION, Assume, Case, Outcome, Plan

__all__ = ["Skeleton", "skeleton_file"]


class Skeleton(NamedTuple):
    """A case that would exercise what none exercises yet."""

    onething: str
    part: str
    """What it would exercise: a question, an answer, a way or a rule."""
    name: Label
    """Which of these."""
    case: Case | None
    """None: no case was found that would."""
    plan: Plan | None


def skeleton_file(skeletons: Sequence[Skeleton]) -> str:
    """Return a file of policy cases to be completed; equal cases stand once, with all that they exercise.

    What no case was found for stands in comments at the end.
    """
    found: dict[str, list[Skeleton]] = {}
    for one in skeletons:
        if one.case:
            found.setdefault(f"{one.onething} {one.case!r}", []).append(one)
    text = _HEAD + ("cases:\n" if found else "cases: []\n")
    text += "".join(_case(own) for own in found.values())
    left = [one for one in skeletons if one.case is None]
    if left:
        text += f"\n# {_NOT_FOUND}\n" + "".join(f"# {_exercises(one)}\n" for one in left)
    return text


_HEAD = """\
# 用例骨架：补写 name 和 expect，核对“现在”一行是否应当如此。
# Skeletons of policy cases: write “name” and “expect”; is what stands behind “now” what ought to be?
"""

_NOT_FOUND = "没有找到能用到以下内容的情形。No case was found that exercises:"


_KEYS = (CHANNEL, DATE, REGION)
"""The facts that have keys of their own."""


def _case(own: Sequence[Skeleton]) -> str:
    from onething.formats.files.yaml_dumper import dump  # noqa: PLC0415 - yaml loads when something is written

    one = own[0]
    comments = [f"  # {_exercises(each)}" for each in own]
    written = dump([_plain(one)]).splitlines()
    lines = [*comments, *(f"  {line}" for line in written)]
    if one.plan:
        lines += [f"      # {line}" for line in _now(one.plan)]
    return "\n".join(lines) + "\n"


def _exercises(one: Skeleton) -> str:
    return f"{one.part}: {one.name.text('zh')} / {one.name.text('en')}".replace("\n", " ")


def _plain(one: Skeleton) -> dict[str, Any]:
    case = one.case
    if case is None or one.plan is None:
        return {}
    facts = case.facts
    written: dict[str, Any] = {
        "name": f"待写 {one.name.text('zh')}",
        "onething": one.onething,
        "date": plain(facts.get(DATE, one.plan.as_of)),
        "start": case.start.isoformat() if case.start else None,
        "region": facts.get(REGION, case.region),
        "facts": {name: plain(value) for name, value in facts.items() if name not in _KEYS},
        "given": {source: answer.value for source, answer in case.given.items()},
        "assume": None if case.assume is Assume.CONNECTED else case.assume.value,
        "channel": facts.get(CHANNEL),
        "items": list(case.items) if case.items else None,
    }
    return {**{key: value for key, value in written.items() if value}, "expect": {}}


def _now(plan: Plan) -> Iterator[str]:
    yield f"现在 / now: visits: {plan.visits}, days: {plan.days}"
    yield f"asked_for: [{', '.join(dict.fromkeys(one.material for one in plan.hand_in))}]"
    replaced: dict[str, str] = {}
    for one in plan.having(Outcome.REPLACED):
        for demand in one.requirements:
            if demand.used:
                replaced.setdefault(one.material, demand.used.mode)
    yield f"not_asked_for: {{{', '.join(f'{name}: {mode}' for name, mode in replaced.items())}}}"
    if plan.questions:
        yield f"open: {', '.join(one.question.fact for one in plan.questions)}"
