"""What a policy case expects is told exactly, and never nothing."""

import pytest
from pydantic import ValidationError

from onething.model.policy_case import Expectation, Figure, PolicyCaseFile


@pytest.mark.parametrize(
    ("said", "accepted", "refused"),
    [
        (1, (1, 1), (0, 1)),
        ({"at_most": 1}, (0, 1), (1, 2)),
        ({"at_least": 1}, (1, 9), (0, 9)),
        ({"at_least": 1, "at_most": 2}, (1, 2), (0, 2)),
        ({"about": 20, "within": 2}, (18, 22), (18, 23)),
        ({"about": 40, "within_percent": 5}, (38, 42), (37, 42)),
        ({"about": 40, "within": 4, "within_percent": 5}, (36, 44), (35, 44)),
    ],
)
def test_a_figure_accepts_what_lies_within_it_and_nothing_else(said, accepted, refused):
    """Both ends of what open questions leave have to be accepted."""
    figure = Figure.model_validate(said)
    assert figure.accepts(*accepted)
    assert not figure.accepts(*refused)


@pytest.mark.parametrize(
    "said", [{}, {"within": 2}, {"at_least": 0}, {"at_least": 3, "at_most": 2}, True, -1, "1", {"about": -1}]
)
def test_a_figure_that_says_nothing_or_nothing_possible_is_refused(said):
    """A tolerance alone is none, and a truth is no number."""
    with pytest.raises(ValidationError):
        Figure.model_validate(said)


@pytest.mark.parametrize(
    "said", [{}, {"visits": None}, {"asked_for": []}, {"not_asked_for": {}}, {"order": []}, {"measures": {}}]
)
def test_an_expectation_that_nobody_checks_is_refused(said):
    """A case that expects nothing would pass whatever the plan is."""
    with pytest.raises(ValidationError):
        Expectation.model_validate(said)


def test_lists_stand_for_what_they_shorten():
    """A list of materials for a mapping without ways, a list of steps for a list of such lists."""
    expect = Expectation.model_validate({"not_asked_for": ["a"], "order": ["b", "c"]})
    assert expect.not_asked_for == {"a": None}
    assert expect.order == (("b", "c"),)


def test_a_case_takes_from_its_file_what_it_does_not_say():
    """Its own facts and answers come before those of the file, its own date instead."""
    file = PolicyCaseFile.model_validate(
        {
            "onething": "x",
            "date": "2026-01-01",
            "facts": {"a": 1, "b": 2},
            "cases": [{"name": "甲", "date": "2026-02-02", "facts": {"b": 3}, "expect": {"visits": 1}}],
        }
    )
    whole = file.whole(file.cases[0])
    assert (whole.onething, str(whole.date), dict(whole.facts)) == ("x", "2026-02-02", {"a": 1, "b": 3})
