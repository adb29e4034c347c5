"""What is claimed of every situation: that figures of its plan are at most so much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from onething.language import Label
from onething.model.comparison import FigureKind
from onething.model.noun import Noun

__all__ = ["Claim"]

Limit = Annotated[int, Field(ge=0)]


class Claim(Noun):
    """The most that figures of a plan come to, whatever the situation; all of these at once.

    >>> Claim(visits=1).text.en
    'at most 1 visit'
    """

    visits: Limit | None = None
    days: Limit | None = None
    """Working days from acceptance to the last result."""
    materials: Limit | None = None
    """Materials handed in."""

    @model_validator(mode="after")
    def _claims_something(self) -> Claim:
        if not dict(self.limits()):
            raise ValueError("a claim limits at least one of: visits, days, materials")
        return self

    def limits(self) -> Iterator[tuple[FigureKind, int]]:
        """Yield each figure that is limited, and its limit."""
        for kind in (FigureKind.VISITS, FigureKind.DAYS, FigureKind.MATERIALS):
            limit = getattr(self, kind.value)
            if limit is not None:
                yield kind, limit

    @property
    def kinds(self) -> tuple[FigureKind, ...]:
        """The figures that are limited."""
        return tuple(kind for kind, _ in self.limits())

    @property
    def text(self) -> Label:
        """What is claimed, as a person says it."""
        said = [_SAID[kind](limit) for kind, limit in self.limits()]
        return Label(zh="，".join(one.zh for one in said), en=", ".join(one.en for one in said))


def _visits(limit: int) -> Label:
    return Label(zh=f"最多跑 {limit} 次", en=f"at most {limit} visit{_s(limit)}")


def _days(limit: int) -> Label:
    return Label(zh=f"最多 {limit} 个工作日", en=f"at most {limit} working day{_s(limit)}")


def _materials(limit: int) -> Label:
    return Label(zh=f"最多提交 {limit} 份材料", en=f"at most {limit} material{_s(limit)}")


def _s(number: int) -> str:
    return "" if number == 1 else "s"


_SAID = {FigureKind.VISITS: _visits, FigureKind.DAYS: _days, FigureKind.MATERIALS: _materials}
