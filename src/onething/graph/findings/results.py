"""What is odd about the results of items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onething.graph.findings.subject import Subject
from onething.graph.node import NodeKind
from onething.graph.questions import unused_results
from onething.language import Label
from onething.model import Catalogue, Finding, MaterialKind, Severity

__all__ = ["result_kind_against_name", "unused_result"]

_KIND_BY_ENDING: Mapping[str, MaterialKind] = {
    "证": MaterialKind.LICENCE,
    "文": MaterialKind.PROOF,
    "批复": MaterialKind.PROOF,
}
"""Checks 3 to 5 of a city catalogue: what the name of a result ends in says what it is."""


def unused_result(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each result that nobody in the catalogue demands."""
    for unused in unused_results(catalogue):
        name = catalogue.materials[unused.material].name
        yield Subject.of(catalogue, NodeKind.ITEM, unused.item, "results", unused.position).finding(
            "unused-result",
            Severity.NOTE,
            Label(
                zh=f"目录中没有人要求其结果“{name.text('zh')}”",
                en=f"nobody in the catalogue demands its result “{name.text('en')}”",
            ),
            Label(
                zh="若有事项以另一名称要求它，请合并这两种材料",
                en="if an item demands it under another name, make the two one material",
            ),
        )


def result_kind_against_name(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each result that is called a licence or a document and is of another kind."""
    for item in catalogue.items.values():
        for position, result in enumerate(item.results):
            material = catalogue.materials[result.material]
            name = (result.name or material.name).text("zh")
            expected = _kind_of(name)
            if expected and material.kind is not expected:
                yield Subject.of(catalogue, NodeKind.ITEM, item.id, "results", position).finding(
                    "result-kind-against-name",
                    Severity.NOTE,
                    Label(
                        zh=f"结果“{name}”按名称应为 {expected}，材料类型却是 {material.kind}",
                        en=f"by its name the result “{name}” is a {expected}, its kind is {material.kind}",
                    ),
                    Label(
                        zh=f"核对后将材料 {material.id} 的 kind 改为 {expected}",
                        en=f"if so, make {expected} the kind of the material {material.id}",
                    ),
                )


def _kind_of(name: str) -> MaterialKind | None:
    return next((kind for ending, kind in _KIND_BY_ENDING.items() if name.endswith(ending)), None)
