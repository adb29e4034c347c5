"""The chapters of an advice: the choice, the curve, what each reform is worth, who has to provide what."""

from __future__ import annotations

from onething.choosing.advice import Advice
from onething.formats.pages.report_parts import Chapter, Display, display
from onething.formats.reports.exhibits.advice_answers import advice_answers
from onething.formats.reports.exhibits.advice_exhibits import candidates, curve
from onething.formats.reports.exhibits.demand_exhibits import demands, duties
from onething.formats.reports.exhibits.exhibit import Exhibit
from onething.formats.reports.speech import Speech

__all__ = ["advice_chapters"]

_MOST = 40
"""So many lines of data that departments need are told on paper; the workbook has all."""


def advice_chapters(advice: Advice, speech: Speech, *, joins: bool = False) -> list[Chapter]:
    """Return what to do next, and who has to provide which data; `joins`: the answer stands above already."""
    say = speech.say
    return [
        Chapter(
            "advice",
            say("下一步做什么", "What to do next"),
            lines=() if joins else advice_answers(advice, speech),
            displays=_displays(speech, curve(advice, speech), candidates(advice, speech)),
            joins=joins,
        ),
        Chapter(
            "data",
            say("谁要提供什么数据", "Who has to provide which data"),
            displays=_displays(speech, demands(advice.demands, speech), duties(advice.demands, speech)),
            joins=True,
        ),
    ]


def _displays(speech: Speech, *exhibits: Exhibit) -> tuple[Display, ...]:
    found = (display(exhibit, speech, most=_MOST) for exhibit in exhibits)
    return tuple(one for one in found if not one.empty)
