"""The applicant's burden: hours and yuan by the Standard Cost Model."""

import pytest
from pydantic import ValidationError
from tests.made_tally import PRICES

from onething.model import Channel, ItemId
from onething.simulation.burden import Price, PriceList, burden_of
from onething.workflows.outcomes import CaseFigures


def figures(**known):
    """Return the figures of a case with one item, nothing handed in and no visit."""
    numbers = dict.fromkeys(
        ("materials", "visits", "days", "steps", "fields", "forms", "departments", "stars"), 0
    )
    truths = dict.fromkeys(("online", "id_card_only", "at_once", "open"), False)
    named = {"items": (ItemId("i"),), "asked": (), "answered": ()}
    return CaseFigures(**{"channel": Channel.WINDOW, **numbers, **truths, **named, **known})


def test_a_burden_is_price_times_time_times_how_often():
    """Two materials of ten minutes and a visit of an hour: 80 minutes at 60 yuan, 2 and 5 yuan paid."""
    assert burden_of(figures(materials=2, visits=1), PRICES) == pytest.approx((80 / 60, 80 + 2 + 5))


def test_a_case_without_items_is_no_burden():
    """Not even finding out what it takes counts where there is nothing to do."""
    prices = PRICES.with_price("preparing", 30)
    assert burden_of(figures(items=()), prices) == (0, 0)
    assert burden_of(figures(), prices) == (0.5, 30)


def test_every_price_says_where_it_is_from():
    """A document, or why it is assumed."""
    with pytest.raises(ValidationError, match="names a document or says why"):
        Price.model_validate({"value": 1})


def test_no_price_may_be_missing():
    """A burden without one of them would be another one."""
    with pytest.raises(ValidationError, match="wage"):
        PriceList.model_validate({"id": "x", "name": "x"})


def test_a_report_tells_all_prices_with_their_units():
    """The documents and the assumption stand beside each."""
    told = {burden.key: burden for burden in PRICES.burdens()}
    assert len(told) == 9
    assert (told["wage"].value, told["wage"].unit.en, told["wage"].basis) == (60, "yuan an hour", "x")
