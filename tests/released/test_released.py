"""Every released schema still upgrades, whole and with its rows, and its commands still get their answers."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from server.app import create_app
from server.bootstrap import make_services
from server.db import make_engine, owner_engine
from server.models.base import Base
from server.settings import Settings
from server.upgrade import missing_objects, newest, upgrade
from tests.conftest import NOW, SilentQueue, StillClock
from tests.databases import Databases
from tests.released.dumps import database_of, load_postgresql, load_sqlite
from tests.released.scenario import give
from wsgi import FACES

HERE = Path(__file__).parent
RELEASES = sorted(path.parent.name for path in HERE.glob("*/sqlite.sql"))


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest) -> Path:
    return HERE / str(request.param)


@pytest.fixture(params=["sqlite", "postgresql"])
def loaded(
    request: pytest.FixtureRequest, release: Path, databases: Databases, tmp_path: Path
) -> Iterator[Settings]:
    """A database as that release left it, before any upgrade."""
    if request.param == "sqlite":
        settings = Settings(home=tmp_path)
        load_sqlite((release / "sqlite.sql").read_text(), settings)
        yield settings
        return
    for settings in databases.postgresql.empty(tmp_path):
        text_of_release = (release / "postgresql.sql").read_text()
        load_postgresql(text_of_release, databases.postgresql.admin, database_of(settings))
        yield settings


def counted(settings: Settings) -> dict[str, int]:
    engine = owner_engine(settings.owner_url)
    with engine.begin() as plain:
        connection = plain.execution_options(all_companies="counting every row of a release")
        if not settings.on_sqlite:
            connection.execute(text("SELECT set_config('app.tenant', '*', true)"))
        there = inspect(connection).get_table_names()
        return {
            table.name: connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one()
            for table in Base.metadata.sorted_tables
            if table.name in there
        }


def test_there_is_a_release_to_upgrade_from() -> None:
    assert RELEASES


def test_an_upgrade_keeps_every_row_and_has_every_guard(loaded: Settings) -> None:
    before = counted(loaded)

    assert upgrade(loaded) == newest()

    after = counted(loaded)
    assert {table: after[table] for table in before} == before
    assert before["visits"] == 2
    engine = make_engine(loaded.url)
    with engine.connect() as connection:
        assert missing_objects(connection) == []
    engine.dispose()


@pytest.mark.parametrize("loaded", ["sqlite"], indirect=True)
def test_the_commands_of_then_get_the_answers_of_then(loaded: Settings, release: Path) -> None:
    upgrade(loaded)
    first, *lines = [json.loads(line) for line in (release / "commands.jsonl").read_text().splitlines()]
    services = replace(
        make_services(loaded), clock=StillClock(NOW + timedelta(hours=4)), queue=SilentQueue([])
    )
    client = create_app(services, FACES).test_client()

    answers = [give(client, first["header"], line) for line in lines]

    assert answers == [line["answer"] for line in lines]
    services.engine.dispose()
