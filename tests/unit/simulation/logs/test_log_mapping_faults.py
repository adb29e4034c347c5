"""A mapping that does not fit its log is refused, with all that is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.simulation.logs.small_logs import csv_file, mapping, read

from onething.errors import BrokenInput

LINE = "move-house,990102,2025-03-01,true,30"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"facts": {"newcomer": "newcomr"}}, "no column “newcomr” → did you mean newcomer?"),
        ({"facts": {"newcommer": "newcomer"}}, "no fact “newcommer” → did you mean newcomer?"),
        ({"facts": {"region": "region"}}, "“region” does not stand under facts → write “region: COLUMN”"),
        ({"onething": {"fixed": "move-hose"}}, "no one-thing “move-hose” → did you mean move-house?"),
        ({"onething": {"column": "onething", "values": {"a": "b"}}}, "no one-thing “b”"),
        ({"onething": "thing"}, "no column “thing”"),
        ({"facts": {"newcomer": {"column": "newcomer", "values": {"x": 3}}}}, "does not fit the type"),
    ],
)
def test_a_name_that_is_wrong_is_told(tmp_path: Path, said: dict[str, Any], message: str) -> None:
    """With what may have been meant."""
    with pytest.raises(BrokenInput, match=message):
        read(csv_file(tmp_path, LINE), mapping(**said))


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    """So that they can be mended together."""
    with pytest.raises(BrokenInput) as raised:
        read(csv_file(tmp_path, LINE), mapping(region="a", date="b", cases="c"))
    assert len(raised.value.faults) == 3


def test_a_log_without_a_column_of_the_one_thing_is_refused(tmp_path: Path) -> None:
    """The message lists the columns and says what to write."""
    with pytest.raises(BrokenInput, match=r"no column tells the one-thing \(there are a, b\) → write"):
        read(csv_file(tmp_path, "1,2", header="a,b"))


def test_a_log_none_of_whose_columns_tells_anything_is_refused(tmp_path: Path) -> None:
    """A fixed one-thing alone is no log."""
    with pytest.raises(BrokenInput, match="no column can be used"):
        read(csv_file(tmp_path, "1,2", header="a,b"), mapping(onething={"fixed": "move-house"}))


def test_a_log_of_other_one_things_is_refused(tmp_path: Path) -> None:
    """A mapping can say what its words mean."""
    with pytest.raises(BrokenInput, match="no row names a one-thing of the catalogue"):
        read(csv_file(tmp_path, "driving-licence,,,,"))
