"""Formulas: their cubes, their opposites, and what more facts do to their truth."""

from __future__ import annotations

from itertools import product
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.properties.condition_strategies import BY_FACT, cases, conditions, formulas
from tests.properties.condition_strategies import literals as some_literals

from onething.conditions import (
    ANYTHING,
    Classes,
    Not,
    all_of,
    any_of,
    compile_condition,
    cubes,
    evaluate,
    facts,
    holds,
    literals,
    negate,
    opposite,
    parse_test,
    sentence,
)
from onething.errors import ConditionError

TRUTHS = (True, False, None)
UNKNOWN = object()
MOST_CASES = 300


def truth_of_cubes(found, known):
    """Return the truth of a disjunction of cubes, each a conjunction of literals."""
    return any_of(all_of(evaluate(literal, known) for literal in cube) for cube in found)


def all_cases(formula):
    """Return every case that the formula can tell apart, each fact in every class, unknown or null."""
    tests = {fact: [] for fact in facts(formula)}
    for literal in literals(formula):
        tests[literal.fact].append(literal.test)
    examples = [Classes.of_tests(BY_FACT[fact], its).examples for fact, its in tests.items()]
    assume(prod(len(values) + 1 for values in examples) <= MOST_CASES)
    for chosen in product(*([UNKNOWN, *values, None] for values in examples)):
        yield {fact: v for fact, v in zip(tests, chosen, strict=True) if v is not UNKNOWN}


def truth_as_written(condition, known):
    """Return the truth of a condition read straight from how it is written."""
    parts = [truth_of_test(test, known) for test in condition.tests]
    parts += [truth_as_written(part, known) for part in condition.all]
    if condition.any is not None:
        parts.append(any_of([truth_as_written(part, known) for part in condition.any]))
    if condition.negated is not None:
        parts.append(opposite(truth_as_written(condition.negated, known)))
    return all_of(parts)


def truth_of_test(written, known):
    """Return the truth of one test; `-` asks nothing, so its fact need not be known."""
    test = parse_test(written.test, BY_FACT[written.fact])
    return True if test == ANYTHING else holds(test, known[written.fact]) if written.fact in known else None


@given(formulas())
def test_cubes_have_the_truth_of_their_formula(formula):
    """In every case, half-answered ones too, the disjunction of the cubes is as true as the formula."""
    try:
        found = cubes(formula, most=200)
    except ConditionError:
        assume(False)
    assert len(set(found)) == len(found)
    for known in all_cases(formula):
        assert truth_of_cubes(found, known) == evaluate(formula, known)


@given(formulas())
def test_negation_is_kleenes(formula):
    """The negated formula is the opposite, twice negated the same, and without `Not`."""
    negated, again = negate(formula), negate(negate(formula))
    assert "Not(" not in repr(negated)
    for known in all_cases(formula):
        assert evaluate(negated, known) == opposite(evaluate(formula, known))
        assert evaluate(again, known) == evaluate(formula, known)


@given(conditions(), st.lists(cases(), min_size=1, max_size=5))
def test_a_condition_compiles_to_what_is_written(condition, several):
    """The compiled condition has the truth that its parts, as they are written, give together."""
    formula = compile_condition(condition, BY_FACT)
    for known in several:
        assert evaluate(formula, known) == truth_as_written(condition, known)


@given(formulas(), cases(), st.data())
def test_a_decided_formula_stays_decided(formula, known, data):
    """Filling in a fact never changes an answer that was already there."""
    before = evaluate(formula, known)
    missing = [fact for fact in BY_FACT if fact not in known]
    more = data.draw(cases())
    after = evaluate(formula, known | {fact: more[fact] for fact in missing if fact in more})
    assert before is None or before == after


@given(formulas(), cases())
def test_only_the_facts_that_a_formula_reads_matter(formula, known):
    """A formula has the same truth if all other facts are forgotten."""
    read = {fact: value for fact, value in known.items() if fact in facts(formula)}
    assert evaluate(formula, read) == evaluate(formula, known)
    assert set(facts(formula)) == {literal.fact for literal in literals(formula)}


@given(formulas())
def test_every_formula_has_a_sentence_in_both_languages(formula):
    """Whatever a formula says can be said, and its negation is said differently."""
    said = sentence(formula, BY_FACT)
    assert said.zh
    assert said.en
    assert sentence(Not(formula), BY_FACT).zh != said.zh


@given(some_literals())
def test_a_literal_and_its_opposite_read_differently(literal):
    """No two opposite literals have one sentence."""
    assert sentence(literal, BY_FACT) != sentence(negate(literal), BY_FACT)


def test_conjunction_and_disjunction_are_kleenes():
    """On all pairs of truths, `all_of` is the lesser and `any_of` the greater, unknown between."""
    rank = {False: 0, None: 1, True: 2}
    for one, other in product(TRUTHS, repeat=2):
        assert all_of([one, other]) == min(one, other, key=rank.get)
        assert any_of([one, other]) == max(one, other, key=rank.get)
