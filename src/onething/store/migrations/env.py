"""How Alembic runs the migrations: on the connection it is handed, or on a store named by `-x store=…`."""

from __future__ import annotations

from alembic import context
from sqlalchemy.engine import Connection

from onething.store.addresses import address
from onething.store.connecting import connect, writing
from onething.store.schema import VERSION_TABLE
from onething.store.tables import METADATA


def run(connection: Connection) -> None:
    """Run what was asked, within one transaction on both databases."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        version_table=VERSION_TABLE,
        transactional_ddl=True,
        include_name=lambda name, type_, _: type_ != "table" or str(name).startswith("onething_"),
    )
    with context.begin_transaction():
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    run(handed)
else:
    where = context.get_x_argument(as_dictionary=True)["store"]
    with writing(connect(address(str(where)), patience=30.0)) as opened:
        run(opened)
