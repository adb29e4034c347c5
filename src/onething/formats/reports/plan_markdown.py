"""Plans written as Markdown."""

from __future__ import annotations

from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.plan_outline import plan_outline
from onething.language import Language
from onething.model import Catalogue, Plan

__all__ = ["plan_markdown"]


def plan_markdown(plan: Plan, catalogue: Catalogue, language: Language) -> str:
    """Return a plan as GitHub Markdown, with the content that `plan_text` has."""
    return outline_markdown(plan_outline(plan, catalogue, language))
