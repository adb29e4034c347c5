"""Guided questions (情形引导) as a value: to be written as JSON, printed as a page, shown by a service hall.

Every question stands once, with where each of its answers leads; what an answer settles is told with it.
So a reader who collects what the answers tell has, when no question is left, all that is settled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from onething.conditions import Classes, class_label
from onething.language import Label
from onething.model import (
    CHANNEL,
    Assume,
    Case,
    CatalogueId,
    Channel,
    FactName,
    FactType,
    OneThing,
    OneThingId,
    SourceId,
    Value,
)
from onething.model.literals import Day
from onething.model.noun import Noun
from onething.situations.guiding.aims import PLAN, Aim
from onething.situations.guiding.answered import answered_by_sources
from onething.situations.guiding.diagram import MOST, Diagram, Edge, Fork, grow
from onething.situations.guiding.statements import Statements
from onething.situations.space import Variable
from onething.situations.spanning import space_of
from onething.workflows import Planner

__all__ = ["BySource", "Guidance", "GuidedAnswer", "GuidedQuestion", "Statement", "guidance"]


class Statement(Noun):
    """Something that answers settle."""

    id: str
    """Stable, such as `material:lease=hand-in`."""
    about: str
    """`item:ID`, `material:ID` or `material:ID/HOLDER`, `act:ITEM/ID`, `procedure:ITEM/ID`, `at-once:ITEM`,
    `visits`, `days`, or a measure."""
    says: str
    """What is settled: `in`, `out`; `hand-in`, `deferral`, `commitment`, `replaced`, `not-needed`;
    `in-person`, `when-collecting`, `none`; `applies`, `joint`, `none`; `yes`, `no`; a number, or a span
    such as `0-2`. `open`: no question settles it."""
    name: Label
    """What it is about."""
    text: Label
    """The whole, as a sentence."""


class GuidedAnswer(Noun):
    """Answers that lead to the same."""

    values: tuple[Value, ...]
    """The options of a choice, true or false; otherwise one example of each class of values."""
    label: Label
    tells: tuple[str, ...]
    """The ids of the statements that it settles."""
    next: str = ""
    """The id of the question that comes next; empty: none is left."""


class GuidedQuestion(Noun):
    """A question, and where its answers lead."""

    id: str
    """The fact; followed by a number where the same fact is asked about at several points."""
    fact: FactName
    type: FactType
    label: Label
    answers: tuple[GuidedAnswer, ...]


class BySource(Noun):
    """A fact that no applicant is asked, because a source answers it at acceptance."""

    fact: FactName
    label: Label
    source: SourceId
    name: Label
    """What the source is called."""


class Guidance(Noun):
    """The questions to put, one after the other, until an aim is settled."""

    catalogue: CatalogueId
    onething: OneThingId
    name: Label
    aim: str
    """What is asked for; see `onething.situations.aim_of`."""
    asks_for: Label
    """The same in words."""
    as_of: Day
    region: str
    assume: Assume
    channel: Channel | None = None
    """None: each situation takes its best one."""
    tells: tuple[str, ...]
    """The ids of the statements that are settled before anything is asked."""
    first: str = ""
    """The id of the first question; empty: nothing has to be asked."""
    questions: tuple[GuidedQuestion, ...]
    """Each before those that it leads to."""
    statements: tuple[Statement, ...]
    by_sources: tuple[BySource, ...] = ()
    most: int
    """The most questions that are put to one person."""
    expected: float
    """How many are put on average, if all classes of answers are as frequent."""
    paths: int
    """In how many ways the questions can be gone through."""


def guidance(
    planner: Planner, onething: OneThing, case: Case, *, aim: Aim = PLAN, most: int = MOST
) -> Guidance:
    """Return the guided questions of the cases that have in common what `case` says.

    Raises UnknownName or BrokenInput for a case that cannot be, EmptySpace where constraints leave no
    situation, and TooManyQuestions where more than `most` parts of the space have to be looked at.
    """
    answered = answered_by_sources(planner, onething, case)
    diagram = grow(space_of(planner, onething, case), aim, answered, most=most)
    return _Writing(diagram).guidance(list(_by_sources(planner, diagram, answered)))


def _by_sources(
    planner: Planner, diagram: Diagram, answered: Mapping[FactName, SourceId]
) -> Iterator[BySource]:
    """Yield what is not asked for that reason, of the facts that matter."""
    for variable in diagram.space.variables:
        source = answered.get(variable.fact)
        if source:
            name = planner.catalogue.sources[source].name
            label = variable.question.label
            yield BySource(fact=variable.fact, label=label, source=source, name=name)


class _Writing:
    """Writes a diagram as a noun."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram, self._space = diagram, diagram.space
        self._ids = dict(_ids(diagram))
        self._statements: dict[str, Statement] = {}
        self._say = Statements(diagram.space.program)
        catalogue = diagram.space.program.catalogue
        self._regions = {code: region.name for code, region in catalogue.regions.items()}

    def guidance(self, by_sources: Sequence[BySource]) -> Guidance:
        diagram, case = self._diagram, self._space.case
        onething = self._space.program.onething
        if case.as_of is None or case.region is None:
            raise ValueError("the date and the region of a case are settled before it is written about")
        channel = case.facts.get(CHANNEL)
        told = self._told(diagram.told)
        return Guidance(
            catalogue=self._space.program.catalogue.jurisdiction.id,
            onething=onething.id,
            name=onething.name,
            aim=str(diagram.aim),
            asks_for=diagram.aim.label,
            as_of=case.as_of,
            region=case.region,
            assume=case.assume,
            channel=Channel(str(channel)) if channel else None,
            tells=told,
            first=self._ids[diagram.root] if diagram.root else "",
            questions=tuple(map(self._question, diagram.forks)),
            statements=tuple(self._statements.values()),
            by_sources=tuple(by_sources),
            most=diagram.most,
            expected=round(diagram.expected, 2),
            paths=diagram.paths,
        )

    def _question(self, fork: Fork) -> GuidedQuestion:
        variable = self._space.variables[fork.variable]
        return GuidedQuestion(
            id=self._ids[fork],
            fact=variable.fact,
            type=variable.question.type,
            label=variable.question.label,
            answers=tuple(self._answer(variable, edge) for edge in fork.edges),
        )

    def _answer(self, variable: Variable, edge: Edge) -> GuidedAnswer:
        examples = [variable.values[value] for value in sorted(edge.values)]
        return GuidedAnswer(
            values=tuple(_values(variable, examples)),
            label=_label(variable, examples, self._regions),
            tells=self._told(edge.told),
            next=self._ids[edge.to] if edge.to else "",
        )

    def _told(self, told: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Return the ids of statements, which are noted."""
        for about, says in told:
            id = f"{about}={says}"
            if id not in self._statements:
                name, text = self._say.name(about), self._say.text(about, says)
                self._statements[id] = Statement(id=id, about=about, says=says, name=name, text=text)
        return tuple(f"{about}={says}" for about, says in told)


def _ids(diagram: Diagram) -> Iterator[tuple[Fork, str]]:
    """Yield an id for each fork: the fact, numbered from its second fork on."""
    met: dict[FactName, int] = {}
    for fork in diagram.forks:
        fact = diagram.space.variables[fork.variable].fact
        met[fact] = met.get(fact, 0) + 1
        yield fork, fact if met[fact] == 1 else f"{fact}-{met[fact]}"


def _values(variable: Variable, examples: Sequence[Value]) -> Iterator[Value]:
    """Yield the answers that lie in the classes of some examples."""
    classes = variable.classes
    if classes is None or not variable.question.options:
        yield from examples
        return
    own = {classes.index(example) for example in examples}
    yield from (option.value for option in variable.question.options if classes.index(option.value) in own)


def _label(variable: Variable, examples: Sequence[Value], regions: Mapping[str, Label]) -> Label:
    """Return what the answers of the classes of some examples have in common, in words."""
    question, classes = variable.question, variable.classes
    if question.type is FactType.BOOLEAN:
        return _or([_TRUTHS[bool(example)] for example in examples])
    if question.options:
        chosen = set(_values(variable, examples))
        return _or([option.label for option in question.options if option.value in chosen])
    return _or(_classes(classes, examples, regions)) if classes else _or([])


def _classes(classes: Classes, examples: Collection[Value], regions: Mapping[str, Label]) -> list[Label]:
    return [class_label(classes, example, regions=regions) for example in examples]


def _or(labels: Sequence[Label]) -> Label:
    zh = "或".join(label.text("zh") for label in labels)
    return Label(zh=zh, en=" or ".join(label.text("en") for label in labels))


_TRUTHS = {True: Label(zh="是", en="Yes"), False: Label(zh="否", en="No")}
