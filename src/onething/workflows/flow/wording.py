"""What the steps of a flow are called and why they exist, in the words that people read."""

from __future__ import annotations

from collections.abc import Mapping

from onething.language import Label
from onething.model import ActKind, StepKind

__all__ = ["ACTS", "REASONS", "STEPS", "WINDOW_NAME"]

WINDOW_NAME = Label(zh="综合窗口", en="the single window")
"""What the single window is called where nobody published its name."""

REASONS: Mapping[str, Label] = {
    "inform": Label(
        zh="办理前一次告知全部要求", en="All that is needed is told once, before anything is handed in"
    ),
    "fill-form": Label(
        zh="多张表单合为一张，相同信息只填一次", en="All forms are one, and each field is asked once"
    ),
    "fill-form-alone": Label(zh="该部门的申请表单独填写", en="This department's form is filled in by itself"),
    "fill-field": Label(zh="自动填入表单中政府已掌握的信息", en="Fills in what government already knows"),
    "hand-in": Label(zh="提出申请并提交所需材料", en="The application is made, with the materials it needs"),
    "hand-in-person": Label(
        zh="所选渠道须到场提出申请、提交材料",
        en="Through this channel the application and the materials are handed in on the spot",
    ),
    "on-site": Label(
        zh="这些材料只能现场提交，不能网上提交", en="These materials can only be handed in on site"
    ),
    "accept": Label(zh="前台综合受理，统一编号", en="One window accepts, under one acceptance number"),
    "accept-alone": Label(zh="该部门自行受理", en="This department accepts by itself"),
    "forward": Label(
        zh="后台分类审批：受理信息推送给该部门",
        en="Departments decide in the back: this one is sent the case",
    ),
    "review": Label(zh="部门审查申请", en="The department examines the application"),
    "joint": Label(zh="多个部门同一次现场办理", en="Several departments come at one appointment"),
    "supply-later": Label(
        zh="容缺受理后补交，期间不计入办理时限",
        en="Accepted without it; handed in later, and the time limit does not run meanwhile",
    ),
    "decide": Label(zh="部门作出决定", en="The department decides"),
    "issue": Label(zh="统一窗口出件：全部结果一并发出", en="One window issues all results together"),
    "issue-alone": Label(zh="该部门自行发出结果", en="This department issues its own result"),
    "archive": Label(zh="办结后归档备查", en="The case is filed once it is closed"),
}
"""By what kind of step it is, and in which way it is done."""

STEPS: Mapping[StepKind, Label] = {
    StepKind.INFORM: Label(zh="一次告知", en="Informing"),
    StepKind.FILL_FORM: Label(zh="填写表单", en="Filling in the form"),
    StepKind.FETCH: Label(zh="调用数据", en="Asking a source"),
    StepKind.HAND_IN: Label(zh="提交申请", en="Handing in"),
    StepKind.IN_PERSON: Label(zh="到场办理", en="In person"),
    StepKind.ACCEPT: Label(zh="统一受理", en="Acceptance"),
    StepKind.FORWARD: Label(zh="推送", en="Forwarding"),
    StepKind.REVIEW: Label(zh="审查", en="Review"),
    StepKind.PROCEDURE: Label(zh="特别程序", en="Procedure"),
    StepKind.SUPPLY_LATER: Label(zh="补交材料", en="Handing in what was deferred"),
    StepKind.DECIDE: Label(zh="决定", en="Decision"),
    StepKind.ISSUE: Label(zh="统一出件", en="Issuing the results"),
    StepKind.ARCHIVE: Label(zh="归档", en="Filing"),
}

ACTS: Mapping[ActKind, Label] = {
    ActKind.IDENTITY_CHECK: Label(zh="核验身份", en="Identity check"),
    ActKind.SIGNING: Label(zh="现场签字", en="Signing"),
    ActKind.BIOMETRICS: Label(zh="采集生物信息", en="Taking biometrics"),
    ActKind.CHECK_ORIGINAL: Label(zh="核验原件", en="Checking the original"),
    ActKind.COLLECT_RESULT: Label(zh="领取结果", en="Collecting the result"),
    ActKind.OTHER: Label(zh="到场办理", en="In person"),
}
