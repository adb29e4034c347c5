"""The file that says which columns of a log tell what."""

from __future__ import annotations

from pathlib import Path

import pytest

from onething.errors import BrokenInput
from onething.formats.files.distributions_file import read_distributions
from onething.formats.files.log_mapping_file import read_log_mapping

MAPPING = """\
onething: {column: 事项类型, values: {10: restaurant, 新生儿: newborn}}
region: 区划
cases: 件数
facts:
  child_age: 年龄
  consent: {column: 授权, values: {1: true, 0: false, 无: null}}
ignore: [姓名]
"""


def test_a_mapping_is_read_as_it_is_written(tmp_path: Path) -> None:
    """A column may stand for itself; numbers and truths are words of a log like any other."""
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    mapping, located = read_log_mapping(tmp_path / "mapping.yaml")
    assert mapping.onething is not None
    assert mapping.onething.values == {"10": "restaurant", "新生儿": "newborn"}
    assert mapping.facts["child_age"].column == "年龄"
    assert mapping.facts["consent"].values == {"1": True, "0": False, "无": None}
    assert located.find("facts", "consent").line == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("regoin: a\n", ":1: .*unknown key “regoin” → did you mean region?"),
        ("onething: {column: a, fixed: b}\n", ":1: .*told by a column, or is fixed"),
        ("facts: {consent: {values: {}}}\n", ":1: .*“column” is missing"),
        ("- a\n", ":1: "),
    ],
)
def test_a_mapping_that_is_none_is_told(tmp_path: Path, text: str, message: str) -> None:
    """With the line."""
    (tmp_path / "mapping.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenInput, match=message):
        read_log_mapping(tmp_path / "mapping.yaml")


def test_distributions_are_read_as_they_are_written(tmp_path: Path) -> None:
    """Weights may stand alone."""
    file = tmp_path / "mix.yaml"
    file.write_text(
        "facts:\n  consent: {true: 9, false: 1}\n  child_age: {between: [0, 6]}\n", encoding="utf-8"
    )
    facts = read_distributions(file).facts
    assert facts["consent"].weights == {"true": 9, "false": 1}
    assert facts["child_age"].between == ("0", "6")


def test_distributions_that_are_none_are_told(tmp_path: Path) -> None:
    """A share beyond one, weights of nothing."""
    file = tmp_path / "mix.yaml"
    file.write_text("facts:\n  a: {missing: 2}\n  b: {x: 0}\n", encoding="utf-8")
    with pytest.raises(BrokenInput) as raised:
        read_distributions(file)
    assert [fault.place.line for fault in raised.value.faults] == [2, 3]


def test_faults_are_told_in_chinese_too(tmp_path: Path) -> None:
    """Policy staff read them."""
    mapping, mix = tmp_path / "mapping.yaml", tmp_path / "mix.yaml"
    mapping.write_text("onething: {column: a, fixed: b}\n", encoding="utf-8")
    mix.write_text("months: {2025-13: 1}\nfacts:\n  a: {x: 0}\n", encoding="utf-8")
    with pytest.raises(BrokenInput) as one:
        read_log_mapping(mapping)
    with pytest.raises(BrokenInput) as other:
        read_distributions(mix)
    assert "一件事由列（column）给出，或固定（fixed），两者取一" in one.value.message("zh")
    assert "应为一个月份，如 2025-03" in other.value.message("zh")
    assert "至少一个权重大于零" in other.value.message("zh")
