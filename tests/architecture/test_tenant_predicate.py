"""The reader of statements that every test runs under: what it lets pass, and planted faults that it must catch."""

import pytest
from sqlalchemy import select, text, update

from server.bootstrap import Services
from server.db import write_session
from server.models.installation import installation_select
from server.models.jobs import Job
from server.models.scope import Scope, scoped_select
from tests.conftest import NOW
from tests.statements import UnscopedStatement, seen
from tests.tenant_predicate import unscoped_tables

SOUND = [
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = ?",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = %(tenant_id_1)s::VARCHAR AND jobs.id = %(id_1)s::VARCHAR",
    "SELECT jobs.id FROM jobs WHERE (jobs.tenant_id = ? AND jobs.status = 'open') AND (jobs.id = ? OR jobs.id = ?)",
    "SELECT j.id FROM jobs AS j JOIN visits v ON v.job_id = j.id AND v.tenant_id = j.tenant_id WHERE ? = j.tenant_id",
    "SELECT j.id FROM jobs j LEFT OUTER JOIN visits v ON v.tenant_id = ? AND v.job_id = j.id WHERE j.tenant_id = ?",
    "SELECT jobs.id, visits.id FROM jobs, visits WHERE jobs.tenant_id = ? AND visits.tenant_id = ?",
    "SELECT 1 FROM jobs WHERE tenant_id = ? AND EXISTS "
    "(SELECT 1 FROM visits WHERE visits.tenant_id = jobs.tenant_id AND visits.job_id = jobs.id)",
    "WITH late AS (SELECT visits.job_id FROM visits WHERE visits.tenant_id = ?) SELECT job_id FROM late",
    "SELECT count(*) FROM (SELECT jobs.id AS id FROM jobs WHERE jobs.tenant_id = ? ORDER BY id LIMIT ?) AS a",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = ? FOR UPDATE",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = ? UNION ALL SELECT id FROM visits WHERE visits.tenant_id = ?",
    "UPDATE jobs SET status = ?, version = ? WHERE jobs.tenant_id = ? AND jobs.id = ? AND jobs.version = ?",
    "DELETE FROM visits WHERE visits.tenant_id = ?",
    "INSERT INTO jobs (tenant_id, id) VALUES (?, ?) RETURNING id",
    "SELECT companies.name FROM companies WHERE companies.id = ?",
    "SELECT throttles.subject FROM throttles",
    "SELECT 1",
    "PRAGMA foreign_key_check",
]
FAULTY = {
    "SELECT jobs.id FROM jobs": "jobs",
    "SELECT jobs.id FROM jobs WHERE jobs.id = ?": "jobs",
    "SELECT id FROM jobs WHERE 'jobs.tenant_id = ?' = ?": "jobs",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = ? OR jobs.id = ?": "jobs",
    "SELECT jobs.id FROM jobs WHERE NOT (jobs.tenant_id = ?)": "jobs",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id <> ?": "jobs",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = jobs.tenant_id": "jobs",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = 'a literal'": "jobs",
    "SELECT j.id FROM jobs AS j, visits WHERE j.tenant_id = ?": "visits",
    "SELECT j.id FROM jobs AS j JOIN visits AS v ON v.job_id = j.id WHERE j.tenant_id = ?": "visits",
    "SELECT a.id FROM jobs AS a JOIN jobs AS b ON a.id = b.id WHERE a.tenant_id = ?": "jobs (as b)",
    "SELECT j.id FROM jobs j LEFT JOIN visits v ON j.tenant_id = ? AND v.tenant_id = ?": "jobs (as j)",
    "SELECT j.id FROM jobs j JOIN visits v ON v.tenant_id = j.tenant_id": "visits",
    "SELECT id FROM jobs WHERE tenant_id = ? AND id IN (SELECT visits.job_id FROM visits)": "visits",
    "SELECT (SELECT count(*) FROM invoices) FROM jobs WHERE jobs.tenant_id = ?": "invoices",
    "WITH late AS (SELECT visits.job_id FROM visits) SELECT job_id FROM late": "visits",
    "SELECT jobs.id FROM jobs WHERE jobs.tenant_id = ? UNION SELECT visits.id FROM visits": "visits",
    "UPDATE jobs SET status = ?": "jobs",
    "UPDATE jobs SET tenant_id = ? WHERE jobs.id = ?": "jobs",
    "DELETE FROM visits WHERE visits.id = ?": "visits",
    "INSERT INTO jobs (id) VALUES (?)": "jobs",
    "INSERT INTO jobs (tenant_id, id) SELECT visits.tenant_id, visits.id FROM visits": "visits",
    'SELECT id FROM public."jobs"': "jobs",
    "SELECT companies.name FROM companies": "companies",
}


@pytest.mark.parametrize("statement", SOUND)
def test_a_statement_that_names_its_company_passes(statement: str) -> None:
    assert unscoped_tables(statement) == ()


@pytest.mark.parametrize(("statement", "table"), FAULTY.items())
def test_a_statement_that_reaches_over_companies_is_named(statement: str, table: str) -> None:
    assert any(fault.startswith(table) for fault in unscoped_tables(statement))


def test_the_hook_stops_what_is_planted_and_lets_pass_what_is_sound(services: Services) -> None:
    with write_session(services.engine, "nobody") as session:
        scope = Scope(session, "nobody", "test", NOW, "test")
        for planted in (select(Job), update(Job).values(title="x"), text("DELETE FROM visits")):
            with pytest.raises(UnscopedStatement):
                session.execute(planted)
        assert len(seen) == 3
        seen.clear()
        assert session.scalars(scoped_select(scope, Job)).all() == []
        assert session.scalars(installation_select("the test looks wider", Job)).all() == []
        with pytest.raises(UnscopedStatement):
            session.execute(installation_select("why", Job))  # a reason has words
        seen.clear()


def test_a_caught_statement_is_still_held_against_the_test(services: Services) -> None:
    """The application turns errors into answers, so the list is asked again when the test is over."""
    with services.engine.connect() as connection, pytest.raises(UnscopedStatement):
        connection.execute(text("SELECT id FROM invoices"))
    assert [fault.tables for fault in seen] == [("invoices (as invoices)",)]
    seen.clear()
