"""The adapter of durable_rules: one test for each hazard that was measured, named after it."""

import json
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onething.errors import MatcherError
from onething.model import Rule
from onething.rules import (
    SHAPES,
    CatalogueFact,
    CompiledRule,
    Match,
    PlainMatcher,
    compile_rules,
)
from onething.rules.batching import batches
from onething.rules.durable import LIMITS, DurableMatcher, Engine

MakeRule = Callable[..., Rule]
MakeFact = Callable[..., CatalogueFact]

SAME_HASH = (40_189, 797_186)
"""Two ids that the engine cannot tell apart: their 32-bit FNV-1a hashes are equal."""


def fnv(text: str) -> int:
    """Return the FNV-1a hash of 32 bits, by which the engine finds ids and properties."""
    found = 0x811C9DC5
    for byte in text.encode():
        found = (found ^ byte) * 16_777_619 & 0xFFFF_FFFF
    return found


class Recorder:
    """The real engine, with a record of what it was given."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.error = engine, engine.error
        self.definitions: list[str] = []
        self.facts: list[str] = []
        self.freed = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)

    def create_ruleset(self, name: str, definition: str) -> int:
        self.definitions.append(definition)
        return self.engine.create_ruleset(name, definition)

    def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        return self.engine.assert_fact(handle, fact)

    def delete_ruleset(self, handle: int) -> None:
        self.freed += 1
        self.engine.delete_ruleset(handle)


@pytest.fixture
def recorder(engine: Engine) -> Recorder:
    """Return the engine, recorded."""
    return Recorder(engine)


@pytest.fixture
def facts(make_fact: MakeFact) -> list[CatalogueFact]:
    """Forty licences, required and supplied."""
    required = [
        make_fact("requirement", f"r{n}", material=f"m{n}", material_kind="licence") for n in range(40)
    ]
    return required + [make_fact("source", f"s{n}", supplies=f"m{n}", kind="e-licence") for n in range(40)]


def agreed(engine: Engine, rules: Sequence[CompiledRule], facts: Sequence[CatalogueFact]) -> frozenset[Match]:
    """Return what durable_rules matches, having checked that the plain matcher says the same."""
    found = DurableMatcher(engine).match(rules, facts)
    assert found == PlainMatcher().match(rules, facts)
    return found


# Crashes and hangs


def test_a_session_in_which_nothing_fired_is_freed(
    engine: Engine, make_fact: MakeFact, pairs: tuple[CompiledRule, ...]
) -> None:
    """Freeing such a session crashes; a warm-up fires in each."""
    lonely = [make_fact("requirement", "r", material="m", material_kind="licence")]
    assert agreed(engine, pairs, lonely) == frozenset()


def test_a_rule_set_has_one_session(
    recorder: Recorder, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """It breaks with more than 1,024 of them."""
    agreed(recorder, pairs, facts)
    assert not any("sid" in json.loads(fact) for fact in recorder.facts)


def test_300_rules_with_one_condition(engine: Engine, make_rule: MakeRule, make_fact: MakeFact) -> None:
    """It breaks at 256 of them; here at most as many meet as `LIMITS` allow."""
    rules = compile_rules([make_rule(f"r{n}", item={"online": "true"}) for n in range(300)])
    assert len(agreed(engine, rules, [make_fact("item", "i", online=True)])) == 300


def test_600_distinct_first_conditions(engine: Engine, make_rule: MakeRule, make_fact: MakeFact) -> None:
    """It never returns at 512 of them."""
    rules = compile_rules([make_rule(f"r{n}", item={"id": f'"{n}"'}) for n in range(600)])
    items = [make_fact("item", f"i{n}", id=str(n)) for n in range(0, 600, 7)]
    assert len(agreed(engine, rules, items)) == len(items)


@pytest.mark.parametrize("count", [LIMITS.patterns, 66, 100])
def test_many_first_conditions_true_at_once(
    engine: Engine, make_rule: MakeRule, make_fact: MakeFact, count: int
) -> None:
    """With more than 64 nothing fires."""
    rules = compile_rules([make_rule(f"r{n}", item={"id": f'not("{n}")'}) for n in range(count)])
    assert len(agreed(engine, rules, [make_fact("item", "i", id="开店")])) == count


def test_a_rule_with_only_a_negated_condition(
    recorder: Recorder, make_rule: MakeRule, make_fact: MakeFact
) -> None:
    """It never ends; here a negated test is a test like any other, and the engine sees no negation."""
    rules = compile_rules([make_rule(item={"type": 'not("行政许可")'})])
    facts = [make_fact("item", "a", type="行政许可"), make_fact("item", "b", type="公共服务")]
    assert {match.facts for match in agreed(recorder, rules, facts)} == {("b",)}
    assert all(word not in recorder.definitions[0] for word in ("not", "none", "$nex", "$neq"))


def test_more_rules_than_a_rule_set_can_have(make_rule: MakeRule) -> None:
    """It takes 4,096; here no rule set has more rules than it may have patterns."""
    (rule,) = compile_rules([make_rule(item={})])
    found = batches([rule] * 5_000, (), LIMITS)
    assert max(len(batch.rules) for batch in found) <= LIMITS.patterns < 4_096


def test_more_properties_than_a_fact_can_have(
    recorder: Recorder, make_rule: MakeRule, make_fact: MakeFact
) -> None:
    """It takes 252; here tests are spread over rule sets."""
    names = ("owner", "item", "department", "type", "material", "holder")
    rules = compile_rules(
        [make_rule(f"r{n}", requirement=dict.fromkeys(names, f'not("{n}")')) for n in range(60)]
    )
    required = make_fact("requirement", "r", **dict.fromkeys(names, "开店"))
    assert len(agreed(recorder, rules, [required])) == 60
    assert max(len(json.loads(fact)) for fact in recorder.facts) <= LIMITS.properties + 2


# Wrong or lost


def test_the_engine_itself_loses_a_fact_with_the_hash_of_another(engine: Engine) -> None:
    """What the next test is about: the second of two ids is refused as already observed."""
    handle = engine.create_ruleset("raw", json.dumps({"r": {"all": [{"m": {"s": 1}}]}}))
    outcomes = [engine.assert_fact(handle, json.dumps({"id": n, "s": 1}))[0] for n in SAME_HASH]
    engine.delete_ruleset(handle)
    assert outcomes == [0, 2]


def test_ids_with_one_hash(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """A fact that is refused as already observed is asserted again under the next id."""
    colliding = DurableMatcher(engine, ids=[*SAME_HASH, *range(1_000)])
    assert colliding.match(pairs, facts) == PlainMatcher().match(pairs, facts)


def test_property_names_with_one_hash() -> None:
    """Properties too are found by a 32-bit hash; no two names that the adapter can write share one."""
    attributes = sum(map(len, SHAPES.values()))
    names = ["id", "sid", "s", "w", "$s", "$forward"]
    names += [f"t{n}" for n in range(5_000)] + [f"j{n}" for n in range(attributes)]
    assert len({fnv(name) for name in names}) == len(names)
    assert fnv(str(SAME_HASH[0])) == fnv(str(SAME_HASH[1]))


def test_a_fact_that_is_lost_in_silence(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """Facts are counted before anything fires."""

    class Losing(Recorder):
        def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
            return super().assert_fact(handle, fact) if len(self.facts) != 10 else self.pretend(fact)

        def pretend(self, fact: str) -> tuple[int, int]:
            self.facts.append(fact)
            return 0, 0

    with pytest.raises(MatcherError, match="79 of 80 facts kept"):
        DurableMatcher(Losing(engine)).match(pairs, facts)


def test_a_fact_that_is_not_taken(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """Only facts that a pattern takes are asserted, so every one of them must be taken."""

    class Refusing(Recorder):
        def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
            outcome, state = super().assert_fact(handle, fact)
            return (1, state) if len(self.facts) == 10 else (outcome, state)

    with pytest.raises(MatcherError, match="was not taken"):
        DurableMatcher(Refusing(engine)).match(pairs, facts)


def test_the_engine_sees_small_integers_only(
    recorder: Recorder, make_rule: MakeRule, make_fact: MakeFact
) -> None:
    """Texts it mistakes for numbers, quotes, line ends, other alphabets, truths and nulls stay outside."""
    odd = ["1e16", "1e-7", "true", "null", '"', "\\", "a\nb", "\x00", "身份证", "🪪", "", " ", "$m", "m$any"]
    rules = compile_rules(
        [make_rule(requirement={}, source={"supplies": "{requirement.material}", "consent": "true"})]
    )
    facts = [make_fact("requirement", f"r{n}", material=text) for n, text in enumerate(odd)]
    facts += [make_fact("source", text, supplies=text, consent=True) for text in odd]
    found = agreed(recorder, rules, facts)
    assert {match.facts for match in found} == {(f"r{n}", text) for n, text in enumerate(odd)}
    values = {value for fact in recorder.facts for value in json.loads(fact).values()}
    assert all(type(value) is int and value < 1_000 for value in values)


def test_types_are_not_mixed_up(engine: Engine, make_rule: MakeRule, make_fact: MakeFact) -> None:
    """To the engine "abc" > 10 is true, and "1" and 1 are equal."""
    rules = compile_rules([make_rule(item={"type": '"true", "1"'})])
    facts = [make_fact("item", key, type=key) for key in ("true", "True", "1", "1.0", "01", "abc")]
    assert {match.facts for match in agreed(engine, rules, facts)} == {("true",), ("1",)}


def test_a_missing_value_passes_a_negated_test(
    engine: Engine, make_rule: MakeRule, make_fact: MakeFact
) -> None:
    """To the engine a missing property never matches, not even `!=`; here it is a class of its own."""
    rules = compile_rules(
        [make_rule(item={"type": 'not("行政许可")'}), make_rule("none", item={"type": "null"})]
    )
    facts = [make_fact("item", "without"), make_fact("item", "with", type="行政许可")]
    agreed(engine, rules, facts)
    assert Match("none", ("without",)) in DurableMatcher(engine).match(rules, facts)


def test_a_missing_joined_value_is_no_error(engine: Engine, make_rule: MakeRule, make_fact: MakeFact) -> None:
    """To the engine that can be an error; here the fact only fails to meet the rule that joins it."""
    same = make_rule("same", item={}, act={"item": "{item.id}", "department": "{item.department}"})
    rules = compile_rules([same, make_rule("item", item={}, act={"item": "{item.id}"})])
    facts = [make_fact("item", "i", id="i"), make_fact("act", "a", item="i", department="d")]
    assert agreed(engine, rules, facts) == {Match("item", ("i", "a"))}


def test_a_test_with_branches_fires_once(
    recorder: Recorder, make_rule: MakeRule, make_fact: MakeFact
) -> None:
    """A fact that meets an OR by two branches fires twice; the engine sees no OR."""
    rules = compile_rules([make_rule(item={"type": '"甲", "乙", "甲"'})])
    assert len(agreed(recorder, rules, [make_fact("item", "i", type="甲")])) == 1
    assert "$or" not in recorder.definitions[0]


def test_a_fact_that_meets_nothing_delays_nothing(
    engine: Engine, make_fact: MakeFact, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """An unmatched message puts off what others have set off; here the last fact meets nothing."""
    assert len(agreed(engine, pairs, [*facts, make_fact("item", "last")])) == 40


@pytest.mark.parametrize("failure", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_no_exception_is_swallowed(
    engine: Engine,
    facts: list[CatalogueFact],
    pairs: tuple[CompiledRule, ...],
    failure: type[BaseException],
) -> None:
    """What happens while matches are read reaches the caller, and the rule set is freed all the same."""

    class Failing(Recorder):
        def complete_and_start_action(self, handle: int, state: int) -> str | None:
            if len(self.facts) > 1:
                raise failure
            return self.engine.complete_and_start_action(handle, state)

    failing = Failing(engine)
    with pytest.raises(failure):
        DurableMatcher(failing).match(pairs, facts)
    assert failing.freed == 1


def test_an_error_of_the_engine_is_told(
    recorder: Recorder, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """It names durable_rules and the way round it."""

    def fail(handle: int, fact: str) -> tuple[int, int]:
        raise recorder.error("Could not assert fact, error code: 303")

    recorder.assert_fact = fail
    with pytest.raises(MatcherError, match=r"error code: 303 → .*ONETHING_MATCHER=plain"):
        DurableMatcher(recorder).match(pairs, facts)


def test_more_matches_than_are_handed_out_at_once(
    engine: Engine, make_fact: MakeFact, make_rule: MakeRule
) -> None:
    """Matches are read in lots of a thousand; none is lost between two lots."""
    rules = compile_rules(
        [
            make_rule(
                requirement={},
                source={"supplies": "{requirement.material}", "provider": "{requirement.owner}"},
            )
        ]
    )
    facts = [make_fact("requirement", f"r{n}", material=f"m{n}", owner="d") for n in range(2_500)]
    facts += [make_fact("source", f"s{n}", supplies=f"m{n}", provider="d") for n in range(2_500)]
    assert len(agreed(engine, rules, facts)) == 2_500


def test_facts_with_one_key_count_as_one(
    engine: Engine, make_fact: MakeFact, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """A duplicate id in a messy catalogue changes nothing."""
    assert len(agreed(engine, pairs, facts + facts)) == 40


# Threads and memory


def test_no_thread_is_started(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """The engine's `Host` would start two that never stop."""
    before = threading.active_count()
    agreed(engine, pairs, facts)
    assert threading.active_count() == before


def test_four_threads_at_once(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """Each call has a rule set of its own, and its answer is complete when it returns."""
    matcher, expected = DurableMatcher(engine), PlainMatcher().match(pairs, facts)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: matcher.match(pairs, facts), range(40)))
    assert all(answer == expected for answer in answers)


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the memory in use is read from Linux' /proc"
)
def test_200_matches_leave_no_memory_behind(
    engine: Engine, facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """A rule set that is not freed costs up to 1.3 MB; 200 of them together grow by less than 10 MB."""

    def pages() -> int:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])

    matcher = DurableMatcher(engine)
    matcher.match(pairs, facts)
    before = pages()
    for _ in range(200):
        matcher.match(pairs, facts)
    assert (pages() - before) * 4_096 < 10_000_000


@pytest.mark.usefixtures("plain_only")
def test_where_it_cannot_be_imported_it_says_so() -> None:
    """As on Python 3.13 and later."""
    with pytest.raises(MatcherError, match="durable_rules cannot be loaded"):
        DurableMatcher()


@pytest.mark.skipif(sys.version_info < (3, 13), reason="durable_rules can be imported before Python 3.13")
def test_python_3_13_needs_no_durable_rules(
    facts: list[CatalogueFact], pairs: tuple[CompiledRule, ...]
) -> None:
    """The plain matcher answers alone."""
    assert len(PlainMatcher().match(pairs, facts)) == 40
