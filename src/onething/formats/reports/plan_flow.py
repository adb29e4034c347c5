"""The sections of a plan about its flow: visits, steps, days, channels, measures."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.reports.flow_words import MEASURES, day, days, duration, met, place, span, step_name
from onething.formats.reports.names import Names
from onething.formats.reports.outline import Column, Row, Section, Shape, Table
from onething.model import ChannelFigures, Flow, Measure, Step, Visit

__all__ = ["channels", "course", "measured", "steps", "visits"]


def visits(flow: Flow, names: Names) -> Section:
    """Return each visit: where, what is done there, and why it cannot be done remotely."""
    say = names.say
    done_there = Column(say("在那里办", "Done there"), Shape.STACKED)
    columns = (done_there, Column(say("为何须到场", "Why in person"), Shape.STACKED))
    rows = tuple(_visit_row(visit, flow, names) for visit in flow.visits)
    title = names.aside(say("跑动", "Visits"), str(len(rows)))
    return Section(title, table=Table(say("地点", "Place"), columns, rows, numbered=True))


def _visit_row(visit: Visit, flow: Flow, names: Names) -> Row:
    done = tuple(step_name(flow.step(id), names) for id in visit.steps)
    return Row(place(flow, visit, names), (done, tuple(map(names.text, visit.reasons))))


def steps(flow: Flow, names: Names) -> Section:
    """Return the steps in an order in which they can be done: who, how long, when, and why."""
    say = names.say
    columns = (
        Column(say("由谁", "By"), Shape.INLINE),
        Column(say("时长", "Takes"), Shape.INLINE),
        Column(say("日期", "When"), Shape.INLINE),
        Column(say("缘由", "Why")),
    )
    rows = tuple(_step_row(step, flow, names) for step in flow.steps)
    title = names.aside(say("办理环节", "Steps"), str(len(rows)))
    return Section(title, table=Table(say("环节", "Step"), columns, rows, numbered=True))


def _step_row(step: Step, flow: Flow, names: Names) -> Row:
    who = names.listed(dict.fromkeys(names.text(actor.name) for actor in step.actors))
    critical = names.say("关键", "critical") if step.id in flow.critical else ""
    takes = names.aside(duration(step, names), critical)
    when = span(step.begins_on, step.ends_on, names)
    return Row(step_name(step, names), ((who,), (takes,), (when,), (names.text(step.reason),)))


def course(flow: Flow, names: Names) -> Section:
    """Return how long it takes and why: dates, limits, what is critical, what is not counted."""
    lines = (
        *_schedule(flow, names),
        *_limits(flow, names),
        *_critical(flow, names),
        *_uncounted(flow, names),
    )
    return Section(names.say("办理时间", "Time"), tuple(filter(None, lines)))


def _schedule(flow: Flow, names: Names) -> Iterator[str]:
    schedule = flow.schedule
    if schedule is None:
        return
    if schedule.accepted_on:
        moved = schedule.accepted_on != schedule.start
        off = names.say(
            f"{day(schedule.start, names)}非工作日", f"{day(schedule.start, names)} is no working day"
        )
        accepted = names.aside(day(schedule.accepted_on, names), off if moved else "")
        yield names.labelled(names.say("受理", "Accepted"), accepted)
    if schedule.ends_on:
        yield names.labelled(names.say("办结", "Closed"), day(schedule.ends_on, names))
    if schedule.limit_on:
        broken = names.say("算出的时限更长", "what counts takes longer")
        said = broken if schedule.promise_kept is False else ""
        yield names.labelled(
            names.say("承诺期满", "Promised by"), names.aside(day(schedule.limit_on, names), said)
        )
    if schedule.note:
        yield names.text(schedule.note)


def _limits(flow: Flow, names: Names) -> Iterator[str]:
    within = days(flow.limit_days, names)
    yield names.labelled(names.say("计入时限", "Counted into the time limit"), within)
    yield names.labelled(names.say("按法定时限", "By statutory limits"), days(flow.statutory_days, names))
    if flow.unpublished:
        items = names.listed(map(names.item, flow.unpublished))
        yield names.labelled(names.say("未公布时限，按 0 日计", "No time limit published, taken as 0"), items)


def _critical(flow: Flow, names: Names) -> Iterator[str]:
    path = names.say(" → ", " → ").join(names.text(flow.step(id).name) for id in flow.critical)
    if path:
        yield names.labelled(names.say("关键路径", "Critical path"), path)
    for shortening in flow.shortenings:
        if shortening.saves:
            step = names.text(flow.step(shortening.step).name)
            saved = days(shortening.saves, names)
            yield names.say(f"“{step}”若即时完成，可省 {saved}", f"“{step}” done at once would save {saved}")


def _uncounted(flow: Flow, names: Names) -> Iterator[str]:
    for suspension in flow.suspensions:
        step = names.text(flow.step(suspension.step).name)
        until = days(suspension.days, names) if suspension.days else names.say("无期限", "no deadline")
        yield names.labelled(names.say("时限中止", "Time limit suspended"), names.aside(step, until))


def channels(flow: Flow, names: Names) -> Section:
    """Return what the channels were compared by; nothing where the channel was given."""
    say = names.say
    columns = (
        Column(say("跑动", "Visits"), Shape.INLINE),
        Column(say("材料", "Materials"), Shape.INLINE),
        Column(say("工作日", "Working days"), Shape.INLINE),
        Column(say("说明", "Remark")),
    )
    rows = tuple(_channel_row(figures, flow, names) for figures in flow.channels)
    title = say("渠道比较（先比跑动，再比材料，再比天数）", "Channels, by visits, then materials, then days")
    return Section(title, table=Table(say("渠道", "Channel"), columns, rows))


def _channel_row(figures: ChannelFigures, flow: Flow, names: Names) -> Row:
    numbers = (figures.visits, figures.materials, figures.days)
    chosen = names.say("采用", "taken") if figures.channel is flow.channel else ""
    remark = names.text(figures.reason) if figures.reason else chosen
    cells = tuple(("" if number is None else f"{number}",) for number in numbers)
    return Row(names.text(figures.channel.label), (*cells, (remark,)))


def measured(measures: tuple[Measure, ...], names: Names) -> Section:
    """Return what the plan is measured by, each with its reason."""
    say = names.say
    columns = (Column(say("是否达到", "Met"), Shape.INLINE), Column(say("理由", "Why")))
    rows = tuple(
        Row(names.text(MEASURES[one.kind]), ((met(one, names),), (names.text(one.reason),)))
        for one in measures
    )
    return Section(say("衡量", "Measures"), table=Table(say("指标", "Measure"), columns, rows))
