"""What it is, where to go, how often, and how long it takes: the parts that are read first."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.pages.parts import Card, Grid, Part
from onething.formats.pages.situations import days_of, visits_of
from onething.formats.reports.flow_words import day, days, duration, lasting, place, span, times
from onething.formats.reports.names import Names
from onething.formats.reports.plan_ways import Fates, count
from onething.model import ChannelFigures, Flow, Inclusion, OneThing, Plan, PlannedItem, Schedule

__all__ = ["cards", "time", "visits", "what", "where"]


def cards(plan: Plan, names: Names) -> tuple[Card, ...]:
    """Return the figures that are seen first: visits, days, materials, fields."""
    say, flow = names.say, plan.flow
    left = sum(field.source is None for field in plan.form)
    spared = count(Fates.of(plan).replaced)
    bring = Card(
        say("要交材料（份）", "Materials to hand in"),
        str(len(plan.hand_in)),
        say(f"免交 {spared} 份", f"{spared} need not be handed in"),
    )
    fill = Card(
        say("要填内容（项）", "Fields to fill in"),
        str(left),
        say(f"自动填写 {len(plan.form) - left} 项", f"{len(plan.form) - left} fill themselves"),
    )
    if flow is None:
        return bring, fill
    places = names.listed(place(flow, visit, names) for visit in flow.visits)
    ends = flow.schedule.ends_on if flow.schedule else None
    until = say(f"最迟{day(ends, names)}办结", f"by {day(ends, names)} at the latest") if ends else ""
    return (
        Card(say("要跑（次）", "Visits"), visits_of(plan), places or say("不用到现场", "nowhere to go")),
        Card(say("要等（工作日）", "Working days"), days_of(plan), until),
        bring,
        fill,
    )


def what(plan: Plan, names: Names) -> Part:
    """Return what is handled, by which departments, under which conditions."""
    say = names.say
    noun = _onething(plan, names)
    heads = (say("事项", "Item"), say("部门", "Department"), say("是否办理", "Handled"))
    order = (Inclusion.IN, Inclusion.OPEN)
    items = sorted((i for i in plan.items if i.inclusion in order), key=lambda i: order.index(i.inclusion))
    grid = Grid(
        say("一并办理的事项", "What is handled together"), heads, tuple(_item(i, names) for i in items)
    )
    sure = sum(item.inclusion is Inclusion.IN for item in items)
    number = f"{sure}" if sure == len(items) else say(f"{sure} 至 {len(items)}", f"{sure} to {len(items)}")
    line = say(
        f"“{names.text(plan.name)}”把 {number} 个事项合为一件事，一次申请、一并办理。",
        f"“{names.text(plan.name)}”: {number} items are handled as one thing, with one application.",
    )
    conditions = noun.conditions if noun else ()
    return Part(
        say("这是什么", "What this is"),
        lines=(line, *([say("办理条件：", "Conditions:")] if conditions else [])),
        points=conditions,
        grids=(grid,),
    )


def _item(item: PlannedItem, names: Names) -> tuple[str, str, str]:
    known = names.catalogue.items.get(item.item)
    department = names.department(known.department if known else None)
    if item.inclusion is Inclusion.IN:
        return names.text(item.name), department, names.say("办理", "yes")
    depends = names.say("视情形而定", "depends on the case")
    return names.text(item.name), department, names.aside(depends, names.sentences(item.reason))


def _onething(plan: Plan, names: Names) -> OneThing | None:
    return names.catalogue.onethings.get(plan.onething)


def where(plan: Plan, names: Names) -> Part:
    """Return through which channel and where it is handled, and what was compared to choose it."""
    say, flow, noun = names.say, plan.flow, _onething(plan, names)
    lines = []
    if flow:
        channel = names.text(flow.channel.label)
        lines.append(say(f"本指南按“{channel}”渠道办理编写。", f"This guide is for handling it {channel}."))
    if noun and noun.channels:
        offered = names.listed(names.text(channel.label) for channel in noun.channels)
        lines.append(names.labelled(say("公布的渠道", "Published channels"), offered))
    if noun and noun.window:
        lines.append(names.labelled(say("受理窗口", "Window"), names.text(noun.window)))
    heads = (
        say("渠道", "Channel"),
        say("跑动次数", "Visits"),
        say("要交的材料", "To hand in"),
        say("工作日", "Working days"),
        say("说明", "Remarks"),
    )
    rows = tuple(_channel(one, names) for one in flow.channels) if flow else ()
    grid = Grid(say("各渠道比较", "The channels compared"), heads, rows)
    return Part(say("在哪里办", "Where to apply"), lines=tuple(lines), grids=(grid,))


def _channel(one: ChannelFigures, names: Names) -> tuple[str, ...]:
    figures = ("—" if figure is None else str(figure) for figure in (one.visits, one.materials, one.days))
    closed = "" if one.offered else names.say("不能办理", "not possible")
    reason = names.text(one.reason) if one.reason else ""
    return names.text(one.channel.label), *figures, names.clauses((closed, reason))


def visits(plan: Plan, names: Names) -> Part:
    """Return each going of the applicant: where, what is done there, and why it cannot be done remotely."""
    say, flow = names.say, plan.flow
    title = say("要跑几次", "How many visits")
    if flow is None:
        return Part(title)
    heads = (
        say("第几次", "Visit"),
        say("地点", "Where"),
        say("办什么", "What is done"),
        say("为什么要到场", "Why in person"),
    )
    rows = tuple(
        (
            str(number),
            place(flow, visit, names),
            names.listed(names.text(flow.step(step).name) for step in visit.steps),
            names.clauses(map(names.text, visit.reasons)),
        )
        for number, visit in enumerate(flow.visits, 1)
    )
    return Part(title, lines=(_how_often(flow, names),), grids=(Grid(title, heads, rows),))


def _how_often(flow: Flow, names: Names) -> str:
    most = len(flow.visits)
    if not most:
        return names.say("不用跑，全程不到现场。", "None: nothing has to be done in person.")
    if flow.visits_at_least < most:
        return names.say(
            f"{flow.visits_at_least} 至 {most} 次，取决于尚未回答的问题；下表按最多的列出。",
            f"{flow.visits_at_least} to {most}, depending on questions still open; the table lists the most.",
        )
    return names.say(f"共 {times(most, names)}。", f"{times(most, names)} in all.")


def time(plan: Plan, names: Names) -> Part:
    """Return how long it takes, from which day to which, and on what the time is spent."""
    say, flow = names.say, plan.flow
    title = say("要多久", "How long it takes")
    if flow is None:
        return Part(title)
    heads = (
        say("环节", "Step"),
        say("谁办理", "Who"),
        say("工作日", "Working days"),
        say("日期", "Dates"),
    )
    critical = [flow.step(one) for one in flow.critical]
    rows = tuple(
        (
            names.text(step.name),
            names.listed(names.text(actor.name) for actor in step.actors),
            duration(step, names),
            span(step.begins_on, step.ends_on, names),
        )
        for step in critical
    )
    grid = Grid(say("决定总时长的环节", "The steps that decide how long it takes"), heads, rows)
    return Part(title, tuple(_length(flow, names)), grids=(grid,), warnings=_caveats(flow, names))


def _length(flow: Flow, names: Names) -> Iterator[str]:
    say = names.say
    law = days(flow.statutory_days, names)
    figure = lasting(flow, names)
    yield say(
        f"从受理到最后一个结果：{figure}（法律允许的最长时间：{law}）。",
        f"From acceptance to the last result: {figure} (by law at most {law}).",
    )
    if flow.schedule:
        yield from _dates(flow.schedule, names)
    for pause in flow.suspensions:
        until = say(f"，期限 {pause.days} 天", f" within {pause.days} days") if pause.days else ""
        missing = names.materials(pause.materials)
        yield say(
            f"补交{missing}{until}；等待补交的时间不计入办理时限。",
            f"Hand in later{until}: {missing}; the time limit does not run meanwhile.",
        )


def _dates(schedule: Schedule, names: Names) -> Iterator[str]:
    say = names.say
    known = (
        (say("提出申请", "Application"), schedule.start),
        (say("受理", "Accepted"), schedule.accepted_on),
        (say("预计办结", "Last result expected"), schedule.ends_on),
        (say("承诺期限到", "The promised limit ends"), schedule.limit_on),
    )
    yield names.clauses(names.labelled(label, day(when, names)) for label, when in known if when)


def _caveats(flow: Flow, names: Names) -> tuple[str, ...]:
    note = names.text(flow.schedule.note) if flow.schedule and flow.schedule.note else ""
    silent = names.listed(map(names.item, flow.unpublished))
    unpublished = names.say(
        f"这些事项没有公布办理时限，此处按 0 天计算：{silent}",
        f"No time limit is published for these items, and none is counted: {silent}",
    )
    return tuple(filter(None, (note, unpublished if silent else "")))
