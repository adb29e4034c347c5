"""Flows made up by a seed: a whole plan of typical size, and the search for the fewest visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import networkx as nx
from benchmarks.timing import Spread, interleaved

from onething import Case, Catalogue, Planner
from onething.model import (
    Department,
    FactName,
    Flow,
    Jurisdiction,
    Material,
    OneThing,
    RulePack,
    ServiceItem,
)
from onething.workflows.flow.visits import Presence, fewest_goings

__all__ = ["FlowFigures", "flow_case", "measure", "plain_search", "random_acts", "swinging_acts"]

ITEMS, REQUIREMENTS = 12, 60
ACTS, PLACES = 30, 6
ONETHING = "typical"
_START = date(2026, 9, 25)
_FIRST = date(2026, 1, 5)
"""Each case begins on a day of its own, so that none is like one before."""


@dataclass(frozen=True)
class FlowFigures:
    """Durations in microseconds, by what was done, and how often another took as long."""

    times: Mapping[str, Spread]
    ratios: Mapping[str, float]
    """Of the others, how many times as long as ours they take for the same answer."""


def flow_case(*, seed: int = 1) -> Planner:
    """Return a planner of one one-thing: 12 items of 5 departments, 60 requirements, acts and procedures."""
    random = Random(seed)  # noqa: S311 - test content, no secret
    items = [_item(random, number) for number in range(ITEMS)]
    materials = {f"m{number}" for number in range(REQUIREMENTS)} | {f"r{number}" for number in range(ITEMS)}
    whole = {
        "id": ONETHING,
        "name": ONETHING,
        "items": [{"item": item.id} for item in items],
        "channels": ["online", "window"],
        "promised_days": 20,
    }
    catalogue = Catalogue(
        jurisdiction=Jurisdiction.model_validate({"id": "made-up", "name": "made up", "region": "990100"}),
        departments=_by_id(Department.model_validate({"id": f"d{n}", "name": f"d{n}"}) for n in range(5)),
        materials=_by_id(Material.model_validate({"id": name, "name": name}) for name in sorted(materials)),
        items=_by_id(items),
        onethings=_by_id([OneThing.model_validate(whole)]),
    )
    return Planner(catalogue, [_pack()])


def measure(*, plans: int = 200, searches: int = 20) -> FlowFigures:
    """Time a whole plan, its critical path beside networkx, and the visit search beside a plain one."""
    planner = flow_case()
    starts = [_FIRST + timedelta(days=number) for number in range(plans)]
    given = [Case(facts={FactName("channel"): "window"}, start=day, as_of=_START) for day in starts]
    best = [Case(start=day, as_of=_START) for day in starts]
    drawn = [random_acts(seed=seed) for seed in range(searches)]
    swinging = swinging_acts()
    flow = planner.plan(ONETHING, given[0]).flow
    assert flow is not None
    graph, days = _graph(flow)
    assert nx.dag_longest_path_length(graph) == flow.days
    reckoning = planner.handle(ONETHING, given[0]).reckoning
    times = {
        **interleaved(
            {
                PLAN: lambda number: planner.plan(ONETHING, given[number]),
                "plan through the best of two channels": lambda number: planner.plan(ONETHING, best[number]),
                "plan of a case like one before": lambda _: planner.plan(ONETHING, best[-1]),
                "figures alone": lambda _: planner.figures(ONETHING, best[-1]),
            },
            calls=plans,
        ),
        **interleaved(
            {
                PATH: lambda _: reckoning.longest(days),
                "critical path by networkx": lambda _: nx.dag_longest_path_length(graph),
            },
            calls=plans,
        ),
        **_searches("random order", drawn),
        **_searches("swinging between places", [swinging]),
    }
    return FlowFigures(times, dict(_ratios(times)))


PLAN = "plan with flow, visits and days"
PATH = "critical path"
PLAIN = "plain breadth-first search"
OURS = "visit search"


def _searches(name: str, drawn: Sequence[Sequence[Presence[int]]]) -> dict[str, Spread]:
    for acts in drawn:
        assert len(fewest_goings(acts)) == plain_search(acts), "both find the fewest visits"
    competitors: Mapping[str, Callable[[int], object]] = {
        f"{OURS}, {name}": lambda number: fewest_goings(drawn[number]),
        f"{PLAIN}, {name}": lambda number: plain_search(drawn[number]),
    }
    return interleaved(competitors, calls=len(drawn))


def _ratios(times: Mapping[str, Spread]) -> Iterator[tuple[str, float]]:
    for name, spread in times.items():
        ours = PATH if name.startswith(PATH) else name.replace(PLAIN, OURS)
        if ours != name and ours in times:
            yield name, spread.median / times[ours].median


def random_acts(*, seed: int) -> list[Presence[int]]:
    """Return 30 acts at 6 places, each after up to two before it, half of these with time between."""
    random = Random(seed)  # noqa: S311 - test content, no secret
    acts: list[Presence[int]] = []
    for number in range(ACTS):
        after = waits = 0
        for earlier in random.sample(range(number), min(number, random.choice((0, 1, 1, 2)))):
            beyond = acts[earlier].after | 1 << earlier
            after |= beyond
            waits |= beyond if random.random() < 0.5 else acts[earlier].waits
        acts.append(Presence(random.randrange(PLACES), after, waits))
    return acts


def swinging_acts() -> list[Presence[int]]:
    """Return 30 acts in chains of five that swing between places, each pair of places in its own rhythm."""
    acts: list[Presence[int]] = []
    for chain in range(ACTS // 5):
        after = 0
        for link in range(5):
            place = (chain + link * (1 + chain % 2)) % PLACES
            acts.append(Presence(place, after, after))
            after |= 1 << len(acts) - 1
    return acts


def plain_search(acts: Sequence[Presence[int]]) -> int:
    """Return the fewest visits as one would write it at first: all states, level by level."""
    everything, level, number = (1 << len(acts)) - 1, {0}, 0
    spots = sorted({act.spot for act in acts})
    while everything not in level:
        level = {_gone(acts, done, spot) for done in level for spot in spots}
        number += 1
    return number


def _gone(acts: Sequence[Presence[int]], done: int, spot: int) -> int:
    now = done
    for number, act in enumerate(acts):
        if act.spot == spot and not act.after & ~now and not act.waits & ~done:
            now |= 1 << number
    return now


def _graph(flow: Flow) -> tuple[Any, list[int]]:
    """Return a flow as a graph whose longest path is the critical one, and the days of its steps."""
    graph = nx.DiGraph()
    for step in flow.steps:
        for before in step.after:
            graph.add_edge(before, step.id, weight=flow.step(before).days)
    return graph, [step.days for step in flow.steps]


def _item(random: Random, number: int) -> ServiceItem:
    wanted = [f"m{at}" for at in range(number * 5, number * 5 + 5)]
    needs: list[dict[str, Any]] = [{"material": name} for name in wanted]
    if number % 3:
        needs[0] = {"material": f"r{number - 1}"}
    if number % 4 == 1:
        needs[1] |= {"necessity": "deferrable", "deadline": 5}
    acts = [{"id": "sign", "kind": "signing", "reason": "why"}] if number % 2 else []
    if number % 5 == 0:
        acts.append({"id": "there", "kind": "other", "reason": "why", "place": f"place {number % 4}"})
    looks = {"id": "look", "kind": "inspection", "name": "look", "days": random.randint(1, 3)}
    heard = {"id": "heard", "kind": "hearing", "name": "heard", "days": 5}
    return ServiceItem.model_validate(
        {
            "id": f"i{number}",
            "name": f"i{number}",
            "department": f"d{number % 5}",
            "promised_days": random.randint(0, 5),
            "statutory_days": 20,
            "requirements": needs,
            "results": [{"material": f"r{number}"}],
            "acts": acts,
            "procedures": [looks] * (number % 3 == 0) + [heard] * (number == 7),
            "single_window": number != 11,
        }
    )


def _pack() -> RulePack:
    result = {"material": "{requirement.material}", "holder": "{requirement.holder}"}
    rules = [
        {"match": {"requirement": {}, "result": result}, "then": {"replace_by": "upstream-result"}},
        {"match": {"requirement": {"necessity": "deferrable"}}, "then": {"replace_by": "deferral"}},
        {"match": {"requirement": {}}, "then": {"replace_by": "held-once"}},
        {"match": {"item": {}}, "then": {"join": "together"}},
        {"match": {"act": {"kind": "signing"}}, "then": {"postpone": "signing"}},
    ]
    named = [
        {"id": f"rule-{n}", "title": f"rule {n}", "basis": "made up", **rule} for n, rule in enumerate(rules)
    ]
    return RulePack.model_validate({"id": "made-up", "title": "made up", "region": "000000", "rules": named})


def _by_id(nouns: Any) -> dict[Any, Any]:
    return {noun.id: noun for noun in nouns}
