"""The reference R0: bare Flask, one raw INSERT a request, with the durability of ours. `BENCH_LOCK` adds a fair lock.

The lock is what `server/db.py` holds, and faster than SQLite's own busy waiting: R0 has it in a second run, so that
nobody is flattered by the comparison.
"""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, jsonify, request

PATH = os.environ["BENCH_DATABASE"]
LOCKED = bool(os.environ.get("BENCH_LOCK"))
app = Flask(__name__)
own = threading.local()


@app.post("/clock-in")
def clock_in() -> Response:
    """Keep a punch."""
    body = request.get_json()
    with _alone(), _connection() as connection:
        connection.execute(
            "INSERT INTO punches (occurred_at, timezone) VALUES (?, ?)",
            (body["occurred_at"], body["timezone"]),
        )
    return jsonify(result="applied")


def _connection() -> sqlite3.Connection:
    if not hasattr(own, "connection"):
        own.connection = sqlite3.connect(PATH, timeout=10)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
            own.connection.execute(f"PRAGMA {pragma}")
        if LOCKED:
            own.lock = os.open(f"{PATH}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    connection: sqlite3.Connection = own.connection
    return connection


@contextmanager
def _alone() -> Iterator[None]:
    if not LOCKED:
        yield
        return
    _connection()
    fcntl.flock(own.lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(own.lock, fcntl.LOCK_UN)


with sqlite3.connect(PATH) as first:
    first.execute("PRAGMA journal_mode=WAL")
    first.execute(
        "CREATE TABLE IF NOT EXISTS punches (id INTEGER PRIMARY KEY, occurred_at TEXT, timezone TEXT)"
    )
