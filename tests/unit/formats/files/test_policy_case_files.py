"""Files of policy cases are read whole, and every fault has its line."""

import pytest

from onething.errors import BrokenInput
from onething.formats.files.policy_case_files import case_files, read_policy_cases

BROKEN = """\
onething: a
cases:
  - name: 好。
    date: 2026-10-01
    expect: {visit: 1}
  - name: 没有日期。
    expect: {visits: 1}
  - name: 没有预期。
    date: 2026-10-01
    expect: {}
  - name: 可读。
    date: 2026-10-01
    expect: {visits: 1}
  - name: 可读。
    date: 2026-10-01
    expect: {visits: 2}
"""


def written(folder, text, name="cases.yaml"):
    """Return a file with the text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    """An unknown key, a missing date, an empty expectation and a name that stands twice."""
    file = read_policy_cases(written(tmp_path, BROKEN))
    assert sorted(fault.place.line for fault in file.faults) == [5, 6, 10, 14]


def test_what_is_wrong_in_one_case_does_not_hide_the_others(tmp_path):
    """The cases that can be read are read, and known by their numbers in the file."""
    file = read_policy_cases(written(tmp_path, BROKEN))
    assert [one.number for one in file.cases] == [1, 3, 4]


def test_a_key_stands_in_the_case_or_else_in_the_file(tmp_path):
    """What is said for all cases is told where it stands."""
    text = "onething: a\nfacts: {x: 1}\ndate: 2026-10-01\ncases:\n  - {name: 好。, expect: {visits: 1}}\n"
    case = read_policy_cases(written(tmp_path, text)).cases[0]
    assert (case.place("facts", "x").line, case.place("expect").line) == (2, 5)


@pytest.mark.parametrize("text", ["", "a", "- a", "cases: []", "cases: 5", "cases: [{}]", "x: [\n"])
def test_what_is_no_file_of_cases_is_told(tmp_path, text):
    """Never a traceback."""
    file = read_policy_cases(written(tmp_path, text))
    assert file.faults
    assert not file.cases


def test_a_folder_stands_for_the_files_below_it(tmp_path):
    """In order, and without hidden files and those of other kinds."""
    (tmp_path / "deep").mkdir()
    named = [written(tmp_path, "a", name) for name in ("deep/b.yaml", "a.yml", ".hidden.yaml", "c.txt")]
    assert case_files([tmp_path]) == (named[1], named[0])


def test_a_folder_without_cases_is_a_fault(tmp_path):
    """Tests that nobody finds are not passed."""
    with pytest.raises(BrokenInput) as broken:
        case_files([tmp_path, tmp_path / "absent"])
    assert len(broken.value.faults) == 2
