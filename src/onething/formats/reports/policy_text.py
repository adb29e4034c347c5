"""What became of policy cases, for people: each failure with its causes and what would help, and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.formats.reports.speech import Speech
from onething.language import Label, Language
from onething.model import CaseFailure, CaseResult, Inclusion, Outcome, Plan

__all__ = ["failure_lines", "failures_text", "plan_brief", "results_text"]

_KEYS = {
    "visits": Label(zh="跑动", en="visits"),
    "days": Label(zh="天数", en="days"),
    "materials": Label(zh="要交的份数", en="materials handed in"),
    "questions": Label(zh="未答的问题", en="open questions"),
    "channel": Label(zh="渠道", en="channel"),
    "asked_for": Label(zh="要交的材料", en="asked for"),
    "not_asked_for": Label(zh="不要交的材料", en="not asked for"),
    "in_case": Label(zh="办理的事项", en="handled"),
    "not_in_case": Label(zh="不办理的事项", en="not handled"),
    "in_flow": Label(zh="流程中的环节", en="in the flow"),
    "not_in_flow": Label(zh="流程中没有的环节", en="not in the flow"),
    "order": Label(zh="先后", en="order"),
    "measures": Label(zh="衡量", en="measure"),
}
"""How the expectations are called, by their keys."""

_MOST_CAUSES = 12


def results_text(results: Sequence[CaseResult], language: Language) -> str:
    """Return the outcome of every case, below its file, and how many passed."""
    speech = Speech(language)
    lines: list[str] = []
    file = ""
    for result in results:
        if result.file != file:
            lines += ["", result.file] if lines else [result.file]
            file = result.file
        lines.append(f"  {'✓' if result.passed else '✗'} {speech.text(result.name)}")
        for failure in result.failures:
            where = speech.say(f"第 {failure.line} 行", f"line {failure.line}")
            lines += [f"      {line}" for line in failure_lines(failure, language, where=where)]
    return "\n".join([*lines, "", _summary(results, speech)])


def failures_text(name: Label, failures: Sequence[CaseFailure], plan: Plan, language: Language) -> str:
    """Return one case that is not as expected: what, why, what would help, and its plan in short."""
    speech = Speech(language)
    lines = [f"✗ {speech.text(name)}"]
    for failure in failures:
        where = speech.say(f"第 {failure.line} 行", f"line {failure.line}") if failure.line else ""
        lines += [f"  {line}" for line in failure_lines(failure, language, where=where)]
    return "\n".join([*lines, *(f"  {line}" for line in plan_brief(plan, language))])


def failure_lines(failure: CaseFailure, language: Language, *, where: str = "") -> Iterator[str]:
    """Yield what is not as expected, why, and the smallest changes that would make it so."""
    speech = Speech(language)
    key = speech.aside(speech.text(_KEYS[failure.what]), where)
    expected, found = speech.text(failure.expected), speech.text(failure.found)
    yield speech.labelled(
        key, speech.say(f"应为 {expected}，实为 {found}", f"expected {expected}, found {found}")
    )
    for cause in failure.causes[:_MOST_CAUSES]:
        yield f"  · {speech.text(cause)}"
    rest = len(failure.causes) - _MOST_CAUSES
    if rest > 0:
        yield speech.say(f"  · 另有 {rest} 项", f"  · and {rest} more")
    if failure.changes:
        yield speech.say("  这样就符合（任选其一）：", "  it would be so with any of these:")
        yield from (f"    → {speech.text(change)}" for change in failure.changes)


def plan_brief(plan: Plan, language: Language) -> Iterator[str]:
    """Yield a plan in a few lines: what it comes to, what is handed in, what not and why, what is open."""
    speech = Speech(language)
    yield speech.labelled(speech.say("方案", "the plan"), speech.text(plan.name)) + speech.say(
        f"，{plan.as_of}，{plan.region}", f", {plan.as_of}, {plan.region}"
    )
    if plan.flow:
        channel = speech.text(plan.flow.channel.label)
        yield speech.say(
            f"  跑动 {_range(plan.flow.visits_at_least, len(plan.flow.visits))} 次，"
            f"{_range(plan.flow.days_at_least, plan.flow.days)} 个工作日，{channel}",
            f"  visits: {_range(plan.flow.visits_at_least, len(plan.flow.visits))}, "
            f"working days: {_range(plan.flow.days_at_least, plan.flow.days)}, {channel}",
        )
    left_out = (one.name for one in plan.items if one.inclusion is Inclusion.OUT)
    parts = (
        (speech.say("不办理", "not handled"), [speech.text(name) for name in left_out]),
        (speech.say("要交", "handed in"), [speech.text(one.name) for one in plan.hand_in]),
        (speech.say("免交", "replaced"), list(_replaced(plan, speech))),
        (speech.say("待定", "open"), [speech.text(one.name) for one in plan.having(Outcome.OPEN)]),
        (speech.say("未答", "not answered"), [one.question.fact for one in plan.questions]),
    )
    for key, names in parts:
        if names:
            yield f"  {speech.labelled(key, speech.listed(names))}"


def _replaced(plan: Plan, speech: Speech) -> Iterator[str]:
    for one in plan.having(Outcome.REPLACED):
        modes = dict.fromkeys(demand.used.mode for demand in one.requirements if demand.used)
        yield speech.aside(speech.text(one.name), ", ".join(map(speech.word, modes)))


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}–{most}"


def _summary(results: Sequence[CaseResult], speech: Speech) -> str:
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    return speech.say(
        f"{len(results)} 条用例：{passed} 条通过，{failed} 条不通过",
        f"{len(results)} cases: {passed} passed, {failed} failed",
    )
