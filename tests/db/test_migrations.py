"""Upgrades: from nothing to the newest shape on both engines, again without change, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from server import upgrade as upgrading
from server.db import owner_engine
from server.models.base import Base
from server.models.inventory import expected, missing_objects, present
from server.models.triggers import TRIGGERS
from server.settings import Settings
from server.upgrade import UpgradeFailed, current, newest, upgrade


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    engine = owner_engine(settings.owner_url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def empty(db: Settings, tmp_path: Path) -> Settings:
    """Settings of a database in which there is nothing at all."""
    if db.on_sqlite:
        return Settings(home=tmp_path / "empty")
    with connected(db) as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        connection.execute(text("GRANT USAGE ON SCHEMA public TO PUBLIC"))
    return db


def inventory(settings: Settings) -> set[str]:
    with connected(settings) as connection:
        return present(connection)


@pytest.mark.breaks_invariants(reason="the database of the fixture is taken down to nothing")
def test_from_nothing_to_the_newest_shape_and_again(empty: Settings) -> None:
    assert upgrade(empty) == newest()
    first = inventory(empty)
    assert upgrade(empty) == newest()
    assert inventory(empty) == first
    with connected(empty) as connection:
        assert current(connection) == newest()
        assert first == expected(connection)
        assert len(inspect(connection).get_table_names()) >= len(Base.metadata.tables)


@pytest.mark.breaks_invariants(reason="the database of the fixture is taken down to nothing")
def test_what_is_interrupted_leaves_nothing(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guards come last: every table is there when the upgrade fails, and none of them afterwards."""

    def fail(connection: Connection) -> None:
        assert "visits" in inspect(connection).get_table_names()
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "create_guards", fail)
        with pytest.raises(ZeroDivisionError):
            upgrade(empty)
    assert inventory(empty) == set()
    with connected(empty) as connection:
        assert current(connection) is None
    assert upgrade(empty) == newest()  # and nothing stands in the way of the next try


@pytest.mark.one_engine(reason="only SQLite leaves its keys unwatched during an upgrade", engine="sqlite")
@pytest.mark.breaks_invariants(reason="a row that points to nothing is planted")
def test_an_upgrade_that_breaks_a_key_is_undone(db: Settings) -> None:
    planted = "INSERT INTO counters (tenant_id, name, next) VALUES ('nobody', 'x', 1)"
    with connected(db) as connection:
        connection.execute(text(planted))
    with pytest.raises(UpgradeFailed, match="counters"):
        upgrade(db)


def test_both_engines_hold_what_the_models_say(db: Settings) -> None:
    with connected(db) as connection:
        assert present(connection) == expected(connection)
    assert len(TRIGGERS) >= 15


SABOTAGE = {
    "guard jobs_lifecycle_update": ("DROP TRIGGER jobs_lifecycle_update", " ON jobs"),
    "guard invoices_posted_delete": ("DROP TRIGGER invoices_posted_delete", " ON invoices"),
    "unique index invoices uq_invoices_primary": ("DROP INDEX uq_invoices_primary", ""),
    "column sites.access_notes": ("ALTER TABLE sites DROP COLUMN access_notes", ""),
    "table plan_unassigned": ("DROP TABLE plan_unassigned", ""),
}


@pytest.mark.breaks_invariants(reason="a table is dropped")
def test_what_is_missing_is_named(db: Settings) -> None:
    with connected(db) as connection:
        assert missing_objects(connection) == []
        for statement, where in SABOTAGE.values():
            connection.execute(text(statement if db.on_sqlite else statement + where))
        lines = missing_objects(connection)
    for missing in SABOTAGE:
        assert any(line.startswith(missing) for line in lines), missing


def test_a_guard_that_was_made_weaker_is_named(db: Settings) -> None:
    with connected(db) as connection:
        if db.on_sqlite:
            connection.execute(text("DROP TRIGGER jobs_lifecycle_update"))
            connection.execute(
                text("CREATE TRIGGER jobs_lifecycle_update BEFORE UPDATE ON jobs WHEN 0 BEGIN SELECT 1; END")
            )
        else:
            connection.execute(
                text(
                    "CREATE OR REPLACE FUNCTION truckroll_jobs_lifecycle() RETURNS trigger LANGUAGE plpgsql"
                    " AS $$ BEGIN RETURN NEW; END $$"
                )
            )
        (missing,) = missing_objects(connection)
        assert "jobs_lifecycle" in missing
        assert "as written" in missing


@pytest.mark.one_engine(
    reason="only PostgreSQL has row security and triggers that are switched off", engine="postgresql"
)
def test_a_wall_that_was_opened_is_named(db: Settings) -> None:
    opened = {
        "ALTER TABLE jobs NO FORCE ROW LEVEL SECURITY": "row security jobs",
        "ALTER TABLE visits DISABLE ROW LEVEL SECURITY": "row security visits",
        "DROP POLICY tenant ON invoices": "row security invoices",
        "ALTER TABLE punches DISABLE TRIGGER punches_append_only_delete": "guard punches_append_only_delete",
        "ALTER TABLE visit_assignments DROP CONSTRAINT double_booking": "guard double_booking",
    }
    with connected(db) as connection:
        for statement in opened:
            connection.execute(text(statement))
        assert set(missing_objects(connection)) == set(opened.values())
