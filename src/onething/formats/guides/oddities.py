"""Everything odd that an import can meet, each with a stable code, its weight and what to do.

An oddity never stops an import: the guides are published as they are, and the rest still counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onething.errors import Place
from onething.language import Label
from onething.model import Finding, Severity

__all__ = ["ODDITIES", "Oddity", "report", "row_subject"]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A kind of oddity: how much it weighs, what is said of it and what is suggested."""

    severity: Severity
    zh: str
    en: str
    mend_zh: str
    mend_en: str


def report(code: str, subject: str, place: Place | None = None, /, **facts: object) -> Finding:
    """Return the finding with this code about `subject`; `facts` fill in what its message tells."""
    oddity = ODDITIES[code]
    return Finding(
        code=code,
        severity=oddity.severity,
        subject=subject,
        message=Label(zh=oddity.zh.format(**facts), en=oddity.en.format(**facts)),
        suggestion=Label(zh=oddity.mend_zh.format(**facts), en=oddity.mend_en.format(**facts)),
        place=place,
    )


def row_subject(guide: str, code: str, name: str) -> str:
    """Return how findings call a row: its code need not be unique, so its name stands beside it."""
    short = name if len(name) <= _LONGEST_SUBJECT_NAME else name[:_LONGEST_SUBJECT_NAME] + "…"
    return f"{guide} material {code} “{short}”" if code else f"{guide} material “{short}”"


_LONGEST_SUBJECT_NAME = 24
_WARN, _NOTE = Severity.WARNING, Severity.NOTE
_ASK_ZH, _ASK_EN = "请向发布方核实", "ask the publisher which one holds"
_MODEL_ZH, _MODEL_EN = "请在写出的文件中建模", "model it in the written file"

_FIELDS: Mapping[str, Oddity] = {
    "missing-field": Oddity(
        _NOTE,
        "字段 {field} 未公布",
        "the field {field} is not published",
        "如有依据，请在写出的文件中补上",
        "fill it in in the written file where it is known",
    ),
    "wrong-type": Oddity(
        _NOTE,
        "字段 {field} 应为{expected_zh}，实为 {found}",
        "the field {field} should be {expected}, and is {found}",
        "请核对写出的值",
        "check the value that was written",
    ),
    "unknown-code": Oddity(
        _WARN,
        "字段 {field} 的代码 {found} 含义不明，按“{taken}”处理",
        "the code {found} of the field {field} has no known meaning; it is taken as {taken}",
        "请核对写出的值",
        "check the value that was written",
    ),
    "duplicate-material-code": Oddity(
        _WARN,
        "材料编码 {code} 在同一指南中用于 {count} 行：{names}",
        "the material code {code} stands in {count} rows of the guide: {names}",
        "各行按名称区分；请用名称文件给出各自的 id",
        "the rows are told apart by name; give each an id in a names file",
    ),
    "foreign-prefix": Oddity(
        _NOTE,
        "材料编码 {code} 的前缀不属于本指南 {guide}",
        "the prefix of the material code {code} is not that of the guide {guide}",
        "该行可能复制自另一指南，请核对",
        "the row may have been copied from another guide: check it",
    ),
    "swapped-fields": Oddity(
        _NOTE,
        "来源说明与纸张规格疑似填反：“{source}”与“{paper}”",
        "the source note and the paper size seem to be swapped: “{source}” and “{paper}”",
        "两者均未导入",
        "neither was imported",
    ),
    "misplaced-text": Oddity(
        _NOTE,
        "字段 {field} 中填写了其他内容（{length} 字）",
        "the field {field} holds text that belongs elsewhere ({length} characters)",
        "请核对其中是否含有条件",
        "look whether it holds a condition",
    ),
    "no-copies": Oddity(
        _NOTE,
        "公布的份数为 {found}，按 1 份处理",
        "the published number of copies is {found}; one is assumed",
        _ASK_ZH,
        "ask the publisher how many are needed",
    ),
    "basis-is-filler": Oddity(
        _NOTE,
        "要求依据栏没有引用任何文件",
        "what stands as the legal basis cites no document",
        "请补上依据",
        "add the basis",
    ),
}

_MATERIALS: Mapping[str, Oddity] = {
    "bound-but-not-waived": Oddity(
        _WARN,
        "已绑定标准材料 {bound}，但未公布免提交",
        "it is bound to the standard material {bound}, and yet not waived",
        "未连接数据资源；如确可免提交，请在 sources 中连接",
        "no source was connected; connect one in sources if it can be waived",
    ),
    "waiver-text-without-code-effect": Oddity(
        _WARN,
        "免提交方式代码为须提交，但同时填写了免提交说明",
        "the waiver code says that it is handed in, and the text beside it says how it is waived",
        "按须提交处理；" + _ASK_ZH,
        "taken as handed in; " + _ASK_EN,
    ),
    "waived-in-text-only": Oddity(
        _WARN,
        "说明文字称数据共享、自动生成或无需提交，但免提交方式代码为须提交",
        "a remark says it is shared, generated or not handed in, but the code says it is handed in",
        "未连接数据资源；如确已共享，请在 sources 中连接",
        "no source was connected; connect one in sources if the data is shared",
    ),
    "waived-without-binding": Oddity(
        _NOTE,
        "公布为“{waiver}”，但未绑定标准材料",
        "it is waived by {waiver}, but bound to no standard material",
        "数据资源按名称推定，请核对",
        "the source was inferred from the name: check it",
    ),
    "bound-without-code": Oddity(
        _NOTE,
        "标为已绑定标准材料，但没有编码",
        "it is marked as bound to a standard material, and no code is given",
        _ASK_ZH,
        "ask the publisher for the code",
    ),
    "alternatives-in-name": Oddity(
        _NOTE,
        "名称中似有可互相替代的材料：“{name}”",
        "the name seems to hold alternatives: “{name}”",
        "请在写出的文件中改为 alternatives",
        "write them as alternatives in the written file",
    ),
    "condition-in-text": Oddity(
        _WARN,
        "必要材料的说明文字中含有条件",
        "a remark makes this required material depend on a condition",
        "按无条件需要处理；" + _MODEL_ZH + "（when）",
        "it is taken as always needed; " + _MODEL_EN + " (when)",
    ),
    "deferral-in-text": Oddity(
        _NOTE,
        "补交期限写在说明文字中",
        "until when it may be handed in later stands in a remark",
        "请在写出的文件中核对",
        "check it in the written file",
    ),
    "conditions-to-model": Oddity(
        _NOTE,
        "{count} 份非必要材料的适用条件尚待建模：{facts}",
        "still to be modelled: when the optional materials are needed ({count}): {facts}",
        "请把这些问题换成真正的条件",
        "replace these questions by real conditions",
    ),
    "same-material-twice": Oddity(
        _NOTE,
        "同一材料 {material} 在指南中出现多次，持有人取自编码：{holder}",
        "the material {material} is asked for several times; the holder is taken from the code: {holder}",
        "请用名称文件说明是谁的材料（holder）",
        "say whose it is with a holder in a names file",
    ),
    "two-codes-one-title": Oddity(
        _NOTE,
        "同名标准材料有多个编码：{codes}",
        "one standard material has several codes: {codes}",
        "按同一材料处理，请核对",
        "they are taken as one material: check it",
    ),
    "waived-for-some-only": Oddity(
        _NOTE,
        "同一材料 {material} 在本指南中有的行免提交，有的行须提交；须提交的另作一种材料",
        "{material} is waived in some rows of the guide only; the others became another material",
        "请用名称文件给出其 id",
        "give it an id in a names file",
    ),
    "result-also-required": Oddity(
        _WARN,
        "材料 {material} 既是本事项所要求的，又是 {item} 的结果",
        "the material {material} is demanded here and also what {item} produces",
        "请用 holder 说明要求的是谁的材料，以免误认为由前序事项产生",
        "say whose it is with a holder, lest the result be taken for what is demanded",
    ),
}

_FIGURES: Mapping[str, Oddity] = {
    "days-disagree": Oddity(
        _WARN,
        "公布的时限互相矛盾：{found}",
        "the published time limits disagree: {found}",
        "取承诺时限 {taken}；" + _ASK_ZH,
        "{taken} was taken; " + _ASK_EN,
    ),
    "visits-disagree": Oddity(
        _WARN,
        "公布的跑动次数互相矛盾：{found}",
        "the published numbers of visits disagree: {found}",
        _ASK_ZH,
        _ASK_EN,
    ),
    "reason-without-visit": Oddity(
        _WARN,
        "公布跑动 0 次，却写有必须现场办理的原因",
        "no visit is published, and yet a reason for one",
        _ASK_ZH,
        _ASK_EN,
    ),
    "visit-without-reason": Oddity(
        _WARN,
        "公布跑动 {visits} 次，却没有写明原因",
        "visits are published without a reason: {visits}",
        "请补上原因",
        "add the reason",
    ),
    "promise-shorter-than-slowest-item": Oddity(
        _WARN,
        "承诺 {promised} 日，而最慢的事项需 {slowest} 日：{item}",
        "{promised} days are promised, and the slowest item takes {slowest}: {item}",
        _ASK_ZH,
        "ask the publisher which item is not on the way",
    ),
    "promise-longer-than-slowest-item": Oddity(
        _NOTE,
        "承诺 {promised} 日，而最慢的事项只需 {slowest} 日",
        "{promised} days are promised, and the slowest item takes only {slowest}",
        "若各事项并行，承诺可以更短",
        "if the items run in parallel, less can be promised",
    ),
    "no-gain": Oddity(
        _NOTE,
        "改革前后时限相同：{days} 日",
        "the days are the same before and after: {days}",
        _ASK_ZH,
        "ask the publisher whether the figures are right",
    ),
    "no-materials": Oddity(
        _NOTE,
        "未公布任何材料（{items} 个事项，{departments} 个部门）",
        "no material is published (items: {items}, departments: {departments})",
        "请核对是否确实不需要材料",
        "check whether none is needed",
    ),
    "materials-exceed-rows": Oddity(
        _WARN,
        "公布改革后材料 {published} 份，而清单只有 {rows} 行",
        "{published} materials are published after the reform, and only {rows} are listed",
        _ASK_ZH,
        "ask the publisher which are missing",
    ),
    "cloned-figures": Oddity(
        _WARN,
        "改革前的数字与 {other} 完全相同",
        "the figures before the reform are exactly those of {other}",
        "该指南可能是复制的，请核对",
        "the guide may have been cloned: check it",
    ),
    "limit-depends": Oddity(
        _NOTE,
        "时限说明中有多个时限（{found}），视情形而定",
        "the time limit depends on the case: its explanation holds {found}",
        "取 {taken}；" + _MODEL_ZH,
        "{taken} was taken; " + _MODEL_EN,
    ),
    "unit-not-stated": Oddity(
        _NOTE,
        "时限 {days} 未写明单位，按工作日处理",
        "the unit of the limit {days} is not stated; working days are assumed",
        _ASK_ZH,
        "ask the publisher for the unit",
    ),
    "fee-not-listed": Oddity(
        _NOTE,
        "公布为收费，但没有列出收费项目",
        "a fee is published, but none is listed",
        _ASK_ZH,
        "ask the publisher for the fee",
    ),
}

_WHO_AND_WHAT: Mapping[str, Oddity] = {
    "not-an-identity": Oddity(
        _NOTE,
        "部门代码 {code}（{name}）代表多个单位，不是一个部门",
        "the department code {code} ({name}) stands for several bodies and is no identity",
        "未写出；请在写出的文件中补上具体单位",
        "it was left out; name the bodies in the written file",
    ),
    "lead-not-among-departments": Oddity(
        _WARN,
        "牵头部门 {lead} 不在参与部门之列",
        "the lead department {lead} is not among the departments",
        _ASK_ZH,
        "ask the publisher whether it takes part",
    ),
    "departments-do-not-pair": Oddity(
        _WARN,
        "部门代码 {codes} 个，名称 {names} 个，无法对应",
        "there are {codes} department codes and {names} names, which do not pair",
        "仅按代码写出，请核对",
        "only the codes were used: check them",
    ),
    "unknown-region": Oddity(
        _NOTE,
        "清单编码 {code} 中没有可识别的区划",
        "no region can be read from the list code {code}",
        "按辖区 {taken} 处理",
        "the region of the jurisdiction, {taken}, was taken",
    ),
    "foreign-region": Oddity(
        _WARN,
        "区划 {region} 不在辖区 {jurisdiction} 之内",
        "the region {region} does not lie in the jurisdiction {jurisdiction}",
        "请导入到另一目录",
        "import it into another folder",
    ),
    "no-items": Oddity(_WARN, "未公布任何事项", "no item is published", "请补上事项", "add the items"),
    "item-in-several-kinds": Oddity(
        _NOTE,
        "“{name}”列有 {count} 个业务办理项，可能只适用其一：{kinds}",
        "“{name}” stands in {count} kinds, of which perhaps only one applies: {kinds}",
        "如互斥，请在写出的文件中改为 one_of",
        "write them as one_of in the written file if they exclude one another",
    ),
    "duplicate-item": Oddity(
        _NOTE,
        "事项“{name}”列出 {count} 次",
        "the item “{name}” is listed {count} times",
        "只写出一次",
        "it was written once",
    ),
    "faq-contradicts-list": Oddity(
        _WARN,
        "常见问题称不需要“{name}”，清单却列为必要",
        "a frequent question says that “{name}” is not needed, the list says that it is",
        "按清单处理；" + _ASK_ZH,
        "the list was taken; " + _ASK_EN,
    ),
    "acceptance-conditions-in-text": Oddity(
        _NOTE,
        "{count} 条受理条件只有文字",
        "conditions of acceptance that stand in text only: {count}",
        "如影响材料或事项，" + _MODEL_ZH,
        "where they change what is needed, " + _MODEL_EN,
    ),
    "item-days-disagree": Oddity(
        _WARN,
        "各指南对事项“{name}”公布的时限不同：{found}",
        "the guides publish different days for the item “{name}”: {found}",
        "取 {taken}；" + _ASK_ZH,
        "{taken} was taken; " + _ASK_EN,
    ),
    "necessity-disagrees": Oddity(
        _WARN,
        "材料 {material} 在此为“{here}”，在事项指南 {other} 中为“{there}”",
        "the material {material} is {here} here and {there} in the guide {other} of the item",
        _ASK_ZH,
        _ASK_EN,
    ),
    "item-not-linked": Oddity(
        _NOTE,
        "事项“{name}”另有单独办理的指南 {other}，其材料未并入本一件事",
        "the item “{name}” has a guide of its own, {other}, whose materials are not demanded here",
        "如应并入，请在名称文件中写 link: true",
        "write link: true in the names file if they should be",
    ),
}

_RUN: Mapping[str, Oddity] = {
    "guide-given-twice": Oddity(
        _NOTE,
        "同一指南给出了多次：{files}",
        "the same guide was given several times: {files}",
        "只导入一次",
        "it was imported once",
    ),
    "guide-in-two-versions": Oddity(
        _WARN,
        "指南 {code} 有内容不同的多个文件：{files}",
        "the guide {code} stands in several files that differ: {files}",
        "导入了 {taken}",
        "{taken} was imported",
    ),
    "id-taken": Oddity(
        _WARN,
        "id {id} 已用于另一个，改用 {taken}",
        "the id {id} is taken by another one; {taken} was given",
        "请在名称文件中给出各自的 id",
        "give each an id in a names file",
    ),
    "known-under-another-id": Oddity(
        _WARN,
        "目录中已有同一编码的 {known}，名称文件称之为 {named}",
        "the catalogue knows the same code as {known}, the names file calls it {named}",
        "已按 {named} 写出；请删除或改名 {known}",
        "{named} was written; delete or rename {known}",
    ),
    "hand-edited": Oddity(
        _WARN,
        "文件在导入后被人工修改，未覆盖；本次导入与之不同：{different}",
        "the file was edited by hand and was left as it is; this import differs in: {different}",
        "请人工合并，或允许覆盖后再导入",
        "take over by hand what is new, or import again with overwriting allowed",
    ),
    "hand-edited-alike": Oddity(
        _NOTE,
        "文件被人工修改过，未覆盖；本次导入没有新的内容",
        "the file was edited by hand and was left as it is; this import has nothing new for it",
        "无需处理",
        "nothing is to be done",
    ),
    "broken-replaced": Oddity(
        _WARN,
        "文件无法读取，已由本次导入重写；其中其他内容不再保留",
        "the file could not be read and was written anew; what else stood in it is gone",
        "如其中有人工内容，请从备份中取回",
        "if it held anything made by hand, take that from a copy",
    ),
}

ODDITIES: Mapping[str, Oddity] = {**_FIELDS, **_MATERIALS, **_FIGURES, **_WHO_AND_WHAT, **_RUN}
"""Every oddity by its code; an import reports no other."""
