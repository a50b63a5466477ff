"""Who uses a home: every server and worker holds it together, and a restore wants it alone.

A lock of the operating system, so that a process that dies lets go by itself. It says nothing of other machines; on
PostgreSQL a restore also looks at who is connected.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from server.domain.errors import Conflict
from server.settings import Settings

_held: dict[Path, int] = {}


class InUse(Conflict):
    """A server or a worker runs on this home."""

    code = "IN_USE"


def hold(settings: Settings) -> None:
    """Say that this process uses the home, for as long as it lives; waits while a restore is at work."""
    path = _lock_file(settings)
    if path not in _held:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(handle, fcntl.LOCK_SH)
        _held[path] = handle


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Have the home for oneself; raise `InUse` when anybody else holds it."""
    handle = os.open(_lock_file(settings), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise InUse("Truckroll is running here: stop the server and the worker first.") from None
    finally:
        os.close(handle)


def _lock_file(settings: Settings) -> Path:
    home = settings.home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    return home / "in-use.lock"
