"""Questions that no applicant is asked, because a source that can be asked in the case answers them.

What it will say is not known while a case is planned: the fact stays unknown in the plan, and what hangs
on it is settled at acceptance (受理), when the source is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onething.model import (
    CONSENT,
    Answer,
    Assume,
    Case,
    DataSource,
    FactName,
    OneThing,
    OwnerId,
    Question,
    SourceId,
)
from onething.workflows import Planner
from onething.workflows.reading import certain

__all__ = ["answered_by_sources"]


def answered_by_sources(planner: Planner, onething: OneThing, case: Case) -> Mapping[FactName, SourceId]:
    """Return the facts that sources answer in a case, each with the first source that does.

    Such a source is in force, open to the one-thing or to one of its items, and covers the region: a
    part of the cases is enough where every connected source is taken to answer, all of them where only
    what is certain counts. If it needs consent that must not have been refused; nor may it be given that
    the source did not find the person or could not be asked. The case need not be settled.

    Raises as `Planner.settle` does.
    """
    asking = {id: one for id, one in planner.questions.items() if one.answered_by and id not in case.facts}
    if not asking:
        return {}
    case = planner.settle(onething, case)
    found = {fact: next(_answering(planner, onething, case, one), None) for fact, one in asking.items()}
    return {fact: source for fact, source in found.items() if source is not None}


def _answering(planner: Planner, onething: OneThing, case: Case, question: Question) -> Iterator[SourceId]:
    wholes, items = onething.members(planner.catalogue.onethings)
    owners: tuple[OwnerId, ...] = (*(whole.id for whole in wholes), *items)
    for id in question.answered_by:
        source = planner.catalogue.sources.get(id)
        if (
            source
            and any(source.connected_to(owner) for owner in owners)
            and _answers(planner, onething, case, source)
        ):
            yield id


def _answers(planner: Planner, onething: OneThing, case: Case, source: DataSource) -> bool:
    """Tell whether a source that is connected is taken to answer in a settled case."""
    since, until, day, region = source.valid.since, source.valid.until, case.as_of, str(case.region)
    if day and ((since and day < since) or (until and until < day)):
        return False
    if source.consent and not planner.known_facts(planner.program(onething.id), case).get(CONSENT):
        return False
    if case.given.get(source.id, Answer.HIT) is not Answer.HIT:
        return False
    return source.share_in(region) > 0 if case.assume is Assume.CONNECTED else certain(source, region)
