"""What rules say of a catalogue: by subject, in order, and again when a source changes."""

from __future__ import annotations

from typing import Any

import pytest

from onething.errors import MatcherError
from onething.model import Catalogue, DataSource, RulePack
from onething.rules import PlainMatcher, Rulings, rule_catalogue

BY_MATERIAL = "{requirement.material}"
CARD = "open-shop/id-card-owner/id-card"


def rule(name: str, then: dict[str, str], **match: Any) -> dict[str, Any]:
    """Return a rule as it stands in a file."""
    return {"id": name, "title": name, "basis": "测试依据", "match": match, "then": then}


LICENCES = rule(
    "licences",
    {"replace_by": "e-licence"},
    requirement={},
    source={"kind": "e-licence", "supplies": BY_MATERIAL},
)


def ruled(catalogue: Catalogue, *rules: dict[str, Any], region: str = "000000") -> Rulings:
    """Return the rulings of one pack on the catalogue."""
    pack = RulePack.model_validate({"id": "pack", "title": "pack", "region": region, "rules": rules})
    return rule_catalogue(catalogue, [pack], PlainMatcher())


def store(name: str, *supplies: str, **more: Any) -> DataSource:
    """Return an e-licence store."""
    return DataSource.model_validate(
        {"id": name, "name": name, "kind": "e-licence", "supplies": supplies, **more}
    )


def test_rulings_stand_by_their_subject(catalogue: Catalogue) -> None:
    """A rule speaks of a requirement, else of an act, else of an item."""
    found = ruled(
        catalogue,
        LICENCES,
        rule("waive", {"waive": "signing"}, act={"kind": "signing"}),
        rule("join", {"join": "联合踏勘"}, item={"online": True}),
    )
    assert {key: [ruling.rule.id for ruling in rulings] for key, rulings in found.on.items()} == {
        CARD: ["licences"],
        "open-shop/premises/deed": ["licences"],
        "open-shop/premises/id-card": ["licences"],
        "open-shop/sign": ["waive"],
        "open-shop": ["join"],
    }


def test_a_ruling_names_the_source_that_it_uses(catalogue: Catalogue) -> None:
    """It does so whatever the rule calls it."""
    named = rule(
        "named",
        {"replace_by": "e-licence"},
        need={"is": "requirement"},
        shop={"is": "source", "supplies": "{need.material}"},
    )
    assert [ruling.source for ruling in ruled(catalogue, named).on[CARD]] == ["id-cards"]


@pytest.mark.parametrize("shape", ["source", "result"])
def test_a_rule_with_two_sources_or_two_results_is_refused(catalogue: Catalogue, shape: str) -> None:
    """A way names one of them, so the answer of the other would be forgotten."""
    joined = {"is": shape, ("supplies" if shape == "source" else "material"): BY_MATERIAL}
    two = rule("two", {"replace_by": "data-check"}, requirement={}, one=joined, other=joined)
    with pytest.raises(MatcherError, match="more than one"):
        ruled(catalogue, two)


def test_ways_are_tried_by_burden_then_rule_then_source(catalogue: Catalogue) -> None:
    """Rules and sources go in the order written, which is not that of their ids."""
    abolished = rule("zz", {"replace_by": "abolished"}, requirement={"material": "id-card"})
    more = catalogue.with_noun(store("a-later-one", "id-card"))
    found = ruled(more, LICENCES, abolished).on[CARD]
    assert [(ruling.rule.id, ruling.source) for ruling in found] == [
        ("zz", None),
        ("licences", "id-cards"),
        ("licences", "a-later-one"),
    ]


@pytest.mark.parametrize(
    ("region", "concerned"), [("000000", True), ("990000", True), ("990102", True), ("330000", False)]
)
def test_packs_count_that_share_ground_with_the_catalogue(
    catalogue: Catalogue, region: str, *, concerned: bool
) -> None:
    """Those of a wider region do, and those of a part of it."""
    found = ruled(catalogue, LICENCES, region=region)
    assert (bool(found.packs), CARD in found.on) == (concerned, concerned)


def test_a_changed_source_changes_what_hangs_on_it(catalogue: Catalogue) -> None:
    """What it no longer supplies loses the ruling, the rest is not named as changed."""
    found = ruled(catalogue, LICENCES)
    changed = store("id-cards", "deed")
    again, keys = found.with_source(catalogue.with_noun(changed), changed)
    assert keys == {CARD, "open-shop/premises/id-card", "open-shop/premises/deed"}
    assert again.on[CARD] == ()
    assert again.on["open-shop/premises/deed"] == found.on["open-shop/premises/deed"]


def test_a_rule_that_joins_a_source_otherwise_is_matched_again_too(catalogue: Catalogue) -> None:
    """A source may be joined by its provider, with no word of what it supplies."""
    by_provider = rule(
        "provider",
        {"replace_by": "department-check"},
        requirement={},
        source={"provider": "{requirement.department}"},
    )
    new = store("market-register", "something-else", provider="market")
    wider = catalogue.with_noun(new)
    again, _ = ruled(catalogue, by_provider).with_source(wider, new)
    assert again.on == ruled(wider, by_provider).on
    assert again.on[CARD][0].source == "market-register"


@pytest.mark.parametrize("of", ["{act.item}", "{requirement.item}"])
def test_a_rule_that_ties_more_of_one_item_to_a_source_is_matched_around_it(
    catalogue: Catalogue, of: str
) -> None:
    """The result that a source supplies, with an act and a requirement of the item that produces it."""
    tied = rule(
        "sent",
        {"waive": "signing"},
        requirement={},
        act={"kind": "signing", "item": "{requirement.item}"},
        result={"item": of},
        source={"supplies": "{result.material}"},
    )
    new = store("licences", "shop-licence")
    wider = catalogue.with_noun(new)
    again, changed = ruled(catalogue, tied).with_source(wider, new)
    assert again.on == ruled(wider, tied).on
    assert changed
