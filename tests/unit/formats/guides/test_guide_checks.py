"""What is odd within one guide."""

import pytest
from guide_json import codes, item, material, onething, step

from onething.formats.guides.checks import check_guide
from onething.model import Severity

PLAIN = {
    "materialList": [material()],
    "approveList": [step("面包房登记", cnsxsx=5.0)],
    "guideCondition": [],
    "questionInfo": [],
}
CONSISTENT = {
    "cnbjsx": "5",
    "xzblsx": 5.0,
    "xzsbcl": 1.0,
    "dbsxccs": "0",
    "xzpdcs": 0.0,
    "dbsxcyyhhj": "可全程网办",
    "lbjgId": "71",
}
SUMMARY = {
    "completedLimit": "5",
    "aheadFrequency": "0",
    "isCharge": "0",
    "lbjgId": "71",
    "cooperateName": "面包部门",
}


def plain(*, basic=None, figures=None, **data):
    """Return a guide in which nothing is odd but what is given."""
    return onething(basic=SUMMARY | (basic or {}), figures=CONSISTENT | (figures or {}), **PLAIN | data)


def test_nothing_is_odd_in_a_consistent_guide():
    """A guide that agrees with itself gives no finding."""
    assert codes(check_guide(plain())) == []


FIGURES = [
    ("days-disagree", {"xzblsx": 9.0}),
    ("visits-disagree", {"xzpdcs": 1.0}),
    ("no-gain", {"gqblsx": 5.0}),
    ("materials-exceed-rows", {"xzsbcl": 2.0}),
    ("reason-without-visit", {"dbsxcyyhhj": "老面须当面查看"}),
    ("missing-field", {"cnbjsx": ""}),
    ("wrong-type", {"gqsbcl": "很多"}),
]


@pytest.mark.parametrize(("code", "figures"), FIGURES)
def test_odd_figures_are_found(code, figures):
    """Each contradiction among the figures is found."""
    assert code in codes(check_guide(plain(figures=figures)))


DATA = [
    ("promise-shorter-than-slowest-item", {"approveList": [step("面包房登记", cnsxsx=9.0)]}),
    ("promise-longer-than-slowest-item", {"approveList": [step("面包房登记", cnsxsx=1.0)]}),
    ("no-items", {"approveList": []}),
    ("no-materials", {"materialList": []}),
    ("duplicate-item", {"approveList": [step("登记", cnsxsx=5.0), step("《登记》", cnsxsx=5.0)]}),
    (
        "item-in-several-kinds",
        {"approveList": [step("甲", lbsxfwmc="登记", cnsxsx=5.0), step("乙", lbsxfwmc="登记", cnsxsx=5.0)]},
    ),
    ("faq-contradicts-list", {"questionInfo": [{"problem": "要面粉清单吗？", "answer": "不需要。"}]}),
    ("acceptance-conditions-in-text", {"guideCondition": [{"bltj": "会烤面包", "smmc": "/"}]}),
    ("unknown-region", {"yjsSsqdbm": "99TCN0001"}),
]


@pytest.mark.parametrize(("code", "data"), DATA)
def test_odd_lists_are_found(code, data):
    """Each oddity of items, materials, questions and codes is found."""
    assert code in codes(check_guide(plain(**data)))


SUMMARIES = [
    ("lead-not-among-departments", {"qtbmmc": "虹州市教育局"}),
    ("fee-not-listed", {"isCharge": "1"}),
    ("departments-do-not-pair", {"cooperateName": "面包部门,糕点部门"}),
]


@pytest.mark.parametrize(("code", "basic"), SUMMARIES)
def test_odd_summaries_are_found(code, basic):
    """Each oddity of the summary is found."""
    assert code in codes(check_guide(plain(basic=basic, chargelist=[])))


def test_the_code_for_all_others_is_no_identity():
    """99 stands for several bodies."""
    guide = plain(figures={"lbjgId": "99"}, basic={"cooperateName": "其他部门"})
    assert "not-an-identity" in codes(check_guide(guide))


def test_a_visit_without_a_reason_is_found():
    """Whoever must come is told why."""
    guide = plain(figures={"dbsxccs": "1", "xzpdcs": 1.0, "dbsxcyyhhj": "无"}, basic={"reasonLink": "无"})
    assert "visit-without-reason" in codes(check_guide(guide))


def test_odd_limits_of_an_item_are_found():
    """Several limits, a pasted condition, a reason without a visit."""
    assert codes(check_guide(item())) == [
        "limit-depends",
        "misplaced-text",
        "reason-without-visit",
        "unit-not-stated",
    ]


def test_no_oddity_is_an_error():
    """A published guide is as it is: it never makes an import fail."""
    found = [*check_guide(onething()), *check_guide(item())]
    assert {finding.severity for finding in found} == {Severity.WARNING, Severity.NOTE}


def test_every_finding_names_its_file():
    """The place is the file that was given."""
    assert {finding.place.file for finding in check_guide(onething())} == {"bakery.json"}
