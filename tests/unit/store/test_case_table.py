"""The cases of a table are read row by row, from both databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from onething.errors import BrokenInput
from onething.store.addresses import address
from onething.store.case_table import table_rows, table_shown
from onething.store.connecting import connect, writing
from onething.store.failing import StoreError

COLUMNS = ("onething", "date", "newcomer", "applicant.age")
ROW = ("move-house", date(2025, 3, 1), True, 30)


@pytest.fixture
def database(where: str) -> str:
    """Return the address of a database with a table of cases and a view of it."""
    engine = connect(address(where), patience=10)
    with writing(engine) as connection:
        connection.exec_driver_sql(
            'CREATE TABLE hall_cases (onething TEXT, date DATE, newcomer BOOLEAN, "applicant.age" INTEGER)'
        )
        connection.exec_driver_sql("INSERT INTO hall_cases VALUES ('move-house', '2025-03-01', true, 30)")
        connection.exec_driver_sql("CREATE VIEW all_cases AS SELECT * FROM hall_cases")
    return where


@pytest.mark.parametrize("table", ["hall_cases", "all_cases"])
def test_the_rows_of_a_table_or_a_view_are_read(database: str, table: str) -> None:
    """The names of the columns first, the values as the database has them; SQLite has no days and truths."""
    row = ROW if database.startswith("postgresql") else ("move-house", "2025-03-01", 1, 30)
    assert list(table_rows(f"{database}::{table}")) == [COLUMNS, row]


def test_a_text_in_a_column_of_truths_stays_what_it_is(tmp_path: Path) -> None:
    """SQLite holds any text in any column: `false` is not true there, and 2025/1/3 no error."""
    file = tmp_path / "hall.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE cases (newcomer BOOLEAN, date DATE)")
        connection.execute("INSERT INTO cases VALUES ('false', '2025/1/3')")
        connection.commit()
    assert list(table_rows(f"{file}::cases"))[1:] == [("false", "2025/1/3")]


def test_a_table_that_there_is_not_is_told(database: str) -> None:
    """With what is near."""
    with pytest.raises(BrokenInput, match="no table “hall_case” → there are hall_cases"):
        list(table_rows(f"{database}::hall_case"))


def test_a_database_that_cannot_be_reached_is_told() -> None:
    """Without its password."""
    pytest.importorskip("psycopg")
    where = "postgresql://clerk:secret@127.0.0.1:1/hall::cases"
    with pytest.raises(StoreError) as raised:
        list(table_rows(where))
    assert "secret" not in raised.value.message("zh") + table_shown(where)
