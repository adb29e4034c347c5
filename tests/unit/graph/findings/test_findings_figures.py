"""What is odd about published figures."""

from __future__ import annotations

from graph_nouns import catalogue, item, onething, subjects

from onething.graph.findings.figures import materials_exceed_rows, no_gain


def test_figures_that_do_not_fall_are_told_together() -> None:
    """What falls, and what was nothing before, is left out."""
    figures = {
        "before": {"days": 2, "visits": 0, "materials": 3, "steps": 5},
        "after": {"days": 2, "visits": 0, "materials": 4, "steps": 2},
    }
    (finding,) = no_gain(catalogue(onething("x", figures=figures)))
    assert finding.message.text("en").endswith(": days 2 → 2, materials 3 → 4")


def test_a_figure_that_is_not_published_shows_nothing() -> None:
    """Both figures are needed to compare."""
    assert subjects(no_gain, onething("x", figures={"before": {"days": 2}})) == []


def test_more_materials_than_requirements_are_found() -> None:
    """The requirements of the items count as well as those of the whole."""
    figures = {"after": {"materials": 2}}
    enough, short = onething("x", "a", figures=figures), onething("y", "b", figures=figures)
    assert subjects(materials_exceed_rows, item("a", "p", "q"), item("b", "p"), enough, short) == [
        "one-thing y"
    ]
