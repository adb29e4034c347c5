"""onething: which materials need not be handed in, why, on what legal basis, and how the case runs.

A rule engine for one-thing (一件事) government services. Load catalogues, plan a case, read the reasons:

    import onething

    catalogues = onething.load()
    plan = onething.plan(catalogues, "hunan/newborn", facts={"parents_same_ethnicity": True})
    print([material.name.text("en") for material in plan.hand_in], plan.visits, plan.days)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onething.app import (
    Catalogues,
    case_of,
    check,
    compare,
    explain,
    export,
    load,
    plan,
    prove,
    robustness,
    verify,
)
from onething.errors import (
    BeyondCalendar,
    BrokenInput,
    ConditionError,
    MatcherError,
    MissingExtra,
    OnethingError,
    UnknownName,
)
from onething.model import (
    Assume,
    Case,
    Catalogue,
    Claim,
    Comparison,
    Explanation,
    Finding,
    Flow,
    Outcome,
    Plan,
)
from onething.workflows import Planner

if TYPE_CHECKING:
    from onething.app.advising import advise
    from onething.app.generating import generate
    from onething.app.guiding import questions
    from onething.app.reforming import compare_with_reforms, find_reforms
    from onething.app.simulating import simulate
    from onething.choosing.advice import Advice
    from onething.reforms import Reform, ReformConflict, with_reforms
    from onething.simulation.result import Simulation
    from onething.store import Store, StoreError

__all__ = [
    "Advice",
    "Assume",
    "BeyondCalendar",
    "BrokenInput",
    "Case",
    "Catalogue",
    "Catalogues",
    "Claim",
    "Comparison",
    "ConditionError",
    "Explanation",
    "Finding",
    "Flow",
    "MatcherError",
    "MissingExtra",
    "OnethingError",
    "Outcome",
    "Plan",
    "Planner",
    "Reform",
    "ReformConflict",
    "Simulation",
    "Store",
    "StoreError",
    "UnknownName",
    "advise",
    "case_of",
    "check",
    "compare",
    "compare_with_reforms",
    "explain",
    "export",
    "find_reforms",
    "generate",
    "load",
    "plan",
    "prove",
    "questions",
    "robustness",
    "simulate",
    "verify",
    "with_reforms",
]

_LOADED_WHEN_ASKED_FOR = {
    "Advice": "onething.choosing.advice",
    "Reform": "onething.reforms",
    "ReformConflict": "onething.reforms",
    "Simulation": "onething.simulation.result",
    "Store": "onething.store",
    "StoreError": "onething.store",
    "advise": "onething.app.advising",
    "compare_with_reforms": "onething.app.reforming",
    "find_reforms": "onething.app.reforming",
    "generate": "onething.app.generating",
    "questions": "onething.app.guiding",
    "simulate": "onething.app.simulating",
    "with_reforms": "onething.reforms",
}
"""What is for many cases, or needs more than a plan does, by the module that has it."""


def __getattr__(name: str) -> Any:
    if name not in _LOADED_WHEN_ASKED_FOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_LOADED_WHEN_ASKED_FOR[name]), name)
    return found
