"""`truckroll doctor` and `truckroll db`: what they say, and with which exit code a script learns of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from server.bootstrap import Services
from server.cli.context import Cli
from server.cli.main import truckroll
from server.db import ANY_TENANT, read_session
from server.queries.doctor import engine_findings, has_wal_reset_bug
from server.settings import Settings
from server.upgrade import newest
from server.use_cases.invoice_events import happened
from tests.builders import acting, make_customer, make_job, make_job_type, make_site
from tests.conftest import Tenant
from tests.db.test_audit_chain import fill, tamper
from tests.db.test_guards import as_owner, make_invoice

ON_PURPOSE = pytest.mark.breaks_invariants(reason="doctor has to find something")


def run(settings: Settings, *words: str) -> Result:
    held = Cli(settings)
    result = CliRunner().invoke(truckroll, words, obj=held)
    if "services" in held.__dict__:
        held.services.engine.dispose()
    return result


def report(settings: Settings, *words: str) -> dict[str, Any]:
    result = run(settings, "doctor", "--json", *words)
    facts: dict[str, Any] = json.loads(result.stdout)
    assert result.exit_code == (0 if facts["clean"] else 1)
    return facts


def test_a_whole_installation_is_well(services: Services, company: Tenant) -> None:
    facts = report(services.settings, "--data-only")
    assert facts["findings"] == facts["warnings"] == []
    assert facts["looked_at"]["companies"] == 1
    assert facts["looked_at"]["audit_rows"] == 1
    told = run(services.settings, "doctor", "--data-only")
    assert told.exit_code == 0
    assert "all is well" in told.stdout


@ON_PURPOSE
def test_the_first_broken_audit_row_is_named(services: Services, company: Tenant) -> None:
    fill(services, company)
    tamper(services, company, "UPDATE audit_events SET actor = 'nobody' WHERE sequence = 3")
    facts = report(services.settings, "--data-only")
    (row,) = [finding for finding in facts["findings"] if finding["check"] == "I20"]
    assert row["company_id"] == company.tenant_id
    assert row["object_id"] == "3"
    assert "Bare Plumbing: row 3" in row["detail"]
    assert any("audit_events_append_only" in f["detail"] for f in facts["findings"] if f["check"] == "guards")
    told = run(services.settings, "doctor")
    assert told.exit_code == 1
    assert "row 3" in told.stdout


@ON_PURPOSE
def test_what_the_database_lacks_is_named_even_when_nothing_else_can_be_asked(services: Services) -> None:
    with as_owner(services) as connection:
        connection.execute(text("DROP TABLE time_entries"))
        connection.commit()
    facts = report(services.settings, "--data-only")
    assert any(finding["detail"] == "missing or altered: table time_entries" for finding in facts["findings"])
    checked = run(services.settings, "db", "check", "--json")
    assert checked.exit_code == 1
    assert "table time_entries" in json.loads(checked.stdout)["missing"]


def test_a_file_that_nobody_keeps_is_missed(services: Services, company: Tenant) -> None:
    kept = services.files.put(b"%PDF")
    with acting(services, company) as scope:
        site = make_site(scope, make_customer(scope))
        invoice = make_invoice(scope, site.customer_id, make_job(scope, site, make_job_type(scope)).id)
        happened(scope, invoice.id, "rendered", sha256=kept)
    assert report(services.settings, "--data-only")["clean"]
    with acting(services, company) as scope:
        happened(scope, invoice.id, "rendered", sha256="f" * 64)
    (finding,) = report(services.settings, "--data-only")["findings"]
    assert (finding["check"], finding["object_id"]) == ("files", invoice.id)


def test_an_engine_that_can_lose_what_was_acknowledged_is_told(services: Services) -> None:
    with read_session(services.engine, ANY_TENANT) as session:
        found = {finding.detail.split(" is ")[0]: finding for finding in engine_findings(session)}
        if services.settings.on_sqlite:
            assert all(finding.warning for finding in found.values())
            assert bool(found) is has_wal_reset_bug(sqlite3.sqlite_version_info)
            return
        fsync = session.execute(text("SHOW fsync")).scalar()
        assert ("fsync" in found) is (fsync == "off")
        assert "synchronous_commit" not in found
        session.execute(text("SET LOCAL synchronous_commit = off"))
        (warned,) = [f for f in engine_findings(session) if f.detail.startswith("synchronous_commit")]
        assert warned.warning
    assert not any("above row security" in finding.detail for finding in found.values())


def test_the_versions_of_sqlite_that_can_lose_a_log() -> None:
    bad = [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 50, 6), (3, 51, 2), (3, 45, 0)]
    good = [(3, 6, 23), (3, 44, 6), (3, 50, 7), (3, 51, 3), (3, 52, 0)]
    assert [version for version in bad if not has_wal_reset_bug(version)] == []
    assert [version for version in good if has_wal_reset_bug(version)] == []


def test_what_cannot_be_looked_at_ends_with_two(tmp_path: Path, db: Settings) -> None:
    nothing = Settings(home=tmp_path / "nothing")
    for command in (("doctor",), ("db", "check")):
        result = run(nothing, *command)
        assert result.exit_code == 2
        assert "truckroll db upgrade" in result.stderr
    assert not (tmp_path / "nothing" / "truckroll.db").exists()
    away = replace(db, database_url="postgresql://nobody@/none?host=/nowhere", migration_url="")
    assert run(away, "doctor").exit_code == run(away, "db", "check").exit_code == 2
    damaged = Settings(home=tmp_path / "damaged")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged" / "truckroll.db").write_bytes(b"no database at all" * 1000)
    assert run(damaged, "doctor").exit_code == 2


def test_an_upgrade_says_where_the_database_is_now(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "new")
    for _ in range(2):
        told = run(settings, "db", "upgrade")
        assert told.exit_code == 0
        assert newest() in told.stdout
    assert run(settings, "db", "check").exit_code == 0
    assert run(settings, "doctor").exit_code == 0
