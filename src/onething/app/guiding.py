"""The use case of guided questions (情形引导): all that can be asked of a one-thing, to be put elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onething.app.catalogues import Catalogues
from onething.app.planning import case_of
from onething.model import Case

if TYPE_CHECKING:
    from onething.situations.guiding.guidance import Guidance

__all__ = ["questions"]


def questions(
    catalogues: Catalogues, onething: str, case: Case | None = None, *, aim: str = "plan", **known: Any
) -> Guidance:
    """Return the guided questions of the cases that have in common what is known, as a value.

    The case is given whole, or by the keywords of `case_of`. `aim` is `plan`, `visits`, `days`,
    `materials`, `material:ID` or a measure: `at-most-one-visit`, `no-visit`, `id-card-only`,
    `decided-at-once`. Raises as `plan` does, UnknownName for another aim, and BrokenInput where
    constraints leave no situation or the answers interact too much to be written down.
    """
    from onething.situations import aim_of, guidance  # noqa: PLC0415 - loaded when questions are asked for

    planner, noun = catalogues.find(onething)
    wanted = aim_of(aim, planner.program(noun.id))
    return guidance(planner, noun, case or case_of(**known), aim=wanted)
