"""Runs that a store keeps, put into words."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from datetime import datetime

from onething.formats.reports.outline import Column, Outline, Row, Section, Shape, Table
from onething.formats.reports.speech import Speech
from onething.language import Label, Language
from onething.store import KeptRun, KeptScenario, Repeat, Role, RunKind, RunState

__all__ = ["repeat_outline", "run_outline", "runs_outline"]

_MOST = 20
"""So many differences are listed; all of them stand in the JSON."""

_STATES = {
    RunState.KEPT: Label(zh="已保存", en="kept"),
    RunState.EQUAL: Label(zh="已重现，逐位一致", en="repeated, equal to the digit"),
    RunState.DIFFERENT: Label(zh="已重算，结果不同", en="repeated, with another result"),
}
_KINDS = {
    RunKind.SIMULATION: Label(zh="模拟", en="simulation"),
    RunKind.ADVICE: Label(zh="改革建议", en="advice"),
}
_ROLES = {
    Role.CATALOGUE: Label(zh="目录", en="catalogue"),
    Role.RULES: Label(zh="规则包", en="rule pack"),
    Role.REFORM: Label(zh="改革方案", en="reform"),
    Role.MAPPING: Label(zh="日志字段对应", en="mapping of the log"),
    Role.TARGETS: Label(zh="目标", en="targets"),
    Role.PRICES: Label(zh="价目", en="prices"),
    Role.CALENDAR: Label(zh="工作日历", en="calendar"),
}


def runs_outline(runs: Sequence[KeptRun], store: str, language: Language) -> Outline:
    """Return a list of runs, one row each."""
    speech = Speech(language)
    say = speech.say
    columns = (Column("", Shape.INLINE), Column(say("办件日志", "Log")), Column(say("改革", "Reforms")))
    table = Table(say("运行", "Run"), columns, tuple(_listed(run, speech) for run in runs))
    answer = say(f"{len(runs)} 次运行", f"{len(runs)} {'run' if len(runs) == 1 else 'runs'}")
    section = Section(say("最近的在前", "The newest first"), table=table)
    return Outline(say("保存的运行", "Kept runs"), store, (answer,), (), (section,) if runs else (), speech)


def run_outline(run: KeptRun, store: str, language: Language) -> Outline:
    """Return a run: of what it was made, what came out, and how to repeat it."""
    speech = Speech(language)
    say = speech.say
    title = f"{say('第', 'Run')} {run.id}{say(' 次运行', '')}"
    about = speech.clauses((speech.text(_KINDS[run.kind]), _when(run.finished), f"onething {run.version}"))
    repeat = f"onething runs repeat {run.id} --cases {shlex.quote(run.log_name)} --store {shlex.quote(store)}"
    sections = (
        Section(say("各方案", "Scenarios"), table=_scenarios(run.scenarios, speech)),
        Section(say("依据", "Made from"), table=_inputs(run, speech)),
        Section(say("选项", "Options"), tuple(_options(run))),
        Section(say("重新计算", "To repeat it"), (repeat,)),
    )
    shown = tuple(section for section in sections if not section.empty)
    return Outline(title, about, (_state(run, speech),), (store,), shown, speech)


def repeat_outline(repeat: Repeat, language: Language) -> Outline:
    """Return what came of repeating a run."""
    speech = Speech(language)
    say = speech.say
    answer = (
        say("每个数字都与当时逐位一致", "Every figure is the same to the last digit")
        if repeat.equal
        else say(f"{len(repeat.differences)} 个数字不同", f"{len(repeat.differences)} figures differ")
    )
    listed = tuple(f"{one.figure}: {one.before} → {one.now}" for one in repeat.differences[:_MOST])
    versions = say(
        f"当时为 onething {repeat.version_before}，现在为 {repeat.version}",
        f"made by onething {repeat.version_before}, repeated by {repeat.version}",
    )
    section = Section(say("不同之处", "Differences"), listed)
    title = say(f"重新计算第 {repeat.run} 次运行", f"Run {repeat.run} repeated")
    return Outline(title, versions, (answer,), (), () if repeat.equal else (section,), speech)


def _listed(run: KeptRun, speech: Speech) -> Row:
    subject = f"{run.id} · {_when(run.finished)}"
    what = speech.clauses((speech.text(_KINDS[run.kind]), _catalogue(run, speech), _state(run, speech)))
    cases = speech.say(f"{run.cases:,.0f} 件", f"{run.cases:,.0f} cases")
    reforms = speech.listed(one.name for one in run.of(Role.REFORM))
    return Row(subject, ((what,), (speech.aside(run.log_name, cases),), (reforms,) if reforms else ()))


def _scenarios(scenarios: Sequence[KeptScenario], speech: Speech) -> Table:
    columns = (Column("", Shape.INLINE),)
    rows = tuple(Row(one.scenario, (tuple(_means(one, speech)),)) for one in scenarios)
    return Table(speech.say("方案", "Scenario"), columns, rows)


def _means(scenario: KeptScenario, speech: Speech) -> Iterator[str]:
    cases = scenario.cases or 1.0
    say = speech.say
    yield say(f"材料 {scenario.materials / cases:.2f}", f"{scenario.materials / cases:.2f} materials")
    yield say(f"跑动 {scenario.visits / cases:.2f}", f"{scenario.visits / cases:.2f} visits")
    share = f"{scenario.at_most_one_visit / cases:.1%}"
    yield say(f"最多跑一次 {share}", f"{share} at most one visit")
    yield say(f"{scenario.days / cases:.1f} 工作日", f"{scenario.days / cases:.1f} working days")


def _inputs(run: KeptRun, speech: Speech) -> Table:
    say = speech.say
    columns = (Column(say("版本", "Version"), Shape.INLINE), Column(say("指纹", "Digest"), Shape.INLINE))
    log = Row(speech.aside(say("办件日志", "log"), run.log_name), (("",), (run.log_digest,)))
    rows = (
        Row(speech.aside(speech.text(_ROLES[one.role]), one.name), ((f"v{one.version}",), (one.digest,)))
        for one in run.inputs
    )
    return Table(say("依据", "What"), columns, (log, *rows))


def _options(run: KeptRun) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in run.options.items() if value is not None)


def _catalogue(run: KeptRun, speech: Speech) -> str:
    return speech.listed(f"{one.name} v{one.version}" for one in run.of(Role.CATALOGUE))


def _state(run: KeptRun, speech: Speech) -> str:
    return speech.aside(speech.text(_STATES[run.state]), _when(run.repeated) if run.repeated else "")


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
