"""The conditions of catalogues and rule packs, read against the facts that are declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onething.errors import ConditionError, Fault, UnknownName
from onething.formats.files.document import KeyPath
from onething.language import Label
from onething.model import (
    BUILT_IN,
    REGION,
    Catalogue,
    Condition,
    FactName,
    FactTest,
    Located,
    Question,
    Requirement,
)
from onething.model.constraint import of_an_answer
from onething.model.references import entries

__all__ = ["Written", "conditions_of", "constraint_faults", "fact_tests", "faults_in", "region_faults"]


_DEEP = 20
"""A condition nested beyond this is compiled whole too, as it may be too deep."""


@dataclass(frozen=True, slots=True)
class Written:
    """A condition, and the place where it is written."""

    condition: Condition
    located: Located
    path: KeyPath


def conditions_of(catalogue: Catalogue) -> Iterator[Written]:
    """Yield every condition of a catalogue that was read from files."""
    for item in catalogue.items.values():
        located = catalogue.places["items", item.id]
        yield from _demanded(item.requirements, located)
        for number, act in enumerate(item.acts):
            if act.when:
                yield Written(act.when, located, ("acts", number, "when"))
        for number, procedure in enumerate(item.procedures):
            if procedure.when:
                yield Written(procedure.when, located, ("procedures", number, "when"))
    for onething in catalogue.onethings.values():
        located = catalogue.places["onethings", onething.id]
        yield from _demanded(onething.requirements, located)
        for path, entry in entries(onething.items):
            if entry.when:
                yield Written(entry.when, located, (*path, "when"))
    yield from constraints_of(catalogue)


def constraints_of(catalogue: Catalogue) -> Iterator[Written]:
    """Yield what always holds, as the jurisdiction and the one-things of a catalogue say."""
    jurisdiction = catalogue.jurisdiction
    nouns = [(("jurisdiction", str(jurisdiction.id)), jurisdiction.constraints)]
    nouns += [(("onethings", str(id)), one.constraints) for id, one in catalogue.onethings.items()]
    for key, constraints in nouns:
        for number, constraint in enumerate(constraints):
            yield Written(constraint.always, catalogue.places[key], ("constraints", number, "always"))


def constraint_faults(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each constraint that speaks of what a source answers: that is nobody's situation."""
    answers = {source.question.fact for source in catalogue.sources.values()}
    for written in constraints_of(catalogue):
        for path, test in fact_tests(written.condition, written.path):
            if test.fact in answers:
                yield Fault(written.located.find(*path), *of_an_answer(test.fact))


def faults_in(
    conditions: Iterable[Written], questions: Mapping[FactName, Question], *, all_declared: bool = True
) -> Iterator[Fault]:
    """Yield a fault for each test that cannot be read, or whose fact or option nobody declares.

    `all_declared=False` says that questions may be missing because their files are broken; then
    nothing is said about facts that are not known.
    """
    known: dict[FactTest, Unfit | None] = {}
    for written in conditions:
        for path, error in _errors(written, questions, known):
            if all_declared or not _unknown_fact(error):
                yield Fault(written.located.find(*path), *_said(error))


def region_faults(conditions: Iterable[Written], catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for each test that asks for a region which the case cannot lie in."""
    for written in conditions:
        for path, test in fact_tests(written.condition, written.path):
            if test.fact == REGION:
                unknown = (one for one in _regions_in(test) if not catalogue.has_region(one))
                errors = (UnknownName("region", one, catalogue.regions) for one in unknown)
                yield from (Fault(written.located.find(*path), *_said(error)) for error in errors)


def fact_tests(condition: Condition, path: KeyPath = ()) -> Iterator[tuple[KeyPath, FactTest]]:
    """Yield every test of a condition, nested ones too, with the path of its fact in the file."""
    for test in condition.tests:
        yield (*path, test.fact), test
    for number, part in enumerate(condition.all):
        yield from fact_tests(part, (*path, "all", number))
    for number, part in enumerate(condition.any or ()):
        yield from fact_tests(part, (*path, "any", number))
    if condition.negated:
        yield from fact_tests(condition.negated, (*path, "not"))


def _demanded(requirements: Iterable[Requirement], located: Located) -> Iterator[Written]:
    for number, requirement in enumerate(requirements):
        if requirement.when:
            yield Written(requirement.when, located, ("requirements", number, "when"))


Unfit = ConditionError | UnknownName


def _error(condition: Condition, questions: Mapping[FactName, Question]) -> Unfit | None:
    from onething.conditions import compile_condition  # noqa: PLC0415 - builds a parser, so when needed

    try:
        compile_condition(condition, questions)
    except (ConditionError, UnknownName) as error:
        return error
    return None


def _errors(
    written: Written, questions: Mapping[FactName, Question], known: dict[FactTest, Unfit | None]
) -> Iterator[tuple[KeyPath, Unfit]]:
    """Yield what is wrong with each test, or else with the whole; `known` keeps what was looked at.

    A catalogue has the same test many times, so each is read once.
    """
    fine, deepest = True, 0
    for path, test in fact_tests(written.condition, written.path):
        if test not in known:
            known[test] = _error(Condition(tests=(test,)), questions)
        if error := known[test]:
            yield path, error
        fine, deepest = fine and not error, max(deepest, len(path) - len(written.path))
    if fine and deepest > _DEEP and (error := _error(written.condition, questions)):
        yield written.path, error


def _regions_in(test: FactTest) -> Sequence[str]:
    from onething.conditions import Within, parse_test  # noqa: PLC0415 - builds a parser, so when needed

    question = next(question for question in BUILT_IN if question.fact == REGION)
    try:
        return [part.region for part in parse_test(test.test, question).parts if isinstance(part, Within)]
    except ConditionError:
        return ()


def _unknown_fact(error: Unfit) -> bool:
    return isinstance(error, UnknownName) and error.kind == "fact"


def _said(error: Unfit) -> tuple[Label, Label]:
    if isinstance(error, ConditionError):
        zh, en = (
            f"条件“{error.text}”第 {error.column} 列",
            f"the condition “{error.text}”, column {error.column}",
        )
        return Label(zh=f"{zh}：{error.found.text('zh')}", en=f"{en}: {error.found.text('en')}"), error.mend
    noun_zh = UnknownName.KINDS.get(error.kind, error.kind)
    found = Label(
        zh=f"条件中没有名为“{error.name}”的{noun_zh}",
        en=f"there is no {error.kind} “{error.name}”, which the condition reads",
    )
    if error.near:
        near = ", ".join(error.near)
        return found, Label(zh=f"是否指：{near}", en=f"did you mean {near}?")
    if error.kind == "region":
        return found, Label(
            zh="核对代码，或在 regions.yaml 中加上它", en="mend it, or add it to regions.yaml"
        )
    mend = Label(
        zh="改正名称，或将其声明为问题（questions）", en="mend the name, or declare it among the questions"
    )
    return found, mend
