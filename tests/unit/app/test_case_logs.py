"""Cases are read wherever they lie: files, workbooks, tables of databases, frames."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.fictional.city import planner

from onething.app.case_logs import LogOptions, log_digest, read_cases
from onething.errors import BrokenInput

ROWS = [("move-house", "990102", date(2025, 3, 1), True, 30), ("open-a-teahouse", "99", None, None, None)]
NAMES = ("onething", "region", "date", "newcomer", "applicant.age")


def _check(cases: Any) -> str:
    """Check that a log holds the two cases, and return its name."""
    with read_cases(cases, [planner()]) as tally:
        moved, opened = tally.profiles
        assert (moved.onething, moved.region, moved.facts["newcomer"]) == ("move-house", "990102", True)
        assert (opened.onething, opened.region, dict(opened.facts)) == ("open-a-teahouse", "990000", {})
        assert tally.report.digest
        months = tally.counts.execute("SELECT month FROM counts ORDER BY month").fetchall()
        assert months == [("",), ("2025-03",)]
        return tally.report.name


def test_a_workbook_is_read(tmp_path: Path) -> None:
    """Its first sheet, with days and truths as Excel has them."""
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    for row in (NAMES, *ROWS):
        workbook.active.append(row)
    workbook.save(tmp_path / "cases.xlsx")
    assert _check(tmp_path / "cases.xlsx") == "cases.xlsx"
    assert log_digest(tmp_path / "cases.xlsx")


def test_a_table_of_a_database_is_read(tmp_path: Path) -> None:
    """By the file of the database and the name of the table."""
    with sqlite3.connect(tmp_path / "hall.db") as database:
        database.execute(
            'CREATE TABLE cases (onething, region, date DATE, newcomer BOOLEAN, "applicant.age")'
        )
        rows = [(a, b, c and c.isoformat(), d, e) for a, b, c, d, e in ROWS]
        database.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?)", rows)
    database.close()
    assert _check(f"{tmp_path / 'hall.db'}::cases") == "cases"
    assert _check(f"sqlite:///{tmp_path / 'hall.db'}::cases") == "cases"


def test_a_table_that_there_is_not_is_told(tmp_path: Path) -> None:
    """With those that there are."""
    with sqlite3.connect(tmp_path / "hall.db") as database:
        database.execute("CREATE TABLE cases (onething)")
    database.close()
    with pytest.raises(BrokenInput, match="no table “case” → there are cases"):
        read_cases(f"{tmp_path / 'hall.db'}::case", [planner()])
    with pytest.raises(BrokenInput, match="there is no such file"):
        read_cases(f"{tmp_path / 'hal.db'}::cases", [planner()])


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_frame_is_read(library: str) -> None:
    """Whoever works in a notebook has one."""
    frames = pytest.importorskip(library)
    _check(frames.DataFrame({name: [row[n] for row in ROWS] for n, name in enumerate(NAMES)}))


def test_what_is_no_log_is_told(tmp_path: Path) -> None:
    """Neither a file nor a frame."""
    with pytest.raises(BrokenInput, match="neither a file nor a frame of polars or pandas"):
        read_cases(7, [planner()])
    (tmp_path / "a.xlsx").write_bytes(b"PK none")
    with pytest.raises(BrokenInput, match="no Excel workbook"):
        read_cases(tmp_path / "a.xlsx", [planner()])


def test_a_mapping_is_read_from_its_file_and_its_faults_have_lines(tmp_path: Path) -> None:
    """Those too that show only beside the log."""
    (tmp_path / "cases.csv").write_text("事项,新来\nmove-house,true\n", encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("onething: 事项\nfacts:\n  newcomer: 新来\n", encoding="utf-8")
    with read_cases(tmp_path / "cases.csv", [planner()], LogOptions(mapping=mapping)) as tally:
        assert tally.profiles[0].facts["newcomer"] is True
    mapping.write_text("onething: 事项\nfacts:\n  newcomer: 新人\n", encoding="utf-8")
    with pytest.raises(BrokenInput, match=r"mapping.yaml:3: the log has no column “新人”"):
        read_cases(tmp_path / "cases.csv", [planner()], LogOptions(mapping=mapping))
