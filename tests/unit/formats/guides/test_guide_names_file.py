"""The names file."""

import pytest

from onething.errors import BrokenInput
from onething.formats.guides.names_file import read_names


def read(tmp_path, text):
    """Write a names file and read it."""
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")
    return read_names(path)


def test_everything_in_it_is_optional(tmp_path):
    """A file may name nothing at all."""
    assert read(tmp_path, "{}").materials == ()


def test_a_material_is_found_by_all_its_codes_and_names(tmp_path):
    """Brackets do not matter, nor do conditions behind the name."""
    names = read(
        tmp_path,
        "materials: [{id: card, name: 身份证, codes: [L1, L2], asked_as: [{name: 男方身份证, holder: man}]}]",
    )
    assert names.material_of_code["L2"].id == "card"
    assert names.asked_in("g", "《身份证》")[0].id == "card"
    assert names.asked_in("g", "男方身份证（已婚的，提供）")[1].holder == "man"
    assert names.asked_in("g", "驾驶证") is None


@pytest.mark.parametrize(
    "text",
    [
        "materials: [{id: Card, name: 身份证}]",
        "materials: [{id: card}]",
        "bread: []",
        "[]",
        "departments: [{id: a, name: 甲, codes: [9]}]",
        "regions: [{code: '99', name: 虹州}]",
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_line(tmp_path, text):
    """A bad names file is a broken input."""
    with pytest.raises(BrokenInput) as broken:
        read(tmp_path, text)
    assert broken.value.faults[0].place.line == 1


@pytest.mark.parametrize(
    "text",
    [
        "materials: [{id: a, name: 甲}, {id: a, name: 乙}]",
        "materials: [{id: a, name: 甲}, {id: b, name: 《甲》}]",
        "materials: [{id: a, name: 甲, codes: [L1]}, {id: b, name: 乙, codes: [L1]}]",
        "items: [{id: a, name: 甲}, {id: b, name: 乙, aliases: [甲]}]",
        "guides: [{id: a, code: G1}, {id: b, code: G1}]",
        "materials: [{id: a, name: 甲, issuer: nobody}]",
    ],
)
def test_a_name_means_one_thing(tmp_path, text):
    """Whatever would mean two is refused."""
    with pytest.raises(BrokenInput):
        read(tmp_path, text)
