"""What the free text of a guide amounts to: a name, filler, a sentence, a hidden condition.

The platforms publish names, remarks and reasons in one kind of field, and fill empty ones with
words such as 暂无. These functions tell them apart; none of them changes what was published.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "LONGEST_NAME",
    "abbreviates",
    "clean",
    "explains_no_visit",
    "is_sentence",
    "matching_name",
    "says_condition",
    "says_nothing",
    "says_waived",
    "short_name",
    "slug",
]

LONGEST_NAME = 60
"""A text with more characters than this is a sentence, not a name."""

_FILLER = re.compile(
    r"[/\\\-—.。;；\s]*"
    r"((无|暂无|没有|空|暂无结果样本|暂无纸质材料规格|暂无填报须知|暂无来源渠道说明|审核通过|none|null|n/a)"
    r"[。.;；\s]*)?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"如(?!实|下|图|期)|若|仅|只需|(?<!应)当(?![事前地场年])|"
    r"时[，,]?(需|须|应|必|提供|提交|上传|还)|时。?$|(需要?|提供)[）)]$|"
    r"的[，,]?(需要?|必须|须|应当?)?(提供|提交|上传)|必[交传填]|"
    r"(企业|单位|机关|团体|人员|职工|工人)(应当)?(提交|提供)|可以?不提供|才需要|免提交|地存档请提供"
)
_WAIVED = re.compile(r"共享|自动生成|系统生成|不需要提交|无需提交|免提交")
_NO_VISIT = re.compile(
    r"全程网办|网上办理|线上可?(直接)?办理|(无需|不需要|不用|免于?)(到|去|前往|现场|线下|跑)|零跑动"
)
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BLANK_OR_QUOTE = re.compile(r"[\s《》〈〉<>\"'“”‘’「」]+")


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a short name of a department stands, letter by letter, in a full one.

    >>> abbreviates("人社部门", "长沙市人力资源和社会保障局"), abbreviates("住建部门", "住房公积金管理中心")
    (True, False)
    """
    letters = iter(long)
    stem = short.removesuffix("部门")
    return bool(stem) and all(letter in letters for letter in stem)


def clean(text: str) -> str:
    """Return `text` without what no file can hold (control characters, half surrogates), trimmed."""
    return _ODD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def matching_name(name: str) -> str:
    """Return the form by which names are compared: folded, without brackets, quotes and blanks.

    >>> matching_name("《食品经营许可证》 新办；") == matching_name("食品经营许可证新办")
    True
    """
    return _BLANK_OR_QUOTE.sub("", unicodedata.normalize("NFKC", name)).strip(";,.。、").casefold()


def says_nothing(text: str) -> bool:
    """Tell whether a text stands where nothing was published, such as 无, 暂无 or `/`."""
    return _FILLER.fullmatch(text.strip()) is not None


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence rather than a name, a code or a figure.

    >>> is_sentence("出生医学证明"), is_sentence("父母双方是不同民族时提供。")
    (False, True)
    """
    return len(text) > LONGEST_NAME or bool(re.search(r"[。；;！？!?\n]|，.*，", text))


def short_name(name: str) -> str:
    """Return a name without the sentences and conditions that stand in brackets behind it.

    >>> short_name("营业执照复印件（能够实现网上核验的，无需提供；其余仍须提供）")
    '营业执照复印件'
    """
    short = _IN_BRACKETS.sub(lambda part: "" if _says_more(part.group()) else part.group(), name).strip()
    # Brackets stand within brackets.
    return name if short in {"", name} else short_name(short)


def _says_more(bracket: str) -> bool:
    return bool(re.search(r"[，；;。]|无需提供", bracket)) or says_condition(bracket)


def says_condition(text: str) -> bool:
    """Tell whether a remark seems to say that the material is needed in some cases only."""
    return bool(_CONDITION.search(text))


def says_waived(text: str) -> bool:
    """Tell whether a remark says that the material is shared, generated or need not be handed in."""
    return bool(_WAIVED.search(text))


def explains_no_visit(text: str) -> bool:
    """Tell whether a reason for a visit says that there is none, such as 可全程网办."""
    return bool(_NO_VISIT.search(text))


def slug(code: str) -> str:
    """Return an official code in the form of an id; empty if nothing of it can stand in one.

    >>> slug("M43PCN00090008"), slug("43TC18 / 001")
    ('m43pcn00090008', '43tc18-001')
    """
    ascii_only = unicodedata.normalize("NFKC", code).casefold().encode("ascii", "replace").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only)[:80].strip("-")
