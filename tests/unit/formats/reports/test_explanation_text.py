"""Tests of explanations, on a terminal and as Markdown."""

from plan_nouns import closed, demand, explanation, lacks, planned, printed, town, way

from onething.formats.reports.explanation_text import explanation_markdown, explanation_text
from onething.model import Mode, Outcome

HAND_IN, REPLACED, NOT_NEEDED, OPEN = Outcome.HAND_IN, Outcome.REPLACED, Outcome.NOT_NEEDED, Outcome.OPEN
CHANGES = [
    {"changes": [{"kind": "answer", "sentence": "“电子证照库”查得到"}], "mode": "e-licence"},
    {"changes": [{"kind": "fact", "sentence": "已婚"}, {"kind": "connect", "sentence": "已开放"}]},
]


def lines(made, language="zh"):
    """Return the lines that an explanation is printed in, without blanks at both ends."""
    return [line.strip() for line in printed(explanation_text(made, town(), language)).splitlines()]


def state(one, language="zh"):
    """Return the first line about the only demand for a material."""
    return next(line for line in lines(explanation(planned(one.outcome, one)), language) if "必要" in line)


def test_the_answer_stands_first_for_each_holder():
    """With the modes that stand for a material that is replaced."""
    used = planned(REPLACED, demand(REPLACED, used=way()), holder="母亲")
    assert lines(explanation(planned(HAND_IN), used))[3:5] == [
        "居民身份证：要交",
        "居民身份证（母亲）：免交（电子证照）",
    ]


def test_each_demand_has_its_section_with_its_basis():
    """Who demands it, and under which document."""
    shown = lines(explanation(planned(HAND_IN)))
    assert shown[5:8] == [
        "要求方：出生登记（公安部门）",
        "· 必要 · 要交：需要，且没有规则允许免交",
        "· 设定依据：户口登记条例",
    ]


def test_a_way_that_is_not_open_lists_every_test_that_it_lacks():
    """One line each, marked by whether it is known not to hold."""
    made = closed(lacks("“电子证照库”查得到"), lacks("已婚", known=False))
    shown = lines(explanation(planned(HAND_IN, demand(HAND_IN, not_used=[made]))))
    assert shown[7] == "· 必要 · 要交：需要，而免交的方式都不成立"
    assert shown[9:] == [
        "· 电子证照     不成立 · 电子证照库",
        "依据：“电子证照免提交”，国办函〔2016〕108号 第十条",
        "✗ “电子证照库”查得到",
        "? 已婚",
    ]


def test_the_way_used_comes_before_the_fallbacks_and_those_not_open():
    """In the order in which they are tried."""
    used = demand(
        REPLACED,
        used=way(),
        fallbacks=[way(Mode.DATA_CHECK)],
        not_used=[closed(lacks("甲", known=False), mode=Mode.COMMITMENT)],
    )
    shown = [line for line in lines(explanation(planned(REPLACED, used)), "en") if line.startswith("· ")]
    assert [" ".join(line.split()[1:-3]) for line in shown[2:]] == [
        "e-licence used",
        "data check fallback",
        "signed promise open",
    ]


def test_the_state_of_the_condition_is_a_sentence():
    """Not needed, passed over, undecided, and needed with the ways undecided are told apart."""
    reason = [lacks("已婚", known=False)]
    assert state(demand(NOT_NEEDED, reason=reason)) == "· 必要 · 本情形不需要：条件不成立"
    assert state(demand(NOT_NEEDED, passed_over=True)) == "· 必要 · 本情形不需要：已选用其他可替代的材料"
    assert state(demand(OPEN, reason=reason)) == "· 必要 · 待定：条件尚不能判断"
    assert state(demand(OPEN)) == "· 必要 · 待定：需要，但能否免交尚不能判断"
    assert state(demand(REPLACED, used=way())) == "· 必要 · 免交：电子证照（电子证照库）"


def test_the_condition_that_does_not_hold_is_spelt_out():
    """Each of its tests by itself."""
    shown = lines(explanation(planned(NOT_NEEDED, demand(NOT_NEEDED, reason=[lacks("婚姻状况是离异")]))))
    assert shown[8] == "· ✗ 婚姻状况是离异"


def test_marks_are_explained_where_there_are_any():
    """A reader who meets ✗ and ? is told what they mean, and no other is."""
    marked = planned(HAND_IN, demand(HAND_IN, not_used=[closed(lacks("甲"))]))
    assert lines(explanation(marked))[4] == "✗ 不成立；? 尚不知道"
    assert lines(explanation(planned(HAND_IN)))[4] == ""


def test_changes_are_counted_with_what_follows():
    """Each as its sentences, and what would then stand for the material."""
    assert lines(explanation(planned(HAND_IN), remedies=CHANGES))[-3:] == [
        "怎样才不用交（改变最少的在前）",
        "1. “电子证照库”查得到 → 免交（电子证照）",
        "2. 已婚；已开放 → 不再需要",
    ]


def test_markdown_has_the_same_content():
    """Ways in a table, changes as a numbered list."""
    not_used = [closed(lacks("甲"), lacks("乙", known=False))]
    made = explanation(planned(HAND_IN, demand(HAND_IN, not_used=not_used)), remedies=CHANGES)
    text = explanation_markdown(made, town(), "zh")
    assert "| 电子证照 | 不成立 | 电子证照库 |" in text
    assert "| ✗ 甲<br>? 乙 |" in text
    assert "\n1. “电子证照库”查得到 → 免交（电子证照）\n2. " in text
