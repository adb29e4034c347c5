"""The guide of an ordinary item as the platform publishes it: mostly words, limits without a unit."""

from __future__ import annotations

import re

from onething.formats.guides import codes
from onething.formats.guides.fields import Fields
from onething.formats.guides.oddities import row_subject
from onething.formats.guides.published import ItemGuide, Provenance, PublishedFee, PublishedMaterial
from onething.formats.guides.wording import matching_name, says_nothing
from onething.model import Copies, Duration, Form, Handover, MaterialKind, Necessity, Origin, Waiver

__all__ = ["looks_like_item", "read_item"]

_MARKS = ("unifyName", "unifyId", "rightsCode", "ywCode")
_BASIC_CODE = re.compile(r"[0-9A-Za-z]{2}\d{2}(?P<department>\d{2})[0-9A-Za-z]{6}")
_CALENDAR_DAYS = re.compile(r"\d+\s*个?(?:自然日|日|天)")


def looks_like_item(data: Fields) -> bool:
    """Tell whether `data` has what only the guide of an ordinary item has."""
    return any(mark in data.values for mark in _MARKS)


def read_item(data: Fields, provenance: Provenance) -> ItemGuide:
    """Return the guide in neutral form, with findings about what was odd in its fields."""
    name = data.text("unifyName", expected=True)
    basic = data.text("rightsCode", expected=True)
    code = basic + data.text("ywCode") or data.text("unifyId") or f"named-{matching_name(name)}"
    data = data.about(f"guide {code}")
    department = _BASIC_CODE.fullmatch(basic)
    result = data.text("resultSampleName")
    return ItemGuide(
        provenance=provenance,
        code=code,
        name=name or code,
        materials=tuple(_material(row) for row in data.objects("materialList")),
        fees=tuple(_fee(row) for row in data.objects("chargeList")),
        charged=data.flag("isCharge", yes="是", no="否"),
        visits=data.whole("minSeq"),
        visit_reason=data.text("limitsceneexplain"),
        type=data.text("typeName"),
        department=data.text("deptName", expected=True),
        department_code=department["department"] if department else "",
        statutory=_limit(data, "approveLimit"),
        promised=_limit(data, "commitmentLimit"),
        special=_limit(data, "specialProcedureTimelimit", explained="specialProcedureType"),
        limits=tuple(filter(None, (data.text("approveLimitExplain"), data.text("commitmentLimitExplain")))),
        online=data.flag("isonline", yes="是", no="否"),
        result="" if says_nothing(result) else result,
        quantity=data.text("quantitativeRestriction"),
        basis=data.text("according"),
        findings=tuple(data.notes.findings),
    )


def _limit(data: Fields, key: str, *, explained: str = "") -> Duration | None:
    """Return a time limit; its unit stands only in the text beside it, if anywhere."""
    days = data.whole(key)
    if days is None:
        return None
    text = data.text(explained or f"{key}Explain")
    if "工作日" in text:
        return Duration(days=days)
    if _CALENDAR_DAYS.search(text):
        return Duration(days=days, unit="calendar-days")
    data.notes.add("unit-not-stated", data.subject, days=days)
    return Duration(days=days)


def _material(row: Fields) -> PublishedMaterial:
    code, name = row.text("materialCode"), row.text("materialTitle")
    row = row.about(row_subject(row.subject, code, name))
    if not name:
        row.notes.add("missing-field", row.subject, field="materialTitle")
    bound = row.text("standardMaterialsCode")
    return PublishedMaterial(
        code=code,
        name=name or code or "?",
        necessity=row.code("isMust", codes.NECESSITY, Necessity.REQUIRED),
        origin=row.code("sourceChannel", codes.ORIGIN, Origin.OTHER),
        kind=row.code("materialApproveType", codes.KIND, MaterialKind.OTHER),
        copies=row.code("materialType", codes.COPIES, Copies.EITHER),
        form=row.code("materialStandard", codes.FORM, Form.EITHER),
        handover=row.code("commitWay", codes.HANDOVER, Handover.EITHER),
        waiver=row.code("freeSubmission", codes.WAIVER, Waiver.NONE),
        bound_code=bound,
        bound_name=row.text("standardMaterialsName"),
        marked_bound=bool(bound),
        count=row.whole("copiesNum") or 1,
        published_count=row.number("copiesNum"),
        source_note=row.text("sourceexplain"),
        remark=row.text("materialExplain"),
        standard=row.text("acceptStandard"),
        basis=row.text("bylaw"),
        paper=row.text("pageformat"),
    )


def _fee(row: Fields) -> PublishedFee:
    return PublishedFee(
        name=row.text("feename") or "?", standard=row.text("feestand"), basis=row.text("chargeBylaw")
    )
