"""The smallest changes after which a plan is as expected: of the case, of what sources answer, of acts.

Every candidate is tried: the changed case is planned, and a change is told only if it helps. Waiving an
act is tried on the drawn flow: what needs no presence any more takes no visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from onething.app.policy_checks import lines_of
from onething.conditions import class_label
from onething.errors import OnethingError
from onething.language import Label
from onething.model import (
    DATE,
    REGION,
    Answer,
    Case,
    Figure,
    Plan,
    Question,
    Remedy,
    Step,
    StepKind,
    Value,
)
from onething.workflows import Planner
from onething.workflows.remedies import remedies

__all__ = ["answered", "changes_for", "not_asking_for", "spared_visits"]

_FEW = 3
"""So many changes are told at most."""

_MOST_TRIED = 400

_MOST_WAIVED = 3
"""So many acts are waived together at most."""


def changes_for(
    planner: Planner, onething: str, case: Case, holds: Callable[[Plan], bool]
) -> tuple[Label, ...]:
    """Return single changes of a settled case after which its plan is as `holds` says, a few at most."""
    found = (
        sentence
        for sentence, changed in _changed(planner, onething, case)
        if _helps(planner, onething, changed, holds)
    )
    return tuple(islice(found, _FEW))


def spared_visits(planner: Planner, onething: str, case: Case, figure: Figure) -> tuple[Label, ...]:
    """Return the smallest sets of steps in person which, were they done remotely, leave few enough visits."""
    reckoning = planner.handle(onething, case).reckoning
    flow = planner.plan(onething, case).flow
    in_person = [place for place, node in enumerate(reckoning.nodes) if node.spot is not None]
    for size in range(1, _MOST_WAIVED + 1):
        found: list[Label] = []
        for places in islice(combinations(in_person, size), _MOST_TRIED):
            spared = [
                replace(node, spot=None) if place in places else node
                for place, node in enumerate(reckoning.nodes)
            ]
            if len(replace(reckoning, nodes=spared).goings()) <= figure.highest and flow:
                found.append(_waived([flow.step(reckoning.nodes[place].id) for place in places]))
        if found:
            return tuple(found[:_FEW])
    return ()


def not_asking_for(planner: Planner, plan: Plan, case: Case, material: str) -> tuple[Label, ...]:
    """Return the smallest changes of a settled case after which a material is no longer asked for."""
    return tuple(map(_remedy, remedies(planner, plan, case, lines_of(plan, material))[:_FEW]))


def _helps(planner: Planner, onething: str, case: Case, holds: Callable[[Plan], bool]) -> bool:
    try:
        plan = planner.plan(onething, case)
    except OnethingError:
        return False
    return _offered(plan) and holds(plan)


def _offered(plan: Plan) -> bool:
    """Tell whether the case can be handled through its channel at all."""
    flow = plan.flow
    return flow is None or all(one.offered for one in flow.channels if one.channel is flow.channel)


def _changed(planner: Planner, onething: str, case: Case) -> Iterator[tuple[Label, Case]]:
    """Yield each case that differs from this one in one fact or answer, and how."""
    program = planner.program(onething)
    for source, answer in case.given.items():
        if answer is not Answer.HIT:
            name = planner.catalogue.sources[source].name
            sentence = Label(
                zh=f"数据资源“{name.text('zh')}”查到", en=f"the source “{name.text('en')}” answers"
            )
            yield sentence, case.model_copy(update={"given": {**case.given, source: Answer.HIT}})
    names = {code: region.name for code, region in planner.catalogue.regions.items()}
    for fact, bits in program.table.facts.items():
        question = planner.questions.get(fact)
        if question is None or fact in (REGION, DATE):
            continue
        own = bits.classes.index(case.facts[fact]) if fact in case.facts else None
        for number, value in enumerate(bits.classes.examples):
            if value is None or number == own:
                continue
            meaning = class_label(bits.classes, value, regions=names)
            yield answered(question, value, meaning), case.with_fact(fact, value)


def answered(question: Question, value: Value, meaning: Label) -> Label:
    """Return a question with its answer; `meaning` says what is neither an option nor yes or no."""
    option = next((option.label for option in question.options if option.value == value), None)
    if isinstance(value, bool):
        meaning = Label(zh="为是", en="is yes") if value else Label(zh="为否", en="is no")
    elif option:
        meaning = Label(zh=f"为“{option.text('zh')}”", en=f"is “{option.text('en')}”")
    asked = question.label
    return Label(
        zh=f"“{asked.text('zh')}”{meaning.text('zh')}", en=f"“{asked.text('en')}” {meaning.text('en')}"
    )


def _waived(steps: Sequence[Step]) -> Label:
    said = [_spared(step) for step in steps]
    return Label(zh="，并且".join(one.zh for one in said), en=", and ".join(one.en for one in said))


def _spared(step: Step) -> Label:
    name = step.name
    if step.kind is StepKind.IN_PERSON:
        return Label(
            zh=f"制定规则免去“{name.text('zh')}”（waive，{step.id}）",
            en=f"make a rule that waives “{name.text('en')}” (waive, {step.id})",
        )
    return Label(
        zh=f"“{name.text('zh')}”改为远程办理（{step.id}）",
        en=f"let “{name.text('en')}” be done remotely ({step.id})",
    )


def _remedy(remedy: Remedy) -> Label:
    said = [change.sentence for change in remedy.changes]
    return Label(
        zh="，并且".join(one.text("zh") for one in said), en=", and ".join(one.text("en") for one in said)
    )
