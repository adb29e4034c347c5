"""Through which channel a case is handled."""

from __future__ import annotations

from flow_nouns import act, flow, waiving
from tests.unit.workflows.small_worlds import LICENCES, item, need, source, whole

from onething.model import Channel

EVERY = ["online", "window", "mail", "terminal"]


def figures(made, channel):
    """Return what was compared of a channel."""
    return next(one for one in made.channels if one.channel is Channel(channel))


def test_the_channel_with_the_fewest_visits_is_the_best():
    """Online nobody has to go."""
    made = flow(item("a"), whole("a", channels=EVERY))
    assert made.channel is Channel.ONLINE
    assert [one.visits for one in made.channels] == [0, 1, 0, 1]


def test_of_equal_visits_the_fewest_materials_count():
    """By mail the licence is fetched, online not."""
    rules = [{**LICENCES, "when": {"channel": "mail"}}]
    made = flow(item("a", "card"), source("store", "card"), whole("a", channels=EVERY), rules=rules)
    assert (made.channel, made.materials) == (Channel.MAIL, 0)


def test_of_equal_materials_the_fewest_days_count():
    """By mail an inspection is spared."""
    inspection = {
        "id": "look",
        "kind": "inspection",
        "name": "look",
        "days": 3,
        "when": {"channel": "online"},
    }
    made = flow(item("a", procedures=[inspection]), whole("a", channels=EVERY))
    assert (made.channel, made.days, figures(made, "online").days) == (Channel.MAIL, 0, 3)


def test_of_equal_channels_the_first_is_taken():
    """In the order in which they are written."""
    made = flow(item("a", acts=[act("signing")]), whole("a", channels=EVERY))
    assert {one.visits for one in made.channels} == {1, 2}
    assert made.channel is Channel.ONLINE


def test_where_no_channel_is_published_there_is_the_window():
    """And of the others it is said that nobody published them."""
    made = flow(item("a"))
    assert made.channel is Channel.WINDOW
    assert figures(made, "online").reason.text("en") == "it is not published for this one-thing"


def test_one_item_that_is_offline_keeps_the_case_from_being_online():
    """The item is named."""
    made = flow(item("a"), item("b", online=False), whole("a", "b", channels=EVERY))
    assert made.channel is Channel.WINDOW
    refused = figures(made, "online")
    assert (refused.offered, refused.visits) == (False, None)
    assert refused.reason.text("en") == "“b” cannot be applied for remotely"


def test_an_offline_item_that_is_not_in_the_case_does_not_matter():
    """Only what is applied for counts."""
    one = whole("a", {"item": "b", "when": {"rented": True}}, channels=EVERY)
    nouns = item("a"), item("b", online=False), one
    assert flow(*nouns, facts={"rented": False}).channel is Channel.ONLINE
    assert flow(*nouns, facts={"rented": True}).channel is Channel.WINDOW


def test_a_channel_given_is_taken_without_comparing():
    """Though another would be better."""
    made = flow(item("a"), whole("a", channels=EVERY), facts={"channel": "window"})
    assert (made.channel, made.channels) == (Channel.WINDOW, ())


def test_a_channel_given_that_is_not_offered_is_taken_and_said():
    """The plan shows what it would be."""
    made = flow(item("a"), whole("a", channels=["window"]), facts={"channel": "mail"})
    assert made.channel is Channel.MAIL
    assert [(one.channel, one.offered) for one in made.channels] == [(Channel.MAIL, False)]


def test_where_nothing_published_fits_there_is_still_the_window():
    """A case that only an offline item makes is planned at the counter."""
    made = flow(item("a", online=False), whole("a", channels=["online"]))
    assert made.channel is Channel.WINDOW


def test_at_a_terminal_all_is_handed_in_there():
    """One place of its own."""
    made = flow(item("a", need("seal", handover="on-site")), facts={"channel": "terminal"})
    assert [visit.spot for visit in made.visits] == ["terminal"]


def test_a_rule_may_waive_an_act_in_one_channel_only():
    """Online a face is verified, at the window one signs."""
    rules = [waiving("signing", when={"channel": "online"})]
    nouns = item("a", acts=[act("signing")]), whole("a", channels=EVERY)
    assert flow(*nouns, rules=rules).visits == ()
    assert len(flow(*nouns, rules=rules, facts={"channel": "mail"}).visits) == 1
