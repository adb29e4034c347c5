"""What a plan says beside the outcomes: pieces, names, the form, questions, assumptions."""

from __future__ import annotations

from small_worlds import (
    ONCE,
    asked,
    demand,
    form,
    item,
    need,
    outcomes,
    plan,
    replacing,
    rule,
    source,
    whole,
)

from onething.model import Plan


def pieces(made: Plan) -> int:
    """Return how many pieces there are of the only material."""
    (material,) = made.materials
    return material.count


def test_as_many_pieces_are_handed_in_as_the_most_demanding_item_needs() -> None:
    """Three copies for one serve another that needs one."""
    assert pieces(plan(item("a", need("photo", count=1)), item("b", need("photo", count=3)))) == 3


def test_pieces_for_an_item_that_gets_them_otherwise_do_not_count() -> None:
    """The three that a store supplies to the second item need not be handed in."""
    nouns = item("a", need("photo", count=1)), item("b", need("photo", count=3))
    assert pieces(plan(*nouns, source("store", "photo", connected=["b"]), rules=[_licences()])) == 1


def test_pieces_for_an_item_that_is_not_in_the_case_do_not_count() -> None:
    """Whoever wants the first item alone hands in what that needs."""
    nouns = item("a", need("photo", count=1)), item("b", need("photo", count=3))
    assert pieces(plan(*nouns, items=("a",))) == 1


def test_a_requirement_names_its_material_as_the_guide_does() -> None:
    """The plan bears that name, a material of alternatives its own."""
    made = plan(
        item("a", need("deed", name="房屋证明"), need(alternatives=[["lease"], ["bill"]], name="住址证明"))
    )
    assert [material.name.zh for material in made.materials] == ["房屋证明", "材料 lease", "材料 bill"]


def test_each_field_of_the_forms_is_asked_once() -> None:
    """Two forms that ask for a telephone ask for it together."""
    made = plan(form("one", "name", "phone"), form("two", "phone"), item("a", "one"), item("b", "two"))
    assert [(field.id, field.forms) for field in made.form] == [("name", ("one",)), ("phone", ("one", "two"))]


def test_a_source_fills_in_a_field() -> None:
    """A field that a source knows is not asked."""
    made = plan(form("one", "name", "phone"), item("a", "one"), source("people", fields=["name"]))
    assert [(field.id, field.source) for field in made.form] == [("name", "people"), ("phone", None)]


def test_a_source_that_is_down_fills_in_nothing() -> None:
    """The field is asked then."""
    made = plan(
        form("one", "name"), item("a", "one"), source("people", fields=["name"]), given={"people": "down"}
    )
    assert [field.source for field in made.form] == [None]


def test_a_form_that_nobody_fills_in_has_no_fields() -> None:
    """The fields of a form that was abolished are not asked."""
    nouns = form("one", "name"), item("a", "one"), source("filler", "one", kind="form-autofill")
    by_itself = replacing("form-autofill", source={"supplies": "{requirement.material}"})
    assert plan(*nouns, rules=[replacing("abolished", "one")]).form == ()
    assert [field.id for field in plan(*nouns, rules=[by_itself]).form] == ["name"]


def test_the_question_that_decides_most_comes_first() -> None:
    """Each question says what waits for it."""
    made = plan(
        item(
            "a",
            need("deed", when={"married": True}),
            need("lease", when={"rented": True}),
            need("bill", when={"rented": True}),
        )
    )
    assert [(one.question.fact, one.decides) for one in made.questions] == [
        ("rented", ("lease", "bill")),
        ("married", ("deed",)),
    ]


def test_nothing_is_asked_that_cannot_matter() -> None:
    """A condition that holds by one branch does not ask for the other."""
    when = {"any": [{"married": True}, {"rented": True}]}
    nouns = item("a", need("deed", when=when)), source("store", "deed", valid={"until": "2026-12-31"})
    made = plan(
        *nouns, facts={"married": True}, rules=[replacing("commitment", "deed", when={"area": "> 6"})]
    )
    assert asked(made) == ["area"]


def test_what_a_way_waits_for_is_asked_though_pieces_are_held_once() -> None:
    """A rule that lets one piece serve all does not hide that a source may serve before."""
    rules = [ONCE, replacing("commitment", "deed", when={"area": "> 6"})]
    made = plan(item("a", "deed"), rules=rules)
    assert (outcomes(made), asked(made)) == ({"deed": "open"}, ["area"])


def test_a_plan_says_what_it_assumes_without_a_document() -> None:
    """Assumptions of the one-thing, the rules and the sources used, each once."""
    assumed = {"assumed": {"en": "said on the telephone"}}
    promise = {**replacing("commitment", "note"), "basis": assumed}
    store = source("store", "deed", basis=assumed)
    made = plan(
        item("a", "deed", "note"),
        store,
        whole("a", basis={"assumed": {"en": "from a leaflet"}}),
        rules=[_licences(), promise],
    )
    assert [label.en for label in made.assumptions] == ["from a leaflet", "said on the telephone"]


def test_promises_and_what_comes_later_are_listed() -> None:
    """The plan says what the applicant signs, and what is still owed."""
    rules = [
        replacing("commitment", "consent"),
        rule("later", {"replace_by": "deferral"}, requirement={"material": "plan"}),
    ]
    made = plan(item("a", "consent", "plan"), rules=rules)
    assert [one.material for one in made.promises] == ["consent"]
    assert [one.material for one in made.deferred] == ["plan"]


def test_a_way_that_was_not_used_says_why() -> None:
    """Every way of a demand that applies is used, a fallback, or told with the test that failed."""
    rules = [
        replacing("commitment", "deed", when={"area": "> 6"}),
        replacing("abolished", "deed", valid={"from": "2027-01-01"}),
    ]
    made = plan(item("a", "deed"), rules=rules, facts={"area": 5})
    told = {
        one.way.mode.value: [(test.fact, test.test) for test in one.failed]
        for one in demand(made, "a", "deed").not_used
    }
    assert told == {"abolished": [("date", '>= date("2027-01-01")')], "commitment": [("area", "> 6")]}


def test_a_piece_that_nobody_else_hands_in_is_told_as_such() -> None:
    """The way to use another item's piece is not open where there is none."""
    (way,) = demand(plan(item("a", "deed"), rules=[ONCE]), "a", "deed").not_used
    assert [test.sentence.en for test in way.failed] == ["the material is handed in for another item"]


def test_what_is_not_needed_is_no_assumption() -> None:
    """A requirement that is assumed counts where it applies."""
    assumed = need("deed", when={"rented": True}, basis={"assumed": {"en": "hearsay"}})
    assert [label.en for label in plan(item("a", assumed), facts={"rented": True}).assumptions] == ["hearsay"]
    assert plan(item("a", assumed), facts={"rented": False}).assumptions == ()


def test_a_requirement_that_is_not_needed_says_why() -> None:
    """The test that failed stands beside it, ways do not."""
    made = plan(item("a", need("deed", when={"rented": True})), facts={"rented": False})
    one = demand(made, "a", "deed")
    assert ([test.sentence.en for test in one.reason], one.not_used) == (['"rented?" is yes'], ())


def test_a_plan_repeats_the_published_figures() -> None:
    """They stand beside what is computed."""
    made = plan(item("a"), whole("a", figures={"after": {"days": 5}}))
    assert (made.figures.after.days, made.days) == (5, 0)


def _licences():
    return replacing("e-licence", source={"kind": "e-licence", "supplies": "{requirement.material}"})
