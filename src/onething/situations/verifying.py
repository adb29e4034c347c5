"""Checking a certificate, with nothing of the prover: only the model and the planner.

The space is made out anew from the conditions that the one-thing reads. Its parts must be covered
without a hole, whatever does not break a constraint; and each part's figure is checked by planning a
half-answered case, whose figures are the most that any answers bring, splitting the part where a class
of values, or a pattern of outages, has to be looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from itertools import combinations

from onething.conditions import Classes, Formula, compile_condition, evaluate, literals
from onething.language import Label
from onething.model import (
    CHANNEL,
    Answer,
    Case,
    CatalogueId,
    Channel,
    FactName,
    FigureKind,
    OneThingId,
    SourceId,
    Value,
)
from onething.model.claim import Claim
from onething.model.noun import Noun
from onething.situations.certificate import Certificate, Cube, content_hash, rules_hash
from onething.workflows import Planner

__all__ = ["Verdict", "verify"]

Part = Mapping[str, frozenset[int]]
"""Which classes of each fact, and for each source whether it answers (0) or is down (1)."""


class Verdict(Noun):
    """Whether a certificate proves its claim; if not, why."""

    catalogue: CatalogueId
    onething: OneThingId
    claim: Claim
    holds: bool
    outages: int
    """So many sources may be down."""
    situations: int
    cubes: int
    planned: int = 0
    """How many cases were planned to check it."""
    refusals: tuple[Label, ...] = ()
    """Why it does not; empty where it does."""


def verify(planner: Planner, certificate: Certificate) -> Verdict:
    """Return whether a certificate proves its claim of the planner's catalogue and rules."""
    checker = _Checker(planner, certificate)
    refusals = tuple(_of_something_else(planner, certificate)) or tuple(checker.refusals())
    return Verdict(
        catalogue=certificate.catalogue,
        onething=certificate.onething,
        claim=certificate.claim,
        holds=not refusals,
        outages=certificate.outages,
        situations=certificate.situations,
        cubes=len(certificate.cubes),
        planned=checker.planned,
        refusals=refusals,
    )


def _of_something_else(planner: Planner, made: Certificate) -> Iterator[Label]:
    if not made.intact:
        yield Label(
            zh="证书的内容与其封印不符，已被改动", en="the certificate was changed after it was sealed"
        )
    if made.version != version("onething"):
        own = version("onething")
        yield Label(
            zh=f"证书出自 onething {made.version}，此处是 {own}",
            en=f"it was made by onething {made.version}, and this is {own}",
        )
    if made.catalogue_hash != content_hash(planner.catalogue):
        yield Label(zh="证书属于另一份目录", en="it belongs to another catalogue, or to another state of it")
    if made.rules_hash != rules_hash(planner.packs):
        yield Label(zh="证书属于另一套规则", en="it belongs to other rule packs, or to another state of them")


@dataclass
class _Checker:
    planner: Planner
    made: Certificate
    planned: int = 0
    _planned: dict[str, Mapping[FigureKind, int]] = field(default_factory=dict)

    def refusals(self) -> Iterator[Label]:
        """Yield what is wrong, at most one of each kind."""
        wrong = next(self._wrong_space(), None)
        if wrong:
            yield wrong
            return
        hole = self._hole(self._everything, list(map(self._part, self.made.cubes)))
        if hole is not None:
            said = self._said(hole)
            yield Label(zh=f"没有覆盖全部情形：{said}", en=f"not every situation is covered: {said}")
        limits = dict(self.made.claim.limits())
        for number, cube in enumerate(self.made.cubes, start=1):
            if any(cube.at_most.get(kind, limit + 1) > limit for kind, limit in limits.items()):
                yield Label(
                    zh=f"第 {number} 部分的数字超过所称的上限", en=f"part {number} is beyond what is claimed"
                )
                return
            if not self._at_most(self._part(cube), cube.at_most):
                yield Label(
                    zh=f"第 {number} 部分的数字低于规划所得", en=f"part {number} comes to more than it says"
                )
                return

    @cached_property
    def _case(self) -> Case:
        onething = self.planner.catalogue.onething(self.made.onething)
        return self.planner.settle(onething, self.made.case)

    @cached_property
    def _shared(self) -> Mapping[FactName, Value]:
        return self.planner.known_facts(self.planner.program(self.made.onething), self._case)

    @cached_property
    def _constraints(self) -> Sequence[Formula]:
        catalogue, day = self.planner.catalogue, self._case.as_of
        wholes, _ = catalogue.onething(self.made.onething).members(catalogue.onethings)
        return [
            compile_condition(one.always, self.planner.questions)
            for whole in wholes
            for one in whole.constraints
            if day is None or ((one.valid.since or day) <= day <= (one.valid.until or day))
        ]

    @cached_property
    def _classes(self) -> Mapping[FactName, Classes]:
        """The facts that conditions or constraints read, and their classes."""
        tables = self.planner.program(self.made.onething).table.facts
        found = {name: list(bits.classes.tests) for name, bits in tables.items()}
        for formula in self._constraints:
            for literal in literals(formula):
                found.setdefault(literal.fact, []).append(literal.test)
        asked = self.planner.questions
        return {
            name: Classes.of_tests(asked[name], tuple(dict.fromkeys(tests)))
            for name, tests in found.items()
            if name in asked and name not in self._shared and name != CHANNEL
        }

    def _wrong_space(self) -> Iterator[Label]:
        """Yield what is wrong with the classes and sources that a certificate tells apart."""
        for name, examples in self.made.classes.items():
            classes = self._classes.get(name)
            own = (
                {n for n, example in enumerate(classes.examples) if example is not None} if classes else set()
            )
            if classes is None or sorted(map(classes.index, examples)) != sorted(own):
                yield Label(
                    zh=f"“{name}”的分类与目录不符",
                    en=f"the classes of “{name}” are not those of the catalogue",
                )
        numbers = [
            n
            for cube in self.made.cubes
            for fact, own in cube.answers.items()
            for n in own
            if not 0 <= n < len(self.made.classes.get(fact, ()))
        ]
        if numbers or any(fact not in self.made.classes for cube in self.made.cubes for fact in cube.answers):
            yield Label(zh="证书提到没有的事实或分类", en="it names a fact or a class that there is not")
        program = self.planner.program(self.made.onething)
        known = {source.id for source in program.sources.values()} - set(self.made.case.given)
        if self.made.outages and not known <= set(self.made.sources):
            yield Label(zh="证书漏掉了可能中断的数据资源", en="it leaves out a source that may be down")

    @cached_property
    def _everything(self) -> Part:
        answers: dict[str, frozenset[int]]
        answers = {name: frozenset(range(len(own))) for name, own in self.made.classes.items()}
        sources = self.made.sources if self.made.outages else ()
        return {**answers, **{_source(one): frozenset((0, 1)) for one in sources}}

    def _part(self, cube: Cube) -> Part:
        answers: dict[str, frozenset[int]]
        answers = {name: frozenset(own) for name, own in cube.answers.items()}
        up = {_source(one): frozenset((0,)) for one in cube.answering}
        return {**self._everything, **answers, **up, **{_source(one): frozenset((1,)) for one in cube.down}}

    def _hole(self, part: Part, cover: Sequence[Part]) -> Part | None:
        """Return a part that nothing covers and in which a situation lies; None if there is none."""
        if self._nobody(part):
            return None
        near = [one for one in cover if all(one[name] & own for name, own in part.items())]
        if not near:
            return part if self._inhabited(part) else None
        first = near[0]
        name = next((name for name, own in part.items() if not own <= first[name]), None)
        if name is None:
            return None
        inside, outside = part[name] & first[name], part[name] - first[name]
        return self._hole({**part, name: outside}, near) or self._hole({**part, name: inside}, near)

    def _nobody(self, part: Part) -> bool:
        """Tell whether certainly no situation lies in a part."""
        down = sum(own == {1} for name, own in part.items() if name.startswith(_SOURCE))
        values = self._values(part)
        return down > self.made.outages or any(evaluate(one, values) is False for one in self._constraints)

    def _inhabited(self, part: Part) -> bool:
        """Tell whether any situation lies in a part, as constraints and outages allow."""
        if self._nobody(part):
            return False
        values = self._values(part)
        undecided = [one for one in self._constraints if evaluate(one, values) is None]
        if not undecided:
            return True
        read = (literal.fact for literal in literals(undecided[0]))
        name = next((fact for fact in read if len(part.get(fact, ())) > 1), None)
        return name is None or any(
            self._inhabited({**part, name: frozenset((one,))}) for one in sorted(part[name])
        )

    def _at_most(self, part: Part, figures: Mapping[FigureKind, int]) -> bool:
        """Tell whether every situation in a part comes to so much at most, whichever sources are down."""
        return all(self._kept(part, down, figures) for down in self._patterns(part))

    def _kept(self, part: Part, down: Sequence[SourceId], figures: Mapping[FigureKind, int]) -> bool:
        """Tell the same of those in which these sources are down, looking closer where it is not clear."""
        if not self._inhabited(part):
            return True
        most = self._figures(part, down)
        if all(most[kind] <= figures[kind] for kind in self.made.claim.kinds):
            return True
        name = self._to_split(part)
        if name is None:
            return False
        return all(self._kept({**part, name: frozenset((one,))}, down, figures) for one in sorted(part[name]))

    def _to_split(self, part: Part) -> str | None:
        """Return a fact whose classes have to be looked at one by one; those first that a cube limits."""
        open_ = [name for name, own in part.items() if len(own) > 1 and not name.startswith(_SOURCE)]
        limited = (name for name in open_ if part[name] < self._everything[name])
        return next(limited, next(iter(open_), None))

    def _patterns(self, part: Part) -> Iterator[tuple[SourceId, ...]]:
        """Yield which sources are down together in a part."""
        by_source = {one: part[_source(one)] for one in self.made.sources} if self.made.outages else {}
        lost = [one for one, own in by_source.items() if own == {1}]
        free = [one for one, own in by_source.items() if len(own) > 1]
        for count in range(self.made.outages - len(lost) + 1):
            for more in combinations(free, count):
                yield (*lost, *more)

    def _figures(self, part: Part, down: Sequence[SourceId]) -> Mapping[FigureKind, int]:
        """Plan a part as a half-answered case; with days or materials, through each channel it may take."""
        answers = {name: value for name, value in self._values(part).items() if name in self.made.classes}
        facts = {**self._case.facts, **answers}
        given = {**self._case.given, **dict.fromkeys(down, Answer.DOWN)}
        case = Case.model_validate({**self._case.model_dump(), "facts": facts, "given": given})
        key = case.model_dump_json()
        if key not in self._planned:
            asked = (own for name, own in part.items() if not name.startswith(_SOURCE))
            self._planned[key] = self._reckoned(case, settled=all(len(own) == 1 for own in asked))
        return self._planned[key]

    def _reckoned(self, case: Case, *, settled: bool) -> Mapping[FigureKind, int]:
        only_visits = self.made.claim.kinds == (FigureKind.VISITS,)
        # Through the best channel a half-answered plan bounds the visits alone, by which it is chosen.
        if only_visits or CHANNEL in case.facts or (settled and not self._open(case)):
            return self._plan(case)
        published = self.planner.catalogue.onething(self.made.onething).channels
        every = [
            self._plan(case.with_fact(CHANNEL, str(one)))
            for one in dict.fromkeys((*published, Channel.WINDOW))
        ]
        return {kind: max(figures[kind] for figures in every) for kind in self.made.claim.kinds}

    def _open(self, case: Case) -> bool:
        """Tell whether a fact is open that a person could be asked."""
        questions = self.planner.plan(self.made.onething, case).questions
        return any(one.question.fact in self.planner.questions for one in questions)

    def _plan(self, case: Case) -> Mapping[FigureKind, int]:
        self.planned += 1
        handling = self.planner.handle(self.made.onething, case)
        figures = {
            FigureKind.VISITS: lambda: len(handling.goings),
            FigureKind.DAYS: lambda: handling.days,
            FigureKind.MATERIALS: lambda: handling.materials,
        }
        return {kind: figures[kind]() for kind in self.made.claim.kinds}

    def _values(self, part: Part) -> dict[FactName, Value]:
        known = {
            FactName(name): self.made.classes[FactName(name)][next(iter(own))]
            for name, own in part.items()
            if len(own) == 1 and name in self.made.classes
        }
        return {**self._shared, **known}

    def _said(self, part: Part) -> str:
        limited = (name for name, own in part.items() if own < self._everything[name])
        return "; ".join(f"{name}: {sorted(part[name])}" for name in limited) or "-"


_SOURCE = "source:"


def _source(source: SourceId) -> str:
    return f"{_SOURCE}{source}"
