"""Telling names, filler, sentences and hidden conditions apart."""

import pytest

from onething.formats.guides.wording import (
    abbreviates,
    clean,
    explains_no_visit,
    is_sentence,
    matching_name,
    says_condition,
    says_nothing,
    says_waived,
    short_name,
    slug,
)


@pytest.mark.parametrize("text", ["", "无", "暂无", "暂无。", "/", "暂无结果样本", "审核通过", " 无 "])
def test_filler_says_nothing(text):
    """What the platform fills empty fields with says nothing."""
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["营业执照", "无子女证明", "面签"])
def test_a_name_says_something(text):
    """A name that begins like filler is a name all the same."""
    assert not says_nothing(text)


def test_names_match_whatever_their_brackets_and_width():
    """Brackets, quotes, blanks and full-width letters do not make another name."""
    assert matching_name("《ＡＢ证》 新办；") == matching_name("“ab证”新办")


@pytest.mark.parametrize(
    "remark",
    [
        "父母双方是不同民族时提供。",
        "如数据不能共享需上传",
        "有机动车必传",
        "企业应当提交营业执照。",
        "申请类型是外来务工人员时，需要提供劳动合同",
        "（仅可办证一手现房需提供）",
        "个人提供，7岁以下可以不提供",
        "重型货车需要）",
    ],
)
def test_a_remark_can_hold_a_condition(remark):
    """A remark that names a circumstance is taken for a condition."""
    assert says_condition(remark)


@pytest.mark.parametrize(
    "remark", ["内容如实填写，真实有效。", "材料齐全", "申请人应当对材料负责。", "拍照上传"]
)
def test_an_ordinary_remark_holds_no_condition(remark):
    """Advice on filling in is no condition."""
    assert not says_condition(remark)


def test_a_remark_can_say_that_nothing_is_handed_in():
    """Shared and generated materials are said so in remarks."""
    assert says_waived("通过大数据总枢纽进行数据共享")
    assert not says_waived("医疗机构盖章")


@pytest.mark.parametrize("reason", ["可全程网办", "无需到现场", "不需要到线下跑动，线上可直接办理"])
def test_some_reasons_explain_that_there_is_no_visit(reason):
    """A reason that says that all is done online is no reason for a visit."""
    assert explains_no_visit(reason)


def test_a_long_text_and_one_with_a_full_stop_are_sentences():
    """Sentences are told by their length or their punctuation."""
    assert is_sentence("面" * 61)
    assert is_sentence("由邮局收取。")
    assert not is_sentence("20元")


def test_a_name_is_shortened_by_the_conditions_behind_it():
    """What stands in brackets and holds a condition goes, what names something stays."""
    assert short_name("社会团体法人登记证书（社会团体提供）") == "社会团体法人登记证书"
    assert short_name("申请人身份证（电子影像）") == "申请人身份证（电子影像）"
    assert short_name("登记证书（合伙人（自然人，除外）提供）") == "登记证书"


def test_a_name_that_is_all_brackets_stays():
    """A name is never shortened to nothing."""
    assert short_name("（社会团体提供）") == "（社会团体提供）"


def test_cleaning_takes_out_what_no_file_can_hold():
    """Control characters and half surrogates go, line breaks stay."""
    assert clean(" a\x00b\ud800c\r\nd\x7f ") == "abc\nd"


def test_a_code_becomes_an_id():
    """A slug has the form of an id, whatever the code; Chinese letters have no place in it."""
    assert slug("M43TC9900100Y0059") == "m43tc9900100y0059"
    assert slug("４３／ab..面") == "43-ab"
    assert slug("面包") == ""


def test_a_short_department_name_is_found_in_the_long_one():
    """Its letters stand in the full name in the same order."""
    assert abbreviates("卫健部门", "长沙市卫生健康委员会")
    assert not abbreviates("教育部门", "长沙市卫生健康委员会")
