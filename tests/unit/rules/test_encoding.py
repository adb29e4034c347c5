"""How facts and rules become small numbers."""

from collections.abc import Callable

from onething.rules import CatalogueFact, CompiledRule
from onething.rules.encoding import Alike, Encoding

MakeFact = Callable[..., CatalogueFact]


def alike(rule: CompiledRule, *facts: CatalogueFact) -> list[Alike]:
    """Return what the rule can tell apart of the facts."""
    encoding = Encoding([rule], facts)
    return list(encoding.alike(encoding.wants(rule)))


def test_facts_that_rules_cannot_tell_apart_are_one(
    make_fact: MakeFact, pairs: tuple[CompiledRule, ...]
) -> None:
    """They differ only in attributes that no rule reads."""
    facts = [
        make_fact("requirement", key, material="m", material_kind="licence", holder=key) for key in ("a", "b")
    ]
    assert [one.keys for one in alike(pairs[0], *facts)] == [["a", "b"]]


def test_facts_that_no_pattern_takes_are_left_out(
    make_fact: MakeFact, pairs: tuple[CompiledRule, ...]
) -> None:
    """A failed test, a missing joined value, a shape that no rule names."""
    facts = [
        make_fact("requirement", "proof", material="m", material_kind="proof"),
        make_fact("requirement", "nameless", material_kind="licence"),
        make_fact("item", "i"),
    ]
    assert not alike(pairs[0], *facts)


def test_equal_values_have_equal_numbers_across_shapes(
    make_fact: MakeFact, pairs: tuple[CompiledRule, ...]
) -> None:
    """A join compares numbers instead of texts."""
    facts = [
        make_fact("requirement", "r", material="m", material_kind="licence"),
        make_fact("source", "s", supplies="m"),
        make_fact("source", "t", supplies="n"),
    ]
    numbers = {one.keys[0]: next(iter(one.joined.values())) for one in alike(pairs[0], *facts)}
    assert numbers["r"] == numbers["s"] != numbers["t"]
