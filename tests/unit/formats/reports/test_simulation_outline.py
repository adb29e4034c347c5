"""Tests of simulations, advice and sensitivity put into words."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.unit.formats import simulated

from onething.formats.reports.advice_outline import advice_markdown, advice_outline, advice_text
from onething.formats.reports.sensitivity_outline import sensitivity_markdown, sensitivity_text
from onething.formats.reports.simulation_outline import (
    simulation_markdown,
    simulation_outline,
    simulation_text,
)


def printed(text, width=80):
    """Return what a console of this width prints."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(text)
    return out.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(language, width):
    """Chinese characters take two cells."""
    for text in (
        simulation_text(simulated.simulation(), language),
        advice_text(simulated.advice(), language),
        sensitivity_text(simulated.sensitivity(), language),
    ):
        assert max(map(cell_len, printed(text, width).splitlines())) <= width


def test_the_answer_comes_first_and_the_assumptions_last():
    """Whoever reads three lines has the answer."""
    outline = simulation_outline(simulated.simulation(), "en")
    assert len(outline.answers) == 3
    assert outline.sections[-1].title == "What the figures rest on"


def test_synthetic_cases_are_announced():
    """A real log is not."""
    assert "Synthetic data" in printed(simulation_text(simulated.simulation(), "en"))
    assert "Synthetic data" not in printed(simulation_text(simulated.simulation(synthetic=False), "en"))
    assert "Synthetic data" in printed(advice_text(simulated.advice(), "en"))


def test_what_the_log_does_not_say_is_told():
    """Cases left out, and facts without a column."""
    text = printed(simulation_text(simulated.simulation(), "zh"))
    assert "目录中没有其一件事的 74 件" in text
    assert "规则要用而记录中没有的事实（1 项）：consent" in text


def test_long_tables_are_cut_and_say_so():
    """The total stays."""
    sections = {
        section.title: section for section in simulation_outline(simulated.simulation(), "en").sections
    }
    rows = sections["Which one-things gain most (the first 5 of 12)"].table.rows
    assert [row.subject for row in rows][-1] == "All"
    assert len(rows) == 6


def test_an_answer_from_the_cache_says_so():
    """So that nobody wonders why it took no time."""
    cached = simulated.simulation().model_copy(update={"cached": True})
    assert "earlier run over the same inputs" in printed(simulation_text(cached, "en"), 200)


def test_markdown_says_the_same_as_tables():
    """With all figures in columns."""
    assert "| As it is | 56.5% | 26.1% | 17.4% | 0.64 |" in simulation_markdown(simulated.simulation(), "en")
    assert "| Step | Order |" in advice_markdown(simulated.advice(), "en")
    assert "| Lowest | Highest |" in sensitivity_markdown(simulated.sensitivity(), "en")


def test_hostile_names_stay_in_their_cells():
    """Nothing in a name is markup of Markdown or of a terminal."""
    made = simulation_markdown(simulated.hostile(), "en")
    assert "<script>" not in made
    assert "\u202e" not in printed(simulation_text(simulated.hostile(), "en"))


def test_an_advice_tells_who_has_to_provide_what():
    """The duty list is part of the answer."""
    titles = [section.title for section in advice_outline(simulated.advice(), "zh").sections]
    assert titles == ["每项改革值多少", "花多少钱，做到多少", "数据提供责任清单", "办件记录", "说明"]
