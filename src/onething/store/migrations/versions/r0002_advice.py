"""Runs of advice beside those of simulations; when a run was repeated; the newest runs found fast."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; all runs that are there are simulations."""
    op.add_column("onething_run", sa.Column("kind", sa.String(), nullable=False, server_default="simulation"))
    op.add_column("onething_run", sa.Column("repeated", sa.DateTime(timezone=True), nullable=True))
    op.create_index(None, "onething_run", ["finished"])


def downgrade() -> None:
    """Drop the columns, and the runs of advice, which the tables before had no place for."""
    op.execute("DELETE FROM onething_run WHERE kind <> 'simulation'")
    op.drop_index("ix_onething_run_finished", "onething_run")
    op.drop_column("onething_run", "repeated")
    op.drop_column("onething_run", "kind")
