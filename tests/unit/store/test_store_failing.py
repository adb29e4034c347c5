"""What a driver says is told in our own words, in both languages, by its code or else by its text."""

from __future__ import annotations

import pickle

import pytest
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from onething.store import StoreError
from onething.store.failing import troubles_told


class Said(Exception):
    """What a driver raises: a text, and perhaps the code of the SQL standard."""

    def __init__(self, text: str, sqlstate: str | None = None) -> None:
        super().__init__(text)
        self.sqlstate = sqlstate


def _told(error: Exception) -> StoreError:
    with pytest.raises(StoreError) as told, troubles_told("store"):
        raise error
    return told.value


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("53100", "disk is full"),
        ("53300", "no more connections"),
        ("57P01", "went away"),
        ("57P03", "cannot be reached"),
        ("08006", "went away"),
        ("28P01", "password is wrong"),
        ("22P05", "characters"),
        ("XX000", "refused"),
    ],
)
def test_code_decides(code: str, words: str) -> None:
    """The code of an error decides what is said, and is shown for whoever looks it up."""
    error = _told(OperationalError("INSERT", {}, Said("geheim", code)))
    assert words in error.message("en")
    assert code in error.message("zh")
    assert "geheim" not in error.message("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('FATAL:  password authentication failed for user "u"', "password is wrong"),
        ('FATAL:  database "x" does not exist', "no such database"),
        ("server closed the connection unexpectedly", "went away"),
        ("致命错误: 用户 u Password 认证失败", "cannot be reached"),
    ],
)
def test_text_decides_where_there_is_no_code(text: str, words: str) -> None:
    """A connection that was never made has no code; in whatever language its text is, it is told."""
    assert words in _told(OperationalError("", {}, Said(text))).message("en")


def test_other_errors_of_the_toolkit_are_told() -> None:
    """An error that is none of the database has the name of its kind."""
    assert "SQLAlchemyError" in _told(SQLAlchemyError("geheim")).message("en")


def test_error_survives_another_process() -> None:
    """An error can be handed from one process to another."""
    told = _told(OperationalError("", {}, Said("", "53100")))
    assert pickle.loads(pickle.dumps(told)).message("zh") == told.message("zh")  # noqa: S301 - made here


def test_own_faults_are_not_hidden() -> None:
    """What is no trouble of the database passes through."""
    with pytest.raises(ZeroDivisionError), troubles_told("store"):
        _ = 1 / 0
