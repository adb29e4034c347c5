"""A case with reforms and without them is told as text and as Markdown."""

from io import StringIO

import pytest
from rich.console import Console
from tests.fictional.city import FOLDER, planner

from onething.formats.files.reform_files import read_reform
from onething.formats.reports.reform_outline import reform_markdown, reform_text
from onething.model import Case
from onething.reforms import compare_reforms, with_reforms

REFORMS = FOLDER / "workflows" / "hongzhou" / "reforms"
FACTS = {"shop.area": 300, "sign.area": 2, "shop.street": "x", "channel": "window", "信用等级": "A"}


def told(*names, language="en", day="2026-06-01"):
    """Return the Markdown of a teahouse with reforms."""
    reforms = [read_reform(REFORMS / f"{name}.yaml") for name in names]
    case = Case.model_validate({"as_of": day, "region": "990102", "facts": FACTS})
    compared = compare_reforms(planner(), "open-a-teahouse", reforms, case)
    return reform_markdown(compared, with_reforms(planner(), reforms).catalogue, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("Visits: 4 → 2", "25,000", "an estimate", "One door for a teahouse", "Materials that change"),
        ),
        ("zh", ("跑动（次）：4 → 2", "费用（元）", "估算", "开茶馆只进一扇门", "因改革方案")),
    ],
)
def test_what_changes_is_told_with_the_reform(language, said):
    """And with what it costs, and on what ground."""
    text = told("one-counter-for-the-teahouse", language=language)
    assert [part for part in said if part not in text] == []


def test_a_reform_that_does_not_matter_is_told_so():
    """The figures stand there all the same."""
    assert "planned the same with and without" in told("photos-on-file")


def test_a_reform_that_waits_is_told_with_its_days():
    """It is left out."""
    text = told("one-counter-for-the-teahouse", day="2026-04-30")
    assert "Not in force on that day, and left out: One door for a teahouse (from 2026-05-01)" in text


def test_the_terminal_is_told_the_same():
    """Laid out otherwise."""
    reform = read_reform(REFORMS / "photos-on-file.yaml")
    compared = compare_reforms(
        planner(), "move-house", [reform], Case.model_validate({"as_of": "2026-06-01"})
    )
    console = Console(width=200, file=StringIO())
    console.print(reform_text(compared, planner().catalogue, "en"))
    assert "Photos are shared" in console.file.getvalue()
