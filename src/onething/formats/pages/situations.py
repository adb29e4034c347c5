"""What tells the cases of a guide apart, without a person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onething.formats.pages.parts import Answer, Grid
from onething.formats.reports.names import Names
from onething.language import Label
from onething.model import CHANNEL, DATE, REGION, FactName, FactType, Outcome, Plan, Question

__all__ = ["Situation", "answers", "days_of", "overview", "shared", "visits_of"]

_FRAME = (REGION, DATE, CHANNEL)
"""What is said of a plan by itself, and not as an answer."""
_PERSONAL = (FactType.STRING, FactType.DATE)
"""What a person writes freely, or that tells a person's age, is not printed."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A plan, and what those of its answers say that are examples of many."""

    plan: Plan
    meanings: Mapping[FactName, Label] = field(default_factory=dict)


def answers(one: Situation, plans: Sequence[Plan], names: Names) -> tuple[Answer, ...]:
    """Return the answers that make a case: those in which the plans differ, of one plan all.

    Of a text or a day it is only said that it was given, unless it is an example of many.
    """
    facts = _known(plans) if len(plans) == 1 else _differing(plans)
    return (*_frame(one.plan, plans, names), *_facts(one, facts, names))


def shared(first: Situation, plans: Sequence[Plan], names: Names) -> tuple[Answer, ...]:
    """Return the answers that several plans have in common; of one plan none: all are its own."""
    differing = _differing(plans)
    common = tuple(fact for fact in _known(plans) if fact not in differing)
    return _facts(first, common, names) if len(plans) > 1 else ()


def _frame(plan: Plan, plans: Sequence[Plan], names: Names) -> Iterator[Answer]:
    """Yield region and channel where the plans differ in them."""
    if len({one.region for one in plans}) > 1:
        yield Answer(names.question(REGION), names.region(plan.region))
    if plan.flow and len({one.flow.channel for one in plans if one.flow}) > 1:
        yield Answer(names.say("办理渠道", "Channel"), names.text(plan.flow.channel.label))


def _known(plans: Sequence[Plan]) -> tuple[FactName, ...]:
    known = dict.fromkeys(fact for one in plans for fact in one.facts)
    return tuple(fact for fact in known if fact not in _FRAME)


def _differing(plans: Sequence[Plan]) -> tuple[FactName, ...]:
    return tuple(fact for fact in _known(plans) if len({one.facts.get(fact, ...) for one in plans}) > 1)


def _facts(one: Situation, facts: Iterable[FactName], names: Names) -> tuple[Answer, ...]:
    asked = ((fact, names.asked(fact)) for fact in facts)
    return tuple(Answer(names.text(q.label), _said(one, fact, q, names)) for fact, q in asked if q)


def _said(one: Situation, fact: FactName, question: Question, names: Names) -> str:
    if fact not in one.plan.facts:
        return names.say("未回答", "not answered")
    if fact in one.meanings:
        return names.text(one.meanings[fact])
    if question.type in _PERSONAL:
        return names.say("已填写，不在此显示", "given, not shown here")
    return names.value(fact, one.plan.facts[fact])


def overview(situations: Sequence[Situation], names: Names) -> Grid:
    """Return the cases beside one another: what tells them apart, and what each comes to."""
    say, plans = names.say, [one.plan for one in situations]
    heads = (
        say("情形", "Situation"),
        say("适用于", "Applies if"),
        say("要交的材料", "To hand in"),
        say("跑动次数", "Visits"),
        say("工作日", "Working days"),
    )
    rows = tuple(
        (
            say(f"情形 {number}", f"Situation {number}"),
            "\n".join(_in_one_line(said, names) for said in answers(one, plans, names)),
            _count(one.plan),
            visits_of(one.plan),
            days_of(one.plan),
        )
        for number, one in enumerate(situations, 1)
    )
    return Grid(say("各种情形", "All situations"), heads, rows)


def _in_one_line(said: Answer, names: Names) -> str:
    asked = said.question.endswith(("?", "？"))
    return f"{said.question} {said.answer}" if asked else names.labelled(said.question, said.answer)


def visits_of(plan: Plan) -> str:
    """Return the number of visits, from the least to the most where questions are open."""
    least = plan.flow.visits_at_least if plan.flow else plan.visits
    return _range(least, plan.visits)


def days_of(plan: Plan) -> str:
    """Return the number of working days, likewise."""
    least = plan.flow.days_at_least if plan.flow else plan.days
    return _range(least, plan.days)


def _count(plan: Plan) -> str:
    sure = len(plan.hand_in)
    return _range(sure, sure + len(plan.having(Outcome.OPEN)))


def _range(least: int | None, most: int | None) -> str:
    if most is None:
        return "—"
    return f"{most}" if least is None or least >= most else f"{least}–{most}"
