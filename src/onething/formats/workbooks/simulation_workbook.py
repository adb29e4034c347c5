"""A simulation, an advice, or both as an Excel workbook, for whoever works on with the figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onething.choosing.advice import Advice
from onething.formats.reports.exhibits.advice_answers import advice_answers
from onething.formats.reports.exhibits.advice_exhibits import candidates, curve
from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.demand_exhibits import demands, duties
from onething.formats.reports.exhibits.exhibit import Exhibit
from onething.formats.reports.exhibits.log_exhibits import columns, log_lines
from onething.formats.reports.exhibits.method import assumptions, inputs, method, prices, reforms
from onething.formats.reports.exhibits.part_exhibits import materials, parts, sources
from onething.formats.reports.exhibits.scenario_exhibits import figures, means, months, visits
from onething.formats.reports.exhibits.sensitivity_exhibits import tornado
from onething.formats.reports.exhibits.simulation_answers import answers
from onething.formats.reports.exhibits.simulation_head import about, cautions, synthetic_warning
from onething.formats.reports.exhibits.target_exhibits import targets, unmeasured
from onething.formats.reports.speech import Speech
from onething.formats.workbooks.cells import Sheet, workbook_bytes
from onething.formats.workbooks.exhibit_sheets import sheets_of, text_sheet
from onething.language import Language
from onething.simulation.log_report import LogReport
from onething.simulation.result import Dimension, Simulation
from onething.simulation.sensitivity import Sensitivity

__all__ = ["advice_workbook", "simulation_workbook"]


_NO_DAY = date(1980, 1, 1)
"""An advice has no day of its own: its file bears the first that files can."""


def simulation_workbook(
    simulation: Simulation,
    language: Language,
    *,
    sensitivity: Sensitivity | None = None,
    advice: Advice | None = None,
) -> bytes:
    """Return a simulation as an Excel file (.xlsx): one sheet for each table, unrounded, with its charts.

    The same simulation gives the same bytes: the only day in the file is the one as of which the rules
    are. Nothing in it is a formula. Raises MissingExtra where openpyxl is not installed.
    """
    seen = Compared(simulation, Speech(language))
    found = [*_exhibits(seen)]
    if sensitivity:
        found.append(tornado(sensitivity, seen.speech))
    if advice:
        found += _advised(advice, seen.speech)
    found += [
        columns(simulation.log, seen.speech),
        prices(simulation, seen.speech),
        inputs(simulation, seen.speech),
    ]
    overview, closing = _overview(seen), _method(seen)
    title = seen.speech.text(simulation.scenarios[seen.at].name)
    return workbook_bytes((overview, *sheets_of(found), closing), title=title, made=simulation.as_of)


def advice_workbook(advice: Advice, language: Language) -> bytes:
    """Return an advice as an Excel file, as `simulation_workbook` does a simulation."""
    speech = Speech(language)
    say = speech.say
    rows = (
        *_answered(synthetic_warning(advice.log, speech), advice_answers(advice, speech), speech),
        *((say("说明", "Note"), speech.text(note)) for note in advice.notes),
        *_logged(advice.log, speech),
    )
    overview = text_sheet(say("概览", "Overview"), (say("项目", "What"), say("内容", "Text")), rows)
    found = (*_advised(advice, speech), columns(advice.log, speech))
    return workbook_bytes((overview, *sheets_of(found)), title=speech.text(advice.goal_name), made=_NO_DAY)


def _exhibits(seen: Compared) -> Iterator[Exhibit]:
    yield from (reforms(seen.simulation, seen.speech), visits(seen), means(seen), figures(seen), months(seen))
    dimensions = (Dimension.ONE_THING, Dimension.REGION, Dimension.DEPARTMENT)
    yield from (parts(seen, dimension) for dimension in dimensions)
    yield from (materials(seen), sources(seen), targets(seen), unmeasured(seen))


def _advised(advice: Advice, speech: Speech) -> tuple[Exhibit, ...]:
    return (
        curve(advice, speech),
        candidates(advice, speech),
        demands(advice.demands, speech),
        duties(advice.demands, speech),
    )


def _overview(seen: Compared) -> Sheet:
    say = seen.speech.say
    rows = (
        (say("办件", "Cases"), about(seen)),
        *_answered(synthetic_warning(seen.simulation.log, seen.speech), answers(seen), seen.speech),
        *((say("注意", "Caution"), caution) for caution in cautions(seen)),
        *_logged(seen.simulation.log, seen.speech),
    )
    return text_sheet(say("概览", "Overview"), (say("项目", "What"), say("内容", "Text")), rows)


def _answered(warning: str, sentences: tuple[str, ...], speech: Speech) -> Iterator[tuple[str, str]]:
    if warning:
        yield speech.say("注意", "Caution"), warning
    yield from ((speech.say("结论", "Answer"), sentence) for sentence in sentences)


def _logged(log: LogReport, speech: Speech) -> Iterator[tuple[str, str]]:
    return ((speech.say("办件记录", "Case log"), line) for line in log_lines(log, speech))


def _method(seen: Compared) -> Sheet:
    simulation, speech = seen.simulation, seen.speech
    say = speech.say
    rows = (
        *((say("方法", "Method"), line) for line in method(simulation, speech)),
        *((say("假设", "Assumption"), line) for line in assumptions(simulation, speech)),
    )
    return text_sheet(
        say("方法与假设", "Method, assumptions"), (say("类别", "Kind"), say("内容", "Text")), rows
    )
