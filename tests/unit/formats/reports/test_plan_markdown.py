"""Tests of plans as Markdown."""

from plan_nouns import demand, plan, planned, town, way

from onething.formats.reports.plan_markdown import plan_markdown
from onething.model import Outcome


def test_a_plan_is_tables_under_headings():
    """The same content as on a terminal, in columns."""
    made = plan(planned(Outcome.REPLACED, demand(Outcome.REPLACED, used=way())))
    assert plan_markdown(made, town(), "en") == (
        "# Birth of a child\n\n"
        "Yunxi (990100) · as of 2026-07-01 · taking it that every connected source answers\n\n"
        "**Nothing to hand in, 1 replaced**\n\n"
        "## Not handed in (1)\n\n"
        "| # | Material | How | Source | Basis |\n"
        "| --: | --- | --- | --- | --- |\n"
        "| 1 | ID card | e-licence | Licence store "
        "| “An e-licence replaces the licence”, 国办函〔2016〕108号, 第十条 |\n"
    )


def test_a_name_cannot_break_the_table():
    """Pipes are escaped and line breaks become blanks."""
    made = plan(planned(Outcome.HAND_IN, name="户口簿|首页\n（复印件）"))
    assert "| 1 | 户口簿\\|首页 （复印件） | 1 份 |" in plan_markdown(made, town(), "zh")
