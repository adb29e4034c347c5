"""Identifiers: ids that the library gives, and codes that official lists give."""

from __future__ import annotations

from typing import Annotated, NewType

from pydantic import BeforeValidator, StringConstraints

__all__ = [
    "CatalogueId",
    "DepartmentId",
    "FactName",
    "Id",
    "ItemId",
    "MaterialId",
    "OneThingId",
    "OwnerId",
    "RegionCode",
    "RuleId",
    "SourceId",
    "StandardCode",
    "covers",
    "upwards",
]

CatalogueId = NewType("CatalogueId", str)
DepartmentId = NewType("DepartmentId", str)
ItemId = NewType("ItemId", str)
MaterialId = NewType("MaterialId", str)
OneThingId = NewType("OneThingId", str)
RuleId = NewType("RuleId", str)
SourceId = NewType("SourceId", str)

OwnerId = ItemId | OneThingId
"""What demands a material: an item, or a one-thing as a whole."""

FactName = NewType("FactName", str)
"""The name of a fact of a case, such as `applicant.age` or `婚姻状况`."""

StandardCode = NewType("StandardCode", str)
"""A code of an official list, such as `L2000011` or `11100000000013127D001`."""

Id = StringConstraints(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$", max_length=120)
"""The form of every id: lower-case ASCII, readable, parts joined by `-`, `_` or `.`."""


def _digits(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


RegionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), BeforeValidator(_digits)]
"""A six-digit code of an administrative division (GB/T 2260); it covers all that lies below it.

`430000` is Hunan, `430100` Changsha within it, `000000` the whole nation.
"""


def covers(outer: str, inner: str) -> bool:
    """Tell whether the region `outer` is `inner` or lies above it.

    >>> covers("430000", "430102"), covers("430100", "430000"), covers("000000", "330100")
    (True, False, True)
    """
    while outer.endswith("00"):
        outer = outer[:-2]
    return inner.startswith(outer)


def upwards(region: str) -> tuple[str, str, str, str]:
    """Return a region, and the codes that may lie above it: its city, its province, the nation.

    >>> upwards("430102")
    ('430102', '430100', '430000', '000000')
    """
    return region, f"{region[:4]}00", f"{region[:2]}0000", "000000"
