"""The two matchers agree: whatever the catalogue and the rules, they give the same matches."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onething.errors import MatcherError
from onething.model import FactType, Rule
from onething.rules import SHAPES, CatalogueFact, CompiledRule, PlainMatcher, compile_rules
from onething.rules.batching import Limits
from onething.rules.durable import LIMITS, DurableMatcher

WORDS = ("m1", "m2", "市场监管局", "", "null", "true", "1e16", "-")
"""Texts that tests compare with, and that attributes have."""

ODD = ('"', "'", "\\", "a\nb", "\x00", "🪪", "{item.id}", "$m", " m1", "M1", "ｍ１")
"""Texts that attributes have besides."""

TINY = Limits(patterns=8, properties=60, facts=3, joined=1_000)
"""Limits that force nearly every match to be made in parts."""

Patterns = dict[str, dict[str, str]]
World = tuple[tuple[CompiledRule, ...], list[CatalogueFact]]


@st.composite
def worlds(draw: st.DrawFn, *, rules: int = 5, copies: int = 1) -> World:
    """Draw rules and facts of one or two shapes with few texts among them, so that many values are equal."""
    shapes = draw(st.lists(st.sampled_from(list(SHAPES)), min_size=1, max_size=2, unique=True))
    texts = draw(st.lists(st.sampled_from((*WORDS, *ODD)), min_size=1, max_size=2))
    facts = draw(st.lists(catalogue_fact(shapes, [*texts, *texts, None]), min_size=2, max_size=12))
    again = draw(st.lists(st.sampled_from(facts), max_size=3))
    matches = draw(st.lists(patterns(shapes), min_size=1, max_size=rules))
    return compiled(matches * copies), facts + again


@st.composite
def catalogue_fact(draw: st.DrawFn, shapes: list[str], texts: list[str | None]) -> CatalogueFact:
    """Draw a fact with values of any kind, some of them missing."""
    shape = draw(st.sampled_from(shapes))
    values: dict[str, str | bool | None] = {}
    for name, question in SHAPES[shape].items():
        offered = [*(option.value for option in question.options), None]
        possible = {FactType.STRING: texts, FactType.BOOLEAN: [True, False, None]}.get(question.type, offered)
        values[name] = draw(st.sampled_from(possible))
    return CatalogueFact(shape, draw(st.sampled_from(["a", "b", "身份证", 'k"/\n', ""])), values)


@st.composite
def patterns(draw: st.DrawFn, shapes: list[str]) -> Patterns:
    """Draw patterns of one to four variables, each but the first joined to one before it."""
    chosen = draw(st.lists(st.sampled_from(shapes), min_size=1, max_size=4))
    match: Patterns = {}
    for number, shape in enumerate(chosen):
        tested = draw(st.lists(st.sampled_from(list(SHAPES[shape])), max_size=1))
        match[f"v{number}"] = {"is": shape, **{name: draw(cell(shape, name)) for name in tested}}
        for _ in range(draw(st.integers(1, 2)) if number else 0):
            other = draw(st.integers(0, number - 1))
            own, far = draw(joined_attributes(shape, chosen[other]))
            match[f"v{number}"][own] = f"{{v{other}.{far}}}"
    return match


@st.composite
def cell(draw: st.DrawFn, shape: str, attribute: str) -> str:
    """Draw a test on an attribute: literals, a list, `null`, negated or not, or anything."""
    question = SHAPES[shape][attribute]
    literals = [f'"{text}"' for text in ([option.value for option in question.options] or WORDS)]
    if question.type is FactType.BOOLEAN:
        literals = ["true", "false"]
    listed = ", ".join(draw(st.lists(st.sampled_from([*literals, "null"]), min_size=1, max_size=3)))
    return draw(st.sampled_from([listed, f"not({listed})", "-"]))


@st.composite
def joined_attributes(draw: st.DrawFn, shape: str, other: str) -> tuple[str, str]:
    """Draw two attributes that can be joined: mostly of free text, so that they are often equal."""
    text, choice, truth = (FactType.STRING,), (FactType.STRING, FactType.CHOICE), (FactType.BOOLEAN,)
    types = draw(st.sampled_from([text, text, choice, truth]))
    if not all(attributes(one, types) for one in (shape, other)):
        types = text
    own, far = (draw(st.sampled_from(attributes(one, types))) for one in (shape, other))
    return own, far


def attributes(shape: str, types: Sequence[FactType]) -> list[str]:
    """Return the attributes of a shape that have one of these types."""
    return [name for name, question in SHAPES[shape].items() if question.type in types]


def compiled(matches: Sequence[Patterns]) -> tuple[CompiledRule, ...]:
    """Return rules with these patterns."""
    consequence = {"replace_by": "e-licence"}
    return compile_rules(
        Rule(id=f"r{number}", title="规则", basis="依据", match=match, then=consequence)
        for number, match in enumerate(matches)
    )


@pytest.fixture(scope="module")
def durable() -> DurableMatcher:
    """Return the matcher on durable_rules, where it can be loaded."""
    try:
        return DurableMatcher()
    except MatcherError as error:
        pytest.skip(error.message("en"))


@pytest.fixture(scope="module")
def in_parts(durable: DurableMatcher) -> DurableMatcher:
    """Return the same with limits that force it to work in parts."""
    return DurableMatcher(limits=TINY)


@given(world=worlds())
@settings(max_examples=120, deadline=None)
def test_matchers_agree(durable: DurableMatcher, world: World) -> None:
    """Both matchers give the same matches."""
    assert durable.match(*world) == PlainMatcher().match(*world)


@given(world=worlds())
@settings(max_examples=80, deadline=None)
def test_parts_hold_all_matches(in_parts: DurableMatcher, world: World) -> None:
    """A match is found however small the parts are in which facts are matched."""
    assert in_parts.match(*world) == PlainMatcher().match(*world)


@given(world=worlds(rules=10, copies=300))
@settings(max_examples=5, deadline=None)
def test_matchers_agree_on_300_rules(durable: DurableMatcher, world: World) -> None:
    """Both matchers give the same matches for a pack that no single rule set can hold."""
    rules, facts = world[0][:300], world[1]
    assert len(rules) > LIMITS.patterns
    assert durable.match(rules, facts) == PlainMatcher().match(rules, facts)


@given(world=worlds(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_facts_does_not_matter(world: World, data: st.DataObject) -> None:
    """A catalogue says the same in whatever order its files were read."""
    rules, facts = world
    shuffled = data.draw(st.permutations(facts))
    assert PlainMatcher().match(rules, shuffled) == PlainMatcher().match(rules, facts)
