"""Data resources (数据资源) that government already holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from onething.language import Label
from onething.model.codes import (
    DepartmentId,
    FactName,
    Id,
    MaterialId,
    OwnerId,
    RegionCode,
    SourceId,
    covers,
)
from onething.model.literals import Number, Truth
from onething.model.noun import Legal, Noun
from onething.model.question import FactType, Option, Question

__all__ = ["ANSWERS", "Answer", "Coverage", "DataSource", "Sharing", "SourceKind", "Trust", "answer_fact"]


class SourceKind(StrEnum):
    """What a data resource is."""

    E_LICENCE = "e-licence"
    """电子证照库: hands out the licence itself."""
    VERIFICATION = "verification"
    """核验接口: tells whether what the applicant states is true."""
    REGISTER = "register"
    """A register of a department that others may read."""
    FORM_AUTOFILL = "form-autofill"
    """A form that fills itself from what is known."""
    PERSONAL_SPACE = "personal-space"
    """个人（企业）数字空间: what a person or company has stored for reuse."""


class Sharing(StrEnum):
    """The sharing type of a data resource (国发〔2016〕51号)."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    NONE = "none"


class Trust(StrEnum):
    """The trust level of an e-licence (国办函〔2016〕108号)."""

    A = "A"
    """Issued by the authority itself: usable directly."""
    B = "B"
    """Checked once by a window clerk: reusable."""
    C = "C"
    """Uploaded by the user: the original must be checked at the window."""
    D = "D"
    """Made by the user, who vouches for it: usable directly."""


class Answer(StrEnum):
    """What a source answers in a case."""

    HIT = "hit"
    MISS = "miss"
    DOWN = "down"
    NO_CONSENT = "no-consent"

    @property
    def label(self) -> Label:
        """What it means, in words."""
        return _LABELS[self]


_LABELS = {
    Answer.HIT: Label(zh="查到", en="found"),
    Answer.MISS: Label(zh="未查到", en="not found"),
    Answer.DOWN: Label(zh="无法查询", en="not available"),
    Answer.NO_CONSENT: Label(zh="未获授权", en="not consented to"),
}


ANSWERS = "source."
"""What the names of the facts begin with that say what sources answer."""


def answer_fact(source: SourceId) -> FactName:
    """Return the fact by which conditions read what a source answers, such as `source.register`."""
    return FactName(f"{ANSWERS}{source}")


class Coverage(Noun):
    """In a region, the share of cases in which the source knows the answer, from 0 to 1."""

    region: RegionCode
    share: Number = Field(default=1.0, ge=0.0, le=1.0)


class DataSource(Legal):
    """Data that government holds, such as an e-licence store or a register, and who may ask for it."""

    id: Annotated[SourceId, Id]
    name: Label
    kind: SourceKind
    provider: DepartmentId | None = None
    sharing: Sharing = Sharing.UNCONDITIONAL
    supplies: tuple[MaterialId, ...] = ()
    """The materials that its answer makes unnecessary."""
    fields: tuple[str, ...] = ()
    """The form fields that it fills in."""
    connected: Truth | tuple[OwnerId, ...] = True
    """Who may ask it: everyone, nobody, or the items and one-things named."""
    coverage: tuple[Coverage, ...] = (Coverage(region="000000"),)
    """Where it answers, and in which share of cases; the nearest region counts."""
    consent: Truth = False
    """True: it answers only if the person concerned agrees."""
    trust: Trust = Trust.A

    @model_validator(mode="after")
    def _one_coverage_a_region(self) -> Self:
        regions = [coverage.region for coverage in self.coverage]
        if len(set(regions)) < len(regions):
            raise ValueError(f"a region stands twice in the coverage: {regions}")
        return self

    @property
    def question(self) -> Question:
        """What a condition reads of it: its answer, as one of the words of `Answer`."""
        return Question(
            fact=answer_fact(self.id),
            label=Label(zh=f"{self.name.text('zh')}的查询结果", en=f"Answer of {self.name.text('en')}"),
            type=FactType.CHOICE,
            options=tuple(Option(value=answer.value, label=answer.label) for answer in Answer),
        )

    def connected_to(self, owner: OwnerId) -> bool:
        """Tell whether the item or one-thing `owner` may ask it."""
        return self.connected if isinstance(self.connected, bool) else owner in self.connected

    def share_in(self, region: str) -> float:
        """Return its coverage in `region`, from 0 to 1: that of the nearest region which covers it."""
        near = (coverage for coverage in self.coverage if covers(coverage.region, region))
        return max(
            near, key=lambda c: len(c.region.rstrip("0")), default=Coverage(region=region, share=0.0)
        ).share
