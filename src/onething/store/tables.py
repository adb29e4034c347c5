"""The tables: documents by their content, runs, what went into each, and what came out.

A document (a catalogue, a rule pack, a reform …) is kept once, however many runs use it. A run and all
that belongs to it are written in one transaction, or not at all. Names of tables begin with
`onething_`, so that they can share a database with others.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from onething.store.columns import UtcTime, json_column

__all__ = ["METADATA", "DocumentRow", "InputRow", "ResultRow", "RunRow", "ScenarioRow"]

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""All tables of the store; constraints have names, so that a later migration can speak of them."""


class _Row(SQLModel):
    metadata: ClassVar[MetaData] = METADATA


class DocumentRow(_Row, table=True):
    """A version of a catalogue, rule pack, reform, mapping, list of targets or of prices, or calendar."""

    __tablename__ = "onething_document"
    __table_args__ = (UniqueConstraint("kind", "name", "version"),)

    digest: str = Field(primary_key=True)
    """`sha256:` and the hash of the text."""
    kind: str
    name: str
    """The id of what it is, such as `hunan`."""
    version: int
    """From 1, among the documents of its kind and name."""
    text: str
    """Canonical JSON; see `onething.store.documents`."""
    kept: datetime = Field(sa_column=Column(UtcTime(), nullable=False))
    """When it was first kept."""


class RunRow(_Row, table=True):
    """A run: what it was asked, of which log, by which version of the library, and when."""

    __tablename__ = "onething_run"
    __table_args__ = (
        Index(None, "finished"),
        # Ids are not used again, even where somebody deletes rows by hand.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_column_kwargs={"server_default": "simulation"})
    """`simulation` or `advice`; the first revision knew no other."""
    state: str
    """See `onething.store.kept.RunState`."""
    catalogue: str
    """The id of the catalogue; its version is among the inputs."""
    options: dict[str, Any] = Field(sa_column=Column(json_column(), nullable=False))
    """All that was asked beside the documents, by name."""
    version: str
    """The version of the library."""
    log_name: str
    log_digest: str
    log_rows: int = Field(sa_column=Column(BigInteger(), nullable=False))
    cases: float
    started: datetime = Field(sa_column=Column(UtcTime(), nullable=False))
    finished: datetime = Field(sa_column=Column(UtcTime(), nullable=False))
    repeated: datetime | None = Field(default=None, sa_column=Column(UtcTime(), nullable=True))
    """When it was last repeated."""


class InputRow(_Row, table=True):
    """A document that went into a run."""

    __tablename__ = "onething_input"

    run: int = Field(primary_key=True, foreign_key="onething_run.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    """From 0, in the order in which they were given; that of reforms decides."""
    role: str
    """As what it went in, such as `reform`."""
    document: str = Field(foreign_key="onething_document.digest", index=True)


class ResultRow(_Row, table=True):
    """What came out of a run, whole."""

    __tablename__ = "onething_result"

    run: int = Field(primary_key=True, foreign_key="onething_run.id", ondelete="CASCADE")
    result: dict[str, Any] = Field(sa_column=Column(json_column(), nullable=False))


class ScenarioRow(_Row, table=True):
    """What a scenario of a simulation comes to, to be asked in SQL; see `onething.simulation.Totals`."""

    __tablename__ = "onething_scenario"

    run: int = Field(primary_key=True, foreign_key="onething_run.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    """From 0, the baseline."""
    scenario: str
    """`baseline`, the id of a reform, or ids joined by `+`."""
    cost: float
    cases: float
    materials: float
    visits: float
    no_visit: float
    one_visit: float
    more_visits: float
    days: float
    days_median: float
    days_p90: float
    steps: float
    departments: float
    hours: float
    yuan: float
