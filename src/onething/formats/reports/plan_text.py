"""Plans laid out for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onething.formats.reports.plan_outline import plan_outline
from onething.language import Language
from onething.model import Catalogue, Plan

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["plan_text"]


def plan_text(plan: Plan, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return a plan as something that a rich console prints: the answer first, then the reasons.

    `catalogue` gives the names of what the plan holds by id; what it does not know keeps its id.
    """
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(plan_outline(plan, catalogue, language))
