"""Joining two tellings of one noun: what the catalogue knows, and what the latest guides say.

The newer one speaks; codes and aliases add up, and an English name is not lost for want of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from onething.formats.guides.sources import nearest_only
from onething.language import Label
from onething.model import DataSource, Department, Material, OneThing, ServiceItem

__all__ = [
    "join_departments",
    "join_items",
    "join_materials",
    "join_onethings",
    "join_shared_items",
    "join_sources",
    "newer",
]

N = TypeVar("N")


def newer(_old: N, new: N) -> N:
    """Return what is said now."""
    return new


def join_departments(old: Department, new: Department) -> Department:
    """Return a department under all its codes and names."""
    name = _label(old.name, new.name)
    codes = _union(old.codes, new.codes, "")
    # One without a name of its own is called by its code.
    called = () if old.name.zh in codes else (old.name.zh,)
    return new.model_copy(
        update={
            "name": name,
            "codes": codes,
            "aliases": _union(old.aliases, (*new.aliases, *called), name.zh),
            "region": new.region or old.region,
        }
    )


def join_materials(old: Material, new: Material) -> Material:
    """Return a material under all its codes and names."""
    name = _label(old.name, new.name)
    return new.model_copy(
        update={
            "name": name,
            "codes": _union(old.codes, new.codes, ""),
            # Its old name goes on meaning it: were it free, the next run would let it mean another one.
            "aliases": _union(old.aliases, (*new.aliases, old.name.zh), name.zh),
            "issuer": new.issuer or old.issuer,
            "fields": new.fields or old.fields,
        }
    )


def join_onethings(old: OneThing, new: OneThing) -> OneThing:
    """Return the one-thing as it is published now."""
    return new.model_copy(update={"name": _label(old.name, new.name)})


def join_items(old: ServiceItem, new: ServiceItem) -> ServiceItem:
    """Return an item as it is told of now; what its own guide said outweighs a mere mention."""
    name = _label(old.name, new.name)
    names = {"name": name, "aliases": _union(old.aliases, (*new.aliases, old.name.zh), name.zh)}
    if old.codes and not new.codes:
        return old.model_copy(update=names)
    days, department = new.promised_days or old.promised_days, new.department or old.department
    return new.model_copy(update={**names, "promised_days": days, "department": department})


def join_shared_items(old: ServiceItem, new: ServiceItem) -> ServiceItem:
    """Return an item that other one-things name too: what they promise and get still counts."""
    joined = join_items(old, new)
    if new.codes or old.codes:
        return joined
    limits = [limit for limit in (new.promised_days, old.promised_days) if limit]
    shortest = min(limits, key=lambda limit: limit.days) if limits else None
    return joined.model_copy(update={"promised_days": shortest, "results": new.results or old.results})


def join_sources(old: DataSource, new: DataSource | None, telling: AbstractSet[Any]) -> DataSource | None:
    """Return a source as it is connected now, None if nobody is; `telling` are the owners told of anew."""
    if not isinstance(old.connected, tuple):
        return old
    others = {owner for owner in old.connected if owner not in telling}
    connected = others | set(new.connected if new and isinstance(new.connected, tuple) else ())
    if not connected:
        return None
    coverage = {one.region: one for one in (*(new.coverage if new else ()), *old.coverage)}
    return (new or old).model_copy(
        update={
            "connected": tuple(sorted(connected)),
            "coverage": nearest_only(coverage.values()),
            "name": _label(old.name, new.name) if new else old.name,
            "provider": (new.provider if new else None) or old.provider,
        }
    )


def _label(old: Label, new: Label) -> Label:
    return Label(zh=new.zh or old.zh, en=new.en or old.en)


def _union(old: Iterable[str], new: Iterable[str], but: str) -> tuple[str, ...]:
    return tuple(sorted({*old, *new} - {but}))
