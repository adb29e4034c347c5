"""A simulation put into words: the answer, the scenarios, whom the reforms help, what is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onething.formats.reports.exhibit_sections import sections
from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import Exhibit
from onething.formats.reports.exhibits.log_exhibits import column_lines, log_lines
from onething.formats.reports.exhibits.method import assumptions
from onething.formats.reports.exhibits.part_exhibits import materials, parts, sources
from onething.formats.reports.exhibits.scenario_exhibits import means, visits
from onething.formats.reports.exhibits.simulation_answers import answers
from onething.formats.reports.exhibits.simulation_head import about, cautions, synthetic_warning, title
from onething.formats.reports.exhibits.target_exhibits import targets
from onething.formats.reports.outline import Outline, Section
from onething.formats.reports.outline_markdown import outline_markdown
from onething.formats.reports.speech import Speech
from onething.language import Language
from onething.simulation.result import Dimension, Simulation

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["simulation_markdown", "simulation_outline", "simulation_text"]

_MOST = 5
"""So many one-things, regions and materials are told; a page or a workbook tells more."""


def simulation_outline(simulation: Simulation, language: Language) -> Outline:
    """Return a simulation as an outline."""
    seen = Compared(simulation, Speech(language))
    told = sections(_exhibits(seen), seen.speech, most=_MOST)
    return Outline(
        title=title(seen),
        about=about(seen),
        answers=answers(seen),
        remarks=tuple(_remarks(seen)),
        sections=(*told, *_closing(seen)),
        speech=seen.speech,
    )


def simulation_text(simulation: Simulation, language: Language) -> RenderableType:
    """Return a simulation as something that a rich console prints."""
    from onething.formats.reports.outline_text import OutlineText  # noqa: PLC0415 - rich loads when it is needed

    return OutlineText(simulation_outline(simulation, language))


def simulation_markdown(simulation: Simulation, language: Language) -> str:
    """Return a simulation as GitHub Markdown, with the content that `simulation_text` has."""
    return outline_markdown(simulation_outline(simulation, language))


def _exhibits(seen: Compared) -> Iterator[Exhibit]:
    yield visits(seen)
    yield means(seen)
    if seen.reformed:
        yield from (parts(seen, one) for one in (Dimension.ONE_THING, Dimension.REGION))
    yield materials(seen)
    yield sources(seen)
    yield targets(seen)


def _remarks(seen: Compared) -> Iterator[str]:
    simulation, say = seen.simulation, seen.speech.say
    if warning := synthetic_warning(simulation.log, seen.speech):
        yield warning
    yield from cautions(seen)
    kept = say("答案取自缓存，输入未变", "answered from an earlier run over the same inputs")
    counted = say(
        f"{simulation.profiles:,} 类办件，规划 {simulation.plans:,} 次，用时 {simulation.seconds:.1f} 秒",
        f"kinds of cases: {simulation.profiles:,}, plans: {simulation.plans:,}, "
        f"seconds: {simulation.seconds:.1f}",
    )
    yield seen.speech.aside(counted, kept if simulation.cached else "")


def _closing(seen: Compared) -> Iterator[Section]:
    say, log = seen.speech.say, seen.simulation.log
    found = (*log_lines(log, seen.speech, most=_MOST), *column_lines(log, seen.speech))
    yield Section(say("办件记录", "The case log"), found)
    rests = Section(say("前提与假设", "What the figures rest on"), assumptions(seen.simulation, seen.speech))
    yield from () if rests.empty else (rests,)
