"""Tests of how things are put into words."""

from plan_nouns import lacks

from onething.formats.reports.speech import Speech
from onething.model import Basis

ZH, EN = Speech("zh"), Speech("en")


def test_a_list_names_everything_once_and_in_order():
    """Repeated and empty parts are left out."""
    assert ZH.listed(["甲", "", "乙", "甲"]) == "甲、乙"
    assert EN.clauses(["a", "b"]) == "a; b"


def test_a_basis_is_its_document_and_article():
    """Both stand side by side, and several bases one after another."""
    bases = (Basis(document="国办函〔2016〕108号", article="第十条"), Basis(document="国发〔2016〕51号"))
    assert ZH.basis(bases) == "国办函〔2016〕108号 第十条；国发〔2016〕51号"
    assert EN.basis(bases) == "国办函〔2016〕108号, 第十条; 国发〔2016〕51号"


def test_an_assumed_basis_is_marked():
    """A reader sees that no document is cited, and why it is assumed."""
    assumed = (Basis.model_validate({"assumed": {"zh": "按惯例", "en": "common practice"}}),)
    assert ZH.basis(assumed) == "（假设：按惯例）"
    assert EN.basis(assumed) == "(assumed: common practice)"


def test_a_failed_test_and_an_undecided_one_bear_different_marks():
    """✗ says that it does not hold, ? that it is not known."""
    assert ZH.test(lacks("已婚")) == "✗ 已婚"
    assert ZH.test(lacks("已婚", known=False)) == "? 已婚"
