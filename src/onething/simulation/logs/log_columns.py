"""The columns of a log, and what each of them tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onething.conditions import Classes
from onething.errors import Place
from onething.model import Catalogue, FactName, Located, OneThingId, Question
from onething.simulation.engines.engine import column_name
from onething.simulation.logs.cells import Cells
from onething.simulation.logs.column_kinds import ColumnKind

__all__ = ["CASES", "ONE_THING", "FactColumn", "LogColumns", "Read", "Subject"]

ONE_THING, CASES = "onething", "cases"
"""The columns that tell the one-thing, and for how many cases a row stands, unless a mapping says so."""

Read = Mapping[OneThingId, Mapping[FactName, Classes]]
"""By one-thing the facts that bear on its plans, with the classes of their values."""


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that tells a fact to the one-things that part its values alike."""

    column: str
    fact: FactName
    cells: Cells
    onethings: tuple[OneThingId, ...]


@dataclass(frozen=True, slots=True)
class LogColumns:
    """The columns of a log, and what each of them tells."""

    kinds: Mapping[str, ColumnKind]
    """All columns."""
    onething: str | None
    """The column of the one-thing; None: it is the same for all cases."""
    names: Mapping[str, OneThingId]
    """By what stands in that column; the fixed one-thing alone, where there is no column."""
    region: str | None
    date: str | None
    cases: str | None
    told: tuple[tuple[FactName, str], ...]
    """The facts that are told, each with its column."""
    facts: tuple[FactColumn, ...]
    untold: tuple[FactName, ...]
    """Facts that the rules read and no column tells."""

    def at(self, column: str) -> tuple[str, ColumnKind]:
        """Return the name by which frames have a column, and its kind."""
        return column_name(list(self.kinds).index(column)), self.kinds[column]


@dataclass(frozen=True, slots=True)
class Subject:
    """What columns are matched with: the planners' facts and one-things, and how messages name places."""

    read: Read
    catalogue: Catalogue
    questions: Mapping[FactName, Question]
    log: str
    """The log as messages name it."""
    mapping: Located | None = None
    """Where the mapping stands; None: it was made by a program, or there is none."""

    def place(self, *path: str | int) -> Place:
        """Return where a key of the mapping stands."""
        return self.mapping.find(*path) if self.mapping else Place(".".join(map(str, path)) or self.log)
