"""Alembic's entry: runs the versions on the connection that `server.cli.database` hands over."""

from alembic import context
from sqlalchemy import Connection

from server.models import registry as registry  # noqa: PLC0414 - makes the metadata whole
from server.models.base import Base


def run(connection: Connection) -> None:
    """Run the asked-for versions, all of them in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transaction_per_migration=False,
        render_as_batch=False,
        user_module_prefix="kept.",
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
