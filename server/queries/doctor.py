"""What `truckroll doctor` looks for: broken invariants, a broken audit log, missing files, unsafe engines."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, text
from sqlalchemy.orm import Session

from server.db import is_sqlite
from server.models.audit import AuditEvent
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.invoices import InvoiceEvent
from server.queries.audit_chain import broken_chains
from server.queries.invariants import violations

_WHY = "doctor looks at all companies"
_SAFE_SINCE = (3, 51, 3)
_SAFE_PATCHES = {(3, 44): 6, (3, 50): 7}
_UNSAFE_SETTINGS = {"fsync": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong (or, as a warning, could be better): which check, where, and in words."""

    check: str
    detail: str
    company_id: str | None = None
    object_id: str | None = None
    warning: bool = False


def data_findings(session: Session) -> Iterator[Finding]:
    """Yield what breaks an invariant, and the first broken row of each company's audit log."""
    for found in (*violations(session), *broken_chains(session)):
        yield Finding(found.invariant, f"{found.sentence} {found.detail}", found.tenant_id, found.object_id)


def file_findings(session: Session, exists: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield the invoices whose PDF was kept and is not there any more; `exists` asks the file store."""
    statement = installation_select(_WHY, InvoiceEvent).where(InvoiceEvent.kind == "rendered")
    for row in session.scalars(statement.order_by(InvoiceEvent.tenant_id, InvoiceEvent.id)):
        key = row.facts.get("sha256")
        if key and not exists(key):
            yield Finding("files", f"the invoice's PDF {key[:12]}… is gone", row.tenant_id, row.invoice_id)


def engine_findings(session: Session) -> Iterator[Finding]:
    """Yield what is unsafe about the database engine and its settings."""
    yield from _sqlite(session) if is_sqlite(session.get_bind()) else _postgresql(session)


def counts(session: Session) -> dict[str, int]:
    """Return how much was looked at."""
    companies = session.scalar(installation_select(_WHY, func.count(Company.id)))
    audit_rows = session.scalar(installation_select(_WHY, func.count(AuditEvent.sequence)))
    return {"companies": companies or 0, "audit_rows": audit_rows or 0}


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Tell whether a SQLite can lose its log when two connections write and checkpoint at once (3.7.0 to 3.51.2).

    Source: SQLite's release notes of 3.51.3; the fix was carried back to 3.50.7 and 3.44.6.
    """
    if version < (3, 7, 0) or version >= _SAFE_SINCE:
        return False
    patch = _SAFE_PATCHES.get((version[0], version[1]))
    return patch is None or version[2] < patch


def _sqlite(session: Session) -> Iterator[Finding]:
    if has_wal_reset_bug(sqlite3.sqlite_version_info):
        yield Finding(
            "sqlite",
            f"SQLite {sqlite3.sqlite_version} has the WAL-reset bug (fixed in 3.51.3, 3.50.7, 3.44.6). Truckroll's"
            " own lock closes its window, so this is for your information; let no other program write to the file.",
            warning=True,
        )
    for line in session.execute(text("PRAGMA quick_check(10)")).scalars():
        if line != "ok":
            yield Finding("sqlite", f"the file is damaged: {line}")


def _postgresql(session: Session) -> Iterator[Finding]:
    for name, unsafe in _UNSAFE_SETTINGS.items():
        if session.execute(text(f"SHOW {name}")).scalar() == unsafe:
            yield Finding(
                "postgresql", f"{name} is off: a loss of power can lose or tear what was acknowledged"
            )
    if session.execute(text("SHOW synchronous_commit")).scalar() == "off":
        yield Finding(
            "postgresql", "synchronous_commit is off: a loss of power loses the last moments", warning=True
        )
    above = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
    if session.execute(text(above)).scalar():
        yield Finding("postgresql", "the application's role is above row security: give it one that is not")
