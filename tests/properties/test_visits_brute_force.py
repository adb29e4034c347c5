"""The visit search beside a scheduler that tries everything, on small random flows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from onething.language import Label
from onething.model import SpotKind, StepKind
from onething.workflows.flow.net import Net, Node
from onething.workflows.flow.reckoning import Reckoning

PLACES = ((SpotKind.WINDOW, ""), (SpotKind.COUNTER, "police"), (SpotKind.SITE, "医院"))


@st.composite
def flows(draw: st.DrawFn, *, most: int = 8) -> Net:
    """Draw an acyclic flow: each step in person or not, taking time or not, after some of those before it."""
    net = Net()
    for number in range(draw(st.integers(1, most))):
        spot = draw(st.one_of(st.none(), st.sampled_from(PLACES)))
        days = 0 if spot else draw(st.integers(0, 2))
        node = Node(
            StepKind.REVIEW, str(number), None, (), Label(en="x"), spot=spot, days=days, least_days=days
        )
        node.open = draw(st.booleans())
        before = draw(st.sets(st.sampled_from(sorted(net.nodes)), max_size=3)) if net.nodes else set()
        id = net.add(node, sorted(before))
        for earlier in before:
            node.after[earlier] = draw(st.booleans())
        assert id in net.nodes
    return net


def tried(spots: Sequence[object], days: Sequence[int], before: Sequence[Sequence[int]]) -> int:
    """Return the fewest visits by trying every order of places, one state after the other."""
    everything = frozenset(range(len(spots)))
    states = {_waited(frozenset(), spots, before)}
    number = 0
    while everything not in states:
        reached = {
            _waited(_visited(state, place, spots, days, before), spots, before)
            for state in states
            for place in PLACES
        }
        states, number = states | reached, number + 1
    return number


def _ready(step: int, done: frozenset[int], before: Sequence[Sequence[int]]) -> bool:
    return step not in done and set(before[step]) <= done


def _waited(done: frozenset[int], spots: Sequence[object], before: Sequence[Sequence[int]]) -> frozenset[int]:
    """Let time pass until nothing more happens by itself."""
    while more := {s for s in range(len(spots)) if spots[s] is None and _ready(s, done, before)}:
        done |= more
    return done


def _visited(
    done: frozenset[int],
    place: object,
    spots: Sequence[object],
    days: Sequence[int],
    before: Sequence[Sequence[int]],
) -> frozenset[int]:
    """Do at a place all that is ready or becomes so without any time passing."""
    instant = {s for s in range(len(spots)) if spots[s] == place or (spots[s] is None and not days[s])}
    while more := {s for s in instant if _ready(s, done, before)}:
        done |= more
    return done


@given(flows())
def test_the_fewest_visits_are_those_of_trying_everything(net: Net):
    """The search over contracted states gives what a scheduler of the whole flow gives."""
    reckoning = Reckoning.of(net)
    spots, days = [node.spot for node in reckoning.nodes], [node.days for node in reckoning.nodes]
    assert len(reckoning.goings()) == tried(spots, days, reckoning.before)


@given(flows())
def test_each_visit_does_only_what_is_ready(net: Net):
    """Played back, the visits found do every step in person once, at its place, in a possible order."""
    reckoning = Reckoning.of(net)
    spots, days = [node.spot for node in reckoning.nodes], [node.days for node in reckoning.nodes]
    done = _waited(frozenset(), spots, reckoning.before)
    for going in reckoning.goings():
        after = _visited(done, going.spot, spots, days, reckoning.before)
        assert {spots[act] for act in going.acts} == {going.spot}
        assert set(going.acts) == {s for s in after - done if spots[s] is not None}
        done = _waited(after, spots, reckoning.before)
    assert done == frozenset(range(len(spots)))


@given(flows())
def test_what_is_open_only_ever_adds(net: Net):
    """With all that is open there are no fewer visits and days than without it."""
    reckoning = Reckoning.of(net)
    assert reckoning.fewest_possible() <= len(reckoning.goings())
    assert reckoning.shortest_possible() <= reckoning.longest([node.days for node in reckoning.nodes])


@given(flows(), st.data())
def test_an_act_waived_adds_nothing(net: Net, data: st.DataObject):
    """Without one step in person there are no more visits, and no more days."""
    before = Reckoning.of(net)
    waived = data.draw(st.sampled_from(sorted(net.nodes)))
    net.nodes[waived].spot = None
    after = Reckoning.of(net)
    assert len(after.goings()) <= len(before.goings())
    assert after.timings()[-1].ends <= before.timings()[-1].ends


@given(flows())
def test_the_slack_is_what_a_step_can_be_late(net: Net):
    """A step that takes its slack longer delays nothing, one day more delays the end."""
    reckoning = Reckoning.of(net)
    days = [node.days for node in reckoning.nodes]
    whole = reckoning.longest(days)
    for place, timing in enumerate(reckoning.timings()):
        late = [*days[:place], days[place] + timing.slack, *days[place + 1 :]]
        assert reckoning.longest(late) == whole
        late[place] += 1
        assert reckoning.longest(late) == whole + 1


@given(flows())
def test_links_that_follow_from_others_are_left_out(net: Net):
    """The links kept lead to the same steps as all links, and none of them follows from the rest."""
    reckoning = Reckoning.of(net)
    places = {node.id: place for place, node in enumerate(reckoning.nodes)}
    whole = _above([[places[id] for id in node.after] for node in reckoning.nodes])
    assert _above(reckoning.before) == whole
    for place, earlier in enumerate(reckoning.before):
        for one in earlier:
            rest = {place: [other for other in earlier if other != one]}
            assert one not in _above([rest.get(p, e) for p, e in enumerate(reckoning.before)])[place]


def _above(before: Sequence[Sequence[int]]) -> Mapping[int, frozenset[int]]:
    above: dict[int, frozenset[int]] = {}
    for place, earlier in enumerate(before):
        above[place] = frozenset(earlier).union(*(above[one] for one in earlier))
    return above
