"""What people read of a case before the reform and after it."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from tests.fictional.city import planner

from onething.formats.reports.comparison_outline import comparison_markdown, comparison_text
from onething.language import Language
from onething.model import Case

FACTS = {"shop.area": 80, "sign.area": 2, "shop.street": "新街", "房屋来源": "租用", "信用等级": "A"}


def compared(**facts: object):
    """Compare a teahouse."""
    case = Case.model_validate({"facts": facts, "as_of": "2026-06-01"})
    return planner().compare("open-a-teahouse", case)


def markdown(language: Language, **facts: object) -> list[str]:
    """Return the lines of a comparison in Markdown."""
    return comparison_markdown(compared(**facts), planner().catalogue, language).splitlines()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Materials", "Visits", "Working days")), ("zh", ("材料", "跑动", "工作日"))],
)
def test_the_first_line_says_what_becomes_less(language: Language, words: tuple[str, ...]):
    """Materials, visits, days."""
    first = next(line for line in markdown(language, **FACTS) if "→" in line)
    assert all(word in first for word in words)


def test_all_figures_stand_beside_the_published_ones():
    """With the change, and how far off the published ones they are."""
    made = compared(**FACTS)
    rows = [line for line in markdown("en", **FACTS) if line.startswith("| ")]
    visits = next(row for row in rows if row.startswith("| Visits |"))
    figure = next(one for one in made.figures if one.kind.value == "visits")
    assert f"| {figure.before} | {figure.after} | {figure.after - figure.before:+d} | 5 → 1 |" in visits
    assert next(row for row in rows if row.startswith("| Forms |")).endswith("|  |  |")


def test_the_visits_of_both_worlds_are_told():
    """Where, what, and why."""
    lines = markdown("zh", **FACTS)
    assert any("改革前的跑动" in line for line in lines)
    assert any("改革后的跑动" in line for line in lines)


def test_open_questions_are_said_to_count_as_they_weigh_most():
    """In both columns."""
    assert any("Open questions:" in line for line in markdown("en"))
    assert not any("Open questions:" in line for line in markdown("en", **FACTS))


def test_a_terminal_shows_the_same():
    """As text."""
    file = StringIO()
    console = Console(file=file, width=100)
    console.print(comparison_text(compared(**FACTS), planner().catalogue, "en"))
    shown = file.getvalue()
    assert "Before" in shown
    assert "Departments dealt with" in shown
