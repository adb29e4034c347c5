"""The checks of a catalogue, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onething.graph.findings.acts import act_without_place, item_needs_its_own_result
from onething.graph.findings.assumptions import assumed_basis
from onething.graph.findings.circles import circular_proof, one_thing_within_itself
from onething.graph.findings.figures import materials_exceed_rows, no_gain
from onething.graph.findings.inquiries import question_declared_differently, question_to_model
from onething.graph.findings.materials import (
    duplicate_standard_code,
    issued_yet_demanded,
    material_nobody_demands,
    material_without_basis,
    waived_here_demanded_there,
)
from onething.graph.findings.promises import (
    days_disagree,
    promise_above_statutory_limit,
    promise_longer_than_slowest_item,
)
from onething.graph.findings.published import fee_without_basis, reason_without_visit, visit_without_reason
from onething.graph.findings.requirements import (
    bound_but_not_waived,
    duplicate_requirement,
    optional_requirement_without_condition,
)
from onething.graph.findings.results import result_kind_against_name, unused_result
from onething.graph.findings.sources import source_connected_to_nobody, source_nobody_needs
from onething.graph.findings.structure import (
    item_in_no_one_thing,
    item_without_department,
    one_thing_without_items,
)
from onething.model import Catalogue, Finding

__all__ = ["CHECKS", "Check", "find"]

Check = Callable[[Catalogue], Iterator[Finding]]
"""A check: yields what one thing that can be wrong is about; its name, with hyphens, is the code."""

CHECKS: tuple[Check, ...] = (
    circular_proof,
    one_thing_within_itself,
    one_thing_without_items,
    question_declared_differently,
    issued_yet_demanded,
    waived_here_demanded_there,
    bound_but_not_waived,
    material_without_basis,
    duplicate_standard_code,
    duplicate_requirement,
    act_without_place,
    source_connected_to_nobody,
    promise_above_statutory_limit,
    days_disagree,
    materials_exceed_rows,
    visit_without_reason,
    reason_without_visit,
    fee_without_basis,
    promise_longer_than_slowest_item,
    no_gain,
    optional_requirement_without_condition,
    question_to_model,
    assumed_basis,
    item_without_department,
    item_in_no_one_thing,
    item_needs_its_own_result,
    unused_result,
    result_kind_against_name,
    material_nobody_demands,
    source_nobody_needs,
)
"""Every check of a catalogue, gravest first."""


def find(catalogue: Catalogue, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what the checks find wrong or odd in the catalogue, in their order and the catalogue's."""
    return tuple(finding for check in checks for finding in check(catalogue))
