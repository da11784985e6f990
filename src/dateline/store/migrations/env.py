"""Runs migrations on the connection that the store hands over; the alembic command line is not used."""

from alembic import context

from dateline.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
# the store's own transaction is already open: alembic must not begin one of its own
context.run_migrations()
