"""A made-up city's catalogue in memory, and short ways to write rules and facts."""

import sys
from collections.abc import Callable, Mapping

import pytest

from onething.errors import MatcherError
from onething.model import (
    Catalogue,
    DataSource,
    InPersonAct,
    Jurisdiction,
    Material,
    OneThing,
    PublishedWaiver,
    Requirement,
    Result,
    Rule,
    ServiceItem,
)
from onething.rules import SHAPES, CatalogueFact, CompiledRule, compile_rules
from onething.rules.durable import Engine, load_engine

MakeRule = Callable[..., Rule]
MakeFact = Callable[..., CatalogueFact]


@pytest.fixture
def make_rule() -> MakeRule:
    """Return a function that makes a rule of its patterns."""

    def make(name: str = "a-rule", /, **match: Mapping[str, str]) -> Rule:
        return Rule(
            id=name, title="一条规则", basis="测试依据", match=match, then={"replace_by": "e-licence"}
        )

    return make


@pytest.fixture
def make_fact() -> MakeFact:
    """Return a function that makes a fact; attributes not given have no value, `_` stands for a point."""

    def make(shape: str, key: str, /, **values: str | bool | None) -> CatalogueFact:
        given = {name.replace("_", "."): value for name, value in values.items()}
        return CatalogueFact(shape, key, dict.fromkeys(SHAPES[shape]) | given)

    return make


@pytest.fixture
def pairs(make_rule: MakeRule) -> tuple[CompiledRule, ...]:
    """Return a rule that joins licences with the sources that supply them."""
    rule = make_rule(
        "pairs", requirement={"material.kind": "licence"}, source={"supplies": "{requirement.material}"}
    )
    return compile_rules([rule])


@pytest.fixture
def engine() -> Engine:
    """Return the engine of durable_rules, where it can be loaded."""
    try:
        return load_engine()
    except MatcherError as error:
        pytest.skip(error.message("en"))


@pytest.fixture
def catalogue() -> Catalogue:
    """Return a catalogue with one item, one one-thing and one source."""
    licence = Material(
        id="id-card", name="身份证", kind="licence", origin="government", issuer="public-security"
    )
    item = ServiceItem(
        id="open-shop",
        name="开店",
        department="market",
        type="行政许可",
        online=True,
        requirements=(
            Requirement(
                material="id-card",
                holder="owner",
                necessity="deferrable",
                published=PublishedWaiver(waiver="e-licence"),
            ),
            Requirement(id="premises", alternatives=(("deed", "id-card"), ("lease",))),
        ),
        results=(Result(material="shop-licence"),),
        acts=(InPersonAct(id="sign", kind="signing", reason="须本人签字"),),
    )
    whole = OneThing(id="shop", name="开店一件事", requirements=(Requirement(material="form"),))
    source = DataSource(
        id="id-cards", name="证照库", kind="e-licence", provider="data-office", supplies=("id-card", "deed")
    )
    return Catalogue(
        jurisdiction=Jurisdiction(id="fictional", name="虚构市", region="990100"),
        materials={licence.id: licence},
        items={item.id: item},
        onethings={whole.id: whole},
        sources={source.id: source},
    )


@pytest.fixture
def plain_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make durable_rules impossible to load, as on Python 3.13."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
