"""What runs on this machine, as far as a test needs to know."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path


def sleepers(seconds: str) -> list[str]:
    """The processes, of the whole machine, that sleep for just so long."""
    wanted = f"sleep\0{seconds}\0"
    return [file.parent.name for file in Path("/proc").glob("[0-9]*/cmdline") if _read(file) == wanted]


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""  # it ended while we looked


def wait_until(true: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
