"""A web process for test_idempotency that is gone after its first commit, before anybody got the answer."""

import os
import sys
from pathlib import Path

from werkzeug.serving import make_server

from server.app import create_app
from server.bootstrap import make_services
from server.http import transaction
from server.settings import Settings
from wsgi import FACES


def main(home: str, database_url: str) -> None:
    def die(_session: object) -> None:
        os._exit(137)  # as kill -9 would: nothing is tidied up

    vars(transaction)["take_wakes"] = die  # the first thing after the commit
    app = create_app(make_services(Settings(home=Path(home), database_url=database_url)), FACES)
    server = make_server("127.0.0.1", 0, app)
    print(server.server_port, flush=True)  # noqa: T201 - the test reads it
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
