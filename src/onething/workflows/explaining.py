"""Explaining a material: why it is asked for or not, and what would end its being asked for."""

from __future__ import annotations

from onething.errors import UnknownName
from onething.model import Case, Explanation, Plan, PlannedMaterial
from onething.workflows.planner import Planner
from onething.workflows.remedies import remedies

__all__ = ["explain"]


def explain(planner: Planner, onething: str, material: str, case: Case | None = None) -> Explanation:
    """Return why the one-thing asks for a material in a case, or why not.

    `material` is an id, code, name or alias, or the name under which the guide asks for it. Raises
    UnknownName if the one-thing does not ask for it in any case, and what `Planner.plan` raises.
    """
    plan = planner.plan(onething, case)
    found = _named(planner, plan, material)
    settled = planner.settle(planner.catalogue.onethings[plan.onething], case or Case())
    return Explanation(
        catalogue=plan.catalogue,
        onething=plan.onething,
        name=plan.name,
        as_of=plan.as_of,
        region=plan.region,
        assume=plan.assume,
        materials=found,
        remedies=remedies(planner, plan, settled, found),
    )


def _named(planner: Planner, plan: Plan, name: str) -> tuple[PlannedMaterial, ...]:
    """Return the materials of the plan that bear the name: the plan's own names first."""
    own = tuple(m for m in plan.materials if name in (m.material, m.name.zh, m.name.en))
    if own:
        return own
    try:
        id = planner.catalogue.material(name).id
    except UnknownName:
        raise UnknownName("material", name, _names(plan)) from None
    found = tuple(m for m in plan.materials if m.material == id)
    if not found:
        raise UnknownName("material", name, _names(plan))
    return found


def _names(plan: Plan) -> list[str]:
    names = ((m.material, m.name.zh, m.name.en) for m in plan.materials)
    return [name for trio in names for name in trio if name]
