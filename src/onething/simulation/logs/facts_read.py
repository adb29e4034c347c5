"""The facts that decide the cases of a one-thing, and the classes that the rules can tell apart.

A class of values serves several planners at once, those of a baseline and of reforms, where it is cut
at the tests of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onething.conditions import Classes, Equals, Test, Within
from onething.model import CHANNEL, DATE, REGION, DataSource, FactName, OneThingId, Question, upwards
from onething.workflows import Planner
from onething.workflows.program import Program

__all__ = ["facts_read"]


def facts_read(
    planners: Sequence[Planner], onethings: Iterable[OneThingId] | None = None
) -> Mapping[OneThingId, Mapping[FactName, Classes]]:
    """Return by one-thing the facts that bear on its plans, with the classes of their values.

    Cases whose facts lie in the same classes have the same plan in the world of each planner. The day
    is not among the facts, since all cases are decided as of one day; the channel always is, and the
    region with whatever the coverage of a source tells apart.
    """
    wanted = dict.fromkeys(id for planner in planners for id in planner.catalogue.onethings)
    chosen = wanted if onethings is None else [id for id in wanted if id in set(onethings)]
    return {id: _classes(planners, id) for id in chosen}


def _classes(planners: Sequence[Planner], onething: OneThingId) -> Mapping[FactName, Classes]:
    tests: dict[FactName, dict[Test, None]] = {}
    questions: dict[FactName, Question] = {}
    seen: set[int] = set()
    for planner in planners:
        if onething not in planner.catalogue.onethings:
            continue
        questions = {**planner.questions, **questions}
        program = planner.program(onething)
        if id(program) in seen:  # planners share what a reform does not touch
            continue
        seen.add(id(program))
        for fact, found in _tests(program, planner.questions):
            tests.setdefault(fact, {}).update(dict.fromkeys(found))
    return {fact: Classes.of_tests(questions[fact], tuple(found)) for fact, found in sorted(tests.items())}


def _tests(
    program: Program, questions: Mapping[FactName, Question]
) -> Iterator[tuple[FactName, Iterable[Test]]]:
    """Yield the facts that a case can have, with the tests that tell its values apart."""
    for fact, bits in program.table.facts.items():
        if fact in questions and fact != DATE:
            yield fact, bits.classes.tests
    options = (option.value for option in questions[CHANNEL].options)
    yield CHANNEL, [Test((Equals(option),)) for option in options]
    yield REGION, _coverage_tests(_asked(program))


def _asked(program: Program) -> Iterator[DataSource]:
    """Yield the sources that any plan of the one-thing may ask."""
    yield from program.sources.values()
    yield from (by.source for fillers in program.fields.values() for by in fillers)


def _coverage_tests(sources: Iterable[DataSource]) -> Iterator[Test]:
    """Yield the tests that tell apart the regions in which sources have another coverage.

    A region above one that is covered by itself is told apart from what else lies below it, because
    what is certain in a region is so in all that lies below.
    """
    for source in sources:
        for coverage in source.coverage:
            yield Test((Within(coverage.region),))
            yield from (Test((Equals(above),)) for above in upwards(coverage.region)[1:])
