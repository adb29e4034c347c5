"""What questions can be put for: the whole plan, or one thing that a person wants to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onething.errors import UnknownName
from onething.language import Label
from onething.model import MaterialId, MeasureKind
from onething.workflows.program import Program

__all__ = ["MATERIAL", "PLAN", "Aim", "AimKind", "aim_of"]

MATERIAL = "material:"
"""What stands before the id of a single material."""


class AimKind(StrEnum):
    """What is asked for."""

    PLAN = "plan"
    """Nothing is left open: items, materials, steps, visits and days."""
    VISITS = "visits"
    DAYS = "days"
    MATERIALS = "materials"
    """Which materials are handed in."""
    MATERIAL = "material"
    """Whether a single one is."""
    MEASURE = "measure"
    """Whether a measure holds, such as 一证通办."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What questions are put for: as soon as it is settled, whatever else is the case, none is put."""

    kind: AimKind
    material: MaterialId | None = None
    measure: MeasureKind | None = None

    def __str__(self) -> str:
        """Return it as it is typed, see `aim_of`."""
        if self.material:
            return f"{MATERIAL}{self.material}"
        return str(self.measure or self.kind)

    @property
    def label(self) -> Label:
        """What is asked for, in words; a material is named by its id."""
        if self.measure:
            return _MEASURES[self.measure]
        said = _SAID[self.kind]
        return Label(zh=said.zh.format(self.material), en=said.en.format(self.material))


PLAN = Aim(AimKind.PLAN)
_PLAIN = (AimKind.PLAN, AimKind.VISITS, AimKind.DAYS, AimKind.MATERIALS)

_SAID = {
    AimKind.PLAN: Label(zh="全部办理方案", en="the whole plan"),
    AimKind.VISITS: Label(zh="跑动次数", en="visits"),
    AimKind.DAYS: Label(zh="办理天数", en="working days"),
    AimKind.MATERIALS: Label(zh="须提交的材料", en="materials handed in"),
    AimKind.MATERIAL: Label(zh="是否须提交 {}", en="whether {} is handed in"),
}
_MEASURES = {
    MeasureKind.AT_MOST_ONE_VISIT: Label(zh="最多跑一次", en="at most one visit"),
    MeasureKind.NO_VISIT: Label(zh="零上门", en="no visit"),
    MeasureKind.ID_CARD_ONLY: Label(zh="一证通办", en="identity card only"),
    MeasureKind.DECIDED_AT_ONCE: Label(zh="即时办结", en="decided at once"),
}
"""The measures that answers settle. No application means that nobody is asked; a depth is no yes or no."""


def aim_of(text: str, program: Program) -> Aim:
    """Return the aim that a text names: a kind, `material:ID`, or a measure such as `id-card-only`.

    A material goes by its id, code, name or alias. Raises UnknownName for a text that names no aim, and
    for a material that the one-thing never asks for.
    """
    if text.startswith(MATERIAL):
        asked = list(dict.fromkeys(str(demand.material.id) for demand in program.demands))
        id = program.catalogue.material(text.removeprefix(MATERIAL)).id
        if id not in asked:
            raise UnknownName("material", id, asked)
        return Aim(AimKind.MATERIAL, material=id)
    if text in list(_MEASURES):
        return Aim(AimKind.MEASURE, measure=MeasureKind(text))
    if text not in _PLAIN:
        raise UnknownName("option", text, [*map(str, _PLAIN), f"{MATERIAL}ID", *map(str, _MEASURES)])
    return Aim(AimKind(text))
