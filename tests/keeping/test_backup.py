"""Backup and restore: whole, opened, in a new epoch, and never over what is there; on both engines."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from server.bootstrap import Services
from server.db import ANY_TENANT, make_engine, read_session
from server.keeping.archive import MANIFEST, BadArchive
from server.keeping.backup import Backup, OtherInstallation, make_backup
from server.keeping.copies import owner_connection
from server.keeping.epoch import server_epoch
from server.keeping.presence import InUse, hold
from server.keeping.restore import NotEmpty, restore
from server.models.base import Base
from server.models.customers import Customer
from server.settings import Settings
from tests.builders import acting, make_customer
from tests.conftest import NOW, Tenant, bearer
from tests.databases import Databases
from tests.left_behind import check_invariants


@pytest.fixture
def kept(services: Services, tenant: Tenant, tmp_path: Path) -> Backup:
    """A backup of a company with a customer, a token and a kept file."""
    with acting(services, tenant) as scope:
        make_customer(scope, "Rosenthal")
    services.files.put(b"a document")
    return make_backup(services.settings, tmp_path / "backups", NOW)


@pytest.fixture
def elsewhere(db: Settings, databases: Databases, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a machine with nothing on it."""
    if db.on_sqlite:
        yield Settings(home=tmp_path / "elsewhere")
    else:
        yield from databases.postgresql.empty(tmp_path / "elsewhere")


def rows(settings: Settings) -> dict[str, int]:
    engine = make_engine(settings.owner_url)
    with read_session(engine, ANY_TENANT) as session:
        counts = {
            table.name: session.execute(
                text(f"SELECT count(*) FROM {table.name}").execution_options(
                    all_companies="counting what was restored"
                ),
            ).scalar_one()
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return counts


def epoch_of(settings: Settings) -> int:
    engine = make_engine(settings.url)
    with read_session(engine, ANY_TENANT) as session:
        found = server_epoch(session)
    engine.dispose()
    return found


def test_a_backup_is_opened_and_examined_before_it_has_its_name(kept: Backup) -> None:
    assert kept.findings == ()
    assert kept.path.name == "truckroll-20260302T130000Z.tar.gz"
    assert [path.name for path in kept.path.parent.iterdir()] == [kept.path.name]
    assert sum(name.startswith("files/") for name in kept.manifest.members) == 1
    assert kept.path.stat().st_mode & 0o077 == 0


def test_a_backup_comes_back_on_an_empty_machine(
    services: Services, kept: Backup, elsewhere: Settings, tenant: Tenant
) -> None:
    before = rows(services.settings)
    done = restore(elsewhere, kept.path, NOW + timedelta(days=1))

    after = rows(elsewhere)
    added = {"audit_events": 1, "installation_counters": 1}  # what the restore itself notes
    assert after == {name: count + added.get(name, 0) for name, count in before.items()}
    assert done.put_aside is None
    assert done.server_epoch == epoch_of(elsewhere) > kept.manifest.server_epoch
    check_invariants(elsewhere)
    assert (elsewhere.home / "files").is_dir()
    assert sum(path.is_file() for path in (elsewhere.home / "files").rglob("*")) == 1


def test_nobody_stays_signed_in_over_a_restore(
    services: Services, tenant: Tenant, elsewhere: Settings, tmp_path: Path
) -> None:
    bearer(services, tenant, "office")
    made = make_backup(services.settings, tmp_path / "backups", NOW)
    restore(elsewhere, made.path, NOW)
    engine = make_engine(elsewhere.url)
    with read_session(engine, ANY_TENANT) as session:
        alive = text("SELECT count(*) FROM api_tokens WHERE revoked_at IS NULL")
        assert (
            session.execute(alive.execution_options(all_companies="counting what was restored")).scalar() == 0
        )
    engine.dispose()


def test_what_is_there_is_put_aside_and_only_when_it_was_said(
    services: Services, kept: Backup, tenant: Tenant
) -> None:
    settings = services.settings
    with acting(services, tenant) as scope:
        make_customer(scope, "Came after the backup")
    services.engine.dispose()
    with pytest.raises(NotEmpty):
        restore(settings, kept.path, NOW)
    assert rows(settings)["customers"] == 2

    first = restore(settings, kept.path, NOW, replace_all=True)
    assert rows(settings)["customers"] == 1
    assert first.put_aside is not None
    again = restore(settings, kept.path, NOW + timedelta(seconds=1), replace_all=True)
    assert again.server_epoch > first.server_epoch
    if settings.on_sqlite:
        aside = settings.home / f"truckroll.db{first.put_aside}"
        assert aside.stat().st_size > 0
    else:
        with owner_connection(settings) as connection:
            connection.execute("SET app.tenant = '*'")
            found = connection.execute(f"SELECT count(*) FROM {first.put_aside}.customers".encode())
            assert found.fetchone() == (2,)


def test_a_failed_restore_leaves_what_was_there(
    services: Services, kept: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(settings: Settings) -> str:
        raise ZeroDivisionError

    services.engine.dispose()
    before = rows(services.settings)
    monkeypatch.setattr("server.keeping.restore.upgrade", fail)
    with pytest.raises(ZeroDivisionError):
        restore(services.settings, kept.path, NOW, replace_all=True)
    assert rows(services.settings) == before
    assert epoch_of(services.settings) == 1


def test_a_running_server_is_not_restored_under(
    services: Services, kept: Backup, elsewhere: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: dict[Path, int] = {}
    monkeypatch.setattr("server.keeping.presence._held", held)
    hold(elsewhere)
    with pytest.raises(InUse):
        restore(elsewhere, kept.path, NOW)


def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    services: Services, kept: Backup, elsewhere: Settings, tmp_path: Path
) -> None:
    content = kept.path.read_bytes()
    broken = {harm: tmp_path / f"{harm}.tar.gz" for harm in ("cut", "text", "flipped", "renamed", "stranger")}
    broken["cut"].write_bytes(content[: len(content) // 2])
    broken["text"].write_text("no archive at all")
    for harm in ("flipped", "renamed", "stranger"):
        repack(kept.path, broken[harm], harm)
    for path in broken.values():
        with pytest.raises(BadArchive):
            restore(elsewhere, path, NOW)
    assert not (tmp_path / "escaped").exists()
    assert not (elsewhere.home / "truckroll.db").exists()


def repack(source: Path, target: Path, harm: str) -> None:
    """Write the archive again with one fault in it."""
    with tarfile.open(source) as old, tarfile.open(target, "w:gz") as new:
        for info in old:
            stream = old.extractfile(info)
            assert stream is not None
            content = bytearray(stream.read())
            if harm == "flipped" and info.name.startswith("database"):
                content[len(content) // 2] ^= 1
            if harm == "renamed" and info.name.startswith("files/"):
                info.name = "files/../../escaped"
            if harm == "stranger" and info.name == MANIFEST:
                facts = json.loads(content)
                facts["members"].pop(next(name for name in facts["members"] if name.startswith("files/")))
                content = bytearray(json.dumps(facts).encode())
            info.size = len(content)
            passing = target.with_name("member")
            passing.write_bytes(content)
            with passing.open("rb") as again:
                new.addfile(info, again)


def test_a_backup_of_the_other_engine_is_named_as_that(
    services: Services, kept: Backup, databases: Databases, tmp_path: Path
) -> None:
    home = tmp_path / "other"
    other = (
        Settings(home=home)
        if not services.settings.on_sqlite
        else replace(services.settings, home=home, database_url="postgresql://nobody@/nowhere")
    )
    with pytest.raises(OtherInstallation):
        restore(other, kept.path, NOW)


def test_writing_goes_on_while_a_backup_is_made(services: Services, tenant: Tenant, tmp_path: Path) -> None:
    with acting(services, tenant) as scope:
        make_customer(scope, "First")
        made = make_backup(services.settings, tmp_path / "backups", NOW)  # while this transaction is open
        make_customer(scope, "Second")
    assert made.findings == ()
    with acting(services, tenant) as scope:
        assert scope.session.query(Customer).filter_by(tenant_id=tenant.tenant_id).count() == 2
