"""Reforms are found by file or by id, and a case is planned with and without them."""

import pytest
from tests.fictional.city import FOLDER, hongzhou

from onething.app.reforming import compare_with_reforms, find_reforms, reforms_beside
from onething.errors import BrokenInput, UnknownName
from onething.model import Case, Catalogue
from onething.reforms import Reform

REFORMS = FOLDER / "workflows" / "hongzhou" / "reforms"
NAMES = ("photos-on-file", "one-counter-for-the-teahouse")


def found(*names):
    """Return the ids of the reforms that names mean in the city."""
    city = hongzhou()
    return [reform.id for reform in find_reforms(city.catalogues[0], city.packs, names)]


def test_reforms_are_found_by_name_and_by_path():
    """In the order asked for; one asked for twice is there twice."""
    assert found(*NAMES, REFORMS / "photos-on-file.yaml") == [*NAMES, "photos-on-file"]


def test_an_unknown_name_is_told_with_what_is_near():
    """A path that leads nowhere is a missing file."""
    with pytest.raises(UnknownName, match="did you mean photos-on-file"):
        found("photos-on-fil")
    with pytest.raises(BrokenInput, match="there is no such file"):
        found("photos-on-fil.yaml")


def test_the_reforms_beside_a_catalogue_are_all_read():
    """A catalogue made in memory has none."""
    city = hongzhou()
    assert len(reforms_beside(city.catalogues[0], city.packs).reforms) == 2
    assert reforms_beside(Catalogue(city.catalogues[0].jurisdiction), ()).reforms == ()


def test_a_case_is_compared_with_reforms_of_any_form():
    """Themselves, by file or by name."""
    own = Reform.model_validate(
        {"id": "own", "name": "x", "reason": "y", "changes": [{"do": "admit", "item": "fire-check"}]}
    )
    compared = compare_with_reforms(
        hongzhou(), "open-a-teahouse", ["photos-on-file", own], as_of="2026-06-01"
    )
    assert [reform.id for reform in compared.reforms] == ["photos-on-file", "own"]


def test_the_case_is_given_whole_or_by_keywords():
    """Not by both."""
    with pytest.raises(TypeError, match="region"):
        compare_with_reforms(hongzhou(), "open-a-teahouse", [], Case(), region="990102")
