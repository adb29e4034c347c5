"""Reforms are read from files; what is wrong in them is told with file and line, all at once."""

from textwrap import dedent

import pytest
from tests.fictional.city import FOLDER, hongzhou

from onething.errors import BrokenInput
from onething.formats.files.reform_files import load_reforms, read_reform, read_reforms

REFORMS = FOLDER / "workflows" / "hongzhou" / "reforms"
HEAD = "id: try\nname: x\nreason: y\nchanges:\n"


def written(folder, changes):
    """Return the file of a reform with these changes; the first stands in line 5."""
    path = folder / "try.yaml"
    path.write_text(HEAD + dedent(changes).lstrip("\n"), encoding="utf-8")
    return path


def lines(faults):
    """Return the line of each fault."""
    return [fault.place.line for fault in faults]


def misfits(path):
    """Return what does not fit the city in the reform of a file."""
    return load_reforms([path]).misfits(hongzhou().catalogues[0], hongzhou().packs)


def test_a_reform_is_read():
    """With its costs."""
    reform = read_reform(REFORMS / "one-counter-for-the-teahouse.yaml")
    assert reform.total_cost == 25000
    assert [change.do for change in reform.changes] == ["admit", "days", "allow", "abolish"]


def test_a_folder_is_read_in_order_of_its_files():
    """A folder that is not there holds none."""
    assert [one.id for one in read_reforms(REFORMS)] == ["one-counter-for-the-teahouse", "photos-on-file"]
    assert read_reforms(REFORMS / "none") == ()


def test_every_wrong_change_is_told(tmp_path):
    """The kind of a change tells which keys it can have."""
    path = written(
        tmp_path,
        """
        - {do: conect, source: s}
        - {source: s}
        - {do: cover, source: s, coverage: [{region: "990100"}], coverag: []}
        - {do: abolish, item: i}
        - 5
        """,
    )
    with pytest.raises(BrokenInput) as broken:
        read_reform(path)
    assert lines(broken.value.faults) == [5, 6, 7, 8, 9]
    said = [fault.message("en") for fault in broken.value.faults]
    assert "did you mean connect, disconnect?" in said[0]
    assert "the key “do” is missing" in said[1]
    assert "did you mean coverage" in said[2]
    assert "names a material, or an item" in said[3]


def test_a_rule_that_cannot_be_read_is_told(tmp_path):
    """As in a pack."""
    rule = "{id: r, title: x, basis: y, match: {requirement: {materil: x}}, then: {replace_by: commitment}}"
    path = written(tmp_path, f"- {{do: add-rule, rule: {rule}}}")
    with pytest.raises(BrokenInput, match="did you mean material"):
        read_reform(path)


def test_two_files_with_one_id_are_told(tmp_path):
    """By both places."""
    path = written(tmp_path, "- {do: admit, item: fire-check}\n")
    other = tmp_path / "other.yaml"
    other.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(BrokenInput, match="reform try stands twice"):
        read_reforms(tmp_path)


def test_what_the_catalogue_does_not_have_is_told_with_its_line(tmp_path):
    """Names, facts of conditions, and contradictions within the reform."""
    found = misfits(
        written(
            tmp_path,
            """
            - {do: connect, source: photo-stor, owners: [infant-crd]}
            - {do: allow, mode: deferral, material: photo, when: {newcommer: true}}
            - {do: abolish, material: photo}
            - {do: retire-rule, rule: insured-at-one}
            """,
        )
    )
    assert lines(found) == [5, 5, 6, 7, 8]
    said = [fault.message("en") for fault in found]
    assert [one for one in said if "did you mean" in one] == [said[0], said[1], said[2], said[4]]
    assert "changes 2 and 3 of try" in said[3]


def test_a_reform_can_read_what_it_asks(tmp_path):
    """And what the rules declare."""
    rule = (
        "{id: r, title: x, basis: y, match: {requirement: {material: photo}},"
        " when: {own: true, 信用等级: A}, then: {replace_by: commitment}}"
    )
    path = written(tmp_path, f"- {{do: add-rule, rule: {rule}, questions: [{{fact: own, label: x}}]}}")
    assert misfits(path) == ()
