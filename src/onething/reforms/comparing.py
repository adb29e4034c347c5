"""One case with reforms and without them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onething.model import DATE, Case, Comparison
from onething.model.frozen import Frozen
from onething.reforms.planning import with_reforms
from onething.reforms.reform import Reform
from onething.workflows import Planner
from onething.workflows.flow.comparing import comparison

__all__ = ["ReformComparison", "compare_reforms"]


class ReformComparison(Comparison):
    """A case planned without reforms and with them; before and after are both with the single window."""

    reforms: tuple[Reform, ...]
    """Those that are made."""
    waiting: tuple[Reform, ...] = ()
    """Those that are not in force on the day as of which the case is decided, and change nothing."""


def compare_reforms(
    planner: Planner, onething: str, reforms: Sequence[Reform], case: Case | None = None
) -> ReformComparison:
    """Return the plans of a case without reforms and with them, side by side.

    A case without a date is decided as of today, or of the first day on which all reforms have begun.
    A fact that only a reform reads is unknown without it. Raises as `Planner.plan` and `reformed` do.
    """
    reforms = tuple(dict.fromkeys(reforms))
    case = _dated(case or Case(), reforms)
    made = tuple(reform for reform in reforms if reform.in_force(_day(case)))
    after = with_reforms(planner, made)
    plans = [one.plan(onething, _known_to(one, case, after)) for one in (planner, after)]
    compared = comparison(*plans)
    waiting = tuple(reform for reform in reforms if reform not in made)
    return ReformComparison(**dict(compared), reforms=made, waiting=waiting)


def _dated(case: Case, reforms: Sequence[Reform]) -> Case:
    if case.as_of or DATE in case.facts:
        return case
    begun = [reform.valid.since for reform in reforms if reform.valid.since]
    return case.model_copy(update={"as_of": max([date.today(), *begun])})


def _day(case: Case) -> date:
    return case.as_of or date.fromisoformat(str(case.facts[DATE]))


def _known_to(planner: Planner, case: Case, reformed: Planner) -> Case:
    """Return the case without the facts that only a reform lets a case have."""
    ours = reformed.questions.keys() - planner.questions.keys()
    facts = {name: value for name, value in case.facts.items() if name not in ours}
    return case.model_copy(update={"facts": Frozen(facts)})
