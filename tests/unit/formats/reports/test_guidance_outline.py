"""Guided questions as text."""

from __future__ import annotations

from tests.unit.workflows.small_worlds import case, item, need, planner

from onething.formats.reports.guidance_outline import guidance_outline
from onething.formats.reports.outline_markdown import outline_markdown
from onething.language import Language
from onething.situations import guidance

NEEDS = (need("lease", when={"rented": True}), need("consent", when={"married": True}), "card")


def text(language: Language) -> str:
    """Return the guided questions of a small world as Markdown."""
    made = planner(item("a", *NEEDS))
    return outline_markdown(
        guidance_outline(guidance(made, made.catalogue.onething("whole"), case()), language)
    )


def test_every_question_says_where_its_answers_lead() -> None:
    """By number, or that none is left."""
    told = text("en")
    assert "At most 2 questions, 2 on average, in 4 ways" in told
    assert "rented?" in told
    assert "| Yes | 2 | Hand in: lease |" in told
    assert "done" in told


def test_it_tells_what_answers_settle() -> None:
    """And what is settled whatever they are."""
    told = text("zh")
    assert "不论如何回答" in told
    assert "提交：材料 card" in told
    assert "提交：材料 lease" in told
