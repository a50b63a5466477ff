"""The board as the dispatcher's browser asks for it: milliseconds in the application, and SQL statements."""

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import event

from bench.company import DAY, BenchCompany, fill_day, found
from bench.table import Figure
from server.app import create_app
from wsgi import FACES

PART = "board"
DAYS = ((14, 110), (60, 500))


def measure(*, quick: bool) -> list[Figure]:
    """Return the figures of a small and of a large day."""
    figures = []
    for technicians, jobs in DAYS[:1] if quick else DAYS:
        with tempfile.TemporaryDirectory(prefix="truckroll-bench-") as folder:
            company = found(Path(folder), technicians)
            fill_day(company, jobs, seed=7, seconds=2)
            figures += _one(company, f"{technicians} x {jobs}", 5 if quick else 25)
            company.services.engine.dispose()
    return figures


def _one(company: BenchCompany, name: str, rounds: int) -> list[Figure]:
    client = create_app(company.services, FACES).test_client()
    header = {"Authorization": f"Bearer {company.dispatcher}"}
    _get(client, header)  # notes the token's use, fills the caches
    statements: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(company.services.engine, "before_cursor_execute", count)
    size = _get(client, header)
    event.remove(company.services.engine, "before_cursor_execute", count)
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        _get(client, header)
        times.append((time.perf_counter() - began) * 1000)
    return [
        Figure(PART, f"GET board {name}", statistics.median(times), "ms", min(times), max(times)),
        Figure(PART, f"GET board {name}: statements", len(statements), ""),
        Figure(PART, f"GET board {name}: answer", size / 1024, "kB"),
    ]


def _get(client: FlaskClient, header: dict[str, str]) -> int:
    answer = client.get(f"/dispatch/v1/board?date={DAY.isoformat()}", headers=header)
    if answer.status_code != 200:  # noqa: PLR2004 - HTTP's own number
        raise RuntimeError(answer.get_data(as_text=True))
    return len(answer.data)
