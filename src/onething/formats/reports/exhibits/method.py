"""How a simulation was made: the method, every price and time, every assumption, and what went in."""

from __future__ import annotations

from collections.abc import Iterator

from onething.formats.reports.exhibits.exhibit import Exhibit, Form, Head, Line
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.speech import Speech
from onething.simulation.result import Burden, ReformNote, Simulation

__all__ = ["assumptions", "inputs", "method", "prices", "reforms"]


def method(simulation: Simulation, speech: Speech) -> tuple[str, ...]:
    """Return in sentences how the figures were made."""
    return tuple(_method(simulation, speech))


def _method(simulation: Simulation, speech: Speech) -> Iterator[str]:
    say = speech.say
    profiles = number(simulation.profiles, Form.COUNT, speech)
    plans = number(simulation.plans, Form.COUNT, speech)
    yield say(
        f"规则无法区分的办件归为一类，共 {profiles} 类；每类在每个情景中按同一套规则逐一规划，"
        f"共规划 {plans} 次，再乘以该类的件数。",
        f"Cases that the rules cannot tell apart form one kind; there are {profiles} kinds. Each is planned "
        f"in every scenario by the same rules, {plans} plans in all, and counted as often as it occurs.",
    )
    yield say(
        "各情景用同一批办件，只是生效的改革不同；之差就是改革的效果。材料、跑动和工作日由规则和流程推算，"
        "不是公布的数字。",
        "All scenarios hold the same cases and differ in the reforms in force; the difference is what the "
        "reforms do. Materials, visits and days are derived from the rules and the flow; they are not "
        "published figures.",
    )
    if simulation.sampling_error:
        error = f"{simulation.sampling_error:.4f}"
        yield say(
            f"部分覆盖率用抽样计算，每件跑动次数的标准误为 {error}。",
            f"Some coverages were sampled; the standard error of visits a case is {error}.",
        )
    else:
        yield say("没有抽样，全部精确计算。", "Nothing was sampled; every figure is exact.")
    yield say(
        "显示的数字经过四舍五入：部分之和等于合计，差额按显示的数字计算；工作簿中是未经舍入的数字。",
        "Figures are rounded so that parts add up to the whole as shown, and differences are those of the "
        "figures shown; the workbook holds them unrounded.",
    )
    yield say(
        f"规则的日期 {simulation.as_of}，目录 {simulation.catalogue}，程序 onething {simulation.version}，"
        f"数据引擎 {simulation.engine}。",
        f"Rules as of {simulation.as_of}, catalogue {simulation.catalogue}, made by onething "
        f"{simulation.version} with {simulation.engine}.",
    )


def reforms(simulation: Simulation, speech: Speech) -> Exhibit:
    """Return the reforms: what each changes, why, and what it costs."""
    say = speech.say
    heads = (
        Head(say("改变什么", "What it changes")),
        Head(say("理由", "Reason")),
        Head(say("费用（元）", "Cost, yuan"), Form.COUNT),
    )
    return Exhibit(
        key="reforms",
        title=say("改什么、为什么、花多少", "What changes, why, and what it costs"),
        subject=say("改革", "Reform"),
        heads=heads,
        lines=tuple(_reform(one, speech) for one in simulation.reforms),
        sheet=say("改革", "Reforms"),
    )


def _reform(one: ReformNote, speech: Speech) -> Line:
    changes = "\n".join(map(speech.text, one.changes))
    return Line(speech.text(one.name), (changes, speech.text(one.reason), one.cost))


def prices(simulation: Simulation, speech: Speech) -> Exhibit:
    """Return every price and time of the Standard Cost Model, with where it comes from."""
    say = speech.say
    heads = (
        Head(say("取值", "Value")),
        Head(say("单位", "Unit")),
        Head(say("依据", "Basis")),
    )
    return Exhibit(
        key="prices",
        title=say(
            "价格与时间（标准成本模型：价格 × 时间 × 次数 × 件数）", "Prices and times (Standard Cost Model)"
        ),
        subject=say("项目", "Item"),
        heads=heads,
        lines=tuple(_price(one, speech) for one in simulation.burdens),
        sheet=say("价格与时间", "Prices and times"),
    )


def _price(one: Burden, speech: Speech) -> Line:
    assumed = speech.labelled(speech.say("假设", "assumed"), speech.text(one.assumed)) if one.assumed else ""
    basis = speech.clauses((one.basis, assumed)) or speech.say("假设", "assumed")
    return Line(speech.text(one.name), (f"{one.value:,g}", speech.text(one.unit), basis))


def assumptions(simulation: Simulation, speech: Speech) -> tuple[str, ...]:
    """Return what the figures rest on and no document backs, each once."""
    return tuple(dict.fromkeys(map(speech.text, simulation.assumptions)))


def inputs(simulation: Simulation, speech: Speech) -> Exhibit:
    """Return what went in, each with its SHA-256."""
    say = speech.say
    given = dict(simulation.inputs)
    if simulation.log.digest and simulation.log.digest not in given.values():
        given = {simulation.log.name: simulation.log.digest, **given}
    return Exhibit(
        key="inputs",
        title=say("输入", "Inputs"),
        subject=say("输入", "Input"),
        heads=(Head("SHA-256"),),
        lines=tuple(Line(name, (value,)) for name, value in given.items()),
        sheet=say("输入", "Inputs"),
    )
