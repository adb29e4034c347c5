"""What an application costs the applicant in hours and yuan, by the Standard Cost Model.

The model (International Standard Cost Model Manual, OECD 2004) multiplies what one information duty
costs (price × time) by how often it is met (frequency × population). Here the duties are counted by the
planner: materials, fields, forms and visits of each case, one application a case; the population are the
cases of the log. What each of them takes, and what an hour costs, stands in a file of prices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from onething.language import Label
from onething.model.codes import Id, RegionCode
from onething.model.literals import Number
from onething.model.noun import Legal, Noun
from onething.simulation.result import Burden
from onething.workflows.outcomes import CaseFigures

__all__ = ["Price", "PriceList", "burden_of"]

_MINUTES_AN_HOUR = 60


class Price(Legal):
    """A price or a time, with the document that it is from, or why it is assumed."""

    value: Annotated[Number, Field(ge=0.0)]

    @model_validator(mode="after")
    def _says_where_from(self) -> Self:
        if not self.basis:
            raise ValueError("a price names a document or says why it is assumed")
        return self


class PriceList(Noun):
    """The prices and times that a burden is reckoned by."""

    id: Annotated[str, Id]
    name: Label
    region: RegionCode = "000000"
    """Where they hold."""
    wage: Price
    """What an hour of an applicant's time is worth, in yuan."""
    preparing: Price
    """Finding out what an application takes and getting ready, each case, in minutes."""
    material_time: Price
    """Finding, copying and handing in a material, in minutes."""
    form_time: Price
    """Reading and checking a form, in minutes."""
    field_time: Price
    """Filling in a field, in minutes."""
    travel_time: Price
    """There and back, each visit, in minutes."""
    waiting_time: Price
    """Waiting and being served, each visit, in minutes."""
    material_cost: Price
    """Copies and photographs, each material, in yuan."""
    travel_cost: Price
    """The fare there and back, each visit, in yuan."""

    def burdens(self) -> Iterator[Burden]:
        """Yield the prices as a report tells them."""
        for key, (name, unit) in _NAMES.items():
            price: Price = getattr(self, key)
            documents = (f"{one.document} {one.article}".strip() for one in price.basis if one.document)
            yield Burden(
                key=key,
                name=name,
                value=price.value,
                unit=unit,
                basis="；".join(documents),
                assumed=next(iter(price.assumptions), None),
            )

    def with_price(self, key: str, value: float) -> PriceList:
        """Return the same prices but for one, named by its key; what it rests on stays."""
        price: Price = getattr(self, key)
        return self.model_copy(update={key: price.model_copy(update={"value": value})})


_MINUTES = Label(zh="分钟", en="minutes")
_YUAN = Label(zh="元", en="yuan")
_NAMES: Mapping[str, tuple[Label, Label]] = {
    "wage": (
        Label(zh="申请人一小时时间的价值", en="What an hour of an applicant is worth"),
        Label(zh="元/小时", en="yuan an hour"),
    ),
    "preparing": (
        Label(zh="了解如何办理、准备申请（每件）", en="Finding out what to do and getting ready, each case"),
        _MINUTES,
    ),
    "material_time": (
        Label(zh="找出、复印并提交一份材料", en="Finding, copying and handing in a material"),
        _MINUTES,
    ),
    "form_time": (Label(zh="阅读并核对一张表单", en="Reading and checking a form"), _MINUTES),
    "field_time": (Label(zh="填写一个字段", en="Filling in a field"), _MINUTES),
    "travel_time": (Label(zh="往返路程（每次到场）", en="There and back, each visit"), _MINUTES),
    "waiting_time": (
        Label(zh="排队和办理（每次到场）", en="Waiting and being served, each visit"),
        _MINUTES,
    ),
    "material_cost": (
        Label(zh="复印、照片等费用（每份材料）", en="Copies and photographs, each material"),
        _YUAN,
    ),
    "travel_cost": (Label(zh="往返交通费（每次到场）", en="The fare there and back, each visit"), _YUAN),
}
"""By key what a price is of, and its unit."""


def burden_of(figures: CaseFigures, prices: PriceList) -> tuple[float, float]:
    """Return the burden of a case in hours and in yuan, the worth of the hours included.

    A case in which no item applies is no burden.
    """
    if not figures.items:
        return 0.0, 0.0
    minutes = (
        prices.preparing.value
        + figures.materials * prices.material_time.value
        + figures.forms * prices.form_time.value
        + figures.fields * prices.field_time.value
        + figures.visits * (prices.travel_time.value + prices.waiting_time.value)
    )
    hours = minutes / _MINUTES_AN_HOUR
    paid = figures.materials * prices.material_cost.value + figures.visits * prices.travel_cost.value
    return hours, hours * prices.wage.value + paid
