"""On what a result depends most, put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onething.formats.reports.exhibit_sections import sections
from onething.formats.reports.exhibits.exhibit import Form
from onething.formats.reports.exhibits.numbers import number
from onething.formats.reports.exhibits.sensitivity_exhibits import tornado
from onething.formats.reports.exhibits.totals_words import figure_called
from onething.formats.reports.outline import Outline
from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.speech import Speech
from onething.language import Language
from onething.simulation.sensitivity import Sensitivity

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["sensitivity_markdown", "sensitivity_outline", "sensitivity_text"]

_MOST = 20
"""So many inputs are told; a page or a workbook tells more."""


def sensitivity_outline(found: Sensitivity, language: Language) -> Outline:
    """Return a tornado table as an outline."""
    speech = Speech(language)
    exhibit = tornado(found, speech)
    return Outline(
        title=exhibit.title,
        about=speech.labelled(speech.say("情景", "Scenario"), found.scenario),
        answers=_answers(found, speech),
        remarks=(),
        sections=tuple(sections((exhibit,), speech, most=_MOST)),
        speech=speech,
    )


def sensitivity_text(found: Sensitivity, language: Language) -> RenderableType:
    """Return a tornado table as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(sensitivity_outline(found, language))


def sensitivity_markdown(found: Sensitivity, language: Language) -> str:
    """Return a tornado table as GitHub Markdown, with the content that `sensitivity_text` has."""
    return outline_markdown(sensitivity_outline(found, language))


def _answers(found: Sensitivity, speech: Speech) -> tuple[str, ...]:
    """Say what the result is, and which input moves it most."""
    figure, say = figure_called(found.figure), speech.say
    result = speech.labelled(speech.text(figure.name), number(found.result, figure.form, speech))
    if not found.swings:
        return (result, say("没有可变动的输入", "no input can be moved"))
    first = max(found.swings, key=lambda swing: swing.width)
    form = Form.POINTS if figure.form is Form.SHARE else figure.form
    width, name = number(first.width, form, speech), speech.text(first.name)
    return (result, say(f"最取决于“{name}”，变动 {width}", f"It depends most on “{name}”: by {width}"))
