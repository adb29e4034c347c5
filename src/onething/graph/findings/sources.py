"""What is odd about data sources: those that nobody needs, and those that nobody may ask."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph.demand import demands_by_material
from onething.graph.findings.subject import Subject, names
from onething.graph.node import NodeKind
from onething.language import Label
from onething.model import Catalogue, Finding, Severity

__all__ = ["source_connected_to_nobody", "source_nobody_needs"]


def source_nobody_needs(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a note for each source that supplies nothing demanded and fills in no field asked for."""
    demanded = demands_by_material(catalogue).keys()
    asked = {field.id for material in demanded for field in catalogue.materials[material].fields}
    for source in catalogue.sources.values():
        if demanded.isdisjoint(source.supplies) and asked.isdisjoint(source.fields):
            yield Subject.of(catalogue, NodeKind.SOURCE, source.id).finding(
                "source-nobody-needs",
                Severity.NOTE,
                Label(
                    zh="它提供的材料和字段没有人要求",
                    en="nobody demands a material that it supplies or a field that it fills in",
                ),
                Label(
                    zh="删去，或核对 supplies 与 fields",
                    en="remove it, or check what it supplies and fills in",
                ),
            )


def source_connected_to_nobody(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a warning for each source that supplies materials and that nobody may ask."""
    for source in catalogue.sources.values():
        if source.supplies and not source.connected:
            supplied = names([catalogue.materials[material].name for material in source.supplies])
            yield Subject.of(catalogue, NodeKind.SOURCE, source.id, "connected").finding(
                "source-connected-to-nobody",
                Severity.WARNING,
                Label(
                    zh=f"能够提供材料，却未向任何事项开放：{supplied.zh}",
                    en=f"it could supply materials, and nobody may ask it: {supplied.en}",
                ),
                Label(
                    zh="在 connected 中写明可以查询的事项或一件事",
                    en="name in “connected” the items and one-things that may ask it",
                ),
            )
