"""The acceptance flow as a Mermaid flowchart, for Markdown and wikis."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from onething.formats.pictures.lanes import arrows, lane_keys, lanes, visit_numbers
from onething.formats.reports.flow_words import duration, headline, place
from onething.formats.reports.names import Names
from onething.formats.reports.outline import one_line
from onething.language import Language
from onething.model import Catalogue, Flow, Plan, Step

__all__ = ["flow_mermaid"]

_SPECIAL = re.compile(r"[\"#&<>*_`$\\|{}\[\]~;%]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
"""What Mermaid would read as code, as HTML or as Markdown; a number and a dot begin a list there."""


def flow_mermaid(plan: Plan, catalogue: Catalogue, language: Language) -> str:
    """Return the flow of a plan as a Mermaid flowchart: a subgraph per actor, a class per visit.

    Raises ValueError for a plan without a flow.
    """
    if plan.flow is None:
        raise ValueError("the plan has no flow")
    names = Names(language, catalogue)
    title = f"{one_line(names.text(plan.name))} · {headline(plan.flow, names)}"
    numbers = {step.id: number for number, step in enumerate(plan.flow.steps, 1)}
    parts = [
        f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---",
        "flowchart LR",
        *_subgraphs(plan.flow, numbers, names),
        *(f"  s{numbers[before]} --> s{numbers[after]}" for before, after in arrows(plan.flow)),
        *_classes(plan.flow, numbers),
    ]
    return "\n".join((*parts, ""))


def _subgraphs(flow: Flow, numbers: Mapping[str, int], names: Names) -> Iterator[str]:
    visits = visit_numbers(flow)
    for number, lane in enumerate(lanes(flow, names), 1):
        yield f'  subgraph lane{number}["{_escaped(lane.name)}"]'
        for step in lane.steps:
            # A node stands in one subgraph only: that of the first department of a joint step.
            if lane_keys(step)[0] == lane.key:
                label = "<br/>".join(map(_escaped, _lines(flow, step, visits.get(step.id, 0), names)))
                yield f'    s{numbers[step.id]}["{label}"]'
        yield "  end"


def _lines(flow: Flow, step: Step, visit: int, names: Names) -> Iterator[str]:
    yield names.text(step.name)
    if len(step.actors) > 1 and not step.in_person:
        yield names.listed(names.text(actor.name) for actor in step.actors)
    if step.days:
        yield duration(step, names)
    if step.open:
        yield names.say("视情形而定", "depends on the case")
    if visit:
        where = place(flow, flow.visits[visit - 1], names)
        yield names.say(f"第 {visit} 次跑动：{where}", f"visit {visit}: {where}")


def _classes(flow: Flow, numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield how visits and critical steps look; a visit has its class even though all look alike."""
    for number, visit in enumerate(flow.visits, 1):
        yield f"  classDef visit{number} fill:#f3f8fd,stroke:#0b5394,stroke-width:2px,color:#1a1f26"
        yield f"  class {_nodes(visit.steps, numbers)} visit{number}"
    if flow.critical:
        yield "  classDef critical stroke:#b3261e,stroke-width:3px"
        yield f"  class {_nodes(flow.critical, numbers)} critical"


def _nodes(steps: tuple[str, ...], numbers: Mapping[str, int]) -> str:
    return ",".join(f"s{numbers[step]}" for step in steps)


def _escaped(text: str) -> str:
    """Return a text in which nothing is code: special characters become Mermaid's entity codes.

    >>> _escaped('1. <b>"a"')
    '1#46; #60;b#62;#34;a#34;'
    """
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", one_line(text))
