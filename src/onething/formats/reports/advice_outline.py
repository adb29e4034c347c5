"""An advice put into words: which reforms to do, what each is worth, who has to provide which data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onething.choosing.advice import Advice
from onething.formats.reports.exhibit_sections import sections
from onething.formats.reports.exhibits.advice_answers import advice_answers, advice_title
from onething.formats.reports.exhibits.advice_exhibits import candidates, curve
from onething.formats.reports.exhibits.demand_exhibits import duties
from onething.formats.reports.exhibits.log_exhibits import column_lines, log_lines
from onething.formats.reports.exhibits.simulation_head import synthetic_warning
from onething.formats.reports.outline import Outline, Section
from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.speech import Speech
from onething.language import Language

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["advice_markdown", "advice_outline", "advice_text"]

_MOST = 20
"""So many candidates, points and duties are told; a page or a workbook tells more."""


def advice_outline(advice: Advice, language: Language) -> Outline:
    """Return an advice as an outline."""
    speech = Speech(language)
    exhibits = (candidates(advice, speech), curve(advice, speech), duties(advice.demands, speech))
    return Outline(
        title=advice_title(speech),
        about=speech.text(advice.goal_name),
        answers=advice_answers(advice, speech),
        remarks=tuple(_remarks(advice, speech)),
        sections=(*sections(exhibits, speech, most=_MOST), *_closing(advice, speech)),
        speech=speech,
    )


def advice_text(advice: Advice, language: Language) -> RenderableType:
    """Return an advice as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(advice_outline(advice, language))


def advice_markdown(advice: Advice, language: Language) -> str:
    """Return an advice as GitHub Markdown, with the content that `advice_text` has."""
    return outline_markdown(advice_outline(advice, language))


def _remarks(advice: Advice, speech: Speech) -> Iterator[str]:
    if warning := synthetic_warning(advice.log, speech):
        yield warning
    yield speech.say(
        f"{advice.profiles:,} 类办件，用时 {advice.seconds:.1f} 秒",
        f"kinds of cases: {advice.profiles:,}, seconds: {advice.seconds:.1f}",
    )


def _closing(advice: Advice, speech: Speech) -> Iterator[Section]:
    yield Section(
        speech.say("办件记录", "The case log"),
        (*log_lines(advice.log, speech, most=_MOST), *column_lines(advice.log, speech)),
    )
    if advice.notes:
        yield Section(speech.say("说明", "Notes"), tuple(map(speech.text, advice.notes)))
