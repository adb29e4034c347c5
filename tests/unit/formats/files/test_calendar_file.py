"""A file adds years and days to the official calendar; each fault in it is named with its line."""

from __future__ import annotations

from datetime import date

import pytest

from onething.calendars import OFFICIAL
from onething.errors import BrokenInput
from onething.formats.files.calendar_file import load_calendar

YEAR = OFFICIAL.known_until.year + 1
GOOD = f"""# 国务院办公厅通知
years: [{YEAR}]
holidays: [{YEAR}-01-01]
workdays:
  - {YEAR}-01-02
"""


@pytest.fixture
def faults(put):
    """Load a calendar that is broken, and return what is wrong with it."""

    def read(text: str) -> list[str]:
        folder = put({"days.yaml": text})
        with pytest.raises(BrokenInput) as raised:
            load_calendar(folder / "days.yaml")
        return raised.value.message("en").replace(f"{folder}/", "").splitlines()

    return read


def test_years_holidays_and_working_days_are_added(put):
    """What the official calendar says of other years stays."""
    made = load_calendar(put({"days.yaml": GOOD}) / "days.yaml")
    assert made.known_until == date(YEAR, 12, 31)
    assert not made.is_working(date(YEAR, 1, 1))
    assert made.is_working(date(YEAR, 1, 2))
    assert not made.is_working(date(2026, 9, 25))


def test_every_key_may_be_left_out(put):
    """A file may add a single day."""
    made = load_calendar(put({"days.yaml": "holidays: ['2026-06-01']"}) / "days.yaml")
    assert not made.is_working(date(2026, 6, 1))


@pytest.mark.parametrize("text", ["{}", "[2027]", "2027"])
def test_a_file_that_says_nothing_of_years_or_days_is_refused(faults, text):
    """What belongs there is said."""
    (line,) = faults(text)
    assert "days.yaml" in line
    assert "no years or days are given" in line
    assert "write years: [2027]" in line


@pytest.mark.parametrize("text", ["", "# nothing"])
def test_an_empty_file_is_refused(faults, text):
    """It was hardly meant to say nothing."""
    assert faults(text)[0].startswith("days.yaml: the file is empty")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("years: [2027]\nholyday: []", "days.yaml:2: unknown key “holyday”"),
        ("holidays: 2027-01-01", "days.yaml:1: “holidays” is not a list"),
        ("years:", "days.yaml:1: “years” is not a list"),
        ("years: [next]", "days.yaml:1: “next” does not fit"),
        ("years: [true]", "days.yaml:1: “True” does not fit"),
        ("years: [0]", "days.yaml:1: “0” does not fit"),
        ("years: [2027.5]", "days.yaml:1: “2027.5” does not fit"),
        ("workdays:\n  - 2027-01-02\n  - 2027-02-30", "days.yaml:3: “2027-02-30” does not fit"),
        ("workdays: [02.01.2027]", "days.yaml:1: “02.01.2027” does not fit"),
    ],
)
def test_a_fault_is_named_with_file_and_line(faults, text, said):
    """And with what would be right."""
    (line,) = faults(text)
    assert line.startswith(said)


def test_all_faults_are_told_at_once(faults):
    """In the order of the file."""
    assert len(faults("years: [x, y]\nmore: 1\nholidays: {}")) == 4


def test_a_file_that_is_not_there_or_not_yaml_is_refused(faults, tmp_path):
    """As any file is."""
    assert "days.yaml" in faults("years: [2027")[0]
    with pytest.raises(BrokenInput):
        load_calendar(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("years:\n  - 2026", "days.yaml:2: the official calendar knows 2026"),
        (f"years: [{YEAR}]", f"days.yaml:1: {YEAR} has no holidays"),
        (f"years: [{YEAR + 1}]\nholidays: [{YEAR + 1}-01-01]", f"days.yaml:1: between {YEAR + 1} and"),
        (f"workdays: [{YEAR}-01-01]", f"days.yaml:1: {YEAR}-01-01 lies in a year that neither"),
        (
            "holidays: [2026-06-01]\nworkdays: [2026-06-01]",
            "days.yaml:2: 2026-06-01 stands under both holidays and workdays",
        ),
    ],
)
def test_what_contradicts_itself_or_the_official_calendar_is_refused(faults, text, said):
    """With its line; nothing of it is silently left out."""
    (line,) = faults(text)
    assert line.startswith(said)


def test_years_that_join_on_one_another_are_taken(put):
    """In any order."""
    text = f"years: [{YEAR + 1}, {YEAR}]\nholidays: [{YEAR}-01-01, {YEAR + 1}-01-01]"
    assert load_calendar(put({"days.yaml": text}) / "days.yaml").known_until.year == YEAR + 1
