"""Which ways a demand has, in which order, and what bars them."""

from __future__ import annotations

from small_worlds import (
    CHECKS,
    EAST,
    LICENCES,
    RESULTS,
    WEST,
    case,
    demand,
    handed_in,
    item,
    mode,
    need,
    outcomes,
    pack,
    plan,
    planner,
    replacing,
    rule,
    source,
    whole,
)

BY_MATERIAL = "{requirement.material}"


def test_a_result_meets_the_demand_of_a_later_item() -> None:
    """What the first registration produces the second does not ask for."""
    made = plan(item("first", gives=["permit"]), item("second", "permit"))
    used = demand(made, "second", "permit").used
    assert used is not None
    assert (used.mode.value, used.producer) == ("upstream-result", "first")


def test_a_result_counts_only_if_its_item_is_in_the_case() -> None:
    """Whoever wants the second registration alone hands the permit in."""
    made = plan(item("first", gives=["permit"]), item("second", "permit"), items=("second",))
    assert handed_in(made) == ["permit"]
    (way,) = [one for one in demand(made, "second", "permit").not_used if one.way.producer == "first"]
    assert [(test.fact, test.known) for test in way.failed] == [("item:first", True)]


def test_a_result_meets_the_demand_of_an_item_that_is_written_earlier() -> None:
    """The producer comes first then, whatever the order in the file."""
    assert (
        mode(plan(item("second", "permit"), item("first", gives=["permit"])), "second", "permit")
        == "upstream-result"
    )


def test_a_result_is_that_of_its_holder() -> None:
    """A page for the child does not stand for the parent's."""
    made = plan(
        item("first", gives=[{"material": "page", "holder": "child"}]),
        item("second", "page", need("page", holder="child")),
    )
    assert outcomes(made) == {"page": "hand-in", "page of child": "replaced"}


def test_an_item_does_not_get_what_it_needs_from_itself() -> None:
    """Whoever renews a permit shows the old one."""
    assert handed_in(plan(item("renewal", "permit", gives=["permit"]))) == ["permit"]


def test_of_two_items_that_wait_for_each_other_the_first_is_handed_its_material() -> None:
    """The circle is opened where the items are written."""
    made = plan(item("a", "y", gives=["x"]), item("b", "x", gives=["y"]))
    assert outcomes(made) == {"y": "hand-in", "x": "replaced"}


def test_a_longer_circle_is_opened_once() -> None:
    """Of three items that wait for one another, one is handed its material."""
    made = plan(item("a", "z", gives=["x"]), item("b", "x", gives=["y"]), item("c", "y", gives=["z"]))
    assert outcomes(made) == {"z": "hand-in", "x": "replaced", "y": "replaced"}


def test_a_result_does_not_meet_a_demand_of_the_whole() -> None:
    """What the one-thing needs as a whole is needed at the start."""
    made = plan(item("a", gives=["permit"]), whole("a", requirements=[need("permit")]))
    assert handed_in(made) == ["permit"]


def test_producers_are_tried_in_the_order_of_the_catalogue() -> None:
    """Of two items that produce the same material the one written first is named."""
    made = plan(item("z", gives=["permit"]), item("y", gives=["permit"]), item("b", "permit"))
    used = demand(made, "b", "permit").used
    assert used is not None
    assert (used.producer, [way.producer for way in demand(made, "b", "permit").fallbacks]) == ("z", ["y"])


def test_sources_are_tried_in_the_order_of_the_catalogue() -> None:
    """Of two stores the one written first is asked first."""
    made = plan(item("a", "deed"), source("z", "deed"), source("b", "deed"))
    used = demand(made, "a", "deed").used
    assert used is not None
    assert (used.source, [way.source for way in demand(made, "a", "deed").fallbacks]) == ("z", ["b"])


def test_a_rule_may_forbid_a_mode() -> None:
    """What one rule grants another takes away, and the reason names it."""
    rules = [LICENCES, rule("no-copies", {"forbid": "e-licence"}, requirement={"owner": "a"})]
    made = plan(item("a", "deed"), source("store", "deed"), rules=rules)
    assert handed_in(made) == ["deed"]
    (way,) = demand(made, "a", "deed").not_used
    assert [test.sentence.en for test in way.failed] == ["the rule “no-copies” does not forbid it"]


def test_a_prohibition_counts_in_the_cases_that_it_speaks_of() -> None:
    """At the window the card itself is shown."""
    rules = [LICENCES, rule("window", {"forbid": "e-licence"}, when={"channel": "window"})]
    nouns = item("a", "card"), source("store", "card")
    assert handed_in(plan(*nouns, rules=rules, facts={"channel": "window"})) == ["card"]
    assert handed_in(plan(*nouns, rules=rules, facts={"channel": "online"})) == []
    assert outcomes(plan(*nouns, rules=rules)) == {"card": "hand-in"}, "nobody published another channel"


def test_a_prohibition_that_ended_bars_nothing() -> None:
    """A rule counts on the days on which it is in force."""
    rules = [LICENCES, rule("old", {"forbid": "e-licence"}, valid={"until": "2026-05-31"})]
    assert handed_in(plan(item("a", "card"), source("store", "card"), rules=rules)) == []


def test_a_prohibition_leaves_other_modes_alone() -> None:
    """Where e-licences are barred a check may serve."""
    rules = [LICENCES, CHECKS, rule("no-copies", {"forbid": "e-licence"})]
    made = plan(
        item("a", "card"), source("store", "card"), source("check", "card", kind="verification"), rules=rules
    )
    assert mode(made, "a", "card") == "data-check"


def test_a_prohibition_that_names_a_source_bars_that_source_alone() -> None:
    """Licences that users uploaded are barred, those of the authority are not."""
    uploads = {"supplies": BY_MATERIAL, "trust": "C"}
    rules = [LICENCES, rule("no-uploads", {"forbid": "e-licence"}, source=uploads)]
    made = plan(item("a", "card"), source("uploads", "card", trust="C"), source("store", "card"), rules=rules)
    used = demand(made, "a", "card").used
    assert used is not None
    assert (used.source, demand(made, "a", "card").fallbacks) == ("store", ())


def test_a_rule_holds_in_the_region_of_its_pack() -> None:
    """A pilot of the eastern district is none of the western one's business."""
    packs = [pack(replacing("commitment", "consent"), region=EAST)]
    made = planner(item("a", "consent"), packs=packs)
    assert handed_in(made.plan("whole", case(region=EAST))) == []
    assert handed_in(made.plan("whole", case(region=WEST))) == ["consent"]
    assert outcomes(made.plan("whole", case(region="990100"))) == {"consent": "open"}


def test_a_rule_counts_while_it_is_in_force() -> None:
    """A material that will be abolished is still asked for."""
    rules = [replacing("abolished", "note", valid={"from": "2027-01-01"})]
    assert handed_in(plan(item("a", "note"), rules=rules)) == ["note"]
    assert mode(plan(item("a", "note"), rules=rules, as_of="2027-01-01"), "a", "note") == "abolished"


def test_rules_may_read_facts_that_their_pack_declares() -> None:
    """A pack brings its own question."""
    grade = {"fact": "grade", "type": "choice", "label": "grade?", "options": ["A", "D"]}
    made = pack(replacing("commitment", "consent", when={"grade": "A"})).model_dump()
    packs = [type(pack()).model_validate({**made, "questions": [grade]})]
    assert handed_in(planner(item("a", "consent"), packs=packs).plan("whole", case({"grade": "D"}))) == [
        "consent"
    ]
    assert handed_in(planner(item("a", "consent"), packs=packs).plan("whole", case({"grade": "A"}))) == []


def test_results_have_no_way_where_no_rule_grants_it() -> None:
    """It is a rule that lets a result stand, not the library."""
    nouns = item("first", gives=["permit"]), item("second", "permit")
    assert handed_in(plan(*nouns, rules=[])) == ["permit"]
    assert handed_in(plan(*nouns, rules=[RESULTS])) == []
