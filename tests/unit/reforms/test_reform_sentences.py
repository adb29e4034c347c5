"""What reforms change is said in Chinese and English."""

import pytest
from reform_nouns import abolish, allow, connect, cover, disconnect, reform, retire, rule
from tests.fictional.city import hongzhou

from onething.reforms import sentences


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (connect(), "接入所有事项", "is connected to everyone"),
        (
            disconnect("fire-check"),
            "不再接入“公众聚集场所消防安全检查”",
            "disconnected from “Fire safety check”",
        ),
        (cover(r990100=0.5), "50%", "covers: Hongzhou 50%"),
        ({"do": "share", "source": "photo-store"}, "无条件共享", "shared unconditionally"),
        (allow("photo"), "可以告知承诺", "A promise stands for"),
        (allow("photo", mode="deferral", when={"newcomer": True}), "（部分情形）", "in some cases"),
        (abolish("photo", "infant-card"), "不再要求", "is abolished for"),
        ({"do": "abolish", "item": "fire-check", "act": "site-inspection"}, "陪同现场检查", "is spared"),
        ({"do": "admit", "item": "fire-check"}, "进驻综合窗口", "admitted to the single window"),
        (
            {"do": "join", "name": {"zh": "甲", "en": "A"}, "items": ["fire-check"]},
            "合并为“甲”",
            "together: “A”",
        ),
        ({"do": "days", "item": "fire-check", "limit": 1}, "承诺时限改为 1 个工作日", "within 1 working day"),
        (
            {
                "do": "days",
                "item": "fire-check",
                "procedure": "fire-inspection",
                "limit": {"days": 2, "unit": "calendar-days"},
            },
            "2 个自然日",
            "takes 2 calendar days",
        ),
        (rule("new"), "新增规则“new”", "A rule is added: “new”"),
        (retire("x"), "废止规则 x", "The rule x is retired"),
    ],
)
def test_every_kind_of_change_is_told(change, zh, en):
    """With the names that the catalogue gives."""
    (said,) = sentences(reform(change), hongzhou().catalogues[0])
    assert zh in said.zh
    assert en in said.en


def test_an_id_stands_for_what_the_catalogue_lacks():
    """So that a reform can be read anywhere."""
    (said,) = sentences(reform(connect("x", source="y")), hongzhou().catalogues[0])
    assert said.en == "The source “y” is connected to “x”"
