"""What candidates cost."""

import pytest

from onething.choosing.costs import costs_of
from onething.errors import BrokenInput, UnknownName
from onething.reforms import Reform


def reform(id, **more):
    """Return a reform; `more` may say what it costs."""
    change = {"do": "connect", "source": "store"}
    return Reform.model_validate({"id": id, "name": id, "reason": "x", "changes": [change], **more})


def test_reforms_say_what_they_cost():
    """What costs nothing says so."""
    assert costs_of([reform("a", cost=5), reform("b", cost=0)]) == ((5.0, 0.0), True)


def test_where_none_says_it_each_counts_one():
    """So that a budget is a number of reforms."""
    assert costs_of([reform("a"), reform("b")]) == ((1.0, 1.0), False)


def test_where_some_do_not_say_it_they_are_named():
    """To take them for free would be a mistake that nobody sees."""
    with pytest.raises(BrokenInput) as caught:
        costs_of([reform("a", cost=5), reform("b")])
    assert "b" in caught.value.message("en")


def test_a_file_counts_before_what_a_reform_says():
    """And tells what all others cost."""
    reforms = [reform("a", cost=5), reform("b"), reform("c", cost=7)]
    assert costs_of(reforms, {"a": 6, "default": 2}) == ((6.0, 2.0, 7.0), True)


def test_a_cost_of_what_there_is_not_is_refused():
    """With what is near."""
    with pytest.raises(UnknownName, match="“aa”"):
        costs_of([reform("ab")], {"aa": 1})
