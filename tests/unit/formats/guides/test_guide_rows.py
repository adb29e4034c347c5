"""What is odd in a row of a material list."""

import pytest
from guide_json import codes, item, material, onething

from onething.formats.guides.row_checks import check_rows

ODD_ROWS = [
    ("bound-but-not-waived", {"materialCode": "L1", "mtjfs": "4"}),
    ("waiver-text-without-code-effect", {"mtjfs": "4", "mtjfssm": "提供证照材料自动关联实现免提交"}),
    ("waived-in-text-only", {"mtjfs": "4", "tbxz": "通过大数据总枢纽进行数据共享"}),
    ("waived-without-binding", {"mtjfs": "2"}),
    ("bound-without-code", {"type": "1"}),
    ("alternatives-in-name", {"clmc": "面粉清单或谷物清单"}),
    ("condition-in-text", {"tbxz": "烤黑面包的提供"}),
    ("deferral-in-text", {"clbyx": "3", "tbxz": "6个月内补齐"}),
    ("swapped-fields", {"cllyqdsm": "A4"}),
    ("swapped-fields", {"zzclgg": "申请人自备"}),
    ("no-copies", {"zzclfs": 0.0}),
    ("basis-is-filler", {"yqtgyj": "高效办成一件事"}),
    ("foreign-prefix", {"bzclId": "M43TC99001"}),
]


@pytest.mark.parametrize(("code", "fields"), ODD_ROWS)
def test_an_odd_row_is_found(code, fields):
    """Each oddity is found in a row that has it."""
    assert code in codes(check_rows(onething(materialList=[material(**fields)])))


def test_an_ordinary_row_is_not_odd():
    """A row that says nothing strange gives no finding."""
    assert codes(check_rows(onething(materialList=[material()]))) == []


def test_an_optional_row_may_have_a_condition():
    """Only for a required one is a condition odd."""
    row = material(clbyx="2", tbxz="烤黑面包的提供")
    assert codes(check_rows(onething(materialList=[row]))) == []


def test_a_code_that_stands_twice_is_found_once():
    """One finding names all rows that share it."""
    rows = [material(clmc="一"), material(clmc="二")]
    found = list(check_rows(onething(materialList=rows)))
    assert [(finding.code, "一, 二" in finding.message.zh) for finding in found] == [
        ("duplicate-material-code", True)
    ]


def test_an_ordinary_guide_has_codes_of_any_form():
    """Only the guides of one-things have a prefix of their own."""
    assert "foreign-prefix" not in codes(check_rows(item()))
