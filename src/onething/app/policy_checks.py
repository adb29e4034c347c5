"""What is expected of a plan, checked: one function for each thing that can be expected.

A check returns what is otherwise than expected, with its causes, or None. Where questions are open, a
plan has a range of outcomes, and an expectation holds only if it holds whatever is answered.
"""

from __future__ import annotations

from itertools import chain

from onething.app import policy_figures, policy_flows, policy_materials, policy_measures
from onething.app.policy_flows import flow_of, is_step
from onething.app.policy_materials import lines_of
from onething.model import CaseFailure, Expectation, Plan

__all__ = ["check", "flow_of", "is_step", "lines_of"]

_FAMILIES = (policy_figures, policy_materials, policy_flows, policy_measures)


def check(expect: Expectation, plan: Plan) -> tuple[CaseFailure, ...]:
    """Return everything about a plan that is otherwise than expected."""
    found = chain.from_iterable(family.checked(expect, plan) for family in _FAMILIES)
    return tuple(failure for failure in found if failure)
