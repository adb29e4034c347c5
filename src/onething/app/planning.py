"""The use cases of a single case: plan it, explain one of its materials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onething.app.catalogues import Catalogues
from onething.model import Answer, Assume, Case, Explanation, FactName, ItemId, Plan, SourceId, Value
from onething.workflows import explaining

__all__ = ["case_of", "explain", "plan"]


def case_of(
    *,
    facts: Mapping[str, Value] | None = None,
    as_of: date | None = None,
    region: str | None = None,
    assume: Assume | str = Assume.CONNECTED,
    given: Mapping[str, Answer | str] | None = None,
    items: Sequence[str] | None = None,
) -> Case:
    """Return a case from plain values; see `onething.model.Case` for what each of them means."""
    return Case(
        facts={FactName(name): value for name, value in (facts or {}).items()},
        as_of=as_of,
        region=region,
        assume=Assume(assume),
        given={SourceId(source): Answer(answer) for source, answer in (given or {}).items()},
        items=None if items is None else tuple(map(ItemId, items)),
    )


def plan(catalogues: Catalogues, onething: str, case: Case | None = None, **known: object) -> Plan:
    """Return the plan of a case of a one-thing.

    The case is given whole, or by the keywords of `case_of`. Raises UnknownName for a name that the
    catalogue does not have.
    """
    planner, noun = catalogues.find(onething)
    return planner.plan(noun.id, case or case_of(**known))  # type: ignore[arg-type] # checked there


def explain(
    catalogues: Catalogues, onething: str, material: str, case: Case | None = None, **known: object
) -> Explanation:
    """Return why a material is asked for in a case, or not, and what would end its being asked for.

    `material` is an id, a code, a name or an alias. Raises as `plan` does.
    """
    planner, noun = catalogues.find(onething)
    return explaining.explain(planner, noun.id, material, case or case_of(**known))  # type: ignore[arg-type] # checked there
