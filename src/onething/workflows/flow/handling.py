"""How a case is handled: through the channel given, or the best of those that are open to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onething.language import Label
from onething.model import (
    CHANNEL,
    Case,
    Channel,
    ChannelFigures,
    ItemId,
    MaterialKind,
    Outcome,
    StepKind,
    World,
)
from onething.workflows.deciding import Decision, handed_in
from onething.workflows.flow.back_office import decided_at_once
from onething.workflows.flow.comparing import counted_steps
from onething.workflows.flow.courses import Course, Courses
from onething.workflows.flow.drawing import draw
from onething.workflows.flow.net import SpotKey
from onething.workflows.flow.reckoning import Reckoning
from onething.workflows.flow.setting import Setting
from onething.workflows.flow.visits import Going
from onething.workflows.form_filling import fields_left, filled_in
from onething.workflows.program import Program, Slot

__all__ = ["Decider", "Handling", "Online", "handle", "handled_online", "offered"]


@dataclass(frozen=True)
class Handling:
    """A case decided, drawn and reckoned with, in one world and through one channel."""

    setting: Setting
    case: Case
    compared: tuple[ChannelFigures, ...] = ()

    @property
    def decision(self) -> Decision:
        """What the case comes to."""
        return self.setting.decision

    @cached_property
    def reckoning(self) -> Reckoning:
        """The flow, drawn and in order."""
        return Reckoning.of(draw(self.setting))

    @cached_property
    def goings(self) -> tuple[Going[SpotKey], ...]:
        """The visits, the most that open questions can bring."""
        return self.reckoning.goings()

    @cached_property
    def days(self) -> int:
        """The working days, the most that open questions can bring."""
        return self.reckoning.longest([node.days for node in self.reckoning.nodes])

    @cached_property
    def limit_days(self) -> tuple[int, int]:
        """The working days that count into the time limit: the least and the most that answers bring."""
        nodes = self.reckoning.nodes
        most = self.reckoning.longest([node.days if node.counted else 0 for node in nodes])
        sure = [node.least_days if node.counted and not node.open else 0 for node in nodes]
        return self.reckoning.longest(sure, certain=True), most

    @cached_property
    def materials(self) -> int:
        """How many materials are handed in, or may be: each once at the single window, else each time."""
        program, decision = self.setting.program, self.setting.decision
        if self.setting.world is World.AFTER:
            return sum(1 for _ in handed_in(program, decision))
        return sum(fate.outcome in (Outcome.HAND_IN, Outcome.OPEN) for fate in decision.fates)

    @cached_property
    def forms(self) -> int:
        """How many forms are filled in: one at the single window, else each by itself."""
        demands = self.setting.program.demands
        forms = sum(
            demands[number].material.kind is MaterialKind.FORM or bool(demands[number].material.fields)
            for number in self._filled_in()
        )
        return min(forms, 1) if self.setting.world is World.AFTER else forms

    @cached_property
    def fields(self) -> int:
        """How many fields the applicant fills in: each once at the single window, else in each form."""
        program, decision = self.setting.program, self.setting.decision
        if self.setting.world is World.AFTER:
            return fields_left(program, decision)
        return sum(len(program.demands[number].material.fields) for number in self._filled_in())

    @cached_property
    def departments(self) -> int:
        """With how many bodies the applicant deals: those that accept an application."""
        accepting = [node for node in self.reckoning.nodes if node.kind is StepKind.ACCEPT]
        # Departments that nobody published are told apart by the item that they accept.
        return len({(actor, "" if actor[1] else node.subject) for node in accepting for actor in node.actors})

    @cached_property
    def unpublished(self) -> tuple[ItemId, ...]:
        """The items for which nobody published a time limit, and no rule has them decided at once."""
        reviewed = (node.items[0] for node in self.reckoning.nodes if node.kind is StepKind.REVIEW)
        return tuple(item for item in reviewed if self._without_limit(item))

    def course(self) -> Course:
        """Return what the flow comes to in figures."""
        return Course(
            visits=len(self.goings),
            days=self.days,
            steps=counted_steps([node.kind for node in self.reckoning.nodes]),
            departments=self.departments,
            all_published=not self.unpublished,
        )

    def _without_limit(self, id: ItemId) -> bool:
        item = self.setting.item(id)
        if item.promised_days or item.statutory_days:
            return False
        _, sure = decided_at_once(self.setting, id)
        return not sure

    def _filled_in(self) -> Iterator[int]:
        program, decision = self.setting.program, self.setting.decision
        return (n for n in range(len(program.demands)) if filled_in(program, decision, n))


Decider = Callable[[Case], Decision]
"""Decides a case of the program."""


def handle(
    program: Program, decider: Decider, case: Case, world: World, courses: Courses | None = None
) -> Handling:
    """Return how a settled case is handled.

    Without a channel the one with the fewest visits is taken, of these the one with the fewest
    materials, of these the one with the fewest days, and of equal ones the first in the order of
    `Channel`. Before the reform there is the counter alone. `courses` spares drawing what is known.
    """
    given = Channel.WINDOW if world is World.BEFORE else case.facts.get(CHANNEL)
    if given is not None:
        return _given(program, decider, case, world, Channel(str(given)))
    made: dict[Channel, Handling] = {}
    refused: dict[Channel, ChannelFigures] = {}
    for channel in Channel:
        handling = _through(program, decider, case, world, channel)
        reason = _not_offered(handling.setting)
        if reason is None:
            made[channel] = handling
        else:
            refused[channel] = ChannelFigures(channel=channel, offered=False, reason=reason)
    if not made:
        return _given(program, decider, case, world, Channel.WINDOW)
    courses = courses or Courses(program)
    figures = {channel: _figures(handling, courses) for channel, handling in made.items()}
    best = min(made, key=lambda channel: _burden(figures[channel]))
    compared = figures | refused
    return Handling(made[best].setting, case, tuple(compared[channel] for channel in Channel))


class Online(NamedTuple):
    """How a case is or would be handled online, and whether that is offered."""

    setting: Setting
    offered: bool | None


def handled_online(handling: Handling, decider: Decider) -> Online:
    """Return the same case as it is or would be handled online."""
    setting = handling.setting
    if setting.channel is Channel.ONLINE:
        online = handling
    else:
        online = _through(setting.program, decider, handling.case, setting.world, Channel.ONLINE)
    return Online(online.setting, offered(online.setting))


def _figures(handling: Handling, courses: Courses) -> ChannelFigures:
    """Return what is compared of a channel that is open to a case."""
    course = courses.of(handling.setting, handling.course)
    return ChannelFigures(
        channel=handling.setting.channel,
        offered=True,
        visits=course.visits,
        materials=handling.materials,
        days=course.days,
    )


def _given(program: Program, decider: Decider, case: Case, world: World, channel: Channel) -> Handling:
    """Return the handling through one channel, with a word if that is not offered."""
    handling = _through(program, decider, case, world, channel)
    reason = None if world is World.BEFORE else _not_offered(handling.setting)
    if reason is None:
        return handling
    return Handling(handling.setting, case, (ChannelFigures(channel=channel, offered=False, reason=reason),))


def _through(program: Program, decider: Decider, case: Case, world: World, channel: Channel) -> Handling:
    known = case.with_fact(CHANNEL, channel.value)
    return Handling(Setting(program, decider(known), world, channel), case)


def _burden(figures: ChannelFigures) -> tuple[int, int, int]:
    return figures.visits or 0, figures.materials or 0, figures.days or 0


def offered(setting: Setting) -> bool | None:
    """Tell whether a case can be handled through its channel; None if an item that is open decides it."""
    if not _published(setting):
        return False
    truths = [truth for _, truth in _offline(setting)]
    return False if True in truths else None if truths else True


def _not_offered(setting: Setting) -> Label | None:
    """Return why a case cannot be handled through a channel, or may not be, if so."""
    if not _published(setting):
        return Label(zh="该一件事未公布此渠道", en="it is not published for this one-thing")
    slot, _ = next(_offline(setting), (None, None))
    if slot is None:
        return None
    zh, en = slot.name.text("zh"), slot.name.text("en")
    return Label(zh=f"“{zh}”不能远程申请", en=f"“{en}” cannot be applied for remotely")


def _published(setting: Setting) -> bool:
    return setting.channel in (setting.program.onething.channels or (Channel.WINDOW,))


def _offline(setting: Setting) -> Iterator[tuple[Slot, bool | None]]:
    """Yield the items that are or may be in the case and cannot be applied for through its channel."""
    if setting.channel is Channel.WINDOW:
        return
    for slot, truth in zip(setting.program.slots, setting.decision.included, strict=True):
        if truth is not False and setting.item(slot.item).online is False:
            yield slot, truth
