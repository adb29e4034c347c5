"""How a case is handled: through the channel given, or the best of those that are open to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onething.language import Label
from onething.model import (
    CHANNEL,
    Case,
    Channel,
    ChannelFigures,
    MaterialKind,
    OneThing,
    Outcome,
    World,
)
from onething.workflows.deciding import Decision, decide, group_outcomes
from onething.workflows.flow.drawing import draw
from onething.workflows.flow.net import SpotKey
from onething.workflows.flow.reckoning import Reckoning
from onething.workflows.flow.setting import Setting
from onething.workflows.flow.visits import Going
from onething.workflows.form_filling import filled_in, form_fields
from onething.workflows.program import Program
from onething.workflows.reading import Reading

__all__ = ["Handling", "Online", "handle", "handled_online", "offered"]


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
        outcomes = (
            group_outcomes(program, decision)
            if self.setting.world is World.AFTER
            else [fate.outcome for fate in decision.fates]
        )
        return sum(outcome in (Outcome.HAND_IN, Outcome.OPEN) for outcome in outcomes)

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
            return sum(field.source is None for field in form_fields(program, decision))
        return sum(len(program.demands[number].material.fields) for number in self._filled_in())

    def figures(self) -> ChannelFigures:
        """Return what is compared of it."""
        return ChannelFigures(
            channel=self.setting.channel,
            offered=True,
            visits=len(self.goings),
            materials=self.materials,
            days=self.days,
        )

    def _filled_in(self) -> Iterator[int]:
        program, decision = self.setting.program, self.setting.decision
        return (n for n in range(len(program.demands)) if filled_in(program, decision, n))


def handle(program: Program, reading: Reading, case: Case, world: World) -> Handling:
    """Return how a settled case is handled.

    Without a channel the one with the fewest visits is taken, of these the one with the fewest
    materials, of these the one with the fewest days, and of equal ones the first in the order of
    `Channel`. Before the reform there is the counter alone.
    """
    given = Channel.WINDOW if world is World.BEFORE else case.facts.get(CHANNEL)
    if given is not None:
        return _given(program, reading, case, world, Channel(str(given)))
    made: dict[Channel, Handling] = {}
    refused: dict[Channel, ChannelFigures] = {}
    for channel in Channel:
        handling = _through(program, reading, case, world, channel)
        reason = _not_offered(handling.setting)
        if reason is None:
            made[channel] = handling
        else:
            refused[channel] = ChannelFigures(channel=channel, offered=False, reason=reason)
    if not made:
        return _given(program, reading, case, world, Channel.WINDOW)
    figures = {channel: handling.figures() for channel, handling in made.items()}
    best = min(made, key=lambda channel: _burden(figures[channel]))
    compared = figures | refused
    return Handling(made[best].setting, case, tuple(compared[channel] for channel in Channel))


class Online(NamedTuple):
    """How a case is or would be handled online, and whether that is offered."""

    setting: Setting
    offered: bool | None


def handled_online(handling: Handling, reading: Reading) -> Online:
    """Return the same case as it is or would be handled online."""
    setting = handling.setting
    if setting.channel is Channel.ONLINE:
        online = handling
    else:
        online = _through(setting.program, reading, handling.case, setting.world, Channel.ONLINE)
    return Online(online.setting, offered(online.setting))


def _given(program: Program, reading: Reading, case: Case, world: World, channel: Channel) -> Handling:
    """Return the handling through one channel, with a word if that is not offered."""
    handling = _through(program, reading, case, world, channel)
    reason = None if world is World.BEFORE else _not_offered(handling.setting)
    if reason is None:
        return handling
    return Handling(handling.setting, case, (ChannelFigures(channel=channel, offered=False, reason=reason),))


def _through(program: Program, reading: Reading, case: Case, world: World, channel: Channel) -> Handling:
    known = case.with_fact(CHANNEL, channel.value)
    decision = decide(program, reading.bits(known), case.items)
    return Handling(Setting(program, decision, world, channel), case)


def _burden(figures: ChannelFigures) -> tuple[int, int, int]:
    return figures.visits or 0, figures.materials or 0, figures.days or 0


def offered(setting: Setting) -> bool | None:
    """Tell whether a case can be handled through its channel; None if an item that is open decides it."""
    if _not_offered(setting) is None:
        return True
    slots = zip(setting.program.slots, setting.decision.included, strict=True)
    sure = any(truth and setting.item(slot.item).online is False for slot, truth in slots)
    published = setting.channel in (setting.program.onething.channels or (Channel.WINDOW,))
    return None if published and not sure else False


def _not_offered(setting: Setting) -> Label | None:
    """Return why a case cannot be handled through a channel, if it cannot."""
    onething: OneThing = setting.program.onething
    published = onething.channels or (Channel.WINDOW,)
    if setting.channel not in published:
        return Label(zh="该一件事未公布此渠道", en="it is not published for this one-thing")
    if setting.channel is Channel.WINDOW:
        return None
    slots = zip(setting.program.slots, setting.decision.included, strict=True)
    offline = (
        slot.name for slot, truth in slots if truth is not False and setting.item(slot.item).online is False
    )
    name = next(offline, None)
    if name is None:
        return None
    return Label(
        zh=f"“{name.text('zh')}”不能远程申请", en=f"“{name.text('en')}” cannot be applied for remotely"
    )
