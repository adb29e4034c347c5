"""Documents, and the runs of simulations with what went in and what came out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FIGURES = (
    "cost",
    "cases",
    "materials",
    "visits",
    "no_visit",
    "one_visit",
    "more_visits",
    "days",
    "days_median",
    "days_p90",
    "steps",
    "departments",
    "hours",
    "yuan",
)


def _of_run() -> sa.Column[int]:
    cascade = sa.ForeignKey("onething_run.id", ondelete="CASCADE")
    return sa.Column("run", sa.Integer(), cascade, nullable=False)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "onething_document",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kept", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
        sa.UniqueConstraint("kind", "name", "version"),
    )
    op.create_table(
        "onething_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("catalogue", sa.String(), nullable=False),
        _json("options"),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("log_name", sa.String(), nullable=False),
        sa.Column("log_digest", sa.String(), nullable=False),
        sa.Column("log_rows", sa.BigInteger(), nullable=False),
        sa.Column("cases", sa.Float(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "onething_input",
        _of_run(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("document", sa.String(), sa.ForeignKey("onething_document.digest"), nullable=False),
        sa.PrimaryKeyConstraint("run", "position"),
    )
    op.create_index(None, "onething_input", ["document"])
    op.create_table("onething_result", _of_run(), _json("result"), sa.PrimaryKeyConstraint("run"))
    op.create_table(
        "onething_scenario",
        _of_run(),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in _FIGURES),
        sa.PrimaryKeyConstraint("run", "position"),
    )


def downgrade() -> None:
    """Drop the tables, with all that they hold."""
    for table in ("scenario", "result", "input", "run", "document"):
        op.drop_table(f"onething_{table}")
