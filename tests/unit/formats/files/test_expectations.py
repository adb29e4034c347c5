"""What does not fit the model is said in both languages."""

import ast
import inspect
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from onething import language, model
from onething.formats.files.expectations import expected, shown_value, spoken


def texts_of_validators():
    """Every text that a validator of the model raises, as it begins."""
    folder = Path(inspect.getfile(model)).parent
    reforms = folder.with_name("reforms").glob("*.py")
    for path in [*folder.glob("*.py"), *reforms, Path(inspect.getfile(language))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Raise)
                and getattr(getattr(node.exc, "func", None), "id", "") == "ValueError"
            ):
                texts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
                yield next(text for text in texts if isinstance(text, str) and len(text) > 12)


@pytest.mark.parametrize("text", list(texts_of_validators()))
def test_every_text_of_a_validator_has_a_chinese_one(text):
    """A new rule of the model needs a line in the table."""
    said = spoken({"msg": f"Value error, {text}"})
    assert said.zh != said.en
    assert not said.en.startswith("Value error")


@pytest.mark.parametrize(
    ("type_", "value", "words"),
    [
        (str, 5, "a text"),
        (int, "x", "a whole number"),
        (float, "x", "a number"),
        (bool, "maybe", "true or false"),
        (tuple[int, ...], 5, "a list"),
        (dict[str, int], 5, "a mapping “key: value”"),
        (model.Material, 5, "a mapping “key: value”"),
        (model.Validity, {"from": 2016}, "a day, such as 2025-01-31"),
        (model.Validity, {"from": "2016-13-01"}, "a day, such as 2025-01-31"),
        (model.Duration, {"days": -1}, "a number of 0 or more"),
        (model.Coverage, {"region": "430000", "share": 2}, "a number of 1.0 or less"),
        (model.Region, {"code": "43", "name": "x"}, 'a region code of six digits, such as "430000"'),
        (Literal["a", "b"], "c", "one of 'a' or 'b'"),
        (model.Trust, "E", "one of 'A', 'B', 'C' or 'D'"),
    ],
)
def test_each_type_of_error_says_what_was_expected(type_: Any, value, words):
    """In words, not in the language of a validation library."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(type_).validate_python(value)
    label = expected(raised.value.errors()[0])
    assert label.en == words
    assert label.zh


def test_a_value_is_shown_short():
    """A long text is cut, and what has parts is only named."""
    assert shown_value("长" * 1000).en == "“" + "长" * 59 + "…”"
    assert shown_value([1] * 1000).zh == "列表"
    assert shown_value(value=True).en == "“true”"
    assert shown_value(None).zh == "空值"
