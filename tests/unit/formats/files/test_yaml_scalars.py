"""Only null, truths and plain numbers are more than text."""

import pytest

from onething.formats.files.yaml_scalars import resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("430000", 430000),
        ("1.50", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
    ],
)
def test_the_core_schema_knows_null_truths_and_numbers(text, value):
    """These words mean what YAML 1.2 says."""
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "on",
        "off",
        "12:30",
        "2016-12-20",
        "000000",
        "0x1F",
        "0o7",
        ".inf",
        ".NaN",
        "1_000",
        "1e999",
        "=",
        "<<",
        "9" * 5000,
    ],
)
def test_everything_else_is_text(text):
    """Codes, times, days and the words of YAML 1.1 stay what was written."""
    assert resolve(text) == text
