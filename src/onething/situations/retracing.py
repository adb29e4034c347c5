"""What a certificate has to speak of, made out anew: the facts that are read, and what cannot occur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onething.conditions import Classes, Formula, compile_condition, facts, literals
from onething.language import Label
from onething.model import CHANNEL, Case, FactName, Value
from onething.situations.certificate import Certificate
from onething.workflows import Planner
from onething.workflows.program import Program

__all__ = ["Retraced"]


@dataclass(frozen=True)
class Retraced:
    """The content that a certificate is about, with nothing of what the prover made of it."""

    planner: Planner
    made: Certificate

    @cached_property
    def program(self) -> Program:
        """The program of the one-thing."""
        return self.planner.program(self.made.onething)

    @cached_property
    def case(self) -> Case:
        """What all situations have in common, settled."""
        onething = self.planner.catalogue.onething(self.made.onething)
        return self.planner.settle(onething, self.made.case)

    @cached_property
    def shared(self) -> Mapping[FactName, Value]:
        """The facts that all situations share."""
        return self.planner.known_facts(self.program, self.case)

    @cached_property
    def constraints(self) -> Sequence[Formula]:
        """What always holds, as far as it speaks of facts that are told apart."""
        catalogue = self.planner.catalogue
        every = catalogue.constraints_of(catalogue.onething(self.made.onething), self.case.as_of)
        formulas = (compile_condition(one.always, self.planner.questions) for one in every)
        known = {*self.made.classes, *self.shared}
        return [formula for formula in formulas if known.issuperset(facts(formula))]

    @cached_property
    def classes(self) -> Mapping[FactName, Classes]:
        """The facts that conditions or constraints read, and their classes."""
        found = {name: list(bits.classes.tests) for name, bits in self.program.table.facts.items()}
        for formula in self.constraints:
            for literal in literals(formula):
                found.setdefault(literal.fact, []).append(literal.test)
        asked = self.planner.questions
        return {
            name: Classes.of_tests(asked[name], tuple(dict.fromkeys(tests)))
            for name, tests in found.items()
            if name in asked and name not in self.shared and name != CHANNEL
        }

    def mistakes(self) -> Iterator[Label]:
        """Yield what is wrong with the classes and sources that the certificate tells apart."""
        yield from self._wrong_classes()
        yield from self._unknown_classes()
        yield from self._missing_sources()

    def _wrong_classes(self) -> Iterator[Label]:
        for name, examples in self.made.classes.items():
            if not self._each_class_once(name, examples):
                yield Label(
                    zh=f"“{name}”的分类与目录不符",
                    en=f"the classes of “{name}” are not those of the catalogue",
                )

    def _each_class_once(self, name: FactName, examples: Sequence[Value]) -> bool:
        classes = self.classes.get(name)
        if classes is None:
            return False
        own = [number for number, example in enumerate(classes.examples) if example is not None]
        return sorted(map(classes.index, examples)) == own

    def _unknown_classes(self) -> Iterator[Label]:
        named = (
            (fact, number) for cube in self.made.cubes for fact, own in cube.answers.items() for number in own
        )
        if any(not 0 <= number < len(self.made.classes.get(fact, ())) for fact, number in named):
            yield Label(zh="证书提到没有的事实或分类", en="it names a fact or a class that there is not")

    def _missing_sources(self) -> Iterator[Label]:
        known = {source.id for source in self.program.sources.values()} - set(self.made.case.given)
        if self.made.outages and not known <= set(self.made.sources):
            yield Label(zh="证书漏掉了可能中断的数据资源", en="it leaves out a source that may be down")
