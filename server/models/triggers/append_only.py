"""Histories are written once: no row of them is changed or deleted (I06, I20)."""

from server.models.triggers.trigger import Trigger, refusing


def append_only(table: str) -> Trigger:
    """Return the guard that makes a table append-only."""
    return refusing(f"{table}_append_only", table, "UPDATE DELETE", "1 = 1", f"APPEND_ONLY {table}")
