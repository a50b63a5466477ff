"""A full clock-in over HTTP against R0, the least that a durable clock-in can cost; rounds in the order ABBA.

Ours does what a phone's clock-in does: bearer token, permission, strict input, the key of idempotency, the punch, the
shifts around it, the audit chain, the kept answer. Eight technicians clock in and out in turn.
"""

import itertools
import json
import sqlite3
import statistics
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import servers
from bench.company import BenchCompany, found
from bench.load import Sample, post, storm
from bench.table import Figure

CLIENTS = 8
PART = "clock-in"
GOAL, TAIL_GOAL = 0.6, 6.0


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    port: int
    requests: Callable[[int], Iterator[bytes]]


def measure(*, quick: bool) -> list[Figure]:
    """Run the rounds and return the figures."""
    rounds, seconds = (3, 1.0) if quick else (7, 4.0)
    with tempfile.TemporaryDirectory(prefix="truckroll-bench-") as folder, ExitStack() as stack:
        home = Path(folder)
        company = found(home, CLIENTS)
        company.services.engine.dispose()
        sides = [
            _Side("ours", stack.enter_context(servers.ours(home)), _punches(company)),
            _Side("R0", stack.enter_context(servers.bare(home, locked=False)), _bare_punches),
            _Side("R0 with our lock", stack.enter_context(servers.bare(home, locked=True)), _bare_punches),
        ]
        warm = _round(sides, 1.0)  # warms caches and pools
        samples: dict[str, list[Sample]] = {side.name: [] for side in sides}
        for number in range(rounds):
            ordered = sides if number % 2 == 0 else sides[::-1]
            for name, sample in _round(ordered, seconds).items():
                samples[name].append(sample)
        told = len(warm["ours"].times) + sum(len(sample.times) for sample in samples["ours"])
        lost = max(0, told - _kept(home))
    return [
        *_figures(samples),
        Figure(PART, "punches confirmed but not kept", lost, "", goal="0", met=lost == 0),
    ]


def _kept(home: Path) -> int:
    with closing(sqlite3.connect(home / "truckroll.db")) as database:
        kept: int = database.execute("SELECT count(*) FROM punches").fetchone()[0]
    return kept


def _round(sides: Sequence[_Side], seconds: float) -> dict[str, Sample]:
    return {side.name: storm(side.port, side.requests, clients=CLIENTS, seconds=seconds) for side in sides}


def _punches(company: BenchCompany) -> Callable[[int], Iterator[bytes]]:
    """Each client is a technician whose punches follow each other by a millisecond, an hour ago."""
    begin = datetime.now(UTC) - timedelta(hours=1)
    counters = [itertools.count() for _ in range(CLIENTS)]

    def requests(client: int) -> Iterator[bytes]:
        for number in counters[client]:
            moment = begin + timedelta(milliseconds=number)
            yield post(
                f"/mobile/v1/clock-{'out' if number % 2 else 'in'}",
                _body(moment),
                Authorization=f"Bearer {company.technicians[client]}",
                Idempotency_Key=uuid.uuid4().hex,
            )

    return requests


def _bare_punches(_client: int) -> Iterator[bytes]:
    while True:
        yield post("/clock-in", _body(datetime.now(UTC)))


def _body(moment: datetime) -> bytes:
    return json.dumps({"occurred_at": moment.isoformat(), "timezone": "America/New_York"}).encode()


def _figures(samples: dict[str, list[Sample]]) -> list[Figure]:
    ours = samples["ours"]
    failed = sum(sample.failed for kept in samples.values() for sample in kept)
    result = [
        _ratio("requests/s against R0", ours, samples["R0"], goal=GOAL),
        _ratio("requests/s against R0 with our lock", ours, samples["R0 with our lock"], goal=None),
    ]
    tail = [sample.percentile(99) / sample.percentile(50) for sample in ours]
    result.append(
        _spread("p99 / p50, ours", tail, "", f"<= {TAIL_GOAL:.0f}", statistics.median(tail) <= TAIL_GOAL)
    )
    for name, kept in samples.items():
        result.append(_spread(f"{name}: requests/s", [sample.rate for sample in kept], "/s"))
        result.append(_spread(f"{name}: p50", [sample.percentile(50) for sample in kept], "ms"))
        result.append(_spread(f"{name}: p99", [sample.percentile(99) for sample in kept], "ms"))
    result.append(Figure(PART, "answers that were not 200", failed, "", goal="0", met=failed == 0))
    return result


def _ratio(what: str, ours: list[Sample], reference: list[Sample], *, goal: float | None) -> Figure:
    """Compare within each round, where the noise was the same, and take the middle of the rounds."""
    ratios = [own.rate / other.rate for own, other in zip(ours, reference, strict=True)]
    met = None if goal is None else statistics.median(ratios) >= goal
    return _spread(what, ratios, "x", "" if goal is None else f">= {goal}", met)


def _spread(what: str, values: list[float], unit: str, goal: str = "", met: bool | None = None) -> Figure:
    return Figure(PART, what, statistics.median(values), unit, min(values), max(values), goal, met)
