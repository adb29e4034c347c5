"""Asserting a promise for every situation that can occur, not for one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onething.app import Catalogues, case_of
from onething.app.policy_cases import Planned, why
from onething.app.policy_changes import answered
from onething.app.speaking import spoken
from onething.language import Label, Language
from onething.model import Answer, Case, Expectation, FactName
from onething.model.frozen import Frozen
from onething.situations import Claim, Counterexample, Proof, prove
from onething.testing.assertions import NotAsExpected
from onething.workflows import Planner

__all__ = ["NotProven", "assert_proven"]


class NotProven(NotAsExpected):
    """A promise that somebody's case breaks: the smallest answers that do, and the plan that they get."""

    def __init__(self, proof: Proof, situation: Sequence[Label], failed: NotAsExpected) -> None:
        super().__init__(failed.failures, failed.plan, failed.language)
        self.proof, self.situation = proof, tuple(situation)

    def message(self, language: Language) -> str:
        """Return whose case breaks the promise, then what that plan comes to and why."""
        claim = self.proof.claim.text.text(language)
        head = f"“{claim}”不成立：" if language == "zh" else f"“{claim}” does not hold:"
        answers = [f"  {answer.text(language)}" for answer in self.situation]
        return "\n".join([head, *answers, super().message(language)])


def assert_proven(
    planner: Planner | Catalogues,
    onething: str,
    *,
    max_visits: int | None = None,
    max_days: int | None = None,
    max_materials: int | None = None,
    outages: int = 0,
    language: Language | None = None,
    **known: Any,
) -> Proof:
    """Assert that every situation of a one-thing stays within the limits, and return the proof.

    `planner` may be the fixture `onething_catalogues` too. What all situations have in common is given by the
    keywords of `onething.case_of`; `outages` says how many sources may be down; `language` is that of a
    failure, by default that of the locale.
    """
    __tracebackhide__ = True
    if isinstance(planner, Catalogues):
        planner, noun = planner.find(onething)
        onething = noun.id
    case = case_of(**known)
    claim = Claim(visits=max_visits, days=max_days, materials=max_materials)
    proof = prove(planner, onething, claim, case, outages=outages)
    if proof.counterexample:
        raise NotProven(
            proof,
            list(_situation(planner, proof.counterexample)),
            _refuted(planner, case, proof, proof.counterexample, language or spoken()),
        )
    return proof


def _refuted(
    planner: Planner, case: Case, proof: Proof, found: Counterexample, language: Language
) -> NotAsExpected:
    """Return what is wrong with the plan of somebody whose case breaks the promise."""
    facts = {FactName(name): value for name, value in found.situation.items()}
    given = {**case.given, **dict.fromkeys(found.down, Answer.DOWN)}
    theirs = case.model_copy(update={"facts": Frozen({**case.facts, **facts}), "given": Frozen(given)})
    limits = {kind.value: {"at_most": limit} for kind, limit in proof.claim.limits()}
    failures = why(Planned(planner, theirs, found.plan), Expectation.model_validate(limits))
    return NotAsExpected(failures, found.plan, language)


def _situation(planner: Planner, found: Counterexample) -> Iterator[Label]:
    """Yield the answers that break a promise, and the sources that have to be down for it."""
    for answer in found.answers:
        value = Label(zh=f"为 {answer.value}", en=f"is {answer.value}")
        yield answered(planner.questions[answer.fact], answer.value, answer.meaning or value)
    for source in found.down:
        name = planner.catalogue.sources[source].name
        yield Label(zh=f"“{name.text('zh')}”停用", en=f"“{name.text('en')}” is down")
