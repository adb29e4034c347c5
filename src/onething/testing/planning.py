"""Cases planned for a test, with all that it takes to tell why a promise does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from onething.app import Catalogues, case_of
from onething.language import Language
from onething.model import Case, Plan
from onething.workflows import Planner

__all__ = ["PlannedCase", "PlannerFactory", "PlanningFixture", "planning"]

PlannerFactory = Callable[[str], Planner]
"""Returns the planner of a one-thing's catalogue."""


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A case with its plan, and the planner that made it."""

    planner: Planner
    case: Case
    plan: Plan
    language: Language | None = None
    """In which language a failure speaks; None: that of the locale."""

    @property
    def visits(self) -> int | None:
        """The visits, the most that open questions can bring."""
        return self.plan.visits

    @property
    def days(self) -> int | None:
        """The working days, likewise."""
        return self.plan.days


class PlanningFixture(Protocol):
    """What the fixture `onething_plan` is."""

    def __call__(self, onething: str, case: Case | None = None, **known: Any) -> PlannedCase:
        """Return the planned case of a one-thing, given whole or by the keywords of `case_of`."""
        ...


def planning(catalogues: Catalogues, language: Language | None = None) -> PlanningFixture:
    """Return a function that plans cases of the catalogues."""

    def plan(onething: str, case: Case | None = None, **known: Any) -> PlannedCase:
        planner, noun = catalogues.find(onething)
        whole = case or case_of(**known)
        return PlannedCase(planner, whole, planner.plan(noun.id, whole), language)

    return plan
