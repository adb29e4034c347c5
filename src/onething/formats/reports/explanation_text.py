"""Explanations as people read them: laid out for a terminal, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onething.formats.reports.explanation_outline import explanation_outline
from onething.formats.reports.outline_markdown import outline_markdown
from onething.language import Language
from onething.model import Catalogue, Explanation

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["explanation_markdown", "explanation_text"]


def explanation_text(explanation: Explanation, catalogue: Catalogue, language: Language) -> RenderableType:
    """Return an explanation as something that a rich console prints.

    In front of a test ✗ says that it does not hold, and ? that what is known does not decide it.
    """
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(explanation_outline(explanation, catalogue, language))


def explanation_markdown(explanation: Explanation, catalogue: Catalogue, language: Language) -> str:
    """Return the same as GitHub Markdown."""
    return outline_markdown(explanation_outline(explanation, catalogue, language))
