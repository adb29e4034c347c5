"""What is odd between guides: figures that were copied, items and materials told of differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onething.formats.guides.oddities import report
from onething.formats.guides.owner_ids import NamedRow
from onething.formats.guides.published import OneThingGuide
from onething.model import Figures, Finding, ItemId, MaterialId, OneThing, Requirement, ServiceItem

__all__ = ["Related", "check_across"]


@dataclass(frozen=True, slots=True)
class Related:
    """What guides tell of the same: one-things with their guides, and items by all who name them."""

    onethings: Sequence[tuple[OneThingGuide, OneThing]]
    rows: Sequence[tuple[ItemId, Sequence[NamedRow]]]
    """Where one-things name an item, by its id."""
    guided: Mapping[ItemId, ServiceItem]
    """The items with a guide of their own, by the id under which one-things name them."""
    items: Mapping[ItemId, ServiceItem]


def check_across(related: Related) -> Iterator[Finding]:
    """Yield what is odd between guides."""
    yield from _cloned_figures(related)
    yield from _item_days_disagree(related)
    yield from _items_not_linked(related)
    yield from _necessity_disagrees(related)
    yield from _results_also_required(related)


def _cloned_figures(related: Related) -> Iterator[Finding]:
    first: dict[Figures, str] = {}
    for guide, _ in related.onethings:
        before = guide.figures.before
        if None in (before.days, before.visits, before.materials, before.steps):
            continue
        if before in first:
            place = guide.provenance.place
            yield report("cloned-figures", guide.subject, place, other=first[before])
        first.setdefault(before, guide.code)


def _item_days_disagree(related: Related) -> Iterator[Finding]:
    for item, rows in related.rows:
        said = {row.guide.code: row.item.days for row in rows if row.item.days is not None}
        own = related.guided.get(item)
        if own and own.promised_days:
            said[own.codes[0]] = own.promised_days.days
        if len(set(said.values())) > 1:
            found = ", ".join(f"{code} {days}" for code, days in said.items())
            taken = own.promised_days.days if own and own.promised_days else min(said.values())
            yield report(
                "item-days-disagree", f"item {item}", name=rows[0].item.name, found=found, taken=taken
            )


def _items_not_linked(related: Related) -> Iterator[Finding]:
    for item, rows in related.rows:
        own = related.guided.get(item)
        if own and own.id != item:
            for row in rows:
                yield report(
                    "item-not-linked",
                    row.guide.subject,
                    row.guide.provenance.place,
                    name=row.item.name,
                    other=own.codes[0],
                )


def _necessity_disagrees(related: Related) -> Iterator[Finding]:
    for guide, onething in related.onethings:
        here = _by_material(onething.requirements)
        for item, rows in related.rows:
            own = related.guided.get(item)
            if own is None or all(row.guide is not guide for row in rows):
                continue
            for material, there in _by_material(own.requirements).items():
                if material in here and here[material].necessity is not there.necessity:
                    yield report(
                        "necessity-disagrees",
                        guide.subject,
                        guide.provenance.place,
                        material=material,
                        here=here[material].necessity.value,
                        there=there.necessity.value,
                        other=own.codes[0],
                    )


def _by_material(requirements: Sequence[Requirement]) -> dict[MaterialId, Requirement]:
    return {r.material: r for r in requirements if r.material}


def _results_also_required(related: Related) -> Iterator[Finding]:
    for guide, onething in related.onethings:
        producers = {
            result.material: entry.item
            for entry in onething.items
            if entry.item
            for result in related.items[entry.item].results
        }
        for requirement in onething.requirements:
            if requirement.material in producers and not requirement.holder:
                yield report(
                    "result-also-required",
                    guide.subject,
                    guide.provenance.place,
                    material=requirement.material,
                    item=producers[requirement.material],
                )
