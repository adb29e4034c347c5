"""Reading tests: whatever is written can be read again, and nothing that is typed breaks the reader."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.condition_strategies import QUESTIONS, kinds, unary_tests

from onething.conditions import parse_test, read_value
from onething.errors import ConditionError, OnethingError
from onething.model import FactType

# Pieces of the language and what resembles them, to get further than random text does.
PIECES = (
    *(
        "not",
        "(",
        ")",
        "[",
        "]",
        "..",
        "…",
        ",",
        "、",
        "，",
        "<",
        ">=",
        "≥",
        "=",
        "!=",
        "-",
        "–",
        '"',
        "“",
        "”",
    ),
    *(
        "＂",
        "‘",
        "’",
        "\\",
        "\\u",
        "\\ud800",
        "date",
        'date("2025-01-31")',
        "2025-02-30",
        "null",
        "true",
        "single",
    ),
    *(
        "60",
        "６０",
        "-1.5",
        "..5",
        "1e9",
        "330100",
        "４３００００",
        "《",
        "【",
        "】",
        " ",
        "\u3000",
        "\n",
        "²",
        "\x00",
    ),
)
hostile = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(kinds.flatmap(lambda kind: st.tuples(st.just(kind), unary_tests(kind))))
def test_what_a_test_writes_reads_as_the_same_test(drawn):
    """Parsing the text of any test gives the test back."""
    kind, test = drawn
    assert parse_test(str(test), QUESTIONS[kind]) == test


@given(kinds, hostile)
def test_no_text_gives_another_error_than_a_condition_error(kind, text):
    """Whatever is typed as a test is refused with a ConditionError, or read as what it then writes."""
    with suppress(ConditionError):
        test = parse_test(text, QUESTIONS[kind])
        assert parse_test(str(test), QUESTIONS[kind]) == test


@given(kinds, hostile)
def test_an_error_points_into_the_text(kind, text):
    """The column of an error lies in the text or right behind it, and it speaks both languages."""
    try:
        parse_test(text, QUESTIONS[kind])
    except ConditionError as error:
        fault = error
    else:
        return
    assert 1 <= fault.column <= len(text) + 1
    assert fault.message("zh") != fault.message("en")


@given(kinds, hostile)
def test_no_value_gives_another_error_than_ours(kind, text):
    """Whatever is typed as a value is read, or refused with an error of the library."""
    with suppress(OnethingError):
        read_value(text, QUESTIONS[kind])


@given(unary_tests(FactType.NUMBER))
def test_full_width_reads_like_ascii(test):
    """A test of a number typed in full-width characters is the same test."""
    wide = str(test).translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert parse_test(wide.replace("ｎｕｌｌ", "null"), QUESTIONS[FactType.NUMBER]) == test
