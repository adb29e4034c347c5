"""What the applicant does step by step, the picture of it all, and what happens in the back office."""

from __future__ import annotations

from onething.formats.pages.parts import Grid, Part, Row
from onething.formats.pictures.flow_svg import flow_strips
from onething.formats.pictures.lanes import Lane, lanes, visit_numbers
from onething.formats.reports.flow_words import duration, place, span
from onething.formats.reports.names import Names
from onething.model import ActorKind, Flow, Plan, Step

__all__ = ["back_office", "own_steps"]


def own_steps(plan: Plan, names: Names) -> Part:
    """Return what the applicant does, in order, and the picture of the whole flow."""
    title = names.say("怎么办：一步一步", "What you do, step by step")
    flow = plan.flow
    if flow is None:
        return Part(title)
    steps = tuple(_own(step, flow, names) for step in flow.steps if _is_own(step))
    return Part(title, steps=steps, pictures=flow_strips(plan, names.catalogue, names.language))


def _is_own(step: Step) -> bool:
    return step.in_person or any(actor.kind is ActorKind.APPLICANT for actor in step.actors)


def _own(step: Step, flow: Flow, names: Names) -> str:
    visit = visit_numbers(flow).get(step.id, 0)
    where = place(flow, flow.visits[visit - 1], names) if visit else ""
    going = names.say(f"第 {visit} 次跑动，{where}", f"visit {visit}, {where}") if visit else ""
    depends = names.say("视情形而定", "depends on the case") if step.open else ""
    when = span(step.begins_on, step.ends_on, names)
    return names.aside(names.text(step.name), names.clauses((going, when, depends)))


def back_office(plan: Plan, names: Names) -> Part:
    """Return what the window, the departments and the sources do without the applicant, one row for each."""
    say, flow = names.say, plan.flow
    title = say("部门在后台做什么", "What happens in the back office")
    if flow is None:
        return Part(title)
    heads = (say("谁办理", "Who"), say("环节", "Steps"), say("为什么有这些环节", "Why"))
    rows = tuple(_row(lane, flow, names) for lane in lanes(flow, names) if not all(map(_is_own, lane.steps)))
    return Part(title, grids=(Grid(title, heads, rows),))


def _row(lane: Lane, flow: Flow, names: Names) -> Row:
    done = [step for step in lane.steps if not _is_own(step)]
    reasons = dict.fromkeys(names.text(step.reason) for step in done)
    return lane.name, "\n".join(_done(step, flow, names) for step in done), "\n".join(reasons)


def _done(step: Step, flow: Flow, names: Names) -> str:
    depends = names.say("视情形而定", "depends on the case") if step.open else ""
    takes = duration(step, names)
    when = span(step.begins_on, step.ends_on, names) if takes else ""
    named = f"{flow.steps.index(step) + 1}. {names.text(step.name)}"
    return names.aside(named, names.clauses((takes, when, depends)))
