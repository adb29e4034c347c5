"""What is said of a material wherever people read of it: how it is handed in, on what basis, what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onething.formats.reports.names import Names
from onething.language import Label
from onething.model import (
    Form,
    Handover,
    Outcome,
    PlannedMaterial,
    PlannedRequirement,
    Requirement,
    SourceKind,
)

__all__ = ["SOURCE_KINDS", "demanded", "grounds", "pieces", "things"]

SOURCE_KINDS: Mapping[SourceKind, Label] = {
    SourceKind.E_LICENCE: Label(zh="电子证照库", en="e-licence store"),
    SourceKind.VERIFICATION: Label(zh="核验接口", en="verification service"),
    SourceKind.REGISTER: Label(zh="部门登记库", en="register of a department"),
    SourceKind.FORM_AUTOFILL: Label(zh="表单自动填写", en="form that fills itself"),
    SourceKind.PERSONAL_SPACE: Label(zh="个人（企业）数字空间", en="personal or company space"),
}
"""What a data resource is, by its kind."""

_THINGS: Mapping[str, Label] = {
    "form": Label(zh="表单", en="the form"),
    "application": Label(zh="申请", en="the application"),
    "acceptance-number": Label(zh="受理编号", en="acceptance number"),
}
"""What steps use and bring forth beside materials."""


def demanded(material: PlannedMaterial, outcome: Outcome) -> tuple[PlannedRequirement, ...]:
    """Return the demands for a material that have this outcome."""
    return tuple(demand for demand in material.requirements if demand.outcome is outcome)


def pieces(material: PlannedMaterial, names: Names) -> str:
    """Return how many pieces are handed in, original or copy, and in which form, as far as it is said."""
    number = names.say(f"{material.count} 份", f"×{material.count}")
    required = filter(None, map(names.requirement, demanded(material, Outcome.HAND_IN)))
    return names.listed((number, *(word for one in required for word in _form(one, names))))


def grounds(demands: Iterable[PlannedRequirement], names: Names) -> str:
    """Return on what basis a material is demanded: that of the requirement, else that of the item."""
    return names.clauses(_ground(demand, names) for demand in demands)


def things(ids: Iterable[str], names: Names) -> str:
    """Return what a step uses or brings forth: materials, the form, the acceptance number."""
    return names.listed(names.text(_THINGS[id]) if id in _THINGS else _material(id, names) for id in ids)


def _material(id: str, names: Names) -> str:
    return next((names.text(one.name) for one in names.catalogue.materials.values() if one.id == id), id)


def _ground(demand: PlannedRequirement, names: Names) -> str:
    required = names.requirement(demand)
    own = names.basis(required.basis) if required else ""
    item = next((one for one in names.catalogue.items.values() if one.id == demand.owner), None)
    return own or (names.basis(item.basis) if item else "")


def _form(required: Requirement, names: Names) -> Iterator[str]:
    yield names.word(required.copies)
    if required.form is not Form.EITHER:
        yield names.word(required.form)
    if required.handover is not Handover.EITHER:
        yield names.word(required.handover)
