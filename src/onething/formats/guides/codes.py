"""What the codes and words of the two kinds of guide mean in the model.

The platform publishes no code list; each meaning was read from a text beside the code, or found by
comparing guides that say the same in codes and in words.
"""

from __future__ import annotations

from collections.abc import Mapping

from onething.model import Channel, Copies, Form, Handover, MaterialKind, Necessity, Origin, Waiver

__all__ = [
    "CHANNEL_OF_CODE",
    "COPIES",
    "FORM",
    "HANDOVER",
    "KIND",
    "NECESSITY",
    "NOT_AN_IDENTITY",
    "ORIGIN",
    "WAIVER",
]

NECESSITY: Mapping[str, Necessity] = {
    "1": Necessity.REQUIRED,
    "2": Necessity.OPTIONAL,
    "3": Necessity.DEFERRABLE,
    "必要": Necessity.REQUIRED,
    "非必要": Necessity.OPTIONAL,
    "容缺后补": Necessity.DEFERRABLE,
}
"""`clbyx` and `isMust`."""

ORIGIN: Mapping[str, Origin] = {
    "10": Origin.APPLICANT,
    "20": Origin.GOVERNMENT,
    "99": Origin.OTHER,
    "申请人自备": Origin.APPLICANT,
    "政府部门核发": Origin.GOVERNMENT,
    "其他": Origin.OTHER,
}
"""`cllyqd` and `sourceChannel`."""

KIND: Mapping[str, MaterialKind] = {
    "1": MaterialKind.FORM,
    "2": MaterialKind.LICENCE,
    "3": MaterialKind.PROOF,
    "9": MaterialKind.OTHER,
    "申请表": MaterialKind.FORM,
    "证照": MaterialKind.LICENCE,
    "证明材料": MaterialKind.PROOF,
    "其他": MaterialKind.OTHER,
}
"""`clxz` and `materialApproveType`."""

COPIES: Mapping[str, Copies] = {
    "1": Copies.ORIGINAL,
    "2": Copies.COPY,
    "3": Copies.BOTH,
    "4": Copies.EITHER,
    "原件": Copies.ORIGINAL,
    "复印件": Copies.COPY,
    "原件和复印件": Copies.BOTH,
    "原件或复印件": Copies.EITHER,
}
"""`cllx` and `materialType`."""

FORM: Mapping[str, Form] = {
    "1": Form.PAPER,
    "2": Form.ELECTRONIC,
    "3": Form.BOTH,
    "4": Form.EITHER,
    "纸质": Form.PAPER,
    "电子": Form.ELECTRONIC,
    "纸质和电子": Form.BOTH,
    "纸质或电子": Form.EITHER,
}
"""`clxs` and `materialStandard`."""

HANDOVER: Mapping[str, Handover] = {
    "0": Handover.ONLINE,
    "1": Handover.ON_SITE,
    "2": Handover.EITHER,
    "网上提交": Handover.ONLINE,
    "现场提交": Handover.ON_SITE,
    "网上现场都可提交": Handover.EITHER,
}
"""`tgfs` and `commitWay`."""

WAIVER: Mapping[str, Waiver] = {
    "1": Waiver.FORM_AUTOFILL,
    "2": Waiver.E_LICENCE,
    "3": Waiver.VERIFICATION,
    "4": Waiver.NONE,
    "5": Waiver.PERSONAL_SPACE,
    "无": Waiver.NONE,
    "系统自动生成": Waiver.FORM_AUTOFILL,
    "电子证照代替": Waiver.E_LICENCE,
    "证照信息核验": Waiver.VERIFICATION,
    "个人数字空间": Waiver.PERSONAL_SPACE,
}
"""`mtjfs` and `freeSubmission`."""

CHANNEL_OF_CODE: Mapping[str, Channel] = {
    "1": Channel.ONLINE,
    "2": Channel.ONLINE,
    "3": Channel.TERMINAL,
    "4": Channel.WINDOW,
}
"""`zcblqd`: computer and telephone are both online."""

NOT_AN_IDENTITY = "99"
"""The department code that stands for whatever has no code of its own."""
