"""Small flows made by hand, and plans around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onething.language import Label
from onething.model import (
    Actor,
    ActorKind,
    Assume,
    Basis,
    Catalogue,
    Channel,
    Duration,
    Flow,
    Jurisdiction,
    Material,
    MaterialId,
    OneThing,
    OneThingId,
    Plan,
    PublishedFigures,
    Schedule,
    Spot,
    SpotKind,
    Step,
    StepKind,
    Suspension,
    Visit,
    World,
)

APPLICANT = Actor(kind=ActorKind.APPLICANT, name=Label(zh="申请人", en="the applicant"))
WINDOW = Actor(kind=ActorKind.WINDOW, name=Label(zh="综合窗口", en="the single window"))
POLICE = Actor(kind=ActorKind.DEPARTMENT, id="police", name=Label(zh="公安局", en="Police"))
HEALTH = Actor(kind=ActorKind.DEPARTMENT, id="health", name=Label(zh="卫生健康委", en="Health"))
REGISTER = Actor(kind=ActorKind.SOURCE, id="register", name=Label(zh="户籍库", en="Register"))

_ACTORS = {
    StepKind.FETCH: REGISTER,
    StepKind.ACCEPT: WINDOW,
    StepKind.FORWARD: WINDOW,
    StepKind.ISSUE: WINDOW,
    StepKind.ARCHIVE: WINDOW,
    StepKind.REVIEW: POLICE,
    StepKind.DECIDE: POLICE,
    StepKind.PROCEDURE: POLICE,
}


def step(id: str, *after: str, **fields: Any) -> Step:
    """Return a step whose id begins with its kind, such as `review:police`."""
    kind = StepKind(id.partition(":")[0])
    usual = {
        "name": Label(zh=f"环节{id}", en=f"Step {id}"),
        "actors": (_ACTORS.get(kind, APPLICANT),),
        "reason": Label(zh=f"因为{id}", en=f"Because of {id}"),
    }
    return Step(id=id, kind=kind, after=after, **{**usual, **fields})


def flow(*steps: Step, **fields: Any) -> Flow:
    """Return a flow of these steps."""
    usual: Mapping[str, Any] = {
        "world": World.AFTER,
        "channel": Channel.WINDOW,
        "spots": (),
        "visits": (),
        "visits_at_least": 0,
        "days": 0,
        "days_at_least": 0,
        "limit_days": 0,
        "statutory_days": 0,
        "critical": (),
    }
    return Flow(steps=steps, **{**usual, **fields})


def plan(flow: Flow | None) -> Plan:
    """Return a plan with this flow."""
    return Plan(
        catalogue="city",
        onething="moving",
        name=Label(zh="搬家“一件事”", en="Moving house"),
        as_of=date(2026, 6, 1),
        region="330100",
        assume=Assume.CONNECTED,
        facts={},
        items=(),
        materials=(),
        form=(),
        questions=(),
        assumptions=(),
        figures=PublishedFigures(),
        flow=flow,
    )


def catalogue(promised: Duration | None = None) -> Catalogue:
    """Return a catalogue with one material and the one-thing, promised in so many days."""
    moving = OneThing(id="moving", name=Label(zh="搬家“一件事”", en="Moving house"), promised_days=promised)
    card = Material(id="id-card", name=Label(zh="居民身份证", en="ID card"))
    return Catalogue(
        Jurisdiction(id="city", name=Label(zh="某市", en="A city"), region="330100"),
        materials={MaterialId("id-card"): card},
        onethings={OneThingId("moving"): moving},
    )


def moving() -> Flow:
    """Return a flow with all that a flow can have: two departments, one joint step, a visit, a deferral."""
    window = Spot(id="window", kind=SpotKind.WINDOW, name=Label(zh="综合窗口", en="the single window"))
    reviewed = {"begins_on": date(2026, 9, 25), "ends_on": date(2026, 10, 9)}
    steps: Sequence[Step] = (
        step("inform", actors=(WINDOW,)),
        step("fetch:register", "inform", source="register", outputs=("household-register",)),
        step("fill-form", "fetch:register", outputs=("form",)),
        step("hand-in", "fill-form", inputs=("form", "id-card"), outputs=("application",)),
        step(
            "in-person:moving/sign",
            "inform",
            spot="window",
            basis=(Basis(document="某办法", article="第三条"),),
        ),
        step("accept", "hand-in", "in-person:moving/sign", outputs=("acceptance-number",)),
        step("forward:police", "accept", inputs=("acceptance-number",)),
        step("forward:health", "accept", inputs=("acceptance-number",)),
        step("review:police", "forward:police", days=5, statutory_days=20, **reviewed),
        step("review:health", "forward:health", actors=(HEALTH,), days=3, open=True),
        step(
            "procedure:joint",
            "forward:police",
            "forward:health",
            "accept",
            actors=(POLICE, HEALTH),
            joint="联合踏勘",
            counted=False,
        ),
        step("supply-later:moving", "accept", inputs=("id-card",)),
        step("decide:police", "review:police", "procedure:joint", "supply-later:moving", outputs=("permit",)),
        step("decide:health", "review:health", "procedure:joint", actors=(HEALTH,)),
        step("issue", "decide:police", "decide:health", "review:police"),
        step("archive", "issue"),
    )
    return flow(
        *steps,
        spots=(window,),
        visits=(Visit(spot="window", steps=("in-person:moving/sign",), reasons=(Label(zh="须当面签字"),)),),
        suspensions=(Suspension(step="supply-later:moving", days=10, materials=(MaterialId("id-card"),)),),
        schedule=Schedule(
            start=date(2026, 9, 25), accepted_on=date(2026, 9, 25), limit_on=date(2026, 10, 15)
        ),
    )
