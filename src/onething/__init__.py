"""onething: which materials need not be handed in, why, and on what legal basis.

A rule engine for one-thing (一件事) government services. Load catalogues, plan a case, read the reasons:

    import onething

    catalogues = onething.load()
    plan = onething.plan(catalogues, "hunan/newborn", facts={"parents_same_ethnicity": True})
    print([material.name.text("en") for material in plan.hand_in])
"""

from onething.app import Catalogues, case_of, check, explain, load, plan
from onething.errors import BrokenInput, ConditionError, MatcherError, OnethingError, UnknownName
from onething.model import Assume, Case, Catalogue, Explanation, Finding, Outcome, Plan
from onething.workflows import Planner

__all__ = [
    "Assume",
    "BrokenInput",
    "Case",
    "Catalogue",
    "Catalogues",
    "ConditionError",
    "Explanation",
    "Finding",
    "MatcherError",
    "OnethingError",
    "Outcome",
    "Plan",
    "Planner",
    "UnknownName",
    "case_of",
    "check",
    "explain",
    "load",
    "plan",
]
