"""Rules: which facts of the catalogue fit together, when this counts in a case, and what follows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from onething.language import Label
from onething.model.codes import Id, RegionCode, RuleId
from onething.model.condition import Condition
from onething.model.frozen import Frozen
from onething.model.item import ActKind
from onething.model.literals import Truth
from onething.model.noun import Legal, Noun
from onething.model.question import Question

__all__ = ["Consequence", "Mode", "Rule", "RulePack"]


class Mode(StrEnum):
    """How a requirement is met without the applicant handing the material in (替代方式).

    Written from the least to the greatest burden; that order decides which way is tried first.
    """

    ABOLISHED = "abolished"
    """No longer asked for at all (取消)."""
    UPSTREAM_RESULT = "upstream-result"
    """Produced by another item of the same one-thing (前序结果)."""
    HELD_ONCE = "held-once"
    """Already handed in for another item (一套材料)."""
    E_LICENCE = "e-licence"
    DATA_CHECK = "data-check"
    FORM_AUTOFILL = "form-autofill"
    PERSONAL_SPACE = "personal-space"
    DEPARTMENT_CHECK = "department-check"
    """Departments ask one another (部门核查)."""
    COMMITMENT = "commitment"
    """A signed promise instead (告知承诺)."""
    DEFERRAL = "deferral"
    """Accepted now, handed in later (容缺后补)."""

    @property
    def burden(self) -> int:
        """Its place in the order, from 0."""
        return list(Mode).index(self)


class Consequence(Noun):
    """What follows from a rule: exactly one of these."""

    replace_by: Mode | None = None
    """The requirement is met by this mode."""
    forbid: Mode | None = None
    """The mode must not be used here (负面清单)."""
    waive: ActKind | None = None
    """The in-person act is not needed."""
    join: str = ""
    """Steps of several departments are done at one appointment, such as 联合踏勘."""
    decide_at_once: Truth = False
    """The item is decided at once (秒办)."""
    postpone: ActKind | None = None
    """The in-person act is done when the result is collected (信任在先、办结核验)."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        said = (getattr(self, name) for name in type(self).model_fields)
        if sum(map(bool, said)) != 1:
            raise ValueError(f"“then” says exactly one of: {', '.join(type(self).model_fields)}")
        return self


Pattern = Annotated[dict[str, str], AfterValidator(Frozen)]


class Rule(Legal):
    """A rule: what it matches in the catalogue, when it counts, and what follows."""

    id: Annotated[RuleId, Id]
    title: Label
    match: Annotated[dict[str, Pattern], AfterValidator(Frozen)]
    """Names of catalogue facts (`requirement`, `source`, …), each with the tests it must pass.

    A test is an S-FEEL unary test, or `{name.attribute}` for equality with another fact's attribute.
    """
    when: Condition | None = None
    """What must hold in the case; None: nothing more."""
    then: Consequence

    @model_validator(mode="before")
    @classmethod
    def _cells_as_text(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("match"), dict):
            return value
        match = {
            name: {str(key): _cell(cell) for key, cell in pattern.items()}
            if isinstance(pattern, dict)
            else pattern
            for name, pattern in value["match"].items()
        }
        return {**value, "match": match}

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if not self.basis:
            raise ValueError("a rule has a basis, or says why it is assumed")
        if not self.match:
            raise ValueError("a rule matches at least one fact of the catalogue")
        return self


class RulePack(Noun):
    """The rules of a jurisdiction on one subject; they hold for all that its region covers."""

    id: Annotated[str, Id]
    title: Label
    region: RegionCode
    questions: tuple[Question, ...] = ()
    rules: tuple[Rule, ...] = Field(default=())


def _cell(cell: Any) -> Any:
    if isinstance(cell, list | tuple):
        parts = [_cell(part) for part in cell]
        return ", ".join(parts) if all(isinstance(part, str) for part in parts) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell) if isinstance(cell, int | float) else cell
