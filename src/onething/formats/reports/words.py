"""The words that people read for what the model says by enumeration: one table for each, in both languages.

The Chinese words are those of the law and of the service platforms.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from onething.language import Label, Language
from onething.model import (
    Assume,
    Copies,
    Form,
    Handover,
    Inclusion,
    Mode,
    Necessity,
    Outcome,
    Severity,
)

__all__ = ["WORDS", "word"]

_MODES: Mapping[Mode, Label] = {
    Mode.ABOLISHED: Label(zh="取消", en="abolished"),
    Mode.UPSTREAM_RESULT: Label(zh="前序结果", en="result of an earlier item"),
    Mode.HELD_ONCE: Label(zh="一套材料", en="handed in once"),
    Mode.E_LICENCE: Label(zh="电子证照", en="e-licence"),
    Mode.DATA_CHECK: Label(zh="数据核验", en="data check"),
    Mode.FORM_AUTOFILL: Label(zh="自动生成表单", en="form that fills itself"),
    Mode.PERSONAL_SPACE: Label(zh="个人（企业）空间", en="personal or company space"),
    Mode.DEPARTMENT_CHECK: Label(zh="部门核查", en="check between departments"),
    Mode.COMMITMENT: Label(zh="告知承诺", en="signed promise"),
    Mode.DEFERRAL: Label(zh="容缺后补", en="deferral"),
}

_OUTCOMES: Mapping[Outcome, Label] = {
    Outcome.HAND_IN: Label(zh="要交", en="hand in"),
    Outcome.REPLACED: Label(zh="免交", en="replaced"),
    Outcome.NOT_NEEDED: Label(zh="本情形不需要", en="not needed in this case"),
    Outcome.OPEN: Label(zh="待定", en="open"),
}

_INCLUSIONS: Mapping[Inclusion, Label] = {
    Inclusion.IN: Label(zh="办理", en="in the case"),
    Inclusion.OUT: Label(zh="不办理", en="not in the case"),
    Inclusion.OPEN: Label(zh="待定", en="open"),
}

_NECESSITIES: Mapping[Necessity, Label] = {
    Necessity.REQUIRED: Label(zh="必要", en="required"),
    Necessity.OPTIONAL: Label(zh="非必要", en="under circumstances only"),
    Necessity.DEFERRABLE: Label(zh="可容缺后补", en="may follow later"),
}

_COPIES: Mapping[Copies, Label] = {
    Copies.ORIGINAL: Label(zh="原件", en="original"),
    Copies.COPY: Label(zh="复印件", en="copy"),
    Copies.BOTH: Label(zh="原件和复印件", en="original and copy"),
    Copies.EITHER: Label(zh="原件或复印件", en="original or copy"),
}

_FORMS: Mapping[Form, Label] = {
    Form.PAPER: Label(zh="纸质", en="on paper"),
    Form.ELECTRONIC: Label(zh="电子", en="electronic"),
    Form.BOTH: Label(zh="纸质和电子", en="on paper and electronic"),
    Form.EITHER: Label(zh="纸质或电子", en="on paper or electronic"),
}

_HANDOVERS: Mapping[Handover, Label] = {
    Handover.ONLINE: Label(zh="网上提交", en="handed in online"),
    Handover.ON_SITE: Label(zh="现场提交", en="handed in on site"),
    Handover.EITHER: Label(zh="网上现场均可", en="handed in online or on site"),
}

_ASSUMES: Mapping[Assume, Label] = {
    Assume.CONNECTED: Label(
        zh="假定已接通的数据资源都能查到", en="taking it that every connected source answers"
    ),
    Assume.GUARANTEED: Label(zh="只计确定能查到的数据资源", en="counting only what is certain"),
}

_SEVERITIES: Mapping[Severity, Label] = {
    Severity.ERROR: Label(zh="错误", en="error"),
    Severity.WARNING: Label(zh="警告", en="warning"),
    Severity.NOTE: Label(zh="提示", en="note"),
}

WORDS: Mapping[type[StrEnum], Mapping[Any, Label]] = {
    Mode: _MODES,
    Outcome: _OUTCOMES,
    Inclusion: _INCLUSIONS,
    Necessity: _NECESSITIES,
    Copies: _COPIES,
    Form: _FORMS,
    Handover: _HANDOVERS,
    Assume: _ASSUMES,
    Severity: _SEVERITIES,
}
"""The tables by enumeration: members of two enumerations that are written alike are told apart by it."""


def word(member: StrEnum, language: Language) -> str:
    """Return the word for a member of an enumeration that has a table.

    >>> word(Mode.DEFERRAL, "zh")
    '容缺后补'
    """
    return WORDS[type(member)][member].text(language)
