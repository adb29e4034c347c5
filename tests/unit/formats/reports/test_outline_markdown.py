"""Tests of outlines as Markdown."""

import pytest

from onething.formats.reports.outline import Column, Outline, Row, Section, Table
from onething.formats.reports.outline_markdown import escape, outline_markdown
from onething.formats.reports.speech import Speech


def _markdown(*sections: Section) -> str:
    outline = Outline("t", "about", ("answer",), ("remark",), sections, Speech("en"))
    return outline_markdown(outline)


def test_the_head_stands_above_the_sections():
    """Title, what it holds for, the answer in bold, remarks."""
    assert _markdown() == "# t\n\nabout\n\n**answer**\n\nremark\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("a\nb", "a b"),
        ("[x](y) <b> *c* `d` &lt;", r"\[x\](y) \<b\> \*c\* \`d\` \&lt;"),
        ("1. first", r"1\. first"),
        ("- first", r"\- first"),
        ("4.5", "4.5"),
        ("\x1b[31mred", r"\[31mred"),
    ],
)
def test_nothing_in_a_text_is_taken_for_markdown(text, escaped):
    """A name can neither end a cell nor start a list, a link or a tag."""
    assert escape(text) == escaped


def test_a_column_in_which_nothing_stands_is_left_out():
    """Only what says something is shown."""
    table = Table("who", (Column("a"), Column("b")), (Row("x", ((), ("1", "2"))), Row("y", (("",), ()))))
    assert _markdown(Section("s", table=table)).endswith(
        "## s\n\n| who | b |\n| --- | --- |\n| x | 1<br>2 |\n| y |  |\n"
    )


def test_rows_and_lines_are_counted_where_asked_for():
    """A number stands in front of each."""
    table = Table("who", (), (Row("x"), Row("y")), numbered=True)
    text = _markdown(Section("s", lines=("a", "b"), table=table, numbered=True))
    assert "1. a\n2. b\n\n| # | who |\n| --: | --- |\n| 1 | x |\n| 2 | y |" in text
