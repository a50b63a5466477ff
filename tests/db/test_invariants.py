"""Each invariant's query finds its violation: guards are taken off, a bad row is put in, and its id is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.domain.permissions import Role
from server.models.base import Base
from server.models.invoices import InvoiceSeries
from server.models.outbox import MailMessage
from server.models.record import emit, note
from server.models.registry import tenant_tables
from server.models.scope import scoped_add, scoped_select
from server.models.technicians import OnCall
from server.models.time_clock import Punch, PunchEdit, TimeApproval, WorkShift
from server.queries.invariants import NOT_APPLICABLE, REGISTRY, violations
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_job,
    make_job_type,
    make_site,
    make_technician,
    make_user,
)
from tests.conftest import NOW, Tenant
from tests.db.conftest import bare_company
from tests.db.test_guards import as_owner, make_invoice

ROOT = Path(__file__).parents[2]
IDS = [f"I{number:02d}" for number in range(1, 32)]
SPARE = "01a1ffd0-e649-7a43-8c6c-ddf093c06b7"
"""An id but for its last character."""


@contextmanager
def without_guards(services: Services) -> Iterator[Connection]:
    """Give the owner's connection with every trigger, check, key and unique index out of the way."""
    with as_owner(services) as connection:
        if services.settings.on_sqlite:
            _open_sqlite(connection)
        else:
            _open_postgresql(connection)
        yield connection
        connection.commit()


def _open_sqlite(connection: Connection) -> None:
    connection.rollback()
    raw = connection.connection.driver_connection
    assert raw is not None
    for kind, name in raw.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL").fetchall():
        if kind == "trigger" or (kind == "index" and name.startswith("uq_")):
            raw.execute(f"DROP {kind} {name}")
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA ignore_check_constraints=ON")


def _open_postgresql(connection: Connection) -> None:
    connection.execute(text("DROP INDEX IF EXISTS uq_invoices_primary, uq_work_shifts_open"))
    for table in tenant_tables():
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    found = connection.execute(
        text(
            "SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype IN ('f', 'c', 'x')"
            " AND connamespace = 'public'::regnamespace"
        )
    )
    for table, name in found.all():
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))


def found(services: Services) -> dict[str, set[str]]:
    """Return which invariants are broken, by which objects."""
    result: dict[str, set[str]] = {}
    with read_session(services.engine, ANY_TENANT) as session:
        for violation in violations(session):
            result.setdefault(violation.invariant, set()).add(violation.object_id)
    return result


@pytest.fixture
def world(services: Services, company: Tenant) -> dict[str, str]:
    """A company with one of each thing, whole; the ids by name."""
    other = bare_company(services, "Other")
    with acting(services, other) as scope:
        theirs = make_job(scope, make_site(scope, make_customer(scope)), make_job_type(scope))
    with acting(services, company) as scope:
        site, kind, dana = (
            make_site(scope, make_customer(scope)),
            make_job_type(scope),
            make_technician(scope),
        )
        job, late = make_job(scope, site, kind), make_job(scope, site, kind)
        visit, next_visit = book_visit(scope, job, dana, at(9)), book_visit(scope, late, dana, at(13))
        invoice = make_invoice(scope, site.customer_id, job.id)
        note(scope, "job.create", "job", job.id)
        times = {"received_at": NOW, "timezone": "America/New_York", "technician_id": dana.id}
        pressed = [
            scoped_add(scope, Punch(kind=kind, occurred_at=at(hour), **times))
            for kind, hour in (("in", 8), ("out", 12), ("in", 13), ("out", 17))
        ]
        shifts = [
            WorkShift(
                technician_id=dana.id,
                technician_no=dana.technician_no,
                in_punch_id=one.id,
                out_punch_id=two.id,
                starts_at=one.occurred_at,
                ends_at=two.occurred_at,
                state="closed",
            )
            for one, two in (pressed[:2], pressed[2:])
        ]
        shifts[1].ends_at = at(16)
        for shift in shifts:
            scoped_add(scope, shift)
        clerk = make_user(scope, "Clerk", Role.PAYROLL)
        edit = PunchEdit(
            technician_id=dana.id,
            position=1,
            punch_id=pressed[3].id,
            action="move",
            kind="out",
            occurred_at=at(16),
            timezone="America/New_York",
            reason="Left early.",
            user_id=clerk.id,
            made_at=NOW,
        )
        scoped_add(scope, edit)
        approval = TimeApproval(
            technician_id=dana.id,
            day=NOW.date(),
            starts_at=at(0),
            ends_at=at(24 - 1) + timedelta(hours=1),
            seconds=7 * 3600,
            digest="x",
            approved_by=clerk.id,
            approved_at=NOW,
        )
        scoped_add(scope, approval)
        duty, next_duty = (
            scoped_add(
                scope,
                OnCall(technician_id=dana.id, starts_at=at(hour), ends_at=at(hour + 2), rank=1, note=""),
            )
            for hour in (17, 19)
        )
        mail = MailMessage(
            occasion="invoice",
            subject_id=invoice.id,
            recipient="x@y.example",
            subject="",
            message_id="x",
            created_at=NOW,
            state="waiting",
            attempts=0,
        )
        emit(scope, "visit.scheduled", visit.id)
        series = scope.session.scalars(scoped_select(scope, InvoiceSeries)).one()
        assert (series.first, series.next) == (1, 1)
    assert found(services) == {}
    with without_guards(services) as connection:
        connection.execute(text(f"UPDATE invoices SET {POSTED.format(1)} WHERE id = '{invoice.id}'"))
        connection.execute(text("UPDATE exceptions SET state = 'resolved', resolution = 'posted'"))
        connection.execute(
            text("UPDATE invoice_series SET next = 2 WHERE tenant_id = :t"), {"t": company.tenant_id}
        )
    with acting(services, company) as scope:
        scoped_add(scope, mail)
    assert found(services) == {}
    return {
        "tenant": company.tenant_id,
        "other": other.tenant_id,
        "their_job": theirs.id,
        "job": job.id,
        "late": late.id,
        "visit": visit.id,
        "next_visit": next_visit.id,
        "dana": dana.id,
        "invoice": invoice.id,
        "shift": shifts[0].id,
        "next_shift": shifts[1].id,
        "punch": pressed[0].id,
        "lunch": pressed[2].id,
        "edit": edit.id,
        "approval": approval.id,
        "mail": mail.id,
        "duty": duty.id,
        "next_duty": next_duty.id,
    }


POSTED = (
    "status = 'posted', series_no = {0}, number = 'INV-{0}', posted_at = updated_at, issued_on = '2026-03-02',"
    " due_on = '2026-03-16', document = '{{}}'"
)
_COPY = "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id = '{source}'"


def copy(table: str, source: str, new_id: str, **changes: str) -> str:
    """Return the statement that copies a row under a new id with changes, all of them SQL."""
    names = [column.name for column in Base.metadata.tables[table].columns]
    values = [{"id": f"'{new_id}'", **changes}.get(name, name) for name in names]
    return _COPY.format(table=table, columns=", ".join(names), values=", ".join(values), source=source)


_AUDIT = (
    "INSERT INTO audit_events (tenant_id, sequence, at, actor, action, object_kind, object_id, facts, request_id,"
    " previous_hash, hash) SELECT tenant_id, sequence + {after}, at, actor, 'invoice.post', 'invoice', '{object}',"
    " facts, request_id, previous_hash, hash FROM audit_events WHERE tenant_id = '{{tenant}}' AND sequence = 1"
)


SABOTAGE: dict[str, list[tuple[str, str]]] = {
    "I01": [
        (
            copy("invoices", "{invoice}", SPARE + "1", status="'draft'", series_no="NULL", number="NULL"),
            "{job}",
        )
    ],
    "I02": [
        ("UPDATE jobs SET status = 'completed' WHERE id = '{late}'", "{late}"),
        ("UPDATE exceptions SET state = 'open' WHERE subject_id = '{invoice}'", "?"),
        ("UPDATE invoices SET status = 'draft' WHERE id = '{invoice}'", "{invoice}"),
        ("UPDATE invoices SET status = 'rejected' WHERE id = '{invoice}'", "{invoice}"),
    ],
    "I03": [
        (
            "INSERT INTO idempotency_records (tenant_id, caller_id, key, route, body_hash, created_at)"
            " VALUES ('{tenant}', '{dana}', 'k', 'POST /x', 'h', 0)",
            "{dana}",
        )
    ],
    "I06": [("DELETE FROM jobs WHERE id = '{job}'", "{job}")],
    "I07": [
        (
            "UPDATE work_shifts SET state = 'open', ends_at = NULL, out_punch_id = NULL WHERE tenant_id = '{tenant}'",
            "{dana}",
        )
    ],
    "I08": [
        ("UPDATE work_shifts SET starts_at = starts_at - 7200000 WHERE id = '{next_shift}'", "{shift}"),
        ("UPDATE work_shifts SET technician_no = 99 WHERE id = '{shift}'", "{shift}"),
    ],
    "I09": [
        ("UPDATE visit_assignments SET ends = ends + 36000 WHERE visit_id = '{visit}'", "{visit}"),
        ("UPDATE visit_assignments SET technician_no = 99 WHERE visit_id = '{visit}'", "{visit}"),
        ("UPDATE visits SET status = 'cancelled' WHERE id = '{visit}'", "{visit}"),
    ],
    "I10": [
        ("UPDATE invoices SET series_no = 2 WHERE id = '{invoice}'", "invoice"),
        ("DELETE FROM invoices WHERE id = '{invoice}'", "invoice"),
        ("UPDATE invoice_series SET next = 3 WHERE tenant_id = '{tenant}'", "invoice"),
        ("UPDATE invoices SET status = 'draft' WHERE id = '{invoice}'", "{invoice}"),
        ("UPDATE invoices SET series = 'of my own' WHERE id = '{invoice}'", "{invoice}"),
    ],
    "I11": [
        (copy("invoices", "{invoice}", SPARE + "1", series_no="2", issued_on="'2026-03-01'"), SPARE + "1"),
        (
            ";;".join(
                (
                    copy("invoices", "{invoice}", SPARE + "1", series_no="2"),
                    _AUDIT.format(after=100, object=SPARE + "1"),
                    _AUDIT.format(after=200, object="{invoice}"),
                )
            ),
            SPARE + "1",
        ),
    ],
    "I14": [
        ("UPDATE invoices SET updated_at = updated_at + 1 WHERE id = '{invoice}'", "{invoice}"),
        ("UPDATE invoices SET document = NULL WHERE id = '{invoice}'", "{invoice}"),
    ],
    "I15": [
        ("UPDATE invoice_lines SET net_minor = 999 WHERE invoice_id = '{invoice}'", "{invoice}"),
        ("DELETE FROM invoice_taxes WHERE invoice_id = '{invoice}'", "{invoice}"),
        ("UPDATE invoices SET total_minor = 1 WHERE id = '{invoice}'", "{invoice}"),
    ],
    "I16": [
        ("UPDATE time_approvals SET seconds = seconds + 1 WHERE id = '{approval}'", "{approval}"),
        ("UPDATE work_shifts SET ends_at = ends_at - 1000 WHERE id = '{shift}'", "{approval}"),
    ],
    "I18": [
        ("UPDATE work_shifts SET starts_at = starts_at + 1 WHERE id = '{shift}'", "{shift}"),
        ("UPDATE work_shifts SET ends_at = ends_at - 1 WHERE id = '{shift}'", "{shift}"),
        ("UPDATE punches SET kind = 'out' WHERE id = '{punch}'", "{shift}"),
        ("UPDATE work_shifts SET out_punch_id = NULL WHERE id = '{shift}'", "{shift}"),
        ("DELETE FROM work_shifts WHERE id = '{shift}'", "{dana}"),
        ("UPDATE work_shifts SET in_punch_id = '{lunch}' WHERE id = '{shift}'", "{shift}"),
        ("UPDATE punch_edits SET occurred_at = occurred_at + 60000 WHERE id = '{edit}'", "{next_shift}"),
        ("UPDATE punch_edits SET action = 'strike', occurred_at = NULL WHERE id = '{edit}'", "{next_shift}"),
        (
            copy(
                "punch_edits",
                "{edit}",
                SPARE + "2",
                position="2",
                action="'strike'",
                occurred_at="NULL",
                punch_id="NULL",
                edit_id="'{edit}'",
            ),
            "{next_shift}",
        ),
    ],
    "I19": [
        ("UPDATE jobs SET status = 'cancelled' WHERE id = '{job}'", "{job}"),
        ("UPDATE visits SET status = 'done' WHERE id = '{visit}'", "{visit}"),
        ("DELETE FROM job_transitions WHERE job_id = '{job}' AND step = 0", "{job}"),
        ("UPDATE job_transitions SET from_status = 'completed' WHERE job_id = '{job}' AND step = 1", "{job}"),
    ],
    "I20": [
        ("UPDATE job_transitions SET actor = '' WHERE job_id = '{job}' AND step = 1", "?"),
        ("UPDATE audit_heads SET sequence = sequence + 1 WHERE tenant_id = '{tenant}'", "{tenant}"),
        ("DELETE FROM audit_heads WHERE tenant_id = '{tenant}'", "{tenant}"),
    ],
    "I21": [
        ("UPDATE outbox_events SET state = 'dead' WHERE tenant_id = '{tenant}'", "?"),
        ("UPDATE outbox_events SET state = 'done' WHERE tenant_id = '{tenant}'", "?"),
    ],
    "I22": [
        ("UPDATE mail_messages SET subject_id = '{job}' WHERE id = '{mail}'", "{mail}"),
        ("UPDATE mail_messages SET state = 'sent' WHERE id = '{mail}'", "{mail}"),
        ("UPDATE mail_messages SET occasion = 'certificate-holder' WHERE id = '{mail}'", "{mail}"),
    ],
    "I23": [
        ("UPDATE invoices SET job_id = '{their_job}' WHERE id = '{invoice}'", "{their_job}"),
        ("UPDATE visits SET tenant_id = '{other}' WHERE id = '{next_visit}'", "{late}"),
        ("UPDATE outbox_events SET subject_id = '{their_job}' WHERE tenant_id = '{tenant}'", "{their_job}"),
    ],
    "I31": [
        ("UPDATE on_call SET starts_at = starts_at - 60000 WHERE id = '{next_duty}'", "{duty}"),
        ("UPDATE on_call SET ends_at = starts_at WHERE id = '{duty}'", "{duty}"),
    ],
}


@pytest.mark.breaks_invariants(reason="that is what it is about")
def test_each_query_finds_what_breaks_it(services: Services, world: dict[str, str]) -> None:
    """One after the other in one database, each undone before the next."""
    with without_guards(services) as connection:
        for invariant, cases in SABOTAGE.items():
            sql = next(one.sql for one in REGISTRY if one.id == invariant)
            for statement, named in cases:
                for part in statement.format(**world).split(";;"):
                    assert connection.exec_driver_sql(part).rowcount >= 1, part
                rows = connection.exec_driver_sql(sql.replace("%", "%%") if _is_pg(services) else sql).all()
                assert rows, f"{invariant} does not see: {statement}"
                assert all(row[2] for row in rows)
                if named != "?":
                    assert named.format(**world) in {row[1] for row in rows}, f"{invariant} names {rows}"
                connection.rollback()
    assert set(SABOTAGE) == {invariant.id for invariant in REGISTRY}


def _is_pg(services: Services) -> bool:
    return not services.settings.on_sqlite


def test_every_invariant_of_the_design_is_asked_or_excused() -> None:
    asked = [invariant.id for invariant in REGISTRY]
    assert sorted([*asked, *NOT_APPLICABLE]) == IDS
    assert all(len(reason.split()) > 3 for reason in NOT_APPLICABLE.values())
    assert all(invariant.enforced_by and invariant.sentence.endswith(".") for invariant in REGISTRY)


def test_the_page_tells_of_each() -> None:
    page = (ROOT / "docs/invariants.md").read_text()
    told = re.findall(r"^\| (I\d\d) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    assert [row[0] for row in told] == IDS
    sentences = {row[0]: row[1] for row in told}
    assert {i.id: i.sentence for i in REGISTRY} == {i.id: sentences[i.id] for i in REGISTRY}
    assert {key: f"*Not now: {reason}.*" for key, reason in NOT_APPLICABLE.items()} == {
        key: sentences[key] for key in NOT_APPLICABLE
    }
