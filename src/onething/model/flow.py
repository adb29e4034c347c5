"""The acceptance flow of a case: its steps, who does them, where and when, and what it comes to.

Days are working days unless said otherwise, counted from acceptance (受理). A step that is `open` may
or may not be part of the flow: what is known of the case does not decide it.
"""

from __future__ import annotations

from enum import StrEnum

from onething.language import Label
from onething.model.channel import Channel
from onething.model.codes import ItemId, MaterialId, SourceId
from onething.model.literals import Day
from onething.model.noun import Basis, Noun

__all__ = [
    "Actor",
    "ActorKind",
    "ChannelFigures",
    "Flow",
    "Measure",
    "MeasureKind",
    "Schedule",
    "Shortening",
    "Spot",
    "SpotKind",
    "Step",
    "StepKind",
    "Suspension",
    "Visit",
    "World",
]


class World(StrEnum):
    """In which world a case is planned."""

    BEFORE = "before"
    """Every department by itself: no rule in force, nothing shared, every item applied for alone."""
    AFTER = "after"
    """The single window and the rules in force."""


class StepKind(StrEnum):
    """The kinds of steps (办理环节), in the order in which a case meets them."""

    INFORM = "inform"
    """一次告知."""
    FILL_FORM = "fill-form"
    """填报一张表单."""
    FETCH = "fetch"
    """数据调用: a source is asked."""
    HAND_IN = "hand-in"
    """提交申请和材料."""
    IN_PERSON = "in-person"
    """现场办理: an in-person act."""
    ACCEPT = "accept"
    """统一受理, with one acceptance number."""
    FORWARD = "forward"
    """分发、并联推送 to a department."""
    REVIEW = "review"
    """部门审查."""
    PROCEDURE = "procedure"
    """现场踏勘、验收、听证、专家评审、公示; joint where several departments share one appointment."""
    SUPPLY_LATER = "supply-later"
    """容缺补交: the applicant hands in what was deferred; the time limit is suspended meanwhile."""
    DECIDE = "decide"
    """作出决定."""
    ISSUE = "issue"
    """统一出件."""
    ARCHIVE = "archive"
    """归档."""


class ActorKind(StrEnum):
    """Who acts."""

    APPLICANT = "applicant"
    WINDOW = "window"
    DEPARTMENT = "department"
    SOURCE = "source"


class Actor(Noun):
    """Who does a step."""

    kind: ActorKind
    id: str = ""
    """The department or the source; empty for the applicant and the single window, or where it is unknown."""
    name: Label


class SpotKind(StrEnum):
    """What kind of place an applicant goes to."""

    WINDOW = "window"
    """The single window (综合窗口)."""
    COUNTER = "counter"
    """The counter of one department."""
    TERMINAL = "terminal"
    """A self-service terminal."""
    SITE = "site"
    """Another place, named by an in-person act."""


class Spot(Noun):
    """A place that the applicant goes to."""

    id: str
    kind: SpotKind
    name: Label


class Step(Noun):
    """One step of the flow: who does what, where, for how long, from what, to what end, and why."""

    id: str
    """Unique in the flow and stable from run to run, such as `review:birth-registration`."""
    kind: StepKind
    name: Label
    actors: tuple[Actor, ...]
    """Who does it; several for a joint step."""
    spot: str = ""
    """The id of the place to which the applicant has to go for it; empty: nobody has to go."""
    items: tuple[ItemId, ...] = ()
    """The items that it is done for."""
    days: int = 0
    """How long it takes, promised."""
    statutory_days: int = 0
    """How long it may take by law."""
    counted: bool = True
    """False: its days are not counted into the time limit (special procedures, waiting for the applicant)."""
    inputs: tuple[str, ...] = ()
    """What it uses: materials by id, `form`, `acceptance-number`."""
    outputs: tuple[str, ...] = ()
    """What it brings forth, in the same words."""
    after: tuple[str, ...] = ()
    """The steps that must be done before."""
    reason: Label
    """Why it exists; for one in person, why it cannot be done remotely."""
    basis: tuple[Basis, ...] = ()
    source: SourceId | None = None
    """The source that is asked, for a fetch."""
    joint: str = ""
    """The name of the joint appointment, such as 联合踏勘."""
    open: bool = False
    starts: int = 0
    """Working days from acceptance to its start, special procedures and waiting included."""
    ends: int = 0
    slack: int = 0
    """By how many days it can take longer without delaying the end; 0: it is critical."""
    begins_on: Day | None = None
    """None where the calendar does not reach."""
    ends_on: Day | None = None

    @property
    def in_person(self) -> bool:
        """Whether the applicant has to go somewhere for it."""
        return bool(self.spot)


class Visit(Noun):
    """One going of the applicant to one place (跑动), and all that is done there."""

    spot: str
    steps: tuple[str, ...]
    """In the order in which they are done."""
    reasons: tuple[Label, ...]
    """Why each of them cannot be done remotely, each reason once."""


class Suspension(Noun):
    """A time in which the limit does not run, because the applicant completes something."""

    step: str
    days: int | None = None
    """By when it is to be done; None: no deadline is published."""
    materials: tuple[MaterialId, ...] = ()


class Shortening(Noun):
    """What it would bring to shorten a critical step: the days saved if it took none."""

    step: str
    saves: int


class Schedule(Noun):
    """The flow on the official calendar."""

    start: Day
    """When the application is made."""
    accepted_on: Day | None = None
    """The same day if it is a working day, else the next one; None: the calendar does not reach it."""
    ends_on: Day | None = None
    """When the last result is issued; None: the calendar does not reach it."""
    limit_on: Day | None = None
    """When the promise for the whole runs out, put off by what does not count; None: none, or beyond."""
    promise_kept: bool | None = None
    """Whether what counts into the limit keeps it; None: no promise, or open questions decide."""
    known_until: Day | None = None
    """The last day that the calendar knows."""
    note: Label | None = None
    """What has to be said about it, such as that it does not reach far enough."""


class ChannelFigures(Noun):
    """What a channel comes to, for comparing channels."""

    channel: Channel
    offered: bool
    """Whether the case can be handled through it at all."""
    reason: Label | None = None
    """Why it cannot."""
    visits: int | None = None
    materials: int | None = None
    days: int | None = None


class Flow(Noun):
    """The acceptance flow of a case in one world and through one channel.

    Where questions are open, `visits` and `days` are the most that any answers bring through this
    channel, and `visits_at_least` and `days_at_least` the least. Days are those of an applicant who comes
    whenever something is ready; who waits, to come less often, may take longer.
    """

    world: World
    channel: Channel
    spots: tuple[Spot, ...]
    """The places that the applicant goes to."""
    steps: tuple[Step, ...]
    """In an order in which they can be done."""
    visits: tuple[Visit, ...]
    visits_at_least: int
    days: int
    """From acceptance to the last result: the critical path, all that takes time included."""
    days_at_least: int
    limit_days: int
    """The same without what is not counted into the time limit."""
    statutory_days: int
    """The critical path if every department took as long as the law allows."""
    critical: tuple[str, ...]
    """The steps of a critical path that take time, one after the other; others may be as critical."""
    shortenings: tuple[Shortening, ...] = ()
    """For each critical step, what it would bring to do it at once; most first."""
    suspensions: tuple[Suspension, ...] = ()
    unpublished: tuple[ItemId, ...] = ()
    """The items for which no time limit is published; they are taken to need no day."""
    forms: int = 0
    """How many forms are filled in."""
    fields: int = 0
    """How many fields the applicant fills in."""
    materials: int = 0
    """How many materials the applicant hands in, each time counted."""
    departments: int = 0
    """How many departments the applicant deals with."""
    schedule: Schedule | None = None
    channels: tuple[ChannelFigures, ...] = ()
    """What was compared to find the best channel; empty where the channel was given."""

    def step(self, id: str) -> Step:
        """Return the step with this id; KeyError if there is none."""
        for step in self.steps:
            if step.id == id:
                return step
        raise KeyError(id)


class MeasureKind(StrEnum):
    """What a plan is measured by."""

    AT_MOST_ONE_VISIT = "at-most-one-visit"
    """最多跑一次."""
    NO_VISIT = "no-visit"
    """零上门."""
    ID_CARD_ONLY = "id-card-only"
    """一证通办: no material but the applicant's identity document."""
    DECIDED_AT_ONCE = "decided-at-once"
    """秒办、即办: no item takes a day."""
    NO_APPLICATION = "no-application"
    """免申即享: every fact is known, every material replaced, nothing to fill in."""
    ONLINE_DEPTH = "online-depth"
    """网上办理深度, in stars."""


class Measure(Noun):
    """One measure of a plan."""

    kind: MeasureKind
    holds: bool | None
    """None: it depends on questions that are open."""
    stars: int | None = None
    """For the online depth, from 1 to 5."""
    reason: Label
