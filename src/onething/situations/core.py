"""Why the visits may be too many: steps that are open and, taken together, would bring them about.

The most visits of a half-answered case count all that may be. Leaving out what can be left out, as long
as there are still too many, leaves a core: only its conditions are worth asking about next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onething.model import StepKind
from onething.workflows.flow.net import NOBODY, Node
from onething.workflows.flow.reckoning import Reckoning
from onething.workflows.program import Program

__all__ = ["core", "masks_of"]


def core(reckoning: Reckoning, limit: int) -> list[Node]:
    """Return open steps without any of which the visits would be within the limit, the others left out."""
    nodes = list(reckoning.nodes)
    loose = [place for place, node in enumerate(nodes) if _loose(node)]
    # What takes time without anybody going is most often beside the point: it is left out at once.
    timed = [place for place in loose if nodes[place].spot is NOBODY]
    rest = [[place] for place in loose if nodes[place].spot is not NOBODY]
    kept: list[Node] = []
    for places in (timed, *rest):
        kept += _without(reckoning, nodes, places, limit)
    return kept


def masks_of(program: Program, node: Node) -> Iterator[int]:
    """Yield the conditions that a step hangs on."""
    duties = program.duties
    if node.kind is StepKind.IN_PERSON:
        for act in duties.acts:
            if f"{act.item}/{act.act.id}" == node.subject:
                yield from (act.mask, *(relief.mask for relief in (*act.waived, *act.postponed)))
        return
    yield from (slot.mask for slot in program.slots if slot.item in (*node.items, node.subject))
    yield from (timed.mask for timed in duties.procedures if timed.item in node.items)
    for item, relief in (*duties.at_once, *duties.joins):
        if item in node.items:
            yield relief.mask
    for demand in program.demands if node.kind in (StepKind.HAND_IN, StepKind.SUPPLY_LATER) else ():
        if demand.material.id in node.inputs:
            yield from (demand.mask, *(way.mask for way in demand.ways))


def _loose(node: Node) -> bool:
    """Tell whether a step, its place or its time may yet turn out not to count."""
    in_person = node.spot is not NOBODY and (node.open or node.spared)
    return in_person or node.days != (0 if node.open else node.least_days)


def _without(reckoning: Reckoning, nodes: list[Node], places: Sequence[int], limit: int) -> list[Node]:
    """Leave steps out of `nodes` as far as too many visits remain; return those that have to stay."""
    before = [nodes[place] for place in places]
    for place, node in zip(places, before, strict=True):
        nodes[place] = _left_out(node)
    if len(Reckoning(nodes, reckoning.before, reckoning.certain).goings()) > limit:
        return []
    for place, node in zip(places, before, strict=True):
        nodes[place] = node
    if len(places) == 1:
        return before
    return [node for place in places for node in _without(reckoning, nodes, [place], limit)]


def _left_out(node: Node) -> Node:
    spot = NOBODY if node.open or node.spared else node.spot
    return replace(node, spot=spot, days=0 if node.open else node.least_days)
