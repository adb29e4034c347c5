"""The matcher that runs on durable_rules, and all that keeps its sharp edges away from everyone else.

The engine is driven at its lowest level, the C extension beneath `durable.engine`. What lies above it
starts threads, swallows whatever an action raises (an interrupt too), runs some actions twice, and
writes a state after each; here there are no actions at all: what fired is read, batch by batch.

What the engine meets is made by `onething.rules.encoding` and `onething.rules.network` and is always
harmless: small integers, no text, float, null or list; equality, nothing negated, no alternatives, no
priorities. Rules and facts come in batches within the measured limits, see `LIMITS`. Each batch has a
rule set with one session, which is freed at once. Every fact must be taken when it is asserted, and all
of them are counted again before anything fires.

The extension holds the interpreter's lock during each call, and no two matches share a rule set, so
several threads may match at once without a lock of their own.
"""

from __future__ import annotations

import importlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, cast

from onething.errors import MatcherError
from onething.language import Label
from onething.rules.batching import Batch, Limits, batches
from onething.rules.encoding import Alike
from onething.rules.matcher import Match
from onething.rules.network import WARM_UP, definition, fired_facts, fired_rule, properties
from onething.rules.patterns import CompiledRule
from onething.rules.shapes import CatalogueFact

__all__ = ["LIMITS", "DurableMatcher", "Engine", "load_engine"]

LIMITS = Limits(patterns=60, properties=200, facts=8_000, joined=30_000)
"""What one rule set may hold.

Sixty patterns: of those that are true at once the engine keeps 64 on a stack, and it breaks or hangs at
256 rules with one condition, 512 distinct ones, 4,096 rules. Of 252 properties a fact may have, 200 are
left to tests and joins. Eight thousand facts take about 80 MB.
"""

_SESSION = "0"
_TAKEN, _OBSERVED = 0, 2


class Engine(Protocol):
    """The functions of the C extension that are used; `handle` names a rule set, `state` its session."""

    error: type[Exception]

    def create_ruleset(self, name: str, definition: str, /) -> int:
        """Build a rule set from JSON and return its handle."""

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a rule set, but not its sessions."""

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]:
        """Add a fact, and return what became of it and the session's state."""

    def get_facts(self, handle: int, session: str, /) -> str:
        """Return all facts of a session as JSON."""

    def start_action_for_state(self, handle: int, state: int, /) -> tuple[str, str] | None:
        """Return the session's state and what fired first, as JSON, or None."""

    def complete_and_start_action(self, handle: int, state: int, /) -> str | None:
        """Put away what fired last and return what fired next, as JSON, or None."""

    def delete_state(self, handle: int, session: str, /) -> None:
        """Free a session; it crashes if nothing ever fired in it."""


def load_engine() -> Engine:
    """Load the C extension of durable_rules; MatcherError if that cannot be done, with the reason."""
    try:
        return cast("Engine", importlib.import_module("durable_rules_engine"))
    except ImportError as error:
        raise MatcherError(
            Label(zh=f"无法加载 durable_rules（{error}）", en=f"durable_rules cannot be loaded ({error})"),
            Label(
                zh="请在 Python 3.12 及以下安装 durable-rules，或不设 ONETHING_MATCHER",
                en="install durable-rules on Python 3.12 or earlier, or leave ONETHING_MATCHER unset",
            ),
        ) from error


class DurableMatcher:
    """Joins facts with durable_rules; MatcherError if it cannot be loaded.

    Each rule set keeps within `limits` and gives its facts the first of `ids` that are free.
    """

    name = "durable"

    def __init__(
        self, engine: Engine | None = None, *, limits: Limits = LIMITS, ids: Iterable[int] = range(1, 2**31)
    ) -> None:
        self._engine = engine or load_engine()
        self._limits, self._ids = limits, ids

    def match(self, rules: Sequence[CompiledRule], facts: Sequence[CatalogueFact]) -> frozenset[Match]:
        """Return every way in which the facts meet the patterns of a rule."""
        found = (self._matches(batch) for batch in batches(rules, facts, self._limits))
        return frozenset(itertools.chain.from_iterable(found))

    def _matches(self, batch: Batch) -> Iterator[Match]:
        if not batch.facts:
            return
        try:
            with _ruleset(self._engine, json.dumps(definition(batch))) as ruleset:
                taken = ruleset.take(batch.facts, iter(self._ids))
                for rule, ids in ruleset.fired():
                    yield from _expanded(batch.rules[rule], [taken[fact] for fact in ids])
        except self._engine.error as error:
            raise _refused(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Ruleset:
    """A rule set of the engine with its one session."""

    engine: Engine
    handle: int
    state: int

    def take(self, facts: Iterable[Alike], ids: Iterator[int]) -> Mapping[int, Alike]:
        """Assert the facts and return them by the ids that they were given; MatcherError if one is lost."""
        taken = {self._take(properties(fact), ids): fact for fact in facts}
        held = len(json.loads(self.engine.get_facts(self.handle, _SESSION))) - 1
        if held != len(taken):
            raise _refused(f"{held} of {len(taken)} facts kept")
        return taken

    def _take(self, said: Mapping[str, int], ids: Iterator[int]) -> int:
        """Assert a fact under the first id that is free; ids are told apart by a hash of 32 bits."""
        for number in ids:
            outcome, _ = self.engine.assert_fact(self.handle, json.dumps({"id": number, **said}))
            if outcome == _TAKEN:
                return number
            if outcome != _OBSERVED:
                break
        raise _refused("a fact that a pattern takes was not taken")

    def fired(self) -> Iterator[tuple[int, list[int]]]:
        """Yield what fired: the number of the rule, and the ids of its facts in the order of variables."""
        started = self.engine.start_action_for_state(self.handle, self.state)
        text = started[1] if started else None
        while text:
            for name, frames in json.loads(text).items():
                for frame in frames:
                    yield fired_rule(name), fired_facts(frame)
            text = self.engine.complete_and_start_action(self.handle, self.state)


@contextmanager
def _ruleset(engine: Engine, rules: str) -> Iterator[_Ruleset]:
    """Make a rule set and free it afterwards with its session.

    A session is safe to free only after something fired in it, therefore a warm-up fires first.
    """
    handle = engine.create_ruleset("catalogue", rules)
    warm = False
    try:
        _, state = engine.assert_fact(handle, json.dumps({"id": 0, WARM_UP: 1}))
        if not engine.start_action_for_state(handle, state):
            raise _refused("the warm-up did not fire")
        engine.complete_and_start_action(handle, state)
        warm = True
        yield _Ruleset(engine, handle, state)
    finally:
        if warm:
            engine.delete_state(handle, _SESSION)
        engine.delete_ruleset(handle)


def _expanded(rule: CompiledRule, facts: Sequence[Alike]) -> Iterator[Match]:
    """Yield the matches of facts that stand for many; no fact stands for two variables of a rule."""
    shapes = [fact.shape for fact in facts]
    for keys in itertools.product(*(fact.keys for fact in facts)):
        if len(set(zip(shapes, keys, strict=True))) == len(keys):
            yield Match(rule.rule.id, keys)


def _refused(reason: str) -> MatcherError:
    return MatcherError(
        Label(
            zh=f"durable_rules 的结果不可信：{reason}", en=f"durable_rules cannot be trusted here: {reason}"
        ),
        Label(zh="请设 ONETHING_MATCHER=plain 后再试", en="try again with ONETHING_MATCHER=plain"),
    )
