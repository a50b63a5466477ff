"""PostgreSQL's own wall between companies: the application's role and the owner alike see one company at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from server.bootstrap import Services
from server.db import owner_engine, read_session, write_session
from server.models.registry import APPEND_ONLY, tenant_keys, tenant_tables
from server.models.time_clock import Punch
from server.models.users import Throttle
from tests.builders import acting, make_customer
from tests.conftest import Tenant
from tests.db.conftest import bare_company

pytestmark = pytest.mark.one_engine(reason="SQLite has no row security", engine="postgresql")
ALL = {"all_companies": "the wall itself is under test"}


@contextmanager
def as_role(services: Services, url: str, tenant_id: str | None) -> Iterator[Connection]:
    """Give a plain connection of a role, as if the application's own care had failed."""
    engine = owner_engine(url)
    with engine.connect().execution_options(**ALL) as connection:
        if tenant_id is not None:
            connection.execute(text("SELECT set_config('app.tenant', :tenant, true)"), {"tenant": tenant_id})
        yield connection
    engine.dispose()


@pytest.fixture
def both(services: Services, company: Tenant) -> tuple[Tenant, Tenant]:
    other = bare_company(services, "Other")
    for tenant in (company, other):
        with acting(services, tenant) as scope:
            make_customer(scope, tenant.tenant_id)
    return company, other


def test_no_role_is_above_the_wall(services: Services, both: tuple[Tenant, Tenant]) -> None:
    settings = services.settings
    for url in (settings.url, settings.owner_url):
        with as_role(services, url, None) as connection:
            assert not connection.execute(
                text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            ).scalar()
            for table in tenant_keys():
                assert connection.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar() == 0, table
        with as_role(services, url, both[0].tenant_id) as connection:
            assert connection.execute(text("SELECT name FROM customers")).scalars().all() == [
                both[0].tenant_id
            ]
            assert connection.execute(text("SELECT id FROM companies")).scalars().all() == [both[0].tenant_id]
        with as_role(services, url, "*") as connection:
            assert connection.execute(text("SELECT COUNT(*) FROM customers")).scalar() == 2


def test_every_table_of_a_company_is_behind_it(services: Services) -> None:
    assert len(tenant_tables()) > 35
    with as_role(services, services.settings.owner_url, None) as connection:
        walled = connection.execute(
            text("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        ).scalars()
        assert set(walled) == set(tenant_keys())


def test_nobody_writes_over_the_wall(services: Services, both: tuple[Tenant, Tenant]) -> None:
    mine, theirs = (tenant.tenant_id for tenant in both)
    insert = f"INSERT INTO counters (tenant_id, name, next) VALUES ('{theirs}', 'x', 1)"
    for url in (services.settings.url, services.settings.owner_url):
        with as_role(services, url, mine) as connection:
            for statement in ("UPDATE customers SET name = 'x'", "DELETE FROM counters"):
                touched = connection.execute(text(f"{statement} WHERE tenant_id = '{theirs}'")).rowcount
                assert touched == 0
            with pytest.raises(DBAPIError, match="row-level security"):
                connection.execute(text(insert))
            connection.rollback()
        with as_role(services, url, mine) as connection:
            with pytest.raises(DBAPIError, match="row-level security"):
                connection.execute(text(f"UPDATE customers SET tenant_id = '{theirs}'"))
            connection.rollback()


def test_a18_the_application_may_only_add_to_histories(services: Services, company: Tenant) -> None:
    """A18: the right itself is missing, before any trigger is asked."""
    for table in sorted(APPEND_ONLY):
        for statement in (
            f"UPDATE {table} SET tenant_id = tenant_id",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
        ):
            with as_role(services, services.settings.url, company.tenant_id) as connection:
                with pytest.raises(DBAPIError, match="permission denied"):
                    connection.execute(text(statement))
                connection.rollback()


def test_the_application_may_not_change_the_walls(services: Services) -> None:
    for statement in (
        "ALTER TABLE jobs DISABLE ROW LEVEL SECURITY",
        "DROP POLICY tenant ON jobs",
        "ALTER TABLE punches DISABLE TRIGGER ALL",
        "DROP TABLE punches",
        "CREATE TABLE mine (x int)",
        "SET session_replication_role = replica",
        "SET ROLE truckroll_owner",
    ):
        with as_role(services, services.settings.url, "*") as connection:
            with pytest.raises(DBAPIError, match=r"must be owner|permission denied"):
                connection.execute(text(statement))
            connection.rollback()


def test_the_company_of_a_session_ends_with_its_transaction(
    services: Services, both: tuple[Tenant, Tenant]
) -> None:
    """A session-wide setting would leak to the next user of the pooled connection."""
    with read_session(services.engine, both[0].tenant_id) as session:
        first = session.execute(text("SELECT pg_backend_pid()")).scalar()
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar() == first
        assert connection.execute(text("SELECT current_setting('app.tenant', true)")).scalar() in {None, ""}


def test_a_session_for_one_company_cannot_flush_anothers_row(
    services: Services, both: tuple[Tenant, Tenant]
) -> None:
    with (
        pytest.raises(DBAPIError, match="row-level security"),
        write_session(services.engine, both[0].tenant_id) as s,
    ):
        s.add(
            Punch(
                tenant_id=both[1].tenant_id,
                id="01a1ffd0-e649-7a43-8c6c-ddf093c06b77",
                technician_id="x",
                kind="in",
                occurred_at=services.clock.now(),
                received_at=services.clock.now(),
                timezone="UTC",
            )
        )


def test_what_belongs_to_no_company_is_shared(services: Services) -> None:
    assert "tenant_id" not in Throttle.__table__.columns
    with as_role(services, services.settings.url, None) as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM throttles")).scalar() == 0
