"""The use cases of a single case: plan it, explain a material, compare two worlds, hand the flow on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from onething.app import exporting
from onething.app.catalogues import Catalogues
from onething.app.exporting import ExportForm
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.language import Label, Language
from onething.model import Answer, Assume, Case, Comparison, Explanation, Plan, Value
from onething.workflows import explaining

__all__ = ["case_of", "compare", "explain", "export", "plan"]


def case_of(
    *,
    facts: Mapping[str, Value] | None = None,
    as_of: date | None = None,
    region: str | None = None,
    assume: Assume | str = Assume.CONNECTED,
    given: Mapping[str, Answer | str] | None = None,
    start: date | None = None,
    items: Sequence[str] | None = None,
) -> Case:
    """Return a case from plain values; see `onething.model.Case` for what each of them means.

    The channel is a fact: `facts={"channel": "window"}`.
    Raises BrokenInput with one fault for each value that does not fit, none of which it repeats.
    """
    values = {"facts": facts or {}, "as_of": as_of, "region": region, "assume": assume, "given": given or {}}
    try:
        return Case.model_validate({**values, "start": start, "items": items})
    except ValidationError as error:
        raise BrokenInput(_fault(one["loc"], one["msg"]) for one in error.errors()) from None


def plan(catalogues: Catalogues, onething: str, case: Case | None = None, **known: Any) -> Plan:
    """Return the plan of a case of a one-thing, with its flow: steps, visits, days.

    The case is given whole, or by the keywords of `case_of`. Raises UnknownName for a name that the
    catalogue does not have, BrokenInput for a value that does not fit, BeyondCalendar for a start in a
    year whose working days are not known.
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


def compare(catalogues: Catalogues, onething: str, case: Case | None = None, **known: Any) -> Comparison:
    """Return the plans of a case before the reform and after it, and their figures side by side.

    Before it every department is a counter of its own, no rule is in force and nothing is shared.
    Raises as `plan` does.
    """
    planner, noun = catalogues.find(onething)
    return planner.compare(noun.id, _one_case(case, known))


def export(
    catalogues: Catalogues,
    onething: str,
    case: Case | None = None,
    *,
    forms: Sequence[str],
    language: Language = "zh",
    dialect: str = "standard",
    **known: Any,
) -> Mapping[str, bytes]:
    """Return the plan of a case in other forms, by form, each ready to be written to a file.

    The forms are `bpmn`, `guide`, `svg`, `mermaid`, `excel` and `form`; `dialect` is that of the BPMN:
    `standard`, `camunda8` or `flowable`. Raises as `plan` does, UnknownName for another form or dialect,
    and MissingExtra where a form needs a library that is not installed.
    """
    planner, noun = catalogues.find(onething)
    wanted = [ExportForm(_known("option", form, list(ExportForm))) for form in forms]
    _known("option", dialect, exporting.DIALECTS)
    made = exporting.export(
        planner, noun.id, _one_case(case, known), forms=wanted, language=language, dialect=dialect
    )
    return {str(form): written for form, written in made.items()}


def _known(kind: str, name: str, names: Sequence[str]) -> str:
    if name not in names:
        raise UnknownName(kind, name, names)
    return name


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
