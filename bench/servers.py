"""The servers that are measured: `truckroll serve` as it is, and the bare reference under the same gunicorn."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READY_SECONDS = 90
THREADS = 16  # TRUCKROLL_WEB_THREADS' own default


@contextmanager
def ours(home: Path) -> Iterator[int]:
    """Serve an installation on a free port of the loopback, worker and all."""
    port = _free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRUCKROLL_")}
    env |= {"TRUCKROLL_HOME": str(home), "PORT": str(port)}
    with _running([sys.executable, "-m", "wsgi", "serve"], env, home / "serve.log", port):
        yield port


@contextmanager
def bare(home: Path, *, locked: bool) -> Iterator[int]:
    """Serve the reference with the flags of `server/cli/serve.py`."""
    port = _free_port()
    name = "locked" if locked else "bare"
    env = os.environ | {"BENCH_DATABASE": str(home / f"{name}.db"), "BENCH_LOCK": "1" if locked else ""}
    command = [
        *(sys.executable, "-m", "gunicorn", "bench.bare:app", "--bind", f"127.0.0.1:{port}"),
        *("--worker-class", "gthread", "--workers", "1", "--threads", str(THREADS), "--keep-alive", "5"),
        *("--no-control-socket", "--log-level", "warning"),
    ]
    with _running(command, env, home / f"{name}.log", port):
        yield port


@contextmanager
def _running(command: list[str], env: dict[str, str], log: Path, port: int) -> Iterator[None]:
    with log.open("wb") as sink:
        process = subprocess.Popen(command, env=env, stdout=sink, stderr=sink)
    try:
        _await(process, port, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(log.read_text())
        if _answers(port):
            return
        time.sleep(0.1)
    raise RuntimeError(f"no server on port {port} within {READY_SECONDS} s")


def _answers(port: int) -> bool:
    """Tell whether a worker answers, whatever it says: a bound port alone may still be loading its application."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        asking.request("GET", "/healthz")
        asking.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
