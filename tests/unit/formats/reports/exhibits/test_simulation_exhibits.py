"""Tests of the tables that a simulation shows."""

import pytest
from tests.unit.formats import simulated

from onething.formats.reports.exhibits.comparing import Compared
from onething.formats.reports.exhibits.exhibit import ChartKind
from onething.formats.reports.exhibits.numbers import shown
from onething.formats.reports.exhibits.part_exhibits import materials, parts, sources
from onething.formats.reports.exhibits.scenario_exhibits import figures, means, months, visits
from onething.formats.reports.exhibits.simulation_answers import answers
from onething.formats.reports.exhibits.simulation_head import big_figures, cautions
from onething.formats.reports.exhibits.target_exhibits import targets, unmeasured
from onething.formats.reports.speech import Speech
from onething.simulation.result import Dimension

EN = Speech("en")


def seen(most=None, **changes):
    """Return the simulation as it is compared, with some of it changed."""
    return Compared(simulated.simulation().model_copy(update=changes), EN, most)


def numbers(exhibit, column):
    """Return a column as whole numbers, as it is shown."""
    return [int(line[column].replace(",", "").replace("−", "-")) for line in shown(exhibit, EN)]


def test_the_baseline_is_compared_with_all_reforms_together():
    """Not with the last one alone."""
    assert seen().simulation.scenarios[seen().at].reforms == (
        "marriage-certificate",
        "residence-proof",
        "face-check",
    )


def test_each_scenario_has_its_share_of_cases_by_visits():
    """They add up to a hundred per cent as they are shown."""
    for line in shown(visits(seen()), EN):
        assert sum(float(cell.rstrip("%")) for cell in line[:3]) == pytest.approx(100)


def test_materials_time_and_burden_have_a_chart_each():
    """Of one table."""
    assert [chart.columns for chart in means(seen()).charts] == [(0,), (1,), (2,)]


@pytest.mark.parametrize("dimension", [Dimension.ONE_THING, Dimension.REGION])
@pytest.mark.parametrize("most", [None, 5])
def test_parts_as_shown_add_up_to_the_whole_as_shown(dimension, most):
    """Also where the rest stands in one line."""
    exhibit = parts(seen(most), dimension)
    for column in range(4):
        *each, whole = numbers(exhibit, column)
        assert sum(each) == whole


def test_the_whole_of_the_parts_is_the_whole_of_the_scenario():
    """The table of cities and the first page say the same."""
    whole = shown(parts(seen(), Dimension.REGION), EN)[-1]
    card = big_figures(seen())[0]
    assert whole[1:4] == (card.before, card.after, card.change.lstrip("−"))


def test_those_come_first_that_gain_most():
    """By materials, as that is what these reforms spare."""
    saved = numbers(parts(seen(), Dimension.ONE_THING), 3)[:-1]
    assert saved == sorted(saved, reverse=True)


def test_departments_do_not_add_up_and_say_so():
    """A case counts for each of them."""
    exhibit = parts(seen(), Dimension.DEPARTMENT)
    assert not any(line.total for line in exhibit.lines)
    assert "do not add up" in exhibit.notes[0]


def test_months_stand_in_their_order():
    """Whatever their order in the simulation; where the log does not say comes last."""
    names = [line.subject for line in months(seen()).lines]
    assert (names[0], names[11], names[12]) == ("2025-01", "2025-12", "All")


def test_only_materials_that_change_are_told():
    """The identity card is asked for as before."""
    assert [line.subject for line in materials(seen()).lines] == [
        "Proof of residence",
        "Marriage certificate",
    ]


def test_sources_come_by_what_they_replace_with_the_reforms():
    """And say by how much more that is."""
    exhibit = sources(seen())
    assert exhibit.lines[0].subject == "E-licence store"
    assert shown(exhibit, EN)[2][2] == "764,264"


def test_too_many_scenarios_are_told_in_the_workbook_alone():
    """On paper the two that are compared stand side by side."""
    scenarios = simulated.simulation().scenarios
    many = (scenarios[0], *scenarios[1:4], *scenarios[1:4], scenarios[-1])
    assert len(figures(seen(12, scenarios=many)).heads) == 3
    assert len(figures(seen(None, scenarios=many)).heads) == 9


def test_targets_of_a_share_are_drawn_and_all_that_are_measured_are_told():
    """A limit of days stands in the table alone."""
    exhibit = targets(seen())
    (chart,) = exhibit.charts
    assert (chart.kind, chart.most, len(exhibit.lines)) == (ChartKind.BARS, 2, 3)
    told = shown(exhibit, EN)
    assert told[0][1:] == ("at least", "95.0%", "82.6%", "98.0%", "✗ missed → ✓ met", "–")
    assert told[2][1:4] == ("at most (days)", "1.00", "2.00")


def test_targets_that_a_log_does_not_tell_stand_apart_with_the_reason():
    """Nobody takes them for missed."""
    (line,) = unmeasured(seen()).lines
    assert line.subject == "Items that can be handled on a phone"
    assert "A log of cases does not tell the device" in line.cells[0]


def test_a_missed_target_says_by_how_much():
    """In percentage points, for the scenario with all reforms."""
    (first, *_) = simulated.simulation().targets
    missed = first.model_copy(update={"threshold": 0.999, "met": (False,) * 5})
    assert shown(targets(seen(targets=(missed,))), EN)[0][-1] == "1.9 points"


def test_the_answer_is_three_sentences():
    """Materials, visits, and what it is worth."""
    first, second, third = answers(seen())
    assert first.startswith("With 3 reforms together, 2,207,872 fewer materials are handed in (−26.0%)")
    assert "at most one visit is 98.0% instead of 82.6%" in second
    assert "the reforms cost 4,700,000 yuan" in third


def test_a_reform_that_makes_it_worse_is_not_praised():
    """More is said to be more."""
    scenarios = simulated.simulation().scenarios
    worse = (
        scenarios[-1].model_copy(update={"reforms": ()}),
        scenarios[0].model_copy(update={"reforms": ("x",)}),
    )
    parts_swapped = tuple(
        part.model_copy(update={"totals": (part.totals[-1], part.totals[0])})
        for part in simulated.simulation().parts
    )
    said = " ".join(answers(seen(scenarios=worse, parts=parts_swapped)))
    assert "2,207,872 more materials are handed in (+35.1%)" in said
    assert "476,221 more visits" in said
    assert "1,597,480 hours more" in said


def test_without_a_reform_it_says_how_things_are():
    """One sentence, and nothing is compared."""
    alone = simulated.simulation().scenarios[:1]
    assert len(answers(seen(scenarios=alone))) == 1
    assert big_figures(seen(scenarios=alone))[0].change == ""


def test_what_nothing_changes_about_comes_last_and_has_no_bar():
    """A reform of one one-thing has one bar."""
    found = simulated.simulation()
    still = tuple(
        part if part.key == "school" else part.model_copy(update={"totals": (part.totals[0],) * 5})
        for part in found.parts
    )
    exhibit = parts(seen(parts=still), Dimension.ONE_THING)
    assert exhibit.lines[0].subject == "Starting school"
    assert exhibit.charts[0].most == 1


def test_a_figure_that_stays_is_said_to_stay():
    """Not to go from 7.58 to 7.58."""
    scenarios = simulated.simulation().scenarios[:2]
    assert "working days is 7.58 as before" in answers(seen(scenarios=scenarios))[2]


def test_cautions_say_what_is_not_known():
    """Open cases count with the most; cases left out are counted."""
    first, second = cautions(seen())
    assert first.startswith("Of 1.3% of cases the log leaves out facts that matter")
    assert second == "Cases that are not counted: 74."


def test_all_reforms_together_stand_right_below_the_baseline():
    """However many scenarios there are, no chart leaves them out."""
    subjects = [line.subject for line in visits(seen()).lines]
    assert subjects[:3] == ["As it is", "All three", "Share the marriage certificate"]
    assert [line.subject for line in means(seen()).lines] == subjects
