"""What every test may ask for: both databases, a still clock, an application, and a company in it.

The `db` fixture runs a test once on SQLite and once on PostgreSQL; after each, every invariant of the business is
asked of the database that the test left behind.
"""

import os
import signal
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.bootstrap import Services, make_services
from server.db import ANY_TENANT, write_session
from server.domain.permissions import Role
from server.domain.places import Place
from server.models.scope import Scope
from server.settings import Settings
from server.use_cases.companies import NewCompany, create_company
from server.use_cases.passwords import hash_password
from server.use_cases.users import create_user
from tests import sizes, statements
from tests.databases import Databases
from tests.left_behind import check_invariants
from tests.sizes import SOAK
from wsgi import FACES

statements.watch()

NOW = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)  # a Monday, 08:00 in New York
PASSWORD = "correct horse battery"


@dataclass
class StillClock:
    """A clock that only moves when it is told to."""

    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def forward(self, **step: float) -> None:
        self.moment += timedelta(**step)


@dataclass
class SilentQueue:
    """A queue that only remembers what it was told; tests run the worker's work themselves."""

    told: list[tuple[str, str, str]]

    def tell(self, queue: str, tenant_id: str, row_id: str) -> None:
        self.told.append((queue, tenant_id, row_id))


@dataclass(frozen=True)
class Tenant:
    """A company with one user of each role."""

    tenant_id: str
    users: dict[str, str]

    def email(self, role: str) -> str:
        return f"{role}@{self.tenant_id[-12:]}.example"


@pytest.fixture(autouse=True)
def _every_statement_named_its_company() -> Iterator[None]:
    """Fail a test in which a statement reached over companies, even when its error was turned into an answer."""
    statements.seen.clear()
    yield
    if statements.seen:
        pytest.fail(str(statements.seen[0]), pytrace=False)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    made = Databases(tmp_path_factory.mktemp("databases"))
    yield made
    made.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an empty, migrated database of its own, on one engine after the other."""
    only = request.node.get_closest_marker("one_engine")
    if only is not None and request.param != only.kwargs.get("engine", "sqlite"):
        pytest.skip(f"one engine only: {only.kwargs['reason']}")
    for settings in databases.fresh(request.param, tmp_path):
        yield settings
        if request.node.get_closest_marker("breaks_invariants") is None:
            check_invariants(settings)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def services(db: Settings, clock: StillClock) -> Iterator[Services]:
    made = replace(make_services(db), clock=clock, queue=SilentQueue([]))
    yield made
    made.engine.dispose()


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services, FACES)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def make_tenant(services: Services, name: str = "Acme Heating") -> Tenant:
    """Make a company at a depot in Rochester, New York, with one user of each role."""
    with write_session(services.engine, ANY_TENANT) as session:
        scope = create_company(
            session,
            NewCompany(
                name=name,
                timezone="America/New_York",
                depot_label="Depot",
                depot=Place.of(43.16, -77.61),
                tax_jurisdiction="NY-MONROE",
                invoicing="auto",
            ),
            at=services.clock.now(),
        )
        tenant = Tenant(scope.tenant_id, {})
        with mock.patch("server.use_cases.users.hash_password", known_hash):
            for role in Role:
                user = create_user(
                    scope, email=tenant.email(role), name=role.value.title(), role=role, password=PASSWORD
                )
                tenant.users[role] = user.id
    return tenant


@cache
def known_hash(password: str) -> str:
    """Return the hash of the tests' password, made once: argon2 is slow on purpose."""
    return hash_password(password)


@pytest.fixture
def tenant(services: Services) -> Tenant:
    return make_tenant(services)


def bearer(services: Services, tenant: Tenant, role: str) -> dict[str, str]:
    """Return the header of a fresh token of the tenant's user with a role."""
    from server.use_cases import tokens

    with write_session(services.engine, tenant.tenant_id) as session:
        scope = Scope(session, tenant.tenant_id, "test", services.clock.now(), "test")
        made = tokens.create(scope, tenant.users[role], "test", None, frozenset())
    return {"Authorization": f"Bearer {made['token']}"}


def pytest_configure(config: pytest.Config) -> None:
    """End on TERM as on Ctrl-C, so that the servers which the tests started are stopped."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def pytest_report_header() -> str:
    """Say at which size the tests run."""
    if SOAK:
        return "truckroll: full size (make soak)"
    return "truckroll: seeded sample; `make soak` runs full size"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what takes long to `make soak`."""
    if not SOAK:
        for item in items:
            if item.get_closest_marker("soak") is not None:
                item.add_marker(pytest.mark.skip(reason="full size: make soak"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how large the samples were that tests told of (see `tests.sizes`)."""
    sums: dict[str, tuple[int, int]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", []):
                if name == "size" and report.when == "teardown":
                    what, chosen, full = value
                    before = sums.get(what, (0, 0))
                    sums[what] = (before[0] + chosen, before[1] + full)
    for what, (chosen, full) in sorted(sums.items()):
        terminalreporter.write_line(f"size: {what}: {chosen:,} of {full:,}")


@pytest.fixture(autouse=True)
def _sizes_are_told(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put the sizes of the samples that a test took into its report."""
    sizes.told.clear()
    yield
    request.node.user_properties.extend(("size", list(line)) for line in sizes.told)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skip for a missing server or browser a failure where CI promised both."""
    report = yield
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if os.environ.get("CI") == "true" and reason.startswith("Skipped: missing:"):
        report.outcome = "failed"
        report.longrepr = f"CI must not skip: {item.nodeid}: {reason}"
    return report
