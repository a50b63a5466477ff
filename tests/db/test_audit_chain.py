"""The audit log is one chain a company: whole under many writers, and every tampering is found by its row (A68)."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner, Result

from server.bootstrap import Services
from server.cli.audit import audit
from server.cli.context import Cli
from server.db import ANY_TENANT, make_engine, read_session, write_session
from server.models.audit import AuditEvent
from server.models.record import note
from server.models.scope import Scope, scoped_select
from server.queries.audit_chain import _rows, broken_chains, first_broken_row
from server.queries.invariants import violations
from server.worker import tell_heads
from tests.builders import acting
from tests.conftest import NOW, Tenant
from tests.db.conftest import bare_company
from tests.db.test_guards import as_owner
from tests.sizes import sized

ON_PURPOSE = pytest.mark.breaks_invariants(reason="the audit log is tampered with")


def test_the_audit_chain_does_not_fork_under_concurrency(services: Services, company: Tenant) -> None:
    rows = sized("audit rows of each of 30 writers", 3, 40)
    engine = make_engine(services.settings.url)
    engine.pool._pool.maxsize = 40  # type: ignore[attr-defined] # as many connections as writers

    def write(number: int) -> None:
        for row in range(rows):
            with write_session(engine, company.tenant_id) as session:
                scope = Scope(session, company.tenant_id, f"writer:{number}", NOW, f"r{number}.{row}")
                note(scope, "test.write", "test", f"{number}.{row}", row=row)
                note(scope, "test.twice", "test", f"{number}.{row}")

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(write, range(30)))
    engine.dispose()
    with acting(services, company) as scope:
        log = scope.session.scalars(scoped_select(scope, AuditEvent).order_by(AuditEvent.sequence)).all()
    assert [row.sequence for row in log] == list(range(1, 2 + 30 * rows * 2))
    with read_session(services.engine, ANY_TENANT) as session:
        assert first_broken_row(session, company.tenant_id) is None


def test_what_is_rolled_back_is_not_in_the_log(services: Services, company: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), acting(services, company) as scope:
        note(scope, "test.never", "test", str(1 / len(scope.session.new)))
    with acting(services, company) as scope:
        actions = scope.session.scalars(scoped_select(scope, AuditEvent.action)).all()
    assert actions == ["company.create"]


def fill(services: Services, tenant: Tenant, rows: int = 6) -> None:
    for number in range(2, rows + 1):
        with acting(services, tenant) as scope:
            note(scope, "test.write", "test", f"object {number}", text=f"row {number}")


def tamper(services: Services, tenant: Tenant, statement: str) -> None:
    """Run a statement on one company's log as somebody who may drop the guards first."""
    with as_owner(services) as connection:
        for kind in ("update", "delete"):
            table = "" if services.settings.on_sqlite else " ON audit_events"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS audit_events_append_only_{kind}{table}")
        joint = " AND " if " WHERE " in statement else " WHERE "
        changed = connection.exec_driver_sql(f"{statement}{joint}tenant_id = '{tenant.tenant_id}'")
        assert changed.rowcount == 1
        connection.commit()


def broken(services: Services) -> dict[str, str]:
    with read_session(services.engine, ANY_TENANT) as session:
        return {found.tenant_id: found.object_id for found in broken_chains(session)}


TAMPERING = {
    "a fact": ('UPDATE audit_events SET facts = \'{"text":"row 9"}\' WHERE sequence = 4', 4),
    "the actor": ("UPDATE audit_events SET actor = 'user:somebody-else' WHERE sequence = 3", 3),
    "the moment": ("UPDATE audit_events SET at = at + 1 WHERE sequence = 2", 2),
    "a moment beyond time": ("UPDATE audit_events SET at = 9223372036854775807 WHERE sequence = 5", 5),
    "a fact that is no JSON": ("UPDATE audit_events SET facts = '{{{' WHERE sequence = 4", 4),
    "a float in the facts": ("UPDATE audit_events SET facts = '{\"text\":1.5}' WHERE sequence = 4", 4),
    "a hash": (f"UPDATE audit_events SET hash = '{'a' * 64}' WHERE sequence = 4", 4),
    "a row in the middle deleted": ("DELETE FROM audit_events WHERE sequence = 3", 3),
    "the first row deleted": ("DELETE FROM audit_events WHERE sequence = 1", 1),
    "the tail cut off": ("DELETE FROM audit_events WHERE sequence = 6", 6),
    "a row moved to the end": ("UPDATE audit_events SET sequence = 9 WHERE sequence = 4", 4),
    "the head turned": ("UPDATE audit_heads SET hash = '0'", 7),
    "the head deleted": ("DELETE FROM audit_heads", 7),
}


@ON_PURPOSE
def test_tampering_names_company_and_row(services: Services, company: Tenant) -> None:
    """Each kind of it on a company of its own; the one that nobody touched stays whole."""
    fill(services, company)
    victims = {what: bare_company(services, what) for what in TAMPERING}
    for victim in victims.values():
        fill(services, victim)
    assert broken(services) == {}
    for what, (statement, _) in TAMPERING.items():
        tamper(services, victims[what], statement)
    assert broken(services) == {victims[what].tenant_id: str(row) for what, (_, row) in TAMPERING.items()}


@ON_PURPOSE
def test_the_query_alone_sees_a_row_that_is_gone(services: Services, company: Tenant) -> None:
    other = bare_company(services, "Other")
    fill(services, company)
    fill(services, other)
    tamper(services, other, "DELETE FROM audit_events WHERE sequence = 5")
    with read_session(services.engine, ANY_TENANT) as session:
        assert {v.tenant_id for v in violations(session) if v.invariant == "I20"} == {other.tenant_id}


def test_a_log_longer_than_a_page_is_read_whole(
    services: Services, company: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.queries.audit_chain._BATCH", 2)
    fill(services, company)
    with read_session(services.engine, ANY_TENANT) as session:
        assert first_broken_row(session, company.tenant_id) is None
        assert len(list(_rows(session, company.tenant_id))) == 6


@ON_PURPOSE
def test_a68_a_tail_that_was_cut_off_is_seen_by_a_head_that_was_kept_elsewhere(
    services: Services, company: Tenant, capfd: pytest.CaptureFixture[str]
) -> None:
    """The worker writes the heads to its log; whoever cuts the log and its head leaves a chain that is whole."""
    fill(services, company)
    held = Cli(services.settings)
    held.__dict__["services"] = services

    def run(*words: str) -> Result:
        return CliRunner().invoke(audit, words, obj=held)

    tell_heads(services)
    (end,) = json.loads(run("head", "--json").output)
    kept = f"{end['sequence']}:{end['hash']}"
    assert end["sequence"] == 6
    assert kept in "".join(capfd.readouterr())
    assert run("verify", "--head", kept).exit_code == 0

    fifth = "(SELECT hash FROM audit_events WHERE sequence = 5)"
    tamper(services, company, f"UPDATE audit_heads SET sequence = 5, hash = {fifth} WHERE sequence = 6")
    tamper(services, company, "DELETE FROM audit_events WHERE sequence = 6")
    assert run("verify").exit_code == 0, "in itself it is whole"
    told = run("verify", "--head", kept)
    assert (told.exit_code, "no log has row 6" in told.output) == (1, True)
    assert run("verify", "--head", "6:x").exit_code == 2
