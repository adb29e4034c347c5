"""Tests of what is said of a material."""

from plan_nouns import demand, planned, town

from onething.formats.reports.material_words import SOURCE_KINDS, grounds, pieces, things
from onething.formats.reports.names import Names
from onething.model import Basis, Outcome, SourceKind

ZH, EN = Names("zh", town()), Names("en", town())


def test_every_kind_of_source_has_a_name():
    """A kind that is added to the model needs one."""
    assert set(SOURCE_KINDS) == set(SourceKind)


def test_pieces_say_how_many_and_in_which_form():
    """What the catalogue says of the demands that are left."""
    assert pieces(planned(Outcome.HAND_IN, count=2), ZH) == "2 份、复印件、纸质"
    assert pieces(planned(Outcome.HAND_IN, count=2), EN) == "×2, copy, on paper"


def test_the_basis_of_a_demand_is_its_own():
    """Named once, however many demands rest on it."""
    assert grounds([demand(Outcome.HAND_IN), demand(Outcome.OPEN)], ZH) == "户口登记条例"


def test_a_demand_without_a_basis_rests_on_that_of_its_item():
    """A guide often gives one basis for the whole item."""
    marriage = demand(Outcome.HAND_IN, requirement="marriage", material="marriage")
    assert grounds([marriage], ZH) == ""
    item = town().items["registration"].model_copy(update={"basis": (Basis(document="条例"),)})
    assert grounds([marriage], Names("zh", town().with_noun(item))) == "条例"


def test_what_a_step_uses_is_named():
    """Materials, the form, the number; what nothing bears stands for itself."""
    assert things(["form", "id-card", "gone"], EN) == "the form, ID card, gone"
