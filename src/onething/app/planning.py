"""The use cases of a single case: plan it, explain one of its materials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from onething.app.catalogues import Catalogues
from onething.errors import BrokenInput, Fault, Place
from onething.language import Label
from onething.model import Answer, Assume, Case, Explanation, Plan, Value
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
    """Return a case from plain values; see `onething.model.Case` for what each of them means.

    Raises BrokenInput with one fault for each value that does not fit, none of which it repeats.
    """
    values = {"facts": facts or {}, "as_of": as_of, "region": region, "assume": assume, "given": given or {}}
    try:
        return Case.model_validate({**values, "items": items})
    except ValidationError as error:
        raise BrokenInput(_fault(one["loc"], one["msg"]) for one in error.errors()) from None


def plan(catalogues: Catalogues, onething: str, case: Case | None = None, **known: Any) -> Plan:
    """Return the plan of a case of a one-thing.

    The case is given whole, or by the keywords of `case_of`. Raises UnknownName for a name that the
    catalogue does not have, BrokenInput for a value that does not fit.
    """
    planner, noun = catalogues.find(onething)
    return planner.plan(noun.id, _one_case(case, known))


def explain(
    catalogues: Catalogues, onething: str, material: str, case: Case | None = None, **known: Any
) -> Explanation:
    """Return why a material is asked for in a case, or not, and what would end its being asked for.

    `material` is an id, a code, a name or an alias. Raises as `plan` does.
    """
    planner, noun = catalogues.find(onething)
    return explaining.explain(planner, noun.id, material, _one_case(case, known))


def _one_case(case: Case | None, known: Mapping[str, Any]) -> Case:
    if case and known:
        raise TypeError(f"the case is given whole, or by keywords, and not by both: {', '.join(known)}")
    return case or case_of(**known)


def _fault(where: tuple[int | str, ...], said: str) -> Fault:
    # A key of facts in pydantic's place is followed by the types that were tried.
    name = ".".join(map(str, where[:2]))
    found = Label(zh=f"不合要求（{said}）", en=f"it does not fit ({said})")
    mend = Label(zh="参见 onething.Case 的说明", en="see onething.Case for what it takes")
    return Fault(Place(name), found, mend)
