"""`truckroll serve`: two children that live and end together, within five seconds of being told to."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest

from server.cli.serve import _require_free_port
from server.settings import Settings
from server.upgrade import upgrade
from tests.journeys.house import environment, eventually, free_port
from tests.tooling.processes import wait_until

STOPS_WITHIN = 5


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an empty installation, which each test may serve from."""
    made = tmp_path_factory.mktemp("home")
    upgrade(Settings(home=made))
    return made


class Served:
    """A running `truckroll serve`, its output, and its children."""

    def __init__(self, home: Path, port: int) -> None:
        self.log = home / f"serve-{port}.log"
        with self.log.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "wsgi", "serve"],
                env=environment(Settings(home=home)) | {"PORT": str(port)},
                stdout=sink,
                stderr=sink,
                start_new_session=True,
            )

    def ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return "Truckroll is ready" in self.log.read_text()

    def child(self, word: str) -> int:
        """Return the process below us whose command line has a word in it; 0 while there is none."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return next((int(found) for found in listed if word in command_line(found)), 0)

    def children(self) -> list[int]:
        return [self.child("gunicorn"), self.child("worker")]


def command_line(process: str | int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@contextmanager
def serving(home: Path) -> Iterator[Served]:
    served = Served(home, free_port())
    try:
        yield served
    finally:
        left = served.children() if served.process.poll() is None else []
        for process in [served.process.pid, *filter(None, left)]:
            with_no_regard_to_the_dead(process)
        served.process.wait()


def with_no_regard_to_the_dead(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def ends_within(served: Served, seconds: float) -> int:
    began = time.monotonic()
    code = served.process.wait(timeout=2 * seconds)
    assert time.monotonic() - began < seconds
    return code


@pytest.mark.parametrize("sent", ["TERM to the parent", "Ctrl-C in its terminal"])
def test_it_stops_within_five_seconds(home: Path, sent: str) -> None:
    with serving(home) as served:
        eventually(served.ready)
        children = served.children()
        assert all(children)

        if sent == "TERM to the parent":
            served.process.terminate()
        else:
            os.killpg(served.process.pid, signal.SIGINT)

        assert ends_within(served, STOPS_WITHIN) == 0
        assert [command_line(child) for child in children] == ["", ""]


def test_it_stops_within_five_seconds_while_it_starts(home: Path) -> None:
    with serving(home) as served:
        eventually(lambda: all(served.children()))

        served.process.terminate()

        assert ends_within(served, STOPS_WITHIN) == 0


@pytest.mark.parametrize(("dies", "stays"), [("worker", "gunicorn"), ("gunicorn", "worker")])
def test_when_one_child_dies_the_other_is_stopped(home: Path, dies: str, stays: str) -> None:
    with serving(home) as served:
        eventually(served.ready)
        other = served.child(stays)

        os.kill(served.child(dies), signal.SIGKILL)

        assert ends_within(served, STOPS_WITHIN + 1) == 1
        wait_until(lambda: command_line(other) == "", seconds=1)
        assert "stopped the other" in served.log.read_text()


def test_a_taken_port_says_how_to_choose_another() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(click.ClickException, match=f"Port {port} is taken. Choose another: PORT="):
            _require_free_port(Settings(port=port))


def test_an_address_that_is_not_ours_is_named() -> None:
    with pytest.raises(click.ClickException, match=r"Cannot listen on 192\.0\.2\.1, port 8000"):
        _require_free_port(Settings(host="192.0.2.1"))
