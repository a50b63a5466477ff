"""Holds every statement of every test against the tenant predicate; see tests/tenant_predicate.py."""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import ExecutionContext

from tests.tenant_predicate import unscoped_tables


class UnscopedStatement(AssertionError):
    """A statement reads or writes a company's table and does not say which company it means."""

    def __init__(self, statement: str, tables: tuple[str, ...]) -> None:
        super().__init__(
            f"no tenant predicate for {', '.join(tables)}: build it with scoped_* (server/models/scope.py), or with"
            f" installation_* and a reason of several words (server/models/installation.py):\n{statement}"
        )
        self.tables = tables


seen: list[UnscopedStatement] = []
"""What was caught in the test that runs now; a test that plants a fault clears it."""


def watch() -> None:
    """Begin to hold every statement of this process against the predicate."""
    event.listen(Engine, "before_cursor_execute", _check)


def _check(
    _connection: Connection,
    _cursor: Any,
    statement: str,
    _parameters: Any,
    context: ExecutionContext,
    _many: bool,
) -> None:
    reason = context.execution_options.get("all_companies", "") if context else ""
    if len(str(reason).split()) > 1:
        return
    if tables := unscoped_tables(statement):
        fault = UnscopedStatement(statement, tables)
        seen.append(fault)
        raise fault
