"""One writer at a time: over threads and processes, from BEGIN to the end of COMMIT, and around checkpoints."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from server.app import create_app
from server.bootstrap import Services
from server.db import ANY_TENANT, checkpoint, make_engine, read_session, write_session
from server.domain.errors import Busy
from server.models.companies import Company, InstallationCounter
from server.models.customers import Customer
from server.models.installation import installation_select
from server.models.record import next_installation_number
from server.models.scope import scoped_select
from tests.builders import acting, make_customer
from tests.conftest import Tenant
from tests.db.lock_worker import THREADS
from tests.sizes import sized
from wsgi import FACES

ROOT = Path(__file__).parents[2]
ONE = pytest.mark.one_engine(reason="only SQLite has a lock file, PostgreSQL locks rows", engine="sqlite")


def test_two_processes_of_four_threads_lose_no_count(services: Services, tmp_path: Path) -> None:
    with write_session(services.engine, ANY_TENANT) as session:
        next_installation_number(session, "lock")  # the row is there: what follows waits for its lock
    rounds = sized("rounds of each writer", 15, 400)
    command = [
        sys.executable,
        "-m",
        "tests.db.lock_worker",
        services.settings.url,
        str(tmp_path / "in"),
        str(rounds),
    ]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=120)[0].split() for process in running]

    assert [process.returncode for process in running] == [0, 0]
    assert [int(words[0]) for words in told] == [0, 0]
    taken = sorted(int(number) for words in told for number in words[1:])
    assert taken == list(range(2, 2 + 2 * THREADS * rounds))


def is_free(services: Services) -> bool:
    path = f"{services.engine.url.database}.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def _write_and_fail(session: Session) -> None:
    next_installation_number(session, "x")
    raise ZeroDivisionError


@ONE
def test_the_lock_is_held_while_something_is_written_and_never_longer(services: Services) -> None:
    with write_session(services.engine, ANY_TENANT) as session:
        next_installation_number(session, "x")
        assert not is_free(services)
    assert is_free(services)
    with pytest.raises(ZeroDivisionError), write_session(services.engine, ANY_TENANT) as session:
        _write_and_fail(session)
    assert is_free(services)
    with read_session(services.engine, ANY_TENANT) as session:
        session.get(InstallationCounter, "x")
        assert is_free(services)
    with pytest.raises(DBAPIError), write_session(services.engine, ANY_TENANT) as session:
        session.execute(text("INSERT INTO installation_counters (name, next) VALUES ('x', 'no number')"))
    assert is_free(services)
    with services.engine.connect() as connection:  # closed without commit or rollback
        connection.execute(text("UPDATE installation_counters SET next = 9"))
    assert is_free(services)


@ONE
def test_a_writer_begins_immediately_so_that_reading_first_is_safe(services: Services) -> None:
    """A deferred transaction that reads and then writes fails at once when another wrote in between."""
    with write_session(services.engine, ANY_TENANT) as session:
        session.get(InstallationCounter, "x")
        raw = session.connection().connection.driver_connection
        assert raw is not None
        assert raw.in_transaction
        other = services.engine.raw_connection()
        with pytest.raises(Exception, match="locked"):
            other.cursor().execute("PRAGMA busy_timeout=0").execute("BEGIN IMMEDIATE")
        other.cursor().execute("PRAGMA busy_timeout=10000")
        other.close()


@ONE
def test_a_checkpoint_waits_for_the_writer(services: Services) -> None:
    done = threading.Event()

    def move() -> None:
        checkpoint(services.engine, "TRUNCATE")
        done.set()

    with write_session(services.engine, ANY_TENANT) as session:
        next_installation_number(session, "x")
        thread = threading.Thread(target=move)
        thread.start()
        assert not done.wait(0.2)
    assert done.wait(10)
    thread.join()
    log = Path(f"{services.engine.url.database}-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_who_waits_for_a_writer_that_does_not_end_is_told_so(
    services: Services, company: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 BUSY with Retry-After, on the machine that serves; and nobody who gave up takes the lock later."""
    monkeypatch.setattr("server.db.WAIT_SECONDS", 0.3)
    impatient = replace(services, engine=make_engine(services.settings.url))
    event.listen(impatient.engine, "connect", _wait_briefly)
    client = create_app(impatient, FACES).test_client()
    body = {"email": "nobody@acme.example", "password": "x" * 12}  # its failure is counted: that is written

    def failed() -> TestResponse:
        return client.post("/api/v1/session", json=body)

    assert failed().status_code == 401
    with write_session(services.engine, ANY_TENANT) as session:
        session.execute(text("UPDATE throttles SET failures = failures"))
        refused = [failed() for _ in range(3)]
    for answer in refused:
        assert (answer.status_code, answer.get_json()["code"]) == (503, "BUSY")
        assert int(answer.headers["Retry-After"]) >= 1
    assert failed().status_code == 401
    impatient.engine.dispose()


def _wait_briefly(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        connection.execute("SET lock_timeout = 300")
        connection.commit()


@ONE
def test_a_lock_that_is_stuck_does_not_pile_up_threads(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.db.WAIT_SECONDS", 0.02)
    monkeypatch.setattr("server.db._places", threading.Semaphore(3))
    before = threading.active_count()
    with services.engine.begin() as holder:
        holder.execute(text("SELECT 1"))
        for _ in range(12):
            with pytest.raises(Busy), write_session(services.engine, ANY_TENANT) as session:
                next_installation_number(session, "x")
        assert threading.active_count() - before <= 3
    with write_session(services.engine, ANY_TENANT) as session:  # who gave up let go of it again
        next_installation_number(session, "x")
    assert is_free(services)


@ONE
def test_every_connection_is_settled(services: Services) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "wal_autocheckpoint": 0,
        "trusted_schema": 0,
    }
    for opener in (read_session, write_session):
        with opener(services.engine, ANY_TENANT) as session:
            found = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
        assert found == wanted


def test_a_reading_session_cannot_write(services: Services, company: Tenant) -> None:
    for _ in range(2):  # also not on a connection that has written before
        with (
            pytest.raises(DBAPIError, match=r"readonly|read-only"),
            read_session(services.engine, ANY_TENANT) as session,
        ):
            next_installation_number(session, "x")
        with write_session(services.engine, ANY_TENANT) as session:
            next_installation_number(session, "y")
    with read_session(services.engine, ANY_TENANT) as session:
        assert session.get(InstallationCounter, "x") is None
        assert session.get_one(InstallationCounter, "y").next == 3


def test_a_reading_session_sees_one_moment(services: Services, company: Tenant) -> None:
    with read_session(services.engine, company.tenant_id) as session:
        asked = installation_select("the test counts companies", Company.name).where(
            Company.id == company.tenant_id
        )
        before = session.scalars(asked).all()
        with write_session(services.engine, ANY_TENANT) as other:
            other.get_one(Company, company.tenant_id).name = "Renamed"
        assert session.scalars(asked).all() == before
    with read_session(services.engine, company.tenant_id) as session:
        assert session.scalars(asked).all() == ["Renamed"]


def test_what_raises_is_undone_whole(services: Services, company: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), acting(services, company) as scope:
        _write_and_fail(make_customer(scope) and scope.session)
    with acting(services, company) as scope:
        assert scope.session.scalars(scoped_select(scope, Customer)).all() == []
