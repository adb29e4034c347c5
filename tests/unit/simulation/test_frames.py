"""Tests of a simulation as rows for frames."""

import pytest
from tests.unit.formats import simulated

from onething.simulation.frames import parts_rows, targets_rows, totals_rows
from onething.simulation.result import Dimension, Totals

SIMULATION = simulated.simulation()


def test_each_scenario_is_a_row_with_every_figure():
    """Under the names that `Totals` has."""
    rows = totals_rows(SIMULATION)
    assert rows[0]["scenario"] == "baseline"
    assert len(rows) == 5
    assert set(Totals.model_fields) < set(rows[0])


def test_each_part_is_a_row_for_each_scenario():
    """Of one dimension, or of all."""
    rows = parts_rows(SIMULATION, Dimension.REGION, language="en")
    assert len(rows) == 14 * 5
    assert (rows[0]["name"], rows[0]["scenario_name"]) == ("Changsha", "As it is")
    assert len(parts_rows(SIMULATION)) == len(SIMULATION.parts) * 5


def test_targets_are_rows_with_what_is_missing():
    """What is not measured is None."""
    rows = targets_rows(SIMULATION)
    assert rows[0]["met"] is False
    assert rows[0]["gap"] > 0
    assert {row["figure"] for row in rows if row["id"] == "phone"} == {None}


def test_all_rows_have_the_same_columns():
    """So that every frame library takes them."""
    for rows in (totals_rows(SIMULATION), parts_rows(SIMULATION), targets_rows(SIMULATION)):
        assert len({tuple(row) for row in rows}) == 1


def test_polars_and_pandas_take_the_rows():
    """They are plain values."""
    for library in ("polars", "pandas"):
        frame = pytest.importorskip(library).DataFrame(totals_rows(SIMULATION))
        assert frame.shape[0] == 5
