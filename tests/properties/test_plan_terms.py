"""Conditions as bits have the truth that they have as written, in three-valued logic."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from plan_worlds import FACTS, QUESTIONS, REGIONS, conditions

from onething.conditions import Literal, compile_condition, cubes, evaluate
from onething.model import BUILT_IN, Condition
from onething.workflows.lanes import lane, lay_out
from onething.workflows.terms import TermTable

DECLARED = {question.fact: question for question in (*BUILT_IN, *QUESTIONS)}
with_regions = st.one_of(
    conditions,
    st.builds(
        lambda region, other, join: {join: [{"region": region}, {"not": {"region": other}}]},
        st.sampled_from(REGIONS),
        st.sampled_from(REGIONS),
        st.sampled_from(("all", "any")),
    ),
)
joined = st.one_of(
    with_regions,
    st.builds(
        lambda join, parts: {join: parts}, st.sampled_from(("all", "any")), st.lists(with_regions, max_size=3)
    ),
)
known = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from((*values, None)) for name, values in FACTS.items()},
        "region": st.sampled_from(REGIONS),
    },
)


@given(st.lists(joined, min_size=1, max_size=4), known)
def test_terms_have_the_truth_of_the_formula(written: list[Any], facts: dict[str, Any]) -> None:
    """Whatever is known, the bits of a condition say what evaluating it says."""
    formulas = [compile_condition(Condition.parse(one), DECLARED) for one in written]
    numbers: dict[Literal, int] = {}
    terms = [
        [tuple(numbers.setdefault(x, len(numbers)) for x in cube) for cube in cubes(one)] for one in formulas
    ]
    table = TermTable(terms, tuple(numbers), DECLARED)
    state = table.state(facts)
    assert [state.truth(mask) for mask in table.masks] == [evaluate(one, facts) for one in formulas]


@given(st.lists(st.lists(st.booleans(), max_size=20), max_size=12))
def test_the_lowest_bit_of_every_lane_is_found(drawn: list[list[bool]]) -> None:
    """One subtraction finds in each lane what looking at its bits one by one finds."""
    lanes = lay_out([lane([()], [(way, [(way,)]) for way in range(len(bits))]) for bits in drawn])
    starts = [end - width for end, width in zip(accumulate(lanes.widths), lanes.widths, strict=True)]
    given_bits = sum(
        1 << start + place
        for start, bits in zip(starts, drawn, strict=True)
        for place, bit in enumerate(bits)
        if bit
    )
    expected = tuple(1 << bits.index(True) if True in bits else 0 for bits in drawn)
    assert lanes.lowest(given_bits) == expected
