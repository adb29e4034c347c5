"""What holds for the findings of all catalogues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from onething.graph import CHECKS, catalogue_graph, circular_proofs, find, issued_yet_demanded
from onething.model import (
    Catalogue,
    DataSource,
    Department,
    Jurisdiction,
    Material,
    OneThing,
    ServiceItem,
)

Blueprint = dict[str, list[dict]]
"""Nouns as files write them, by kind; `KIND#NUMBER` stands for an id."""

KINDS = {
    "department": Department,
    "material": Material,
    "item": ServiceItem,
    "onething": OneThing,
    "source": DataSource,
}
SIZE = 4
REFERENCE = re.compile(r"(department|material|item|onething|source)#(\d)")


def ids(kind: str) -> st.SearchStrategy[str]:
    """Return the placeholders of the nouns of a kind."""
    return st.integers(0, SIZE - 1).map(lambda number: f"{kind}#{number}")


def some(of: st.SearchStrategy) -> st.SearchStrategy[list]:
    """Return short lists without repetition."""
    return st.lists(of, max_size=3, unique_by=str)


material, item = ids("material"), ids("item")
basis = st.sampled_from([[], ["某办法"], [{"assumed": "按惯例"}]])
when = st.sampled_from([None, {"married": "true"}])
published = st.sampled_from([None, {"waiver": "none"}, {"waiver": "e-licence", "code": "L1"}])
requirement = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["r1", "r2", "r3"]),
        "necessity": st.sampled_from(["required", "optional", "deferrable"]),
        "alternatives": st.lists(st.lists(material, min_size=1, max_size=2), min_size=1, max_size=2),
        "when": when,
        "basis": basis,
        "published": published,
    }
)
leaf = st.one_of(
    st.builds(lambda of: {"item": of}, item), st.builds(lambda of: {"onething": of}, ids("onething"))
)
entry = st.one_of(leaf, st.builds(lambda of: {"one_of": of}, st.lists(leaf, min_size=1, max_size=2)))
limit = st.none() | st.integers(0, 3)

NOUNS = {
    "department": {},
    "material": {
        "kind": st.sampled_from(["licence", "other"]),
        "codes": st.sampled_from([[], ["L1"], ["L2"]]),
        "basis": basis,
    },
    "item": {
        "department": st.none() | ids("department"),
        "requirements": some(requirement),
        "results": st.lists(st.fixed_dictionaries({"material": material}), max_size=2),
        "promised_days": limit,
        "statutory_days": limit,
        "published_visits": limit,
    },
    "onething": {
        "items": st.lists(entry, max_size=3),
        "requirements": some(requirement),
        "promised_days": limit,
        "figures": st.fixed_dictionaries(
            {"after": st.fixed_dictionaries({"days": limit, "materials": limit})}
        ),
    },
    "source": {
        "kind": st.just("e-licence"),
        "supplies": some(material),
        "connected": st.one_of(st.booleans(), some(item)),
    },
}
blueprints = st.fixed_dictionaries(
    {kind: st.lists(st.fixed_dictionaries(of), min_size=SIZE, max_size=SIZE) for kind, of in NOUNS.items()}
)
few = settings(max_examples=40, deadline=None)


def built(blueprint: Blueprint, named: Callable[[str, int], str]) -> Catalogue:
    """Return the catalogue of a blueprint, with the ids that `named` gives for its placeholders."""
    made = Catalogue(Jurisdiction.model_validate({"id": "town", "name": "某市", "region": "000000"}))
    for kind, nouns in blueprint.items():
        for number, noun in enumerate(nouns):
            whole = {**noun, "id": f"{kind}#{number}", "name": f"{kind} {'甲乙丙丁'[number]}"}
            made = made.with_noun(KINDS[kind].model_validate(replaced(whole, named)))
    return made


def replaced(value, named):
    """Return the value with ids in place of placeholders, at any depth."""
    if isinstance(value, dict):
        return {key: replaced(each, named) for key, each in value.items()}
    if isinstance(value, list):
        return [replaced(each, named) for each in value]
    if isinstance(value, str):
        return REFERENCE.sub(lambda found: named(found[1], int(found[2])), value)
    return value


def plain(kind: str, number: int) -> str:
    """Return an id that sorts as the blueprint does."""
    return f"{kind}-{number}x"


@few
@given(blueprints, st.permutations(range(SIZE)))
def test_findings_do_not_depend_on_ids(blueprint, order) -> None:
    """Other ids give the same findings about the nouns that bear them."""
    other = {plain(kind, n): f"z{order[n]}-{kind}" for kind in KINDS for n in range(SIZE)}
    found = [finding.model_dump_json() for finding in find(built(blueprint, plain))]
    expected = [re.sub("|".join(other), lambda hit: other[hit[0]], text) for text in found]
    relabelled = built(blueprint, lambda kind, n: other[plain(kind, n)])
    assert Counter(finding.model_dump_json() for finding in find(relabelled)) == Counter(expected)


@few
@given(blueprints)
def test_every_finding_bears_the_name_of_its_check(blueprint) -> None:
    """Whatever the catalogue, a check yields findings with its own code alone."""
    catalogue = built(blueprint, plain)
    for check in CHECKS:
        assert {finding.code for finding in check(catalogue)} <= {check.__name__.replace("_", "-")}


@few
@given(blueprints)
def test_a_circle_is_a_circle_of_the_graph(blueprint) -> None:
    """Each item demands what the next one yields, and no circle is told twice."""
    catalogue = built(blueprint, plain)
    circles = circular_proofs(catalogue)
    for circle in circles:
        for giver, material, taker in zip(
            circle.items[1:] + circle.items[:1], circle.materials, circle.items, strict=True
        ):
            assert any(
                material in option for r in catalogue.items[taker].requirements for option in r.options
            )
            assert material in {result.material for result in catalogue.items[giver].results}
    assert len({circle.items for circle in circles}) == len(circles)


@few
@given(blueprints)
def test_a_new_source_for_all_never_adds_a_needless_demand(blueprint) -> None:
    """To open a source to everyone can only end demands."""
    before = built(blueprint, plain)
    after = before
    for source in before.sources.values():
        after = after.with_noun(source.model_copy(update={"connected": True}))
    demanded = {each.material: len(each.demands) for each in issued_yet_demanded(before)}
    for each in issued_yet_demanded(after):
        assert len(each.demands) <= demanded[each.material]


@few
@given(blueprints)
def test_the_graph_holds_every_noun_and_invents_none(blueprint) -> None:
    """The nodes that are no results are the nouns of the catalogue; no edge adds another."""
    catalogue = built(blueprint, plain)
    nodes = [node for node in catalogue_graph(catalogue) if node.kind != "result"]
    assert sorted(node.id for node in nodes) == sorted(plain(kind, n) for kind in KINDS for n in range(SIZE))
