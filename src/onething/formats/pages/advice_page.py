"""An advice as one HTML file: which reforms to do, what they reach, and who has to act."""

from __future__ import annotations

from collections.abc import Iterator

from onething.choosing.advice import Advice
from onething.formats.pages.advice_chapters import advice_chapters
from onething.formats.pages.report_parts import Chapter, Report, display
from onething.formats.pages.template import template
from onething.formats.reports.exhibits.advice_answers import advice_answers, advice_figures, advice_title
from onething.formats.reports.exhibits.log_exhibits import columns, log_lines
from onething.formats.reports.exhibits.simulation_head import synthetic_warning
from onething.formats.reports.speech import Speech
from onething.language import Language

__all__ = ["advice_page"]


def advice_page(advice: Advice, language: Language) -> str:
    """Return an advice as one HTML file for the screen and for A4, without scripts and without a network.

    The first page holds the answer and four big figures, the last one the method. A report on synthetic
    cases says so on each page. Raises MissingExtra where Jinja2 is not installed.
    """
    speech = Speech(language)
    say = speech.say
    chapters = [
        *advice_chapters(advice, speech, joins=True),
        _unknown(advice, speech),
        _method(advice, speech),
    ]
    report = Report(
        language=language,
        title=advice_title(speech),
        about=say(
            f"{advice.log.name} · {advice.cases:,.0f} 件办件",
            f"{advice.log.name} · {advice.cases:,.0f} cases",
        ),
        banner=synthetic_warning(advice.log, speech),
        answers=advice_answers(advice, speech),
        figures=advice_figures(advice, speech),
        cautions=(),
        chapters=tuple(chapter for chapter in chapters if not chapter.empty),
        contents=say("目录", "Contents"),
    )
    return template("report.html.jinja").render(report=report)


def _unknown(advice: Advice, speech: Speech) -> Chapter:
    told = display(columns(advice.log, speech), speech)
    return Chapter(
        "unknown",
        speech.say("记录中缺什么", "What the log does not say"),
        tuple(log_lines(advice.log, speech, most=24)),
        () if told.empty else (told,),
    )


def _method(advice: Advice, speech: Speech) -> Chapter:
    notes = tuple(dict.fromkeys(map(speech.text, advice.notes)))
    title = speech.say("方法与假设", "Method and assumptions")
    return Chapter("method", title, (*_lines(advice, speech), *notes))


def _lines(advice: Advice, speech: Speech) -> Iterator[str]:
    say = speech.say
    yield say(
        f"{advice.profiles:,} 类办件，每类在有关改革的各种组合下按同一套规则规划；一件办件的跑动只有在其全部"
        "原因消除后才会减少，因此改革的效果不能简单相加。",
        f"There are {advice.profiles:,} kinds of cases; each is planned by the same rules with the reforms "
        "that concern it, in all their combinations. A visit falls away only when all its causes do, so that "
        "what reforms do cannot simply be added up.",
    )
    yield say(
        "最优组合由混合整数规划求出，并证明没有更好的；逐项次序每次选单位费用效果最大的一项。",
        "The best set is found by mixed-integer programming, with a proof that none is better; one at a "
        "time, each reform is the one that does most for its cost given those before.",
    )
    yield say(f"办件记录的 SHA-256：{advice.log.digest}", f"SHA-256 of the case log: {advice.log.digest}")
