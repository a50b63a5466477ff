"""Imports: customers and jobs of a CSV file, against reading the same file and inserting it bare, in the same run.

The reference reads the CSV and inserts four columns with `executemany` in one transaction, with our durability. Ours
converts and checks each cell, finds what rows refer to, numbers them, remembers their ids and chains an audit row for
each.
"""

import csv
import io
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench.company import BenchCompany, found
from bench.table import Figure
from server.models.imports import ImportRun
from server.models.scope import scoped_get
from server.use_cases.imports.requests import Asked, request_import
from server.use_cases.imports.run import run_import

PART = "imports"
ROWS = 10_000
GOAL = 1000


def measure(*, quick: bool) -> list[Figure]:
    """Import each file into a fresh company, round by round, beside the reference."""
    rows, rounds = (1000, 1) if quick else (ROWS, 3)
    files = {"customers": _customers(rows), "jobs": _jobs(rows)}
    ours: dict[str, list[float]] = {kind: [] for kind in files}
    again: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="truckroll-bench-") as folder:
            company = found(Path(folder), 1)
            bare.append(_rate(rows, _bare, files["customers"], Path(folder)))
            for kind, raw in files.items():
                ours[kind].append(_rate(rows, _import, company, kind, raw))
            again.append(_rate(rows, _import, company, "customers", files["customers"]))
            company.services.engine.dispose()
    figures = [_figure(f"bare csv and executemany: {rows} rows", bare, "/s")]
    for kind, rates in ours.items():
        figures.append(_figure(f"{kind}: {rows} rows", rates, "/s", GOAL if kind == "customers" else None))
        ratios = [own / other for own, other in zip(rates, bare, strict=True)]
        figures.append(_figure(f"{kind} against bare", ratios, "x"))
    return [*figures, _figure("customers again, nothing changed", again, "/s")]


def _rate(rows: int, act: Callable[..., None], *arguments: object) -> float:
    begin = time.perf_counter()
    act(*arguments)
    return rows / (time.perf_counter() - begin)


def _import(company: BenchCompany, kind: str, raw: bytes) -> None:
    held = company.services
    mapping = _JOB_MAPPING if kind == "jobs" else ""
    with company.acting() as scope:
        asked = Asked(kind, f"{kind}.csv", held.files.put(raw), len(raw), mapping, "bench", False, {})
        run_id = request_import(scope, asked, None).id
    run_import(held.engine, held.clock, held.files, company.tenant_id, run_id)
    with company.acting() as scope:
        row = scoped_get(scope, ImportRun, run_id)
        if row.state != "imported":
            raise SystemExit(f"{kind}: {row.state}: {row.failure or row.errors[:3]}")


def _bare(raw: bytes, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "bare.db")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE customers (id TEXT PRIMARY KEY, name TEXT, phone TEXT, email TEXT)")
        rows = csv.reader(io.StringIO(raw.decode(), newline=""))
        next(rows)
        with database:
            database.executemany("INSERT INTO customers VALUES (?, ?, ?, ?)", (row[:4] for row in rows))


_JOB_MAPPING = """
kind = "jobs"
create_missing = ["site", "job_type"]
"""


def _customers(rows: int) -> bytes:
    lines = [
        f"C{number},Customer {number},+1 585 555 {number % 10_000:04d},customer{number}@bench.example,"
        f'"{number} Elm Street\nRochester, NY 14607",no,'
        for number in range(rows)
    ]
    header = "external_id,name,phone,email,billing_address,tax_exempt,notes"
    return "\n".join([header, *lines, ""]).encode()


def _jobs(rows: int) -> bytes:
    lines = [
        f"J{number},C{number},{number} Elm Street,Rochester,14607,{43 + number / 10**6:.6f},-77.6,TUNE,60,"
        f"2026-03-{number % 28 + 1:02d} 08:00,2026-03-{number % 28 + 1:02d} 12:00"
        for number in range(rows)
    ]
    header = (
        "external_id,customer_id,site_address,site_city,site_postcode,site_latitude,site_longitude,job_type,"
        "duration,window_starts_at,window_ends_at"
    )
    return "\n".join([header, *lines, ""]).encode()


def _figure(what: str, values: list[float], unit: str, goal: float | None = None) -> Figure:
    middle = statistics.median(values)
    met = None if goal is None else middle >= goal
    return Figure(
        PART, what, middle, unit, min(values), max(values), "" if goal is None else f">= {goal:,}", met
    )
