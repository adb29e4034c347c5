"""Explanations written as Markdown."""

from __future__ import annotations

from onething.formats.explanation_outline import explanation_outline
from onething.formats.outline_markdown import outline_markdown
from onething.language import Language
from onething.model import Catalogue, Explanation

__all__ = ["explanation_markdown"]


def explanation_markdown(explanation: Explanation, catalogue: Catalogue, language: Language) -> str:
    """Return an explanation as GitHub Markdown, with the content that `explanation_text` has."""
    return outline_markdown(explanation_outline(explanation, catalogue, language))
