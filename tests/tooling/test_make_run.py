"""`make run` becomes the server: what is sent to make reaches it, and nothing stays behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.tooling.processes import sleepers, wait_until

ROOT = Path(__file__).parents[2]
SECONDS = "62.5"  # nobody else on this machine sleeps for just so long


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a checkout that is ready at once, with a server that only sleeps."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name, body in {
        "tools/setup_python.sh": "exit 0",
        "tools/web.sh": "exit 0",
        ".venv/bin/truckroll": f'echo "$*" >started; exec sleep {SECONDS}',
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("sent", ["TERM to make", "Ctrl-C in its terminal"])
def test_it_stops_within_five_seconds(checkout: Path, sent: str) -> None:
    with subprocess.Popen(
        ["make", "run"], cwd=checkout, start_new_session=True, stderr=subprocess.DEVNULL
    ) as make:
        wait_until((checkout / "started").exists)
        if sent == "TERM to make":
            make.terminate()
        else:
            os.killpg(make.pid, signal.SIGINT)
        assert make.wait(timeout=5) != 0
    assert (checkout / "started").read_text() == "serve --demo\n"
    assert sleepers(SECONDS) == []


def test_help_names_every_command_that_the_readme_may_send_people_to() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for command in ("setup", "run", "test", "soak", "check", "bench", "dist"):
        assert f"\n  {command} " in told
