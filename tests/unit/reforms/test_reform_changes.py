"""What each kind of change makes of the nouns of a catalogue."""

import pytest
from pydantic import ValidationError
from reform_nouns import abolish, connect, cover, disconnect, reform
from tests.fictional.city import hongzhou

from onething.model import Duration, Sharing
from onething.reforms import reformed


def made(*changes):
    """Return the city's catalogue with changes made."""
    city = hongzhou()
    return reformed(city.catalogues[0], city.packs, [reform(*changes)]).catalogue


@pytest.mark.parametrize(
    ("change", "connected"),
    [
        (connect("infant-card", "household-move"), ("household-move", "infant-card")),
        (connect(), True),
        (disconnect("infant-card"), False),
        (
            connect("fire-check", source="deed-check"),
            ("business-registration", "fire-check", "residence-registration"),
        ),
        (disconnect("business-registration", source="deed-check"), ("residence-registration",)),
        (disconnect(source="deed-check"), False),
        (connect("fire-check", source="id-card-store"), True),
    ],
)
def test_a_source_is_connected_and_disconnected(change, connected):
    """Whoever is named is added or taken away; nobody named means everyone."""
    assert made(change).sources[change["source"]].connected == connected


def test_one_is_disconnected_from_a_source_that_everyone_may_ask():
    """All others may still ask it."""
    source = made(disconnect("fire-check", source="id-card-store")).sources["id-card-store"]
    city = hongzhou().catalogues[0]
    assert not source.connected_to("fire-check")
    assert all(source.connected_to(one) for one in (*city.items, *city.onethings) if one != "fire-check")


def test_coverage_is_set_by_region():
    """What is said of other regions stays."""
    source = made(cover(r990103=0.5, r990000=0.7)).sources["household-store"]
    shares = {one.region: one.share for one in source.coverage}
    assert shares == {"990000": 0.7, "990100": 0.9, "990103": 0.5}


def test_a_source_is_shared():
    """Unconditionally, unless it is said otherwise."""
    catalogue = made({"do": "share", "source": "business-register"})
    assert catalogue.sources["business-register"].sharing is Sharing.UNCONDITIONAL


def test_an_item_is_admitted_to_the_window():
    """Its own counter is no place of its own any more."""
    assert made({"do": "admit", "item": "fire-check"}).items["fire-check"].single_window


def test_time_limits_are_changed():
    """Of an item, of one of its procedures, of a one-thing."""
    catalogue = made(
        {"do": "days", "item": "fire-check", "limit": 1},
        {"do": "days", "item": "fire-check", "procedure": "fire-inspection", "limit": 0},
        {"do": "days", "onething": "open-a-teahouse", "limit": 3},
    )
    fire_check = catalogue.items["fire-check"]
    assert fire_check.promised_days == catalogue.items["fire-check"].promised_days == Duration(days=1)
    assert [one.days.days for one in fire_check.procedures] == [0, 7, 1]
    assert catalogue.onethings["open-a-teahouse"].promised_days == Duration(days=3)


def test_what_changes_names_the_reform_as_its_ground():
    """And what does not change stays as it is."""
    catalogue, before = made(connect(), cover(r990100=0.9)), hongzhou().catalogues[0]
    assert "try" in catalogue.sources["photo-store"].basis[-1].assumed.en
    assert catalogue.sources["household-store"] is before.sources["household-store"]


@pytest.mark.parametrize(
    "change",
    [
        {"do": "abolish"},
        {"do": "abolish", "item": "fire-check"},
        {"do": "abolish", "material": "photo", "item": "fire-check", "act": "site-inspection"},
        {"do": "abolish", "item": "fire-check", "act": "site-inspection", "owners": ["fire-check"]},
        {"do": "days", "limit": 3},
        {"do": "days", "item": "a", "onething": "b", "limit": 3},
        {"do": "days", "onething": "b", "procedure": "c", "limit": 3},
        {"do": "cover", "source": "photo-store", "coverage": []},
        {"do": "cover", "source": "a", "coverage": [{"region": "990100"}, {"region": "990100", "share": 0}]},
        {"do": "allow", "mode": "e-licence", "material": "photo"},
        {"do": "paint", "item": "fire-check"},
        {**abolish("photo"), "cost": -1},
    ],
)
def test_what_says_nothing_or_two_things_is_refused(change):
    """A change that cannot be made is no change."""
    with pytest.raises(ValidationError):
        reform(change)


def test_a_reform_costs_what_it_and_its_changes_cost():
    """In yuan, once."""
    assert reform({**connect(), "cost": 3}, abolish("photo"), cost=4.5).total_cost == 7.5
