"""Reforms are made together, wait for their day, and are undone exactly."""

from datetime import date

import pytest
from reform_nouns import abolish, connect, reform, retire
from tests.fictional.city import hongzhou, planner

from onething.errors import UnknownName
from onething.reforms import reformed, with_reforms

FIRST, SECOND = reform(connect(), id="a"), reform(abolish("photo"), retire("insured-at-once"), id="b")


def made(*reforms, as_of=None):
    """Return the city with reforms made."""
    city = hongzhou()
    return reformed(city.catalogues[0], city.packs, reforms, as_of)


def test_the_order_in_which_they_are_handed_over_does_not_matter():
    """Nor does handing one over twice."""
    assert made(FIRST, SECOND) == made(SECOND, FIRST, SECOND)


def test_without_one_the_others_alone_remain():
    """As if it had never been made."""
    assert made(FIRST, SECOND).without("b") == made(FIRST)


def test_without_all_of_them_all_is_as_it_was():
    """Catalogue and rules."""
    undone = made(FIRST, SECOND).without("a", "b")
    assert (undone.catalogue, undone.packs) == (hongzhou().catalogues[0], hongzhou().packs)


def test_what_is_not_there_cannot_be_undone():
    """The message names what is."""
    with pytest.raises(UnknownName, match="there is no reform “c”; there are a, b"):
        made(FIRST, SECOND).without("c")


def test_a_reform_waits_for_its_day():
    """Before it begins and after it ends it changes nothing."""
    pilot = reform(connect(), valid={"from": "2026-06-01", "until": "2026-12-31"})
    for day, waits in ((date(2026, 5, 31), True), (date(2026, 6, 1), False), (date(2027, 1, 1), True)):
        found = made(pilot, as_of=day)
        assert (pilot in found.waiting, found.catalogue == found.baseline) == (waits, waits)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (connect(source="photo-stor"), "there is no source “photo-stor”; did you mean photo-store"),
        (connect("infant-crd"), "there is no item “infant-crd”; did you mean infant-card"),
        (abolish("phto"), "there is no material “phto”; did you mean photo"),
        (
            {"do": "abolish", "item": "fire-check", "act": "x"},
            "there is no act “x”; there are site-inspection",
        ),
        ({"do": "days", "item": "fire-check", "procedure": "x", "limit": 1}, "there is no procedure “x”"),
        ({"do": "days", "onething": "x", "limit": 1}, "there is no one-thing “x”"),
        ({"do": "join", "name": "x", "items": ["fire-chek"]}, "did you mean fire-check"),
        ({"do": "admit", "item": "fire-chek"}, "did you mean fire-check"),
        (
            {"do": "cover", "source": "photo-store", "coverage": [{"region": "110000"}]},
            "there is no region “110000”",
        ),
        (retire("insured-at-one"), "did you mean insured-at-once"),
    ],
)
def test_a_name_that_nothing_bears_is_refused(change, said):
    """With what may have been meant."""
    with pytest.raises(UnknownName, match=said):
        made(reform(change))


def test_a_planner_keeps_what_a_source_does_not_touch():
    """So that trying a connection takes milliseconds."""
    before = planner()
    teahouse = before.program("open-a-teahouse")
    assert with_reforms(before, [FIRST]).program("open-a-teahouse") is teahouse
