"""A simulation as one HTML file: the answer first, then charts with their tables, the method last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onething.choosing.advice import Advice
from onething.formats.pages.advice_chapters import advice_chapters
from onething.formats.pages.report_parts import Chapter, Report, display
from onething.formats.pages.template import template
from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Exhibit
from onething.formats.reports.exhibits.log_exhibits import columns, log_lines
from onething.formats.reports.exhibits.method import assumptions, inputs, method, prices, reforms
from onething.formats.reports.exhibits.part_exhibits import materials, parts, sources
from onething.formats.reports.exhibits.scenario_exhibits import figures, means, months, visits
from onething.formats.reports.exhibits.sensitivity_exhibits import tornado
from onething.formats.reports.exhibits.simulation_answers import answers
from onething.formats.reports.exhibits.simulation_head import (
    about,
    big_figures,
    cautions,
    synthetic_warning,
    title,
)
from onething.formats.reports.exhibits.target_exhibits import targets, unmeasured
from onething.formats.reports.speech import Speech
from onething.language import Language
from onething.simulation.result import Dimension, Simulation
from onething.simulation.sensitivity import Sensitivity

__all__ = ["simulation_page"]

_MOST = 10
"""So many one-things, regions or materials are told one by one; the workbook has all."""
_MOST_FACTS = 24
"""So many facts that the log does not tell are named."""


def simulation_page(
    simulation: Simulation,
    language: Language,
    *,
    sensitivity: Sensitivity | None = None,
    advice: Advice | None = None,
) -> str:
    """Return a simulation as one HTML file for the screen and for A4, without scripts and without a network.

    The first page holds the answer in three sentences and four big figures; every chart stands beside the
    table that it is drawn of; the last page holds the method, every price and every assumption. A report
    on synthetic cases says so on each page. The same simulation gives the same page.

    Raises MissingExtra where Jinja2 is not installed.
    """
    seen = Compared(simulation, Speech(language), most=_MOST)
    found = [
        _chapter(seen, ("reforms", "改革内容", "The reforms"), reforms(simulation, seen.speech), joins=True),
        _chapter(
            seen, ("scenarios", "改革前后对比", "Before and after"), visits(seen), means(seen), figures(seen)
        ),
        _winners(seen),
        _chapter(seen, ("pieces", "材料与数据资源", "Materials and sources"), materials(seen), sources(seen)),
        _chapter(seen, ("targets", "公布的目标", "Published targets"), targets(seen), unmeasured(seen)),
    ]
    if sensitivity:
        words = ("sensitivity", "结果取决于什么", "What the result depends on")
        found.append(_chapter(seen, words, tornado(sensitivity, seen.speech, most=_MOST), joins=True))
    if advice:
        found += advice_chapters(advice, seen.speech)
    found += [_unknown(seen), _method(seen)]
    return template("report.html.jinja").render(report=_report(seen, found))


def _report(seen: Compared, chapters: list[Chapter]) -> Report:
    say = seen.speech.say
    return Report(
        language=seen.speech.language,
        title=title(seen),
        about=about(seen),
        banner=synthetic_warning(seen.simulation.log, seen.speech),
        answers=answers(seen),
        figures=big_figures(seen),
        cautions=tuple(cautions(seen)),
        chapters=tuple(chapter for chapter in chapters if not chapter.empty),
        contents=say("目录", "Contents"),
    )


def _chapter(seen: Compared, words: tuple[str, str, str], *exhibits: Exhibit, joins: bool = False) -> Chapter:
    """Return a chapter of exhibits; `words` are its key and its title in Chinese and English."""
    key, zh, en = words
    displays = (display(exhibit, seen.speech) for exhibit in exhibits)
    told = tuple(one for one in displays if not one.empty)
    return Chapter(key, seen.speech.say(zh, en), displays=told, joins=joins)


def _winners(seen: Compared) -> Chapter:
    dimensions = (Dimension.ONE_THING, Dimension.REGION, Dimension.DEPARTMENT)
    exhibits = (parts(seen, dimension) for dimension in dimensions) if seen.reformed else ()
    return _chapter(seen, ("winners", "谁受益", "Whom it helps"), months(seen), *exhibits)


def _unknown(seen: Compared) -> Chapter:
    log, speech = seen.simulation.log, seen.speech
    told = _chapter(seen, ("unknown", "记录中缺什么", "What the log does not say"), columns(log, speech))
    return replace(told, lines=(*log_lines(log, speech, most=_MOST_FACTS), *_open(seen)))


def _open(seen: Compared) -> Iterator[str]:
    """Say in how many cases a question that matters is not answered, before and after."""
    before, after = (f"{round(one.open):,}" for one in (seen.before, seen.after))
    if seen.before.open or seen.after.open:
        yield seen.speech.say(
            f"有问题待答的办件：改革前 {before} 件，改革后 {after} 件。",
            f"Cases with an open question that matters: {before} before, {after} after.",
        )


def _method(seen: Compared) -> Chapter:
    simulation, speech = seen.simulation, seen.speech
    told = (prices(simulation, speech), inputs(simulation, speech))
    return Chapter(
        "method",
        speech.say("方法、价格与假设", "Method, prices and assumptions"),
        method(simulation, speech),
        tuple(one for one in (display(exhibit, speech) for exhibit in told) if not one.empty),
        speech.say("前提与假设", "What the figures rest on"),
        assumptions(simulation, speech),
    )
