"""A teahouse in Hongzhou: its plan with an acceptance flow written by hand, for what people read of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.fictional import city

from onething.language import Label
from onething.model import (
    Actor,
    ActorKind,
    Catalogue,
    Channel,
    ChannelFigures,
    Flow,
    Measure,
    MeasureKind,
    Plan,
    Schedule,
    Shortening,
    Spot,
    SpotKind,
    Step,
    StepKind,
    Suspension,
    Visit,
    World,
)

__all__ = ["FACTS", "START", "catalogue", "flow", "hostile", "plan", "step"]

START = date(2026, 6, 1)
FACTS = {"shop.area": 260, "sign.area": 2, "shop.street": "老桥街", "房屋来源": "租用"}

APPLICANT = Actor(kind=ActorKind.APPLICANT, name=Label(zh="申请人", en="the applicant"))
WINDOW = Actor(kind=ActorKind.WINDOW, name=Label(zh="综合窗口", en="the single window"))
MARKET = Actor(
    kind=ActorKind.DEPARTMENT,
    id="market-regulation",
    name=Label(zh="虹州市市场监督管理局", en="Market Regulation Bureau"),
)
FIRE = Actor(
    kind=ActorKind.DEPARTMENT, id="fire-service", name=Label(zh="虹州市消防救援支队", en="Fire Service")
)
STORE = Actor(
    kind=ActorKind.SOURCE, id="id-card-store", name=Label(zh="身份证电子证照库", en="Identity card store")
)

HALL = Spot(id="window", kind=SpotKind.WINDOW, name=Label(zh="政务服务中心综合窗口", en="Service hall"))
SITE = Spot(id="site", kind=SpotKind.SITE, name=Label(zh="经营场所", en="The premises"))

LICENCE, PERMIT, CHECK = "business-registration", "food-permit", "fire-check"


def catalogue() -> Catalogue:
    """Return the catalogue of Hongzhou."""
    return city.hongzhou().catalogues[0]


@cache
def plan() -> Plan:
    """Return the plan of a teahouse of 260 square metres in rented rooms, with its flow."""
    made = city.plan("open-a-teahouse", facts=FACTS, start=START)
    measures = (
        Measure(
            kind=MeasureKind.AT_MOST_ONE_VISIT,
            holds=False,
            reason=Label(zh="检查人员到场核对", en="The inspectors look at the place"),
        ),
        Measure(kind=MeasureKind.ONLINE_DEPTH, holds=None, stars=3, reason=Label(zh="要跑", en="visits")),
    )
    shown = flow()
    return made.model_copy(
        update={"flow": shown, "visits": len(shown.visits), "days": shown.days, "measures": measures}
    )


def step(id: str, zh: str, en: str, *actors: Actor, **more: Any) -> Step:
    """Return a step; its kind is the word before the colon of its id."""
    usual: dict[str, Any] = {
        "kind": StepKind(id.partition(":")[0]),
        "name": Label(zh=zh, en=en),
        "reason": Label(zh=f"{zh}的原因", en=f"the reason for: {en}"),
        "begins_on": START + timedelta(days=more.get("starts", 0)),
        "ends_on": START + timedelta(days=more.get("ends", 0)),
    }
    return Step.model_validate({"id": id, "actors": actors, **usual, **more})


def _steps() -> tuple[Step, ...]:
    return (
        step("inform", "一次告知", "Inform", WINDOW),
        step("fill-form", "填报一张表单", "Fill in the one form", APPLICANT, after=("inform",)),
        step(
            "fetch:id-card-store",
            "调用“身份证电子证照库”",
            "Ask “Identity card store”",
            STORE,
            source="id-card-store",
            after=("fill-form",),
            outputs=("id-card",),
        ),
        step(
            "hand-in:open-a-teahouse",
            "提交申请和材料",
            "Hand in the application and the materials",
            APPLICANT,
            spot="window",
            after=("fill-form", "fetch:id-card-store"),
            inputs=("form", "lease", "landlord-consent"),
        ),
        step("accept", "统一受理", "Accept", WINDOW, after=("hand-in:open-a-teahouse",)),
        step("forward:market-regulation", "推送部门", "Forward", WINDOW, after=("accept",)),
        step("forward:fire-service", "推送部门", "Forward", WINDOW, after=("accept",)),
        _review(LICENCE, "forward:market-regulation", MARKET, days=2, starts=0, ends=2),
        _decide(LICENCE, f"review:{LICENCE}", MARKET, starts=2, ends=2, outputs=("business-licence",)),
        _review(PERMIT, f"decide:{LICENCE}", MARKET, days=5, starts=2, ends=7, inputs=("business-licence",)),
        _review(CHECK, "forward:fire-service", FIRE, days=3, starts=0, ends=3, slack=4),
        step(
            "procedure:inspection",
            "联合踏勘",
            "Joint inspection",
            MARKET,
            FIRE,
            items=(PERMIT, CHECK),
            after=(f"decide:{LICENCE}", "forward:fire-service"),
            joint="联合踏勘",
            starts=2,
            ends=2,
        ),
        step(
            "in-person:fire-check/site-inspection",
            "检查人员到场核对",
            "The inspectors look at the place",
            APPLICANT,
            spot="site",
            items=(CHECK,),
            after=("procedure:inspection",),
            starts=2,
            ends=2,
        ),
        step(
            "supply-later",
            "补交容缺材料",
            "Hand in what was deferred",
            APPLICANT,
            after=("accept",),
            counted=False,
            inputs=("floor-plan",),
        ),
        _decide(PERMIT, f"review:{PERMIT}", MARKET, "supply-later", starts=7, ends=7),
        _decide(
            CHECK, f"review:{CHECK}", FIRE, "in-person:fire-check/site-inspection", starts=3, ends=3, slack=4
        ),
        step(
            "issue",
            "统一出件",
            "Issue the results",
            WINDOW,
            after=(f"decide:{PERMIT}", f"decide:{CHECK}"),
            starts=7,
            ends=7,
        ),
        step(
            "in-person:collect-result",
            "领取结果",
            "Collect the results",
            APPLICANT,
            spot="window",
            after=("issue",),
            starts=7,
            ends=7,
        ),
        step("archive", "归档", "Archive", WINDOW, after=("issue",), starts=7, ends=7, open=True),
    )


def _review(item: str, after: str, actor: Actor, **more: Any) -> Step:
    name = catalogue().items[item].name
    zh, en = f"审查“{name.zh}”", f"Review “{name.en}”"
    statutory = {"statutory_days": 3 * more["days"]}
    return step(f"review:{item}", zh, en, actor, after=(after,), items=(item,), **statutory, **more)


def _decide(item: str, after: str, actor: Actor, *later: str, **more: Any) -> Step:
    name = catalogue().items[item].name
    zh, en = f"决定“{name.zh}”", f"Decide on “{name.en}”"
    return step(f"decide:{item}", zh, en, actor, after=(after, *later), items=(item,), **more)


def flow() -> Flow:
    """Return the flow: three goings to two places, seven working days."""
    steps = _steps()
    goings = (
        ("window", "hand-in:open-a-teahouse"),
        ("site", "in-person:fire-check/site-inspection"),
        ("window", "in-person:collect-result"),
    )
    by_id = {step.id: step for step in steps}
    return Flow(
        world=World.AFTER,
        channel=Channel.WINDOW,
        spots=(HALL, SITE),
        steps=steps,
        visits=tuple(Visit(spot=spot, steps=(id,), reasons=(by_id[id].reason,)) for spot, id in goings),
        visits_at_least=3,
        days=7,
        days_at_least=7,
        limit_days=7,
        statutory_days=21,
        critical=(f"review:{LICENCE}", f"review:{PERMIT}"),
        shortenings=(Shortening(step=f"review:{PERMIT}", saves=4),),
        suspensions=(Suspension(step="supply-later", days=10, materials=("floor-plan",)),),
        unpublished=("sign-permit",),
        forms=1,
        fields=1,
        materials=6,
        departments=2,
        schedule=Schedule(
            start=START, accepted_on=START, ends_on=date(2026, 6, 10), limit_on=date(2026, 6, 8)
        ),
        channels=(
            ChannelFigures(channel=Channel.WINDOW, offered=True, visits=3, materials=6, days=7),
            ChannelFigures(
                channel=Channel.ONLINE,
                offered=False,
                reason=Label(
                    zh="“消防安全检查”不能网上办理", en="the fire check cannot be applied for online"
                ),
            ),
        ),
    )


def hostile() -> Plan:
    """Return the plan with names that would be code where they are not escaped."""
    bad = Label(zh="<script>alert('坏')</script>", en="=cmd()|\"<script>alert('bad')</script>")
    made = plan()
    assert made.flow is not None
    steps = tuple(step.model_copy(update={"name": bad}) for step in made.flow.steps)
    shown = made.flow.model_copy(update={"steps": steps})
    return made.model_copy(update={"name": bad, "flow": shown, "assumptions": (bad,)})
