"""The second wall between companies on PostgreSQL: row-level security, forced even on the tables' owner.

A session names its company in `app.tenant` for the length of one transaction; without it no row is seen. The
installation's own work (sign-in, the worker, doctor) names `*` and still says in code why it looks wider.
"""


def statements(table: str, key: str) -> tuple[str, ...]:
    """Return the statements that put one table behind the wall; `key` is the column that says whose row it is."""
    mine = f"current_setting('app.tenant', true) IN ({key}, '*')"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY tenant ON {table} USING ({mine}) WITH CHECK ({mine})",
    )


def grants(table: str, role: str, *, append_only: bool) -> str:
    """Return the grant of one table to the application's role: histories can be read and added to only."""
    rights = "SELECT, INSERT" if append_only else "SELECT, INSERT, UPDATE, DELETE"
    return f'GRANT {rights} ON {table} TO "{role}"'
