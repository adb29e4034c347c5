"""A published guide in neutral form: what was read, with codes turned into the words of the model.

Both kinds of guide come to the same rows, so that nothing further on knows how either was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onething.errors import Place
from onething.model import (
    Channel,
    Copies,
    Duration,
    Finding,
    Form,
    Handover,
    MaterialKind,
    Necessity,
    Origin,
    PublishedFigures,
    Waiver,
)

__all__ = [
    "AnyGuide",
    "FrequentQuestion",
    "Guide",
    "ItemGuide",
    "OneThingGuide",
    "Provenance",
    "PublishedFee",
    "PublishedItem",
    "PublishedMaterial",
]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a guide was published, and the file in which it was given."""

    file: str
    publisher: str = ""
    url: str = ""
    crawled: str = ""
    """The day on which it was read, as the file states it."""

    @property
    def place(self) -> Place:
        """The file, as the place of findings."""
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class PublishedMaterial:
    """A row of a material list."""

    code: str
    """The row's own code; not always unique."""
    name: str
    necessity: Necessity = Necessity.REQUIRED
    origin: Origin = Origin.APPLICANT
    kind: MaterialKind = MaterialKind.OTHER
    copies: Copies = Copies.EITHER
    form: Form = Form.EITHER
    handover: Handover = Handover.EITHER
    waiver: Waiver = Waiver.NONE
    waiver_text: str = ""
    bound_code: str = ""
    """The code of the standard material to which the row is bound; empty: unbound."""
    bound_name: str = ""
    marked_bound: bool = False
    count: int = 1
    published_count: float | None = None
    source_note: str = ""
    """Who issues it, in text."""
    remark: str = ""
    standard: str = ""
    """The standard of acceptance, in text."""
    basis: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """An item of a one-thing."""

    name: str
    group: str = ""
    """The linked item of which it is one kind (业务办理项); often its own name."""
    days: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class PublishedFee:
    """A fee; `item` is empty where it is the guide's own."""

    name: str
    item: str = ""
    standard: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FrequentQuestion:
    """A frequent question and its answer; read for contradictions, never imported."""

    problem: str
    answer: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What both kinds of guide publish."""

    provenance: Provenance
    code: str
    """Names it among all guides."""
    name: str
    materials: tuple[PublishedMaterial, ...] = ()
    """In the order of the guide, which the published list itself need not keep."""
    fees: tuple[PublishedFee, ...] = ()
    charged: bool | None = None
    visits: int | None = None
    visit_reason: str = ""
    findings: tuple[Finding, ...] = ()
    """What was odd in reading it."""

    @property
    def key(self) -> str:
        """Tells it from every other guide; a theme is another guide in each area."""
        return f"item {self.code}"

    @property
    def subject(self) -> str:
        """How findings call it."""
        return f"guide {self.code}"


@dataclass(frozen=True, slots=True)
class OneThingGuide(Guide):
    """The guide of a one-thing."""

    list_code: str = ""
    """Code of the implementation list: theme, kind, year and area."""
    region: str = ""
    """Six digits, or empty where the list code does not tell."""
    area: str = ""
    lead: str = ""
    departments: tuple[tuple[str, str], ...] = ()
    """Code and name of each, in ascending order of codes; a name may be empty."""
    items: tuple[PublishedItem, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    questions: tuple[FrequentQuestion, ...] = ()
    figures: PublishedFigures = field(default_factory=PublishedFigures)
    promised: int | None = None
    promised_in_summary: int | None = None
    visits_in_summary: int | None = None
    channels: tuple[Channel, ...] = ()

    @property
    def key(self) -> str:
        """Tells it from every other guide; a theme is another guide in each area."""
        return f"one-thing {self.code} {self.region or self.list_code}"


@dataclass(frozen=True, slots=True)
class ItemGuide(Guide):
    """The guide of an ordinary item."""

    type: str = ""
    department: str = ""
    department_code: str = ""
    """Two digits of the item's code."""
    statutory: Duration | None = None
    promised: Duration | None = None
    special: Duration | None = None
    limits: tuple[str, ...] = ()
    """The explanations of the time limits."""
    online: bool | None = None
    result: str = ""
    quantity: str = ""
    """The limit on number, in text."""
    basis: str = ""


AnyGuide = OneThingGuide | ItemGuide
"""A guide of either kind."""
