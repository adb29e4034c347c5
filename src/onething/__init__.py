"""onething: which materials need not be handed in, why, on what legal basis, and how the case runs.

A rule engine for one-thing (一件事) government services. Load catalogues, plan a case, read the reasons:

    import onething

    catalogues = onething.load()
    plan = onething.plan(catalogues, "hunan/newborn", facts={"parents_same_ethnicity": True})
    print([material.name.text("en") for material in plan.hand_in], plan.visits, plan.days)
"""

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

__all__ = [
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
    "UnknownName",
    "case_of",
    "check",
    "compare",
    "explain",
    "export",
    "load",
    "plan",
    "prove",
    "robustness",
    "verify",
]
