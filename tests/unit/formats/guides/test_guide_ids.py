"""Giving out ids."""

from onething.formats.guides.ids import Ids


def test_an_id_is_given_once():
    """The next one gets a number."""
    ids = Ids()
    assert [ids.give("bread"), ids.give("bread"), ids.give("bread")] == ["bread", "bread-2", "bread-3"]


def test_a_reserved_id_goes_to_those_entitled():
    """Nobody else gets a name that the names file gave."""
    ids = Ids(["bread"])
    assert ids.give("bread") == "bread-2"
    assert ids.give("bread", entitled=True) == "bread"


def test_it_tells_what_is_free():
    """What was given is not free."""
    ids = Ids(["cake"])
    ids.give("bread")
    assert (ids.free("bread"), ids.free("cake")) == (False, True)
