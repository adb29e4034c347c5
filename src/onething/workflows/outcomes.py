"""What a case comes to in figures, without the reasons: for going through very many cases."""

from __future__ import annotations

from dataclasses import dataclass

from onething.model import Channel, ItemId, MaterialId, SourceId

__all__ = ["CaseFigures", "Chance"]


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """The figures of a plan. Where questions are open they are the most that any answers bring."""

    channel: Channel
    """Through which it is handled: the one given, or the best."""
    materials: int
    """How many materials are handed in."""
    visits: int
    days: int
    """Working days."""
    steps: int
    """办理环节, see `onething.model.FigureKind`."""
    fields: int
    forms: int
    departments: int
    stars: int
    """The online depth, from 1 to 5; 0 where no item applies."""
    online: bool
    """Whether it can certainly be applied for online."""
    id_card_only: bool
    """一证通办."""
    at_once: bool
    """秒办."""
    open: bool
    """Whether a question that the plan asks is not answered."""
    items: tuple[ItemId, ...]
    """The items that apply, or may."""
    asked: tuple[MaterialId, ...]
    """What is handed in, or may have to be, each piece once."""
    answered: tuple[SourceId, ...]
    """For each piece that a source makes unnecessary, that source."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What a case comes to with some probability: the share of cases in which sources answer so."""

    probability: float
    figures: CaseFigures
