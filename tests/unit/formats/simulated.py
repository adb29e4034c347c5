"""A year of cases in Hunan with three reforms, put together by hand: what reports are written of.

The figures hang together as those of a real run do: parts add up to the whole, visits to the cases.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from onething.choosing.advice import Advice, Candidate, CurvePoint, SharingDemand
from onething.language import Label
from onething.model import CatalogueId, DepartmentId, SourceId
from onething.simulation.log_report import ColumnReport, LogReport, Oddity
from onething.simulation.result import (
    Burden,
    Dimension,
    Part,
    ReformNote,
    Scenario,
    Simulation,
    TargetResult,
    Totals,
)
from onething.simulation.sensitivity import Sensitivity, Swing

__all__ = ["HOSTILE", "advice", "hostile", "sensitivity", "simulation"]

HOSTILE = "<script>alert('坏')</script>&\"=1+1\u202e"

_ONE_THINGS = (
    # id, zh, en, cases, materials and days a case, by scenario the share of visits: none, one, more
    ("newborn", "新生儿出生", "A child is born", 212_407, 6.2, 9.0, 0.35),
    ("marriage", "公民婚育", "Marriage and family", 148_933, 5.1, 7.5, 0.62),
    ("restaurant", "开餐饮店", "Opening a restaurant", 61_220, 14.3, 18.0, 0.21),
    ("retirement", "企业职工退休", "Retirement", 133_815, 7.7, 15.0, 0.48),
    (
        "second-hand-home",
        "二手房转移登记及水电气联动过户",
        "Transfer of a home with water, power and gas",
        96_381,
        9.4,
        6.0,
        0.30,
    ),
    ("death", "公民身后", "When somebody dies", 88_102, 8.8, 12.0, 0.44),
    ("school", "教育入学", "Starting school", 301_556, 4.3, 5.0, 0.71),
    ("social-card", "社会保障卡居民服务", "Social security card", 254_019, 2.2, 3.0, 0.80),
    ("company", "企业开办", "Opening a company", 118_640, 5.9, 2.0, 0.66),
    ("disabled", "残疾人服务", "Services for disabled people", 27_331, 6.8, 20.0, 0.39),
    ("veterans", "军人退役", "Leaving the army", 9_207, 8.1, 16.0, 0.33),
    ("bankruptcy", "企业破产信息核查", "Records of a bankrupt company", 1_118, 11.0, 30.0, 0.12),
)
_CITIES = (
    ("430100", "长沙市", "Changsha", 22),
    ("430200", "株洲市", "Zhuzhou", 8),
    ("430300", "湘潭市", "Xiangtan", 6),
    ("430400", "衡阳市", "Hengyang", 10),
    ("430500", "邵阳市", "Shaoyang", 8),
    ("430600", "岳阳市", "Yueyang", 8),
    ("430700", "常德市", "Changde", 8),
    ("430800", "张家界市", "Zhangjiajie", 3),
    ("430900", "益阳市", "Yiyang", 5),
    ("431000", "郴州市", "Chenzhou", 6),
    ("431100", "永州市", "Yongzhou", 6),
    ("431200", "怀化市", "Huaihua", 5),
    ("431300", "娄底市", "Loudi", 3),
    ("433100", "湘西土家族苗族自治州", "Xiangxi", 2),
)
_DEPARTMENTS = (
    ("police", "公安厅", "Public security", 0.61),
    ("civil", "民政厅", "Civil affairs", 0.35),
    ("health", "卫生健康委", "Health", 0.22),
    ("market", "市场监管局", "Market regulation", 0.14),
    ("social", "人力资源和社会保障厅", "Human resources and social security", 0.47),
)
_REFORMS = (
    ("marriage-certificate", "结婚证数据共享", "Share the marriage certificate", 1_200_000, 0.10, 0.08, 0.0),
    ("residence-proof", "取消居住证明", "Abolish the proof of residence", 0, 0.16, 0.03, 0.02),
    ("face-check", "远程人脸核验", "Verify faces remotely", 3_500_000, 0.0, 0.22, 0.12),
)
"""Id, names, cost; which share of materials, of visits and of days each of them spares."""
_ADDED = [
    "cases",
    "materials",
    "visits",
    "no_visit",
    "one_visit",
    "more_visits",
    "days",
    "steps",
    "fields",
    "forms",
    "departments",
    "deep",
    "online",
    "id_card_only",
    "at_once",
    "open",
    "hours",
    "yuan",
]


def _spared(scenario: tuple[str, ...]) -> tuple[float, float, float]:
    found = [reform for reform in _REFORMS if reform[0] in scenario]
    return tuple(sum(reform[at] for reform in found) for at in (4, 5, 6))  # type: ignore[return-value]


def _totals(cases: float, pieces: float, days: float, none: float, scenario: tuple[str, ...]) -> Totals:
    materials, visits, waiting = _spared(scenario)
    no_visit = cases * (none + (1 - none) * visits)
    more = (cases - no_visit) * (0.4 - visits)
    one = cases - no_visit - more
    handed_in, went = cases * pieces * (1 - materials), one + 2.2 * more
    hours = 0.5 * cases + 0.4 * handed_in + 1.5 * went
    return Totals(
        cases=cases,
        materials=handed_in,
        visits=went,
        no_visit=no_visit,
        one_visit=one,
        more_visits=more,
        days=cases * days * (1 - waiting),
        days_median=days * (1 - waiting),
        days_p90=2 * days * (1 - waiting),
        steps=cases * 6,
        fields=cases * 31,
        forms=cases * 1.2,
        departments=cases * 2.4,
        deep=cases * (0.5 + visits),
        online=cases * 0.91,
        id_card_only=no_visit * 0.5,
        at_once=cases * 0.07,
        open=cases * 0.013,
        hours=hours,
        yuan=hours * 34.5 + went * 10,
    )


def _sum(found: list[Totals]) -> Totals:
    total = {key: sum(getattr(one, key) for one in found) for key in _ADDED}
    middle = {
        key: sum(one.cases * getattr(one, key) for one in found) / total["cases"] for key in ("days_median",)
    }
    return Totals(**total, **middle, days_p90=18.0)


def _share(totals: Totals, share: float) -> Totals:
    return totals.model_copy(update={key: getattr(totals, key) * share for key in _ADDED})


def _worlds() -> tuple[tuple[str, ...], ...]:
    ids = tuple(reform[0] for reform in _REFORMS)
    return ((), *((id,) for id in ids), ids)


@cache
def simulation(*, synthetic: bool = True) -> Simulation:
    """Return the whole of it; `synthetic` as its log says."""
    worlds = _worlds()
    by_onething = [
        tuple(_totals(cases, pieces, days, none, world) for world in worlds)
        for _, _, _, cases, pieces, days, none in _ONE_THINGS
    ]
    whole = tuple(_sum([totals[at] for totals in by_onething]) for at in range(len(worlds)))
    names = {id: Label(zh=zh, en=en) for id, zh, en, *_ in _REFORMS}
    return Simulation(
        catalogue=CatalogueId("hunan"),
        as_of=date(2026, 11, 1),
        assume="expected",
        on_unknown="ask",
        log=_log(synthetic),
        scenarios=tuple(
            Scenario(
                id="+".join(world) or "baseline",
                name=_named(world, names),
                reforms=world,
                totals=totals,
                cost=float(sum(reform[3] for reform in _REFORMS if reform[0] in world)),
            )
            for world, totals in zip(worlds, whole, strict=True)
        ),
        parts=tuple(_parts(by_onething, whole)),
        targets=_targets(whole),
        burdens=_burdens(),
        reforms=tuple(_note(*reform[:4]) for reform in _REFORMS),
        assumptions=(
            Label(
                zh="没有公布覆盖率的数据资源按全部查得到计。",
                en="A source without a published coverage knows every case.",
            ),
            Label(zh="改革后办件量不变。", en="As many cases as before are applied for after the reforms."),
        ),
        profiles=31_204,
        plans=64_811,
        inputs={
            name: f"{at:02x}" * 32
            for at, name in enumerate(
                ("cases.parquet", "workflows/hunan", "rules/hunan", "prices.yaml", "targets.yaml"), 17
            )
        },
        version="0.1.0",
        seconds=42.0,
    )


def _named(world: tuple[str, ...], names: dict[str, Label]) -> Label:
    if not world:
        return Label(zh="现状", en="As it is")
    if len(world) == 1:
        return names[world[0]]
    return Label(zh="三项一起", en="All three")


def _parts(by_onething: list[tuple[Totals, ...]], whole: tuple[Totals, ...]) -> list[Part]:
    cities = sum(city[3] for city in _CITIES)
    months = [8.1, 5.2, 8.8, 8.4, 8.6, 8.9, 9.3, 10.4, 9.7, 7.6, 7.9, 7.1]
    shares = [
        *((Dimension.REGION, id, zh, en, weight / cities) for id, zh, en, weight in _CITIES),
        *(
            (Dimension.MONTH, f"2025-{at:02}", f"2025-{at:02}", "", share / sum(months))
            for at, share in enumerate(months, 1)
        ),
        *((Dimension.DEPARTMENT, *department) for department in _DEPARTMENTS),
    ]
    return [
        *(
            Part(dimension=Dimension.ONE_THING, key=one[0], name=Label(zh=one[1], en=one[2]), totals=totals)
            for one, totals in zip(_ONE_THINGS, by_onething, strict=True)
        ),
        *(
            Part(
                dimension=kind,
                key=key,
                name=Label(zh=zh, en=en),
                totals=tuple(_share(one, share) for one in whole),
            )
            for kind, key, zh, en, share in shares
        ),
        *_pieces(whole),
    ]


def _pieces(whole: tuple[Totals, ...]) -> list[Part]:
    kept = (
        (Dimension.MATERIAL, "id-card", "居民身份证", "Identity card", 0.28, 0.0),
        (Dimension.MATERIAL, "marriage-certificate", "结婚证", "Marriage certificate", 0.11, 0.9),
        (Dimension.MATERIAL, "residence-proof", "居住证明", "Proof of residence", 0.16, 1.0),
        (Dimension.MATERIAL, "photo", "一寸照片", "Photograph", 0.09, 0.0),
        (Dimension.SOURCE, "population", "人口基础信息库", "Population register", 0.21, -0.05),
        (Dimension.SOURCE, "marriages", "婚姻登记信息库", "Register of marriages", 0.01, -9.0),
        (Dimension.SOURCE, "e-licences", "电子证照库", "E-licence store", 0.33, 0.0),
    )
    return [
        Part(
            dimension=kind,
            key=key,
            name=Label(zh=zh, en=en),
            totals=tuple(
                Totals(
                    cases=whole[0].cases * share,
                    materials=whole[0].materials * share * (1 - falls * bool(at)),
                )
                for at, _ in enumerate(whole)
            ),
        )
        for kind, key, zh, en, share, falls in kept
    ]


def _targets(whole: tuple[Totals, ...]) -> tuple[TargetResult, ...]:
    document = "2020年宁波市工作要点"
    given = (
        (
            "once",
            "最多跑一次的办件",
            "Cases with at most one visit",
            "at-most-one-visit",
            0.95,
            "share",
            True,
            [one.mean("at_most_one_visit") for one in whole],
        ),
        (
            "fewer",
            "材料压减",
            "Materials cut",
            "fewer-materials",
            0.2,
            "share",
            True,
            [1 - one.materials / whole[0].materials for one in whole],
        ),
        (
            "days",
            "企业开办不超过",
            "Opening a company at most",
            "longest-days",
            1.0,
            "days",
            False,
            [2.0, 2.0, 2.0, 1.5, 1.0],
        ),
        (
            "phone",
            "可掌上办理的事项",
            "Items that can be handled on a phone",
            "not-measured",
            0.6,
            "share",
            True,
            [None] * 5,
        ),
    )
    return tuple(
        TargetResult(
            id=id,
            name=Label(zh=zh, en=en),
            document=document,
            due="2020-12",
            measure=measure,
            at_least=at_least,
            threshold=threshold,
            unit=unit,
            figures=tuple(figures),
            met=tuple(
                None if f is None else (f >= threshold if at_least else f <= threshold) for f in figures
            ),
            note=Label(zh="办件记录不说明用什么设备办理", en="A log of cases does not tell the device")
            if figures[0] is None
            else None,
        )
        for id, zh, en, measure, threshold, unit, at_least, figures in given
    )


def _burdens() -> tuple[Burden, ...]:
    hourly = Label(zh="元/小时", en="yuan an hour")
    minutes, yuan = Label(zh="分钟", en="minutes"), Label(zh="元", en="yuan")
    guess = Label(zh="问了十个人", en="ten people were asked")
    return (
        Burden(
            key="wage",
            name=Label(zh="一小时时间的价值", en="An hour of an applicant"),
            value=34.5,
            unit=hourly,
            basis="湖南统计年鉴2025 表4-9",
        ),
        Burden(
            key="travel-time",
            name=Label(zh="往返路程", en="There and back"),
            value=60,
            unit=minutes,
            assumed=guess,
        ),
        Burden(
            key="travel-cost", name=Label(zh="往返交通费", en="The fare"), value=10, unit=yuan, assumed=guess
        ),
    )


def _note(id: str, zh: str, en: str, cost: float) -> ReformNote:
    return ReformNote(
        id=id,
        name=Label(zh=zh, en=en),
        reason=Label(zh="政务数据直达基层", en="Data of government reaches the counters"),
        cost=cost,
        changes=(
            Label(zh=f"{zh}：向所有事项开放", en=f"{en}: open to every item"),
            Label(zh="覆盖率提高到 90%", en="The coverage rises to 90%"),
        ),
    )


def _log(synthetic: bool) -> LogReport:
    return LogReport(
        name="cases.parquet",
        rows=1_452_803,
        cases=1_452_729,
        unplaced=74,
        unplaced_examples=(Oddity(value="old-age-card", rows=70),),
        columns=(
            ColumnReport(column="一件事", fact="onething"),
            ColumnReport(
                column="child_age",
                fact="child.age",
                missing=1_880,
                outside=12,
                examples=(Oddity(value="-9", rows=12),),
            ),
            ColumnReport(column="remark"),
        ),
        missing_facts=("consent",),
        synthetic=synthetic,
        digest="ab" * 32,
    )


def sensitivity() -> Sensitivity:
    """Return what the share of cases with at most one visit depends on."""
    given = (
        (
            "coverage:marriages",
            "婚姻登记信息库的覆盖率",
            "Coverage of the register of marriages",
            0.6,
            1.0,
            -0.04,
            0.012,
        ),
        (
            "coverage:population",
            "人口基础信息库的覆盖率",
            "Coverage of the population register",
            0.9,
            1.0,
            -0.015,
            0.002,
        ),
        ("days:restaurant-licence", "食品经营许可的办理时间", "Days of the food licence", 2, 20, 0.0, 0.0),
        ("behaviour:online", "网上申请的比例", "Share of cases applied for online", 0.4, 0.9, -0.021, 0.011),
    )
    result = simulation().scenarios[-1].totals.mean("at_most_one_visit")
    return Sensitivity(
        figure="at_most_one_visit",
        scenario="+".join(reform[0] for reform in _REFORMS),
        result=result,
        swings=tuple(
            Swing(
                input=id,
                name=Label(zh=zh, en=en),
                low=low,
                high=high,
                at_low=result + down,
                at_high=result + up,
            )
            for id, zh, en, low, high, down, up in given
        ),
    )


def advice() -> Advice:
    """Return which of six reforms to do for at most five million yuan."""
    goals = {"a": 0.05, "b": 0.02, "c": 0.09, "d": 0.01, "e": 0.0, "f": 0.03}
    costs = {"a": 1_200_000, "b": 300_000, "c": 3_500_000, "d": 800_000, "e": 100_000, "f": 2_000_000}
    names = (
        "结婚证数据共享",
        "取消居住证明",
        "远程人脸核验",
        "不动产登记联网",
        "寄递结果",
        "综合窗口接入税务",
    )
    english = (
        "Share the marriage certificate",
        "Abolish the proof of residence",
        "Verify faces remotely",
        "Connect the land register",
        "Send results by courier",
        "Admit the tax office to the window",
    )
    chosen = ("a", "b", "c")
    candidates = tuple(
        Candidate(
            id=id,
            name=Label(zh=zh, en=en),
            cost=costs[id],
            alone=goals[id] * 0.8,
            in_company=goals[id],
            chosen=id in chosen,
        )
        for id, zh, en in zip(goals, names, english, strict=True)
    )
    return Advice(
        goal="visits-at-most-one",
        goal_name=Label(zh="最多跑一次的办件比例", en="Share of cases with at most one visit"),
        share=True,
        budget=5_000_000,
        feasible=True,
        optimal=True,
        start=0.75,
        value=0.91,
        best_possible=0.95,
        cost=5_000_000,
        candidates=candidates,
        greedy=_curve("bacfde", goals, costs, better=0.0),
        exact=_curve("bacfde", goals, costs, better=0.01),
        demands=_demands(),
        cases=1_452_729,
        log=_log(True),
        profiles=31_204,
        seconds=3.2,
        notes=(Label(zh="夏普利值按全部次序精确计算。", en="The Shapley values are exact."),),
    )


def _curve(
    order: str, goals: dict[str, float], costs: dict[str, int], *, better: float
) -> tuple[CurvePoint, ...]:
    """Return the points of a curve; one that is better gains more on the way from first to last."""
    points = [CurvePoint(reforms=(), added="", cost=0, value=0.75)]
    for at, id in enumerate(order, 1):
        done = (*points[-1].reforms, id)
        reached = 0.75 + sum(goals[one] for one in done) + better * (at < len(order) - 2)
        points.append(CurvePoint(reforms=done, added=id, cost=points[-1].cost + costs[id], value=reached))
    return tuple(points)


def _demands() -> tuple[SharingDemand, ...]:
    departments = {id: Label(zh=zh, en=en) for id, zh, en, _ in _DEPARTMENTS}
    given = (
        (
            "marriages",
            "婚姻登记信息",
            "Records of marriages",
            "civil",
            ("police", "health"),
            181_224.4,
            160_011.0,
        ),
        (
            "population",
            "户籍信息",
            "Records of households",
            "police",
            ("social", "civil", "market"),
            402_118.0,
            398_000.6,
        ),
        ("births", "出生医学证明信息", "Records of births", "health", ("police",), 212_407.0, 212_407.0),
    )
    return tuple(
        SharingDemand(
            source=SourceId(id),
            name=Label(zh=zh, en=en),
            provider=DepartmentId(provider),
            provider_name=departments[provider],
            consumers=tuple(map(DepartmentId, consumers)),
            consumer_names=tuple(departments[one] for one in consumers),
            onethings=("newborn", "marriage"),
            cases=cases,
            materials=materials,
        )
        for id, zh, en, provider, consumers, cases, materials in given
    )


def hostile() -> Simulation:
    """Return the same with names that look like markup, formulas and turned text wherever there are names."""
    name, found = Label(zh=HOSTILE, en=HOSTILE), simulation()
    odd = ColumnReport(column=HOSTILE, fact=HOSTILE, outside=3, examples=(Oddity(value=HOSTILE, rows=3),))
    named = {"name": name}
    return found.model_copy(
        update={
            "scenarios": tuple(one.model_copy(update=named) for one in found.scenarios),
            "parts": tuple(one.model_copy(update=named) for one in found.parts),
            "targets": tuple(one.model_copy(update={**named, "document": HOSTILE}) for one in found.targets),
            "burdens": tuple(one.model_copy(update={**named, "basis": HOSTILE}) for one in found.burdens),
            "reforms": tuple(
                one.model_copy(update={**named, "reason": name, "changes": (name,)}) for one in found.reforms
            ),
            "assumptions": (name,),
            "inputs": {HOSTILE: HOSTILE},
            "log": found.log.model_copy(
                update={"name": HOSTILE, "columns": (odd,), "missing_facts": (HOSTILE,)}
            ),
        }
    )
