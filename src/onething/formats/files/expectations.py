"""What was expected where a value does not fit the model, said in Chinese and English.

The table covers the error types of pydantic that the model can raise, see
https://docs.pydantic.dev/latest/errors/validation_errors/; for any other pydantic's own text stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onething.language import Label

__all__ = ["choices", "expected", "shown_value", "spoken"]

_WHOLE = Label(zh="一个整数", en="a whole number")
_NUMBER = Label(zh="一个数字", en="a number")
_TRUTH = Label(zh="true 或 false", en="true or false")
_DAY = Label(zh="一个日期，如 2025-01-31", en="a day, such as 2025-01-31")
_LIST = Label(zh="一个列表", en="a list")
_MAPPING = Label(zh="“键: 值”的映射", en="a mapping “key: value”")
_TEXT = Label(zh="一段文本", en="a text")

_BY_TYPE: Mapping[str, Label] = {
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "string_too_short": Label(zh="更长的文本", en="a longer text"),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "none_required": Label(zh="空值", en="nothing"),
}
_BOUNDS: Mapping[str, tuple[str, Label]] = {
    "greater_than_equal": ("ge", Label(zh="不小于 {} 的数字", en="a number of {} or more")),
    "greater_than": ("gt", Label(zh="大于 {} 的数字", en="a number above {}")),
    "less_than_equal": ("le", Label(zh="不大于 {} 的数字", en="a number of {} or less")),
    "less_than": ("lt", Label(zh="小于 {} 的数字", en="a number below {}")),
    "string_too_long": ("max_length", Label(zh="不超过 {} 个字符", en="at most {} characters")),
}
_BY_PATTERN: Mapping[str, Label] = {
    r"^[0-9]{6}$": Label(
        zh='六位行政区划代码，如 "430000"', en='a region code of six digits, such as "430000"'
    ),
    r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$": Label(
        zh="小写英文字母和数字组成的 id，可用 - _ . 连接，如 birth-registration",
        en="an id of lower-case ASCII letters and digits joined by - _ or ., such as birth-registration",
    ),
    r"^[0-9]{4}-(0[1-9]|1[0-2])$": Label(zh="一个月份，如 2025-03", en="a month, such as 2025-03"),
    r"^[^\s,\"\[\](){}]+$": Label(
        zh="不含空格、逗号、引号和括号的名称", en="a name without blanks, commas, quotes and brackets"
    ),
}

_SAID: Mapping[str, str] = {
    "a label needs a text in zh or en": "名称需要 zh 或 en 文本",
    "a basis names a document or says why it is assumed": "写明文件（document），或说明为何假定（assumed）",
    "a condition is a mapping from facts to tests": "条件写成“事实: 检验”的映射，或 all、any、not 之一",
    "takes a list of conditions": "all 和 any 之下是条件的列表",
    "a test is a text, a number, true or false": "检验写成文本、数字、true 或 false，或它们的列表",
    "a requirement names a material or alternatives": "材料要求写 material 或 alternatives，两者取一",
    "an alternative names at least one material": "每个可选组合至少写一种材料",
    "a part names one of: item, onething, one_of": "每一部分写 item、onething、one_of 之一",
    "only an item can be optional": "只有事项可以是可选的（optional）；嵌套的一件事和 one_of 用 when",
    "before it begins on": "失效日期不得早于生效日期",
    "a choice has options, and nothing else has": "选择题要有选项（options），其他类型没有",
    "an option stands twice": "每个选项只写一次",
    "a figure is a number, or a mapping with": "写一个数字，或写 about、at_least、at_most",
    "a figure says a number, at_least or at_most": "写一个数字，或写 at_least、at_most",
    "no figure can be as large and as small as that": "上限不得小于下限",
    "an expectation that names nothing is checked by nobody": "没有名称就没有检查：写上名称，或删去此项",
    "a claim limits at least one of: visits, days, materials": "至少限定一项：visits、days、materials",
    "a price names a document or says why it is assumed": "价格写明文件（document），或为何假定（assumed）",
    "a target names one of: at_least, above, at_most": "目标写 at_least、above、at_most 之一",
    "a target that is not measured says why in its note": "无法测量的目标要在 note 中说明原因",
    "a target names the document that published it": "目标要写明公布它的文件（basis）",
    "a target stands twice": "每个目标只写一次：",
    "a policy case expects at least one thing": "每条用例至少写一项预期",
    "a file of policy cases holds at least one": "至少写一条用例",
    "“then” says exactly one of": "“then”恰好写一项：replace_by、forbid、waive、join、decide_at_once",
    "a rule has a basis, or says why it is assumed": "规则要有依据（basis），或说明为何假定",
    "a rule matches at least one fact of the catalogue": "规则至少匹配一种目录事实（match）",
    "a region stands twice in the coverage": "覆盖范围中每个区划只写一次：",
    "“abolish” names a material, or an item and one of its acts": "abolish 写 material，或写 item 和其 act",
    "“owners” goes with a material, not with an act": "owners 只用于 material，不用于 act",
    "“days” names an item, a procedure of an item": "days 写 item（可加 procedure）或 onething",
    "this list holds at least one": "列表至少写一项",
    "the one-thing is told by a column, or is fixed": "一件事由列（column）给出，或固定（fixed），两者取一",
    "a distribution has weights, or lies between two ends": "分布写 weights 或 between，两者取一",
    "at least one weight is above zero": "至少一个权重大于零",
    "these stand for more than one": "以下名称或代码不止指一个：",
    "these issuers are no departments": "以下签发部门不在本文件的部门之中：",
}
"""A part of what a validator of the model says, and the same in Chinese; a test keeps it complete.

Where the Chinese ends in a colon, what follows the colon is repeated.
"""


def expected(error: Mapping[str, Any]) -> Label | None:
    """Return what pydantic expected instead of the value; None where the type of error does not tell."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if kind in _BOUNDS:
        name, words = _BOUNDS[kind]
        return Label(zh=words.zh.format(context[name]), en=words.en.format(context[name]))
    if kind == "string_pattern_mismatch":
        return _BY_PATTERN.get(context["pattern"]) or _as_said(f"a text that matches {context['pattern']}")
    if kind in ("enum", "literal_error"):
        options = context["expected"].replace(" or ", ", ").split(", ")
        return Label(zh=f"以下之一：{'、'.join(options)}", en=f"one of {context['expected']}")
    return None


def spoken(error: Mapping[str, Any]) -> Label:
    """Return what a validator of the model, or else pydantic, says about a value."""
    said = error["msg"].removeprefix("Value error, ")
    zh = next((zh for en, zh in _SAID.items() if en in said), said)
    return Label(zh=zh + said.partition(": ")[2] if zh.endswith("：") else zh, en=said)


def shown_value(value: object) -> Label:
    """Return a value as a message shows it: short, and only its kind where it has parts."""
    if value is None:
        return Label(zh="空值", en="nothing")
    if isinstance(value, dict):
        return Label(zh="映射", en="a mapping")
    if isinstance(value, list | tuple):
        return Label(zh="列表", en="a list")
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _as_said(f"“{_cut(text)}”")


def choices(error: Mapping[str, Any]) -> Iterable[str]:
    """Return the words that stand in an error about a word that is none of them."""
    return [
        word.strip("' ") for word in error.get("ctx", {}).get("expected", "").replace(" or ", ",").split(",")
    ]


def _as_said(text: str) -> Label:
    return Label(zh=text, en=text)


def _cut(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= 60 else shown[:59] + "…"  # noqa: PLR2004 - as much as a line shows
