"""Reading the text of tests."""

import subprocess
import sys

import pytest
from condition_questions import AGE, BIRTH, EMPLOYER, MARITAL, REGION, SAME

from onething.conditions import ANYTHING, parse_test
from onething.errors import ConditionError


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("60", "60"),
        ("= 60", "60"),
        ("-1.50", "-1.5"),
        (".5", "0.5"),
        ("<60", "< 60"),
        (">=   60", ">= 60"),
        ("[18..60]", "[18..60]"),
        ("(18..60)", "(18..60)"),
        ("[18..60)", "[18..60)"),
        ("]18..60[", "(18..60)"),
        ("[ 1.5 .. 2.5 ]", "[1.5..2.5]"),
        ("<18, 60, (70..80]", "< 18, 60, (70..80]"),
        ("not(<18,>60)", "not(< 18, > 60)"),
        ("not ( [1..2] )", "not([1..2])"),
        ("null", "null"),
        (" - ", "-"),
    ],
)
def test_numbers_are_tested_as_in_s_feel(typed, canonical):
    """Every form of test that S-FEEL has for numbers is read."""
    assert str(parse_test(typed, AGE)) == canonical


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("＞＝６０", ">= 60"),
        ("≥60", ">= 60"),
        ("≤ 60", "<= 60"),
        ("≦60", "<= 60"),
        ("［１８．．６０）", "[18..60)"),
        ("（18…60】", "(18..60]"),
        ("1、2，3", "1, 2, 3"),
        ("not（１）", "not(1)"),
        ("－５", "-5"),
        ("−5", "-5"),
        ("–", "-"),
        ("\u300060\u3000", "60"),
    ],
)
def test_full_width_typing_is_folded(typed, canonical):
    """Full-width digits and Chinese punctuation count as what they stand for."""
    assert str(parse_test(typed, AGE)) == canonical


@pytest.mark.parametrize(
    "typed", ['"married", "divorced"', "“married”，“divorced”", "＂married＂、‘divorced’", "married,divorced"]
)
def test_options_may_stand_in_any_quotes_or_bare(typed):
    """A choice is tested by its options in straight or curly quotes, or without quotes."""
    assert str(parse_test(typed, MARITAL)) == '"married", "divorced"'


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("《出生医学证明》、其他", '"《出生医学证明》", "其他"'),
        ("e-licence", '"e-licence"'),
        ("v1.0", '"v1.0"'),
        ('"１，２（３）"', '"１，２（３）"'),
        ("“，（）”", '"，（）"'),
        (r'"say \"hi\" \\ \u4e2d\U01F600\n"', '"say \\"hi\\" \\\\ 中😀\\n"'),
        ('"-"', '"-"'),
        ('"null"', '"null"'),
        ("nothing", '"nothing"'),
        ("60", '"60"'),
    ],
)
def test_texts_keep_their_characters(typed, canonical):
    """Within a string nothing is folded; escapes are read; bare words are texts."""
    assert str(parse_test(typed, EMPLOYER)) == canonical


@pytest.mark.parametrize(
    "typed", ['date("2025-01-31")', "2025-01-31", "date（“2025-01-31”）", "２０２５-01-31"]
)
def test_days_may_stand_bare(typed):
    """A date is written as in FEEL, or as its ISO text."""
    assert str(parse_test(typed, BIRTH)) == 'date("2025-01-31")'


@pytest.mark.parametrize("typed", ["430000,330100", '"430000", "330100"', "４３００００、３３０１００"])
def test_regions_may_stand_bare(typed):
    """A region is written as its code, with or without quotes."""
    assert str(parse_test(typed, REGION)) == '"430000", "330100"'


def test_truth_values_are_read():
    """A boolean is tested by true and false."""
    assert str(parse_test("not(true)", SAME)) == "not(true)"


def test_a_dash_is_anything():
    """The dash of a decision table excludes nothing."""
    assert parse_test("-", EMPLOYER) is ANYTHING


@pytest.mark.parametrize(
    ("typed", "question", "column", "found"),
    [
        ("", AGE, 1, "too early"),
        (">=", AGE, 3, "too early"),
        ("not(", AGE, 5, "too early"),
        ("5 6", AGE, 3, "“6” is out of place"),
        ("18..60", AGE, 3, "“..” is out of place"),
        ("!= 5", AGE, 2, "“=” is out of place"),
        ("1, -", AGE, 4, "out of place"),
        ("not(-)", AGE, 5, "“-” cannot be read"),
        ("abc", AGE, 1, "“abc” cannot be read"),
        ('"60"', AGE, 1, "“60” cannot be read"),
        ("1e3", AGE, 1, "cannot be read"),
        ("0.1234567890123456", AGE, 1, "cannot be read"),
        ("[60..18]", AGE, 2, "nothing fits into"),
        ("(5..5]", AGE, 2, "nothing fits into"),
        ("> null", AGE, 3, "have an order"),
        ("not(not(5))", AGE, 5, "within another test"),
        ("5, not(6)", AGE, 4, "within another test"),
        ("> true", SAME, 3, "have an order"),
        ("yes", SAME, 1, "“yes” cannot be read"),
        ("< single", MARITAL, 3, "have an order"),
        ('"sing', MARITAL, 1, "without its partner"),
        ('"single", "', MARITAL, 11, "without its partner"),
        (r'"\x"', EMPLOYER, 2, "escape"),
        (r'"ab\ud800"', EMPLOYER, 4, "escape"),
        (r'"\UFFFFFF"', EMPLOYER, 2, "escape"),
        ("2025-02-30", BIRTH, 1, "cannot be read"),
        ("20250131", BIRTH, 1, "cannot be read"),
        ('"2025-01-31"', BIRTH, 1, "cannot be read"),
        ("43010", REGION, 1, "“43010” cannot be read"),
        ('"430000", 湖南', REGION, 11, "“湖南” cannot be read"),
        (">= 430000", REGION, 4, "have an order"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(typed, question, column, found):
    """A test that is malformed or does not fit its fact is refused with the column and the reason."""
    with pytest.raises(ConditionError) as refusal:
        parse_test(typed, question)
    assert refusal.value.column == column
    assert found in refusal.value.message("en")


@pytest.mark.parametrize(
    ("typed", "mend"),
    [("divorcd", '"divorced"'), ("已婚", '"married"'), ("x", '"single", "married", "divorced"')],
)
def test_a_misspelt_option_is_answered_with_the_near_ones(typed, mend):
    """An unknown option, or a label in its place, is answered with the options that may be meant."""
    with pytest.raises(ConditionError) as refusal:
        parse_test(typed, MARITAL)
    assert refusal.value.mend.zh == f"请用 {mend}"


@pytest.mark.parametrize("hostile", ["not(" * 4000, "[" * 15_000, '"\\"' * 5000, "1," * 9000, "“" * 19_000])
def test_hostile_text_is_refused_in_few_steps(hostile):
    """However deep or long the text, the answer is a ConditionError, and the way to it no longer."""
    parse_test("18", AGE)
    calls = 0

    def count(_frame, _event, _arg):
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        with pytest.raises(ConditionError):
            parse_test(hostile, AGE)
    finally:
        sys.setprofile(None)
    assert calls < 200 * len(hostile)


def test_a_text_too_long_is_refused_and_not_repeated():
    """A text beyond the limit is refused with a message that shows its beginning only."""
    with pytest.raises(ConditionError) as refusal:
        parse_test("1" * 1_000_000, AGE)
    assert len(refusal.value.message("zh")) < 250


def test_a_long_word_is_not_repeated_whole():
    """An error shows the beginning of what it complains about, as it was typed."""
    with pytest.raises(ConditionError) as refusal:
        parse_test("１ " + "２" * 10_000, AGE)
    assert "“２２" in refusal.value.message("zh")
    assert len(refusal.value.message("zh")) < 350


def test_importing_the_package_does_not_load_lark():
    """The parser is loaded when the first test is read, not before."""
    program = "import sys, onething.conditions; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
