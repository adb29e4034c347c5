"""What a noun is connected with: who demands a material, what a source makes unnecessary."""

from __future__ import annotations

from collections.abc import Iterator

from onething.graph import Demand, demanded_by, made_unnecessary_by
from onething.language import Label
from onething.model import (
    Catalogue,
    DataSource,
    Department,
    Material,
    Noun,
    ServiceItem,
)

__all__ = ["relations"]


def relations(catalogue: Catalogue, noun: Noun) -> tuple[Label, ...]:
    """Return one sentence for each connection of the noun, in the order of the catalogue."""
    if isinstance(noun, Material):
        return tuple(_of_material(catalogue, noun))
    if isinstance(noun, DataSource):
        return tuple(_of_source(catalogue, noun))
    if isinstance(noun, ServiceItem):
        return tuple(_of_item(catalogue, noun))
    if isinstance(noun, Department):
        return tuple(_of_department(catalogue, noun))
    return ()


def _of_material(catalogue: Catalogue, material: Material) -> Iterator[Label]:
    for demand in demanded_by(catalogue, material.id):
        zh, en = _owner(catalogue, demand)
        waived = Label(zh="（公布为免提交）", en=" (published as waived)") if demand.waived else None
        yield Label(
            zh=f"{zh} 要求提交{waived.zh if waived else ''}",
            en=f"demanded by {en}{waived.en if waived else ''}",
        )
    for source in catalogue.sources.values():
        if material.id in source.supplies:
            yield Label(
                zh=f"数据资源 {source.id}（{source.name.text('zh')}）可提供",
                en=f"supplied by {source.id} ({source.name.text('en')})",
            )


def _of_source(catalogue: Catalogue, source: DataSource) -> Iterator[Label]:
    for unnecessary in made_unnecessary_by(catalogue, source.id):
        zh, en = _owner(catalogue, unnecessary.demand)
        what = unnecessary.demand.requirement.id
        state = (
            Label(zh="已接通", en="connected")
            if unnecessary.connected
            else Label(zh="未接通", en="not connected")
        )
        yield Label(zh=f"可免交 {zh} 的 {what}（{state.zh}）", en=f"can replace {what} of {en} ({state.en})")


def _of_item(catalogue: Catalogue, item: ServiceItem) -> Iterator[Label]:
    for onething in catalogue.onethings.values():
        if item.id in onething.members(catalogue.onethings)[1]:
            yield Label(
                zh=f"属于一件事 {onething.id}（{onething.name.text('zh')}）",
                en=f"part of {onething.id} ({onething.name.text('en')})",
            )


def _of_department(catalogue: Catalogue, department: Department) -> Iterator[Label]:
    for onething in catalogue.onethings.values():
        if department.id in (onething.lead, *onething.departments):
            zh = "牵头" if onething.lead == department.id else "参与"
            en = "leads" if onething.lead == department.id else "takes part in"
            yield Label(
                zh=f"{zh}一件事 {onething.id}（{onething.name.text('zh')}）",
                en=f"{en} {onething.id} ({onething.name.text('en')})",
            )
    for item in catalogue.items.values():
        if item.department == department.id:
            yield Label(
                zh=f"负责事项 {item.id}（{item.name.text('zh')}）",
                en=f"handles {item.id} ({item.name.text('en')})",
            )


def _owner(catalogue: Catalogue, demand: Demand) -> tuple[str, str]:
    owner = catalogue.owner(demand.owner.id)
    return f"{owner.id}（{owner.name.text('zh')}）", f"{owner.id} ({owner.name.text('en')})"
