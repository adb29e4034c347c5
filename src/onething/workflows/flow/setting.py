"""In which world and through which channel a case is handled, and what is applied for together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onething.language import Label
from onething.model import (
    ActorKind,
    Channel,
    InPersonAct,
    ItemId,
    Outcome,
    ServiceItem,
    SpotKind,
    World,
)
from onething.workflows.deciding import Decision
from onething.workflows.flow.dues import DueAct, due_acts
from onething.workflows.flow.joints import Joint, joints
from onething.workflows.flow.net import NOBODY, ActorKey, SpotKey
from onething.workflows.flow.wording import WINDOW_NAME
from onething.workflows.program import Program

__all__ = ["APPLICANT", "WINDOW", "Application", "Setting", "applications"]

APPLICANT: ActorKey = (ActorKind.APPLICANT, "")
WINDOW: ActorKey = (ActorKind.WINDOW, "")

_WINDOW_SPOT: SpotKey = (SpotKind.WINDOW, "")


class Application(NamedTuple):
    """Items that are applied for together, and what they ask to be handed in."""

    subject: str
    """Empty for the one application at the single window, else the item that is applied for alone."""
    items: tuple[tuple[ItemId, bool | None], ...]
    """The items that are or may be in the case, each with whether it is."""
    wholes: tuple[str, ...]
    """The one-things whose requirements as a whole go with it."""
    demands: tuple[int, ...]
    """The demands of its items and wholes that may apply, by number."""
    truth: bool | None
    """Whether it is made."""


@dataclass(frozen=True)
class Setting:
    """A decided case in one world and through one channel."""

    program: Program
    decision: Decision
    world: World
    channel: Channel

    @cached_property
    def dues(self) -> Mapping[ItemId, Sequence[DueAct]]:
        """By item, the in-person acts that are due, or may be."""
        found: dict[ItemId, list[DueAct]] = {}
        for due in due_acts(
            self.program.duties.acts, self.decision.state, self.place_of, self.application_of
        ):
            found.setdefault(due.act.item, []).append(due)
        return found

    @cached_property
    def asked(self) -> Mapping[str, Sequence[int]]:
        """By owner, the numbers of the demands that may apply."""
        found: dict[str, list[int]] = {}
        demands = self.program.demands
        for number, fate in enumerate(self.decision.fates):
            if fate.outcome is not Outcome.NOT_NEEDED:
                found.setdefault(demands[number].owner, []).append(number)
        return found

    @cached_property
    def joints(self) -> tuple[Joint, ...]:
        """The appointments that procedures of several items share, or may share."""
        return joints(self.program.duties, self.decision.state)

    def item(self, id: ItemId) -> ServiceItem:
        """Return an item of the case."""
        return self.program.catalogue.items[id]

    def department(self, id: ItemId) -> ActorKey:
        """Return who decides an item; nameless where nobody published it."""
        return ActorKind.DEPARTMENT, self.item(id).department or ""

    def admitted(self, id: ItemId) -> bool:
        """Tell whether an item is handled at the single window."""
        return self.world is World.AFTER and self.item(id).single_window

    def counter(self, id: ItemId) -> SpotKey:
        """Return where an item is handled in person: at the single window, or at its own counter."""
        if self.admitted(id):
            return _WINDOW_SPOT
        return SpotKind.COUNTER, self.item(id).department or id

    def receiver(self, application: Application) -> ActorKey:
        """Return who accepts an application."""
        return self.department(ItemId(application.subject)) if application.subject else WINDOW

    def called(self, application: Application) -> Label | None:
        """Return what an application is for, where it is not the one application for all."""
        return self.item(ItemId(application.subject)).name if application.subject else None

    def reception(self, application: Application) -> SpotKey:
        """Return where an application is made in person."""
        return self.counter(ItemId(application.subject)) if application.subject else _WINDOW_SPOT

    def handing_in(self, application: Application) -> SpotKey | None:
        """Return where one has to go to make an application; nowhere through a remote channel."""
        if self.world is World.BEFORE or self.channel is Channel.WINDOW:
            return self.reception(application)
        return (SpotKind.TERMINAL, "") if self.channel is Channel.TERMINAL else NOBODY

    def application_of(self, id: ItemId) -> str:
        """Return the application that an item belongs to, by its subject."""
        return "" if self.admitted(id) else id

    def place_of(self, item: ItemId, act: InPersonAct) -> SpotKey:
        """Return where an in-person act is done."""
        if act.place is None:
            return self.counter(item)
        name = act.place.text("zh").strip()
        window = (self.program.onething.window or WINDOW_NAME).text("zh")
        return _WINDOW_SPOT if name == window and self.admitted(item) else (SpotKind.SITE, name)


def applications(setting: Setting) -> Iterator[Application]:
    """Yield what is applied for together: one application at the single window, else one an item.

    Requirements of a one-thing as a whole go with the first application. Where no item can be in the
    case, and nothing is asked for the whole, nothing is applied for.
    """
    items_of_all = {slot.item for slot in setting.program.slots}
    wholes = tuple(owner for owner in setting.asked if owner not in items_of_all)
    held, demands_of_all = setting.decision.state.held, setting.program.demands
    asked = [bool(held & demands_of_all[n].mask) for owner in wholes for n in setting.asked[owner]]
    for subject, items, made in _groups(setting, asked):
        owners = [*wholes, *(item for item, _ in items)]
        demands = sorted(number for owner in owners for number in setting.asked.get(owner, ()))
        yield Application(subject, items, wholes, tuple(demands), made)
        wholes = ()


def _groups(
    setting: Setting, asked: Collection[bool]
) -> Iterator[tuple[str, tuple[tuple[ItemId, bool | None], ...], bool | None]]:
    """Yield the subject of each application, its items, and whether it is made.

    `asked` says of each requirement of the whole that may apply whether it certainly does, by whatever
    way it may then be met.
    """
    slots = zip(setting.program.slots, setting.decision.included, strict=True)
    present = [(slot.item, truth) for slot, truth in slots if truth is not False]
    together = tuple((item, truth) for item, truth in present if setting.admitted(item))
    alone = [(item, truth) for item, truth in present if not setting.admitted(item)]
    if together or not (alone or (setting.program.slots and not asked)):
        # The requirements of the whole go with whatever is applied for, so only here if nothing else is.
        of_whole = not alone and any(asked)
        sure = of_whole or any(truth for _, truth in together) or not setting.program.slots
        yield "", together, True if sure else None
    for item, truth in alone:
        yield item, ((item, truth),), truth
