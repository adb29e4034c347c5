"""Targets and prices are read from files, with every fault by its line."""

from pathlib import Path

import pytest

from onething.errors import BrokenInput
from onething.formats.files.yardstick_files import load_prices, load_targets

RULES = Path(__file__).parents[4] / "rules"
TARGETS = """\
id: town
name: x
region: "990100"
targets:
  - {id: a, name: x, measure: no-visit, above: 0.5, basis: plan}
"""


def faults(load, path):
    """Return what is wrong with a file, without its folder."""
    with pytest.raises(BrokenInput) as raised:
        load(path)
    return [
        f"{one.place.file.rpartition('/')[2]}:{one.place.line} {one.found.en}" for one in raised.value.faults
    ]


def test_the_published_targets_of_a_folder_are_read():
    """Those that cannot be measured say why."""
    found = {one.id: one for one in load_targets(RULES / "targets")}
    assert set(found) == {"ningbo", "zhejiang"}
    assert len(found["zhejiang"].targets) > 15


def test_a_file_of_targets_will_do(tmp_path):
    """Of one's own."""
    path = tmp_path / "town.yaml"
    path.write_text(TARGETS, encoding="utf-8")
    (found,) = load_targets(path)
    assert found.targets[0].threshold == 0.5


def test_a_fault_in_a_target_has_its_line(tmp_path):
    """All faults of all files at once."""
    (tmp_path / "a.yaml").write_text(TARGETS.replace("no-visit", "novisit"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(TARGETS, encoding="utf-8")
    found = faults(load_targets, tmp_path)
    assert found[0].startswith("a.yaml:5")
    (tmp_path / "a.yaml").write_text(TARGETS, encoding="utf-8")
    assert "town stands twice" in faults(load_targets, tmp_path)[0]


def test_a_folder_without_targets_is_none(tmp_path):
    """Nothing would be measured."""
    assert "holds no .yaml file" in faults(load_targets, tmp_path)[0]


def test_the_prices_of_the_nation_say_where_each_is_from():
    """What is not published is marked as assumed."""
    found = {burden.key: burden for burden in load_prices(RULES / "burden" / "nation.yaml").burdens()}
    assert all(burden.basis or burden.assumed for burden in found.values())
    assert "国家统计局" in found["wage"].basis


def test_a_price_that_is_missing_is_a_fault(tmp_path):
    """With its key."""
    path = tmp_path / "prices.yaml"
    path.write_text("id: a\nname: x\nwage: {value: -1, basis: x}\n", encoding="utf-8")
    found = "\n".join(faults(load_prices, path))
    assert "the key “travel_cost” is missing" in found
    assert "prices.yaml:3" in found
