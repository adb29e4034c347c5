"""On what terms the cases of a log are counted: the day, what is assumed, prices, targets, scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onething.language import Label
from onething.reforms import Reform
from onething.simulation.burden import PriceList
from onething.simulation.completions import MOST_COMPLETIONS, Expectation
from onething.simulation.log_report import LogReport, OnUnknown
from onething.simulation.result import BASELINE
from onething.simulation.target import Target

__all__ = ["Terms", "assumptions", "scenario_id", "scenario_name", "scenarios"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a simulation assumes, and what it measures by."""

    prices: PriceList
    targets: tuple[Target, ...] = ()
    as_of: date | None = None
    """As of which day all cases are decided; None: as `onething.simulation.worlds.Worlds` chooses."""
    assume: Expectation = Expectation.EXPECTED
    on_unknown: OnUnknown = OnUnknown.ASK
    sets: tuple[tuple[str, ...], ...] | None = None
    """The scenarios beside the baseline, each as ids of reforms; None: each alone, then all together."""


def scenarios(reforms: Sequence[Reform], terms: Terms) -> tuple[tuple[str, ...], ...]:
    """Return the reforms in force in each scenario, by id; the baseline first."""
    ids = tuple(reform.id for reform in reforms)
    together = (ids,) if len(ids) > 1 else ()
    chosen = (*((id,) for id in ids), *together) if terms.sets is None else terms.sets
    order = {id: number for number, id in enumerate(ids)}
    sets = dict.fromkeys(frozenset(one) for one in chosen if one)
    return ((), *(tuple(sorted(one, key=lambda id: (order.get(id, -1), id))) for one in sets))


def scenario_id(ids: Sequence[str]) -> str:
    """Return the id of a scenario by its reforms.

    >>> scenario_id(()), scenario_id(("a", "b"))
    ('baseline', 'a+b')
    """
    return "+".join(ids) or BASELINE


def scenario_name(ids: Sequence[str], reforms: Sequence[Reform]) -> Label:
    """Return the name of a scenario by its reforms, of all that there are."""
    names = [reform.name for reform in reforms if reform.id in ids]
    if not names:
        return Label(zh="现状", en="Baseline")
    if len(names) == len(reforms) > 1:
        return Label(zh="全部改革", en="All reforms")
    return Label(
        zh=" + ".join(name.text("zh") for name in names), en=" + ".join(name.text("en") for name in names)
    )


def assumptions(terms: Terms, as_of: date, log: LogReport) -> Iterator[Label]:
    """Yield what the figures of a simulation rest on, in sentences."""
    if log.synthetic:
        yield Label(
            zh="办件日志是按给定分布生成的，不是真实办件",
            en="The case log was generated from stated distributions: these are no real cases",
        )
    yield Label(
        zh=f"所有办件都按 {as_of} 有效的规则计算",
        en=f"All cases are decided by the rules in force on {as_of}",
    )
    yield _ASSUMED[terms.assume]
    yield _UNKNOWN[terms.on_unknown]
    yield Label(
        zh="日志未写明渠道的，取到场最少的渠道，其次取材料最少、时间最短的",
        en="Where the log names no channel, that with the fewest visits is taken, then materials, then days",
    )
    yield Label(
        zh="时间为工作日，按公布的承诺时限计；没有公布的计为零",
        en="Days are working days as promised; a limit that nobody published counts as none",
    )
    yield Label(
        zh="改革不改变办件数量，也不改变申请人的选择",
        en="Reforms change neither how many cases there are nor what applicants choose",
    )
    yield Label(
        zh="负担按标准成本模型计算：单价 × 时间 × 频次（每件一次）× 办件量；各项单价和时间见附表",
        en="The burden follows the Standard Cost Model: price × time × frequency (once a case) × cases;"
        " every price and time is listed",
    )


_ASSUMED = {
    Expectation.EXPECTED: Label(
        zh="覆盖率低于 1 的数据资源按覆盖率计入概率，各资源相互独立；"
        "其余已接通的资源均能查到，申请人均同意授权",
        en="A source that knows only a share of the cases answers with that probability, each independently"
        " of the others; otherwise every connected source answers, and applicants consent",
    ),
    Expectation.CONNECTED: Label(
        zh="假定每个已接通的数据资源都能查到，申请人均同意授权",
        en="Every connected source is taken to answer, and applicants to consent",
    ),
    Expectation.GUARANTEED: Label(
        zh="只计入必然成立的：覆盖率为 1 的资源、已给出的同意",
        en="Only what is certain counts: sources with full coverage, a consent that was given",
    ),
}

_UNKNOWN = {
    OnUnknown.ASK: Label(
        zh="办件缺少关键事实的，各项指标取任何回答下的最大值，并计入“待问”",
        en="A case that lacks a fact that matters counts with the most that any answer brings, and as open",
    ),
    OnUnknown.WORST: Label(
        zh=f"办件缺少关键事实的，按最不利的回答计算；组合超过 {MOST_COMPLETIONS} 种的取各项最大值",
        en=f"A case that lacks a fact that matters counts with the worst answers; where there are more than"
        f" {MOST_COMPLETIONS} ways to answer, with the most that any brings",
    ),
    OnUnknown.DROP: Label(
        zh="办件缺少关键事实的不计入，其数量单列",
        en="A case that lacks a fact that matters is left out, and counted",
    ),
}
