"""Giving out ids."""

from onething.formats.guides.ids import Ids, numbered


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


def test_a_number_behind_an_id_is_recognised():
    """Though not any other ending."""
    assert numbered("bread", "bread-2")
    assert not any(numbered("bread", id) for id in ("bread", "bread-roll", "bread-", "bread2"))
