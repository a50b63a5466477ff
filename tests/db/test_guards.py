"""What the database refuses whoever writes: histories, posted invoices, steps that no lifecycle has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from server.bootstrap import Services
from server.db import owner_engine
from server.domain.lifecycles import JOB_TRANSITIONS, VISIT_TRANSITIONS, JobStatus, VisitStatus
from server.domain.permissions import Role
from server.domain.time_clock import PunchKind
from server.models.invoices import Invoice, InvoiceLine, InvoiceTax
from server.models.record import note
from server.models.registry import APPEND_ONLY
from server.models.scope import Scope, scoped_add, scoped_update
from server.models.technicians import CertificateReminder, Certification
from server.models.time_clock import Punch
from server.models.visits import VisitFact
from server.use_cases.invoice_events import happened
from server.use_cases.punch_edits import edit_punches
from server.use_cases.time_clock import punch
from server.use_cases.waiting_invoices import ask_for_review
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_job,
    make_job_type,
    make_site,
    make_skill,
    make_technician,
    make_user,
)
from tests.conftest import NOW, Tenant

ALL = {"all_companies": "the test goes around the application"}


@contextmanager
def as_owner(services: Services) -> Iterator[Connection]:
    """Give the owner's connection, for which all companies are open: no role is above the guards."""
    engine = owner_engine(services.settings.owner_url)
    with engine.connect().execution_options(**ALL) as connection:
        if not services.settings.on_sqlite:
            connection.execute(text("SELECT set_config('app.tenant', '*', false)"))
            connection.commit()
        yield connection
    engine.dispose()


def refused(connection: Connection, statement: str, match: str) -> None:
    with pytest.raises(DBAPIError, match=match):
        connection.execute(text(statement))
    connection.rollback()


@pytest.fixture
def histories(services: Services, company: Tenant) -> Tenant:
    """A company with a row in every history."""
    with acting(services, company) as scope:
        technician = make_technician(scope)
        job = make_job(scope, make_site(scope, make_customer(scope)), make_job_type(scope))
        visit = book_visit(scope, job, technician, at(9))
        times = {"occurred_at": NOW, "received_at": NOW, "timezone": "America/New_York"}
        punch(scope, technician.id, PunchKind.IN, NOW - timedelta(hours=1), "America/New_York")
        fact = VisitFact(
            visit_id=visit.id, technician_id=technician.id, kind="arrive", flags=[], payload={}, **times
        )
        scoped_add(scope, fact)
        clerk = make_user(scope, "Clerk", Role.OFFICE)
        out = {"action": "add", "kind": "out", "occurred_at": NOW, "punch_id": None, "edit_id": None}
        edit_punches(scope, technician.id, [out], "forgot to clock out", clerk.id)
        scoped_add(scope, make_reminder(scope, technician.id))
        invoice = make_invoice(scope, job.customer_id, job.id)
        happened(scope, invoice.id, "drafted")
        note(scope, "job.create", "job", job.id)
    return company


def make_reminder(scope: Scope, technician_id: str) -> CertificateReminder:
    """Return the reminder of a certificate's end."""
    skill = make_skill(scope, "gas", needs_certificate=True)
    ends = NOW.date()
    certificate = Certification(
        technician_id=technician_id,
        skill_id=skill.id,
        name="Gas",
        number="1",
        valid_from=ends,
        expires_on=ends,
    )
    scoped_add(scope, certificate)
    return CertificateReminder(certification_id=certificate.id, expires_on=ends, days=30, at=NOW)


def make_invoice(scope: Scope, customer_id: str, job_id: str, visit_id: str | None = None) -> Invoice:
    """Make a draft of one line with one tax."""
    row = Invoice(
        kind="primary",
        status="draft",
        customer_id=customer_id,
        job_id=job_id,
        visit_id=visit_id,
        series="invoice",
        currency="USD",
        net_minor=1000,
        tax_minor=80,
        total_minor=1080,
        jurisdiction="",
        notes="",
        review_reasons=[],
    )
    scoped_add(scope, row)
    line = InvoiceLine(
        invoice_id=row.id,
        position=0,
        kind="fee",
        code="FEE",
        description="Fee",
        quantity_e6=1_000_000,
        unit="ea",
        unit_price_e6=10_000_000,
        net_minor=1000,
        tax_category="standard",
    )
    scoped_add(scope, line)
    tax = InvoiceTax(
        invoice_id=row.id,
        position=0,
        name="Tax",
        category="standard",
        rate_ppm=80_000,
        base_minor=1000,
        amount_minor=80,
    )
    scoped_add(scope, tax)
    ask_for_review(scope, row)
    return row


def test_histories_are_written_once(services: Services, histories: Tenant) -> None:
    with as_owner(services) as connection:
        for table in sorted(APPEND_ONLY):
            assert connection.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar(), (
                f"{table} is empty: no proof"
            )
            refused(connection, f"DELETE FROM {table}", "APPEND_ONLY")
            refused(connection, f"UPDATE {table} SET tenant_id = tenant_id", "APPEND_ONLY")


@pytest.mark.breaks_invariants(reason="the invoice is posted without being settled with the office")
def test_a18_a_posted_invoice_is_frozen_with_all_its_parts(services: Services, histories: Tenant) -> None:
    """A18: by SQL as well, and for the owner too."""
    post = (
        "UPDATE invoices SET status = 'posted', series_no = 1, number = 'INV-1', posted_at = updated_at,"
        " issued_on = '2026-03-02', due_on = '2026-03-16', document = '{}'"
    )
    with as_owner(services) as connection:
        connection.execute(text("UPDATE invoices SET notes = 'a draft may change'"))
        connection.execute(text("UPDATE invoice_lines SET description = 'so may its lines'"))
        connection.execute(text(post))
        connection.execute(text("UPDATE invoice_series SET next = 2"))
        connection.commit()
        for statement in (
            "UPDATE invoices SET total_minor = 0, net_minor = 0, tax_minor = 0",
            "UPDATE invoices SET status = 'draft', series_no = NULL, posted_at = NULL",
            "UPDATE invoices SET notes = 'changed'",
            "DELETE FROM invoices",
            "UPDATE invoice_lines SET net_minor = 1",
            "DELETE FROM invoice_lines",
            "UPDATE invoice_taxes SET amount_minor = 0",
            "DELETE FROM invoice_taxes",
            "INSERT INTO invoice_lines (tenant_id, id, invoice_id, position, kind, code, description, quantity_e6,"
            " unit, net_minor, tax_category) SELECT tenant_id, '01a1ffd0-e649-7a43-8c6c-ddf093c06b77', invoice_id, 9,"
            " kind, code, description, quantity_e6, unit, net_minor, tax_category FROM invoice_lines",
        ):
            refused(connection, statement, "POSTED_IS_FROZEN")


def test_no_status_takes_a_step_that_its_lifecycle_lacks(services: Services, histories: Tenant) -> None:
    """Every pair of statuses, on both tables: the database allows exactly what the domain allows."""
    with as_owner(services) as connection:
        for table, statuses, steps in (
            ("jobs", list(JobStatus), JOB_TRANSITIONS),
            ("visits", list(VisitStatus), VISIT_TRANSITIONS),
        ):
            assert {new for _, new in steps} | {old for old, _ in steps} <= set(statuses)
            for old in statuses:
                allowed = {new for new in statuses if _allows(connection, table, old, new)}
                assert allowed == {new for new in statuses if (old, new) in steps or old == new}, old


def _allows(connection: Connection, table: str, old: str, new: str) -> bool:
    """Tell whether the table's only row may go from one status to another, and leave it as it was."""
    _without_guards(connection, table, f"UPDATE {table} SET status = '{old}'")
    try:
        connection.execute(text(f"UPDATE {table} SET status = '{new}'"))
    except DBAPIError as error:
        return "TRANSITION_REFUSED" not in str(error)
    finally:
        connection.rollback()
    return True


def _without_guards(connection: Connection, table: str, statement: str) -> None:
    """Run a statement where the guard does not look; the rollback brings the guard back."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(text(statement))
        connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        return
    name = f"{table}_lifecycle_update"
    guard = connection.execute(text(f"SELECT sql FROM sqlite_master WHERE name = '{name}'")).scalar_one()
    connection.execute(text(f"DROP TRIGGER {name}"))
    connection.execute(text(statement))
    connection.exec_driver_sql(guard)


def test_a_statement_in_bulk_is_guarded_too(services: Services, histories: Tenant) -> None:
    """The application's own role, through the session: no way around by an update of many."""
    for values in ({"kind": "out"}, {"timezone": "UTC"}):
        with (
            pytest.raises(DBAPIError, match=r"APPEND_ONLY|permission denied"),
            acting(services, histories) as scope,
        ):
            scope.session.execute(scoped_update(scope, Punch).values(**values))
