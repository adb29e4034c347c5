"""The guide of a one-thing as the platform publishes it: mostly codes, figures as numbers or texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onething.formats.guides import codes
from onething.formats.guides.fields import Fields
from onething.formats.guides.oddities import row_subject
from onething.formats.guides.published import (
    FrequentQuestion,
    OneThingGuide,
    Provenance,
    PublishedFee,
    PublishedItem,
    PublishedMaterial,
)
from onething.formats.guides.wording import matching_name, says_nothing
from onething.model import (
    Channel,
    Copies,
    Figures,
    Form,
    Handover,
    MaterialKind,
    Necessity,
    Origin,
    PublishedFigures,
    Waiver,
)

__all__ = ["looks_like_onething", "read_onething"]

_MARKS = ("yjsSsqdbm", "onethingCatalogStandServiceGuide", "approveList", "basicInfo")
_LIST_CODE = re.compile(
    r"(?P<theme>(?P<province>\d{2}).{3,}).(?P<year>\d{2})J(?P<city>\d{2})(?P<district>\d{2})"
)
_THEME_IN_URL = re.compile(r"onethingCode=([0-9A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class _ListCode:
    """What the code of an implementation list tells."""

    whole: str
    theme: str
    region: str


def looks_like_onething(data: Fields) -> bool:
    """Tell whether `data` has what only the guide of a one-thing has."""
    return any(mark in data.values for mark in _MARKS)


def read_onething(data: Fields, provenance: Provenance) -> OneThingGuide:
    """Return the guide in neutral form, with findings about what was odd in its fields."""
    code = _list_code(data.text("yjsSsqdbm", expected=True), provenance.url)
    name = data.text("sxmc", expected=True)
    theme = code.theme or f"named-{matching_name(name)}"
    data = data.about(f"guide {theme}")
    figures, summary = data.at("onethingCatalogStandServiceGuide"), data.at("basicInfo")
    return OneThingGuide(
        provenance=provenance,
        code=theme,
        name=name or theme,
        materials=_materials(data),
        fees=tuple(_fee(row) for row in data.objects("chargelist")),
        charged=summary.flag("isCharge", yes="1", no="0"),
        visits=figures.whole("dbsxccs"),
        visit_reason=figures.text("dbsxcyyhhj") or summary.text("reasonLink"),
        list_code=code.whole,
        region=code.region,
        area=summary.text("areaName"),
        lead=summary.text("qtbmmc", expected=True),
        departments=_departments(figures, summary),
        items=tuple(_items(data)),
        conditions=tuple((row.text("bltj"), row.text("smmc")) for row in data.objects("guideCondition")),
        questions=tuple(
            FrequentQuestion(row.text("problem"), row.text("answer")) for row in data.objects("questionInfo")
        ),
        figures=_figures(figures),
        promised=figures.whole("cnbjsx", expected=True),
        promised_in_summary=summary.whole("completedLimit"),
        visits_in_summary=summary.whole("aheadFrequency"),
        channels=_channels(figures.text("zcblqd")),
        findings=tuple(data.notes.findings),
    )


def _list_code(text: str, url: str) -> _ListCode:
    match = _LIST_CODE.fullmatch(text)
    if match and text.isascii():
        return _ListCode(text, match["theme"], match["province"] + match["city"] + match["district"])
    in_url = _THEME_IN_URL.search(url)
    return _ListCode(text, text or (in_url[1] if in_url else ""), "")


def _materials(data: Fields) -> tuple[PublishedMaterial, ...]:
    rows = [(row.number("pxh") or 0.0, _material(row)) for row in data.objects("materialList")]
    # The list does not keep the order that its rows state.
    rows.sort(key=lambda row: (row[0], row[1].code, row[1].name))
    return tuple(material for _, material in rows)


def _material(row: Fields) -> PublishedMaterial:
    code, name = row.text("bzclId"), row.text("clmc")
    row = row.about(row_subject(row.subject, code, name))
    if not name:
        row.notes.add("missing-field", row.subject, field="clmc")
    return PublishedMaterial(
        code=code,
        name=name or code or "?",
        necessity=row.code("clbyx", codes.NECESSITY, Necessity.REQUIRED),
        origin=row.code("cllyqd", codes.ORIGIN, Origin.OTHER),
        kind=row.code("clxz", codes.KIND, MaterialKind.OTHER),
        copies=row.code("cllx", codes.COPIES, Copies.EITHER),
        form=row.code("clxs", codes.FORM, Form.EITHER),
        handover=row.code("tgfs", codes.HANDOVER, Handover.EITHER),
        waiver=row.code("mtjfs", codes.WAIVER, Waiver.NONE),
        waiver_text=row.text("mtjfssm"),
        bound_code=row.text("materialCode"),
        bound_name=row.text("materialTitle"),
        marked_bound=row.text("type") in {"1", "2"},
        count=row.whole("zzclfs") or 1,
        published_count=row.number("zzclfs"),
        source_note=row.text("cllyqdsm"),
        remark=row.text("tbxz"),
        standard=row.text("clbz"),
        basis=row.text("yqtgyj"),
        paper=row.text("zzclgg"),
    )


def _items(data: Fields) -> list[PublishedItem]:
    items = []
    for row in data.objects("approveList"):
        group, name = row.text("lbsxfwmc"), row.text("tyywblxName")
        if not (name or group):
            data.notes.add("missing-field", data.subject, field="lbsxfwmc")
            continue
        result = row.text("resultSampleName")
        items.append(
            PublishedItem(
                name=name or group,
                group=group or name,
                days=row.whole("cnsxsx"),
                result="" if says_nothing(result) else result,
            )
        )
    return items


def _departments(figures: Fields, summary: Fields) -> tuple[tuple[str, str], ...]:
    """Pair codes and names: the names stand in ascending order of the codes, the codes in any."""
    listed = figures.text("lbjgId") or summary.text("lbjgId")
    ids = sorted({part for part in _parts(listed) if part})
    names = [part for part in _parts(summary.text("cooperateName")) if part]
    if len(ids) != len(names):
        summary.notes.add("departments-do-not-pair", summary.subject, codes=len(ids), names=len(names))
        return tuple((code, "") for code in ids)
    return tuple(zip(ids, names, strict=True))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,，、;；]", text)]


def _figures(fields: Fields) -> PublishedFigures:
    before, after = (
        Figures(
            days=fields.number(days),
            visits=fields.number(visits),
            materials=fields.number(materials),
            steps=fields.number(steps),
        )
        for days, visits, materials, steps in (
            ("gqblsx", "gqpdcs", "gqsbcl", "hjsgq"),
            ("xzblsx", "xzpdcs", "xzsbcl", "hjsxz"),
        )
    )
    return PublishedFigures(before=before, after=after)


def _channels(text: str) -> tuple[Channel, ...]:
    return tuple(sorted({codes.CHANNEL_OF_CODE[c] for c in _parts(text) if c in codes.CHANNEL_OF_CODE}))


def _fee(row: Fields) -> PublishedFee:
    return PublishedFee(
        name=row.text("FEENAME") or "?",
        item=row.text("UNIFY_NAME"),
        standard=row.text("FEESTAND"),
        basis=row.text("CHARGE_BYLAW"),
    )
