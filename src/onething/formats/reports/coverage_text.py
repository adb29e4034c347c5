"""What policy cases exercise, for people: how much of each part, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onething.formats.reports.speech import Speech
from onething.language import Label, Language
from onething.model import PolicyCoverage, PolicyPart

__all__ = ["coverage_text"]

_PARTS = {
    PolicyPart.QUESTION: Label(zh="问题", en="questions"),
    PolicyPart.ANSWER: Label(zh="回答", en="answers"),
    PolicyPart.WAY: Label(zh="替代方式", en="ways"),
    PolicyPart.RULE: Label(zh="规则", en="rules"),
}

_MOST = 12
"""So many things that are missing are named of each part; a file of suggestions has them all."""


def coverage_text(covered: Sequence[PolicyCoverage], language: Language) -> str:
    """Return what the cases of each one-thing exercise, and what none of them does."""
    speech = Speech(language)
    return "\n".join(line for one in covered for line in _one(one, speech))


def _one(covered: PolicyCoverage, speech: Speech) -> Iterator[str]:
    cases = speech.say(f"{covered.cases} 条用例", f"{covered.cases} cases")
    yield "  ".join([covered.onething, cases, *(_count(covered, part, speech) for part in PolicyPart)])
    for part in PolicyPart:
        name, missing = speech.text(_PARTS[part]), covered.missing(part)
        if missing:
            yield speech.say(f"  没有用到的{name}：", f"  {name} never used:")
            yield from (f"    · {speech.text(hole.name)}" for hole in missing[:_MOST])
        rest = len(missing) - _MOST
        if rest > 0:
            yield speech.say(f"    · 另有 {rest} 项", f"    · and {rest} more")


def _count(covered: PolicyCoverage, part: PolicyPart, speech: Speech) -> str:
    total = covered.totals[part]
    return f"{speech.text(_PARTS[part])} {total - len(covered.missing(part))}/{total}"
