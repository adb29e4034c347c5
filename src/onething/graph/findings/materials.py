"""What is wrong or odd about materials and who demands them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from onething.graph import questions
from onething.graph.demand import demands_by_material
from onething.graph.findings.subject import Subject, names, owners
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Catalogue, Finding, MaterialId, Severity, StandardCode

__all__ = [
    "duplicate_standard_code",
    "issued_yet_demanded",
    "material_nobody_demands",
    "material_without_basis",
    "waived_here_demanded_there",
]


def issued_yet_demanded(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each material that government issues, shares with nobody, and demands."""
    for found in questions.issued_yet_demanded(catalogue):
        asking = owners(catalogue, found.demands)
        yield Subject.of(catalogue, NodeKind.MATERIAL, found.material).finding(
            "issued-yet-demanded",
            Severity.WARNING,
            Label(
                zh=f"由政府部门核发，却仍要求申请人提交：{asking.zh}",
                en=f"government issues it and yet has it handed in: {asking.en}",
            ),
            Label(
                zh="连接持有该材料的数据资源，或由部门之间核查",
                en="connect the source that holds it, or let departments check it among themselves",
            ),
        )


def waived_here_demanded_there(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each licence that one guide waives and another demands."""
    for found in questions.waived_here_demanded_there(catalogue):
        waiving, asking = owners(catalogue, found.waived), owners(catalogue, found.demanded)
        yield Subject.of(catalogue, NodeKind.MATERIAL, found.materials[0]).finding(
            "waived-here-demanded-there",
            Severity.WARNING,
            Label(
                zh=f"免于提交：{waiving.zh}；仍要求提交：{asking.zh}",
                en=f"waived by {waiving.en}; demanded by {asking.en}",
            ),
            Label(
                zh="既然一处能够免提交，请让其他各处采用同样的方式",
                en="what can be waived in one place can be in the others: use the same way there",
            ),
        )


def material_without_basis(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each material that is demanded on no basis."""
    for found in questions.materials_without_basis(catalogue):
        asking = owners(catalogue, found.demands)
        yield Subject.of(catalogue, NodeKind.MATERIAL, found.material).finding(
            "material-without-basis",
            Severity.WARNING,
            Label(zh=f"要求提交却没有依据：{asking.zh}", en=f"it is demanded without a basis by {asking.en}"),
            Label(
                zh="为要求补上依据；没有依据的，不得要求提交",
                en="give the requirement its basis; where there is none, it must not be demanded",
            ),
        )


def material_nobody_demands(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each material that nobody demands and no item produces."""
    demanded = demands_by_material(catalogue)
    produced = {result.material for item in catalogue.items.values() for result in item.results}
    for material in catalogue.materials:
        if material not in demanded and material not in produced:
            yield Subject.of(catalogue, NodeKind.MATERIAL, material).finding(
                "material-nobody-demands",
                Severity.NOTE,
                Label(
                    zh="没有事项或一件事要求它，也没有事项产生它",
                    en="no item and no one-thing demands it, and no item produces it",
                ),
                Label(zh="删去，或在需要它的事项中写明", en="remove it, or name it where it is needed"),
            )


def duplicate_standard_code(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each standard code that several materials bear."""
    bearers: defaultdict[StandardCode, list[MaterialId]] = defaultdict(list)
    for material in catalogue.materials.values():
        for code in dict.fromkeys(material.codes):
            bearers[code].append(material.id)
    for code, (first, *others) in bearers.items():
        if others:
            same = names([catalogue.materials[other].name for other in others])
            yield Subject.of(catalogue, NodeKind.MATERIAL, first, "codes").finding(
                "duplicate-standard-code",
                Severity.WARNING,
                Label(
                    zh=f"标准编码 {code} 也用于：{same.zh}",
                    en=f"the standard code {code} is also that of {same.en}",
                ),
                Label(
                    zh="如是同一材料请合并，名称写入 aliases；否则更正编码",
                    en="make them one material with aliases if they are the same; else correct the code",
                ),
            )
