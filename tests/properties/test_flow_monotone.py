"""What lightens a case never adds a visit, a material or a day; and a flow keeps to its own order."""

from __future__ import annotations

from dataclasses import replace

from flow_worlds import (
    channels,
    flow_worlds,
    flows_and_cases,
    flows_halves_and_wholes,
    through,
    without_alternatives,
)
from hypothesis import assume, given
from hypothesis import strategies as st
from plan_worlds import World, cases, sources

from onething.language import Label
from onething.model import (
    Case,
    Channel,
    DataSource,
    Flow,
    MeasureKind,
    Plan,
    RulePack,
    StepKind,
)


def planned(world: World, case: Case) -> tuple[Plan, Flow]:
    """Return the plan of a case, and its flow."""
    plan = world.planner().plan("o0", case)
    assert plan.flow is not None
    return plan, plan.flow


def burden(flow: Flow) -> tuple[int, int, int]:
    """Return what channels are compared by."""
    return len(flow.visits), flow.materials, flow.days


def working(flow: Flow) -> int:
    """Return the days that departments take; waiting for what is handed in later is left out."""
    days = [0 if step.kind is StepKind.SUPPLY_LATER else step.days for step in flow.steps]
    ends: dict[str, int] = {}
    for step, taken in zip(flow.steps, days, strict=True):
        ends[step.id] = taken + max((ends[id] for id in step.after), default=0)
    return max(ends.values(), default=0)


def lighter(after: Flow, before: Flow) -> bool:
    """Tell whether a flow asks for no more visits, materials and days of departments."""
    return (
        len(after.visits) <= len(before.visits)
        and after.materials <= before.materials
        and working(after) <= working(before)
    )


@st.composite
def one_source_more(draw: st.DrawFn) -> tuple[World, Case, DataSource]:
    """Draw a world without alternatives, a case through some channel, and a further source."""
    world = without_alternatives(draw(flow_worlds()))
    case = through(draw(cases(world)), draw(channels))
    return world, case, draw(sources(9, (*world.catalogue.items, "o0")))


@given(one_source_more())
def test_one_more_source_adds_nothing(drawn: tuple[World, Case, DataSource]) -> None:
    """Through one channel a further source adds no visit, no material and no day of a department.

    Among alternatives the one that leaves least to hand in is taken, whatever days it brings.
    """
    world, case, source = drawn
    _, before = planned(world, case)
    _, after = planned(replace(world, catalogue=world.catalogue.with_noun(source)), case)
    assert lighter(after, before)


@given(flows_and_cases(), channels, st.data())
def test_an_act_waived_adds_nothing(drawn: tuple[World, Case], channel: str, data: st.DataObject) -> None:
    """A rule that waives one act more adds no visit, no material and no day."""
    world, case = drawn
    case = through(case, channel)
    _, before = planned(world, case)
    kind = data.draw(st.sampled_from(("identity-check", "signing", "check-original", "collect-result")))
    owner = data.draw(st.sampled_from(sorted(world.catalogue.items)))
    waiving = {
        "id": "waiving",
        "title": "waiving",
        "basis": "law",
        "match": {"act": {"kind": kind, "item": owner}},
        "then": {"waive": kind},
    }
    pack = {"id": "waiving", "title": "waiving", "region": "000000", "rules": [waiving]}
    more = replace(world, packs=(*world.packs, RulePack.model_validate(pack)))
    _, after = planned(more, case)
    assert all(now <= then for now, then in zip(burden(after), burden(before), strict=True))


@given(flows_and_cases(), channels, st.integers(0, 3))
def test_an_item_less_adds_nothing(drawn: tuple[World, Case], channel: str, number: int) -> None:
    """Without an item that produces nothing there are no more visits, materials and days."""
    world, case = drawn
    world = without_alternatives(world)
    everything = tuple(world.catalogue.items)
    taken = everything[number % len(everything)]
    assume(not world.catalogue.items[taken].results)
    fewer = tuple(item for item in everything if item != taken)
    case = through(case, channel)
    _, before = planned(world, case.model_copy(update={"items": everything}))
    _, after = planned(world, case.model_copy(update={"items": fewer}))
    assert lighter(after, before)


@given(flows_halves_and_wholes())
def test_a_half_answered_case_bounds_its_completions(drawn: tuple[World, Case, Case]) -> None:
    """Through one channel, visits, materials and days of any completion lie within the bounds."""
    world, half, whole = drawn
    _, bounds = planned(world, half)
    _, flow = planned(world, whole)
    assert bounds.visits_at_least <= flow.visits_at_least == len(flow.visits) <= len(bounds.visits)
    assert bounds.days_at_least <= flow.days_at_least == flow.days <= bounds.days
    assert flow.materials <= bounds.materials


_COUNTED = (MeasureKind.AT_MOST_ONE_VISIT, MeasureKind.NO_VISIT)


@given(flows_halves_and_wholes())
def test_a_measure_that_is_decided_stays(drawn: tuple[World, Case, Case]) -> None:
    """No completion of a half-answered case contradicts what it is certainly measured by."""
    world, half, whole = drawn
    before, _ = planned(world, half)
    after, _ = planned(world, whole)
    for one, other in zip(before.measures, after.measures, strict=True):
        assert one.holds is None or one.holds == other.holds, one.kind


@given(flows_and_cases(), channels)
def test_the_best_channel_is_no_worse_than_another(drawn: tuple[World, Case], channel: str) -> None:
    """By visits, then materials, then days the channel taken is no worse than any that is offered."""
    world, case = drawn
    _, best = planned(world, case)
    _, other = planned(world, through(case, channel))
    offered = {figures.channel for figures in best.channels if figures.offered}
    assert Channel(channel) not in offered or burden(best) <= burden(other)


@given(flows_and_cases())
def test_what_is_said_of_a_channel_is_what_it_comes_to(drawn: tuple[World, Case]) -> None:
    """The figures by which channels are compared are those of their plans."""
    world, case = drawn
    _, best = planned(world, case)
    for figures in best.channels:
        _, flow = planned(world, through(case, figures.channel.value))
        if figures.offered:
            assert (figures.visits, figures.materials, figures.days) == burden(flow)
        elif flow.channel is figures.channel:
            assert [one.reason for one in flow.channels] == [figures.reason]


@given(flows_and_cases())
def test_a_plan_goes_to_json_and_back(drawn: tuple[World, Case]) -> None:
    """With its flow, its visits and its measures."""
    plan, _ = planned(*drawn)
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


@given(flows_and_cases(), channels)
def test_no_step_stands_before_what_it_waits_for(drawn: tuple[World, Case], channel: str) -> None:
    """Steps come in a possible order, in days as well, and visits do each step in person once."""
    world, case = drawn
    _, flow = planned(world, through(case, channel))
    ends: dict[str, int] = {}
    for step in flow.steps:
        assert step.starts >= max((ends[id] for id in step.after), default=0)
        ends[step.id] = step.ends
    done = [id for visit in flow.visits for id in visit.steps]
    assert sorted(done) == sorted(step.id for step in flow.steps if step.in_person)
    assert [flow.step(id).spot for id in done] == [visit.spot for visit in flow.visits for _ in visit.steps]


@given(flows_and_cases())
def test_names_change_nothing(drawn: tuple[World, Case]) -> None:
    """With other names for items and departments the flow is the same but for these."""
    world, case = drawn
    catalogue = world.catalogue
    for noun in (*catalogue.items.values(), *catalogue.departments.values()):
        catalogue = catalogue.with_noun(noun.model_copy(update={"name": Label(zh=f"又名{noun.id}")}))
    _, before = planned(world, case)
    _, after = planned(replace(world, catalogue=catalogue), case)
    assert _shape(after) == _shape(before)


@given(flows_and_cases())
def test_ids_that_keep_their_order_change_nothing(drawn: tuple[World, Case]) -> None:
    """With other ids of items in the same order the flow is the same but for these."""
    world, case = drawn
    _, before = planned(world, case)
    renamed, other_case = _renamed(world, case)
    _, after = planned(renamed, other_case)
    assert _shape(after) == _shape(before)


def _shape(flow: Flow) -> tuple[object, ...]:
    """Return a flow without any id or name."""
    places = {step.id: place for place, step in enumerate(flow.steps)}
    steps = [
        (step.kind, step.days, step.starts, step.slack, sorted(places[id] for id in step.after))
        for step in flow.steps
    ]
    visits = [[places[id] for id in visit.steps] for visit in flow.visits]
    return flow.channel, steps, visits, burden(flow), flow.fields, flow.departments


def _renamed(world: World, case: Case) -> tuple[World, Case]:
    def other(text: str) -> str:
        for number in range(4):
            text = text.replace(f'"i{number}"', f'"item-{number}"')
        return text

    catalogue = world.catalogue
    items = {
        f"item-{id[1:]}": type(item).model_validate_json(other(item.model_dump_json(by_alias=True)))
        for id, item in catalogue.items.items()
    }
    onethings = {
        id: type(one).model_validate_json(other(one.model_dump_json(by_alias=True)))
        for id, one in catalogue.onethings.items()
    }
    sources = {
        id: type(one).model_validate_json(other(one.model_dump_json(by_alias=True)))
        for id, one in catalogue.sources.items()
    }
    packs = tuple(
        RulePack.model_validate_json(other(pack.model_dump_json(by_alias=True))) for pack in world.packs
    )
    facts = {name.replace("wants.i", "wants.item-"): value for name, value in case.facts.items()}
    changed = replace(catalogue, items=items, onethings=onethings, sources=sources)
    return World(changed, packs), Case.model_validate({**case.model_dump(), "facts": facts})
