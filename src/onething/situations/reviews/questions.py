"""Questions whose answers change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onething.conditions import (
    And,
    Constant,
    Formula,
    Literal,
    Not,
    Or,
    conjunction,
    disjunction,
    facts,
    holds,
    negate,
)
from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Condition, FactName, Finding, Question, ServiceItem, Severity, Value
from onething.situations.reviews.effects import decisions
from onething.situations.reviews.everywhere import Everywhere, Gone
from onething.workflows import Planner

__all__ = ["question_changes_nothing"]


def question_changes_nothing(planner: Planner, worlds: Sequence[Everywhere]) -> Iterator[Finding]:
    """Yield each question on whose answer nothing hangs in any situation: no item, material, step or way.

    What only items outside all one-things ask about is passed over: nothing is planned of these.
    """
    elsewhere, readers = _read_elsewhere(planner, worlds), _readers(worlds)
    bound = {fact for world in worlds for one in world.constraints for fact in facts(one)}
    for subject, question in _declared(planner):
        fact = question.fact
        if fact in elsewhere or fact in bound:
            continue
        read = readers.get(fact, ())
        if not any(_turns(world, one, fact) for world, one in read):
            yield _finding(subject, question, read=bool(read))


def _readers(worlds: Sequence[Everywhere]) -> Mapping[FactName, Sequence[tuple[Everywhere, Formula]]]:
    """Return what is decided in one-things by each fact that has a part in it."""
    found: dict[FactName, list[tuple[Everywhere, Formula]]] = {}
    for world in worlds:
        for one in dict.fromkeys(decisions(world)):
            for fact in facts(one):
                found.setdefault(fact, []).append((world, one))
    return found


def _declared(planner: Planner) -> Iterator[tuple[Subject, Question]]:
    catalogue = planner.catalogue
    for question in catalogue.declared.values():
        yield Subject(catalogue, fact=question.fact), question
    for onething in catalogue.onethings.values():
        for number, question in enumerate(onething.questions):
            path = ("questions", number)
            yield Subject.of(catalogue, NodeKind.ONE_THING, onething.id, *path), question


def _read_elsewhere(planner: Planner, worlds: Sequence[Everywhere]) -> set[FactName]:
    """Return the facts that conditions of items read which are in no one-thing."""
    handled = {slot.item for world in worlds for slot in world.program.slots}
    others = (item for id, item in planner.catalogue.items.items() if id not in handled)
    whens = (when for item in others for when in _whens(item))
    return {FactName(fact) for when in whens for fact in when.facts()}


def _whens(item: ServiceItem) -> Iterator[Condition]:
    written = (
        *(requirement.when for requirement in item.requirements),
        *(act.when for act in item.acts),
        *(procedure.when for procedure in item.procedures),
    )
    return (when for when in written if when)


def _turns(world: Everywhere, formula: Formula, fact: FactName) -> bool:
    """Tell whether a formula hangs on a fact in some situation, or that is not found out."""
    values = world.values(fact, [formula])
    first, *others = [_with(formula, fact, value) for value in values] or [formula]
    try:
        return any(world.meeting(_unlike(first, other)) is not None for other in others)
    except Gone:
        return True


def _unlike(one: Formula, other: Formula) -> Formula:
    return disjunction(conjunction(one, negate(other)), conjunction(other, negate(one)))


def _with(formula: Formula, fact: FactName, value: Value) -> Formula:
    """Return what a formula says if a fact has a value."""
    match formula:
        case Literal(name, test, positive) if name == fact:
            return Constant(value=(holds(test, value) is True) is positive)
        case And(parts):
            return conjunction(*(_with(part, fact, value) for part in parts))
        case Or(parts):
            return disjunction(*(_with(part, fact, value) for part in parts))
        case Not(part):
            return negate(_with(part, fact, value))
    return formula


def _finding(subject: Subject, question: Question, *, read: bool) -> Finding:
    why = (
        Label(zh="读取它的条件在它的各种回答下结果相同", en="the conditions that read it come out alike")
        if read
        else Label(zh="没有条件读取它", en="no condition reads it")
    )
    asked = question.label
    return subject.finding(
        "question-changes-nothing",
        Severity.NOTE,
        Label(
            zh=f"问题“{asked.text('zh')}”（{question.fact}）怎样回答都一样：{why.zh}",
            en=f"the answer to “{asked.text('en')}” ({question.fact}) changes nothing: {why.en}",
        ),
        Label(zh="在 when 中使用它，或删去该问题", en="use it under a “when”, or let the question go"),
    )
