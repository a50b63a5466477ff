"""Writes the folder of a release: `python -m tests.released.make_release NAME`."""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from server.app import create_app
from server.bootstrap import make_services
from server.settings import Settings
from server.upgrade import upgrade
from tests.conftest import SilentQueue, StillClock
from tests.databases import PostgresServer
from tests.released.dumps import database_of, dump_postgresql, dump_sqlite
from tests.released.scenario import begin, commands, give
from wsgi import FACES

LOCAL_STORE = {
    "kind": "localStorage",
    "keys": {
        "truckroll.outbox.<user id>": {
            "is": "list of reports that wait, oldest first",
            "report": {
                "key": "idempotency key, text",
                "path": "text",
                "visitId": "UUID or null",
                "body": "object as the endpoint takes it",
                "refused": "sentence, when the server refused it for good",
            },
        }
    },
}


def main() -> None:
    """Write the folder; an old one is never changed."""
    folder = Path(__file__).parent / sys.argv[1]
    folder.mkdir()
    scratch = Path(tempfile.mkdtemp(prefix="truckroll-release-"))
    settings = Settings(home=scratch / "sqlite")
    upgrade(settings)
    _write_sqlite(folder, settings)
    server = PostgresServer(scratch / "pg")
    try:
        for made in server.fresh(scratch / "pg"):
            _fill(made)
            (folder / "postgresql.sql").write_text(dump_postgresql(server.admin, database_of(made)))
    finally:
        server.stop()
    (folder / "local_store.json").write_text(json.dumps(LOCAL_STORE, indent=2) + "\n")


def _write_sqlite(folder: Path, settings: Settings) -> None:
    """Fill, dump, and only then give the commands: they are for whoever loads the dump."""
    services = replace(make_services(settings), clock=StillClock(), queue=SilentQueue([]))
    begun = begin(services)
    (folder / "sqlite.sql").write_text(dump_sqlite(settings))
    services.clock.forward(hours=4)  # type: ignore[attr-defined]
    client = create_app(services, FACES).test_client()
    lines = [{"header": begun.header}]
    lines += [command | {"answer": give(client, begun.header, command)} for command in commands(begun)]
    (folder / "commands.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    services.engine.dispose()


def _fill(settings: Settings) -> None:
    services = replace(make_services(settings), clock=StillClock(), queue=SilentQueue([]))
    begin(services)
    services.engine.dispose()


if __name__ == "__main__":
    main()
