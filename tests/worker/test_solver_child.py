"""The solving process: what it is asked comes back as a plan or in words, however it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from optimizer import Limits, Plan, Problem, Progress, Shift, TimeWindow, TravelMatrix, Visit
from server.planning import planner
from server.planning.child import Failure, Task, read_message, write_message
from server.planning.planner import solve_in_child
from tests.tooling.processes import wait_until

ROOT = Path(__file__).parents[2]


def problem(visits: int) -> Problem:
    """Some visits on a line, one minute apart, and one long shift for each ten of them."""
    places = np.arange(visits + 1, dtype=np.int32)
    seconds = np.abs(places[:, None] - places[None, :]) * 60
    shifts = tuple(
        Shift(id=number, technician_id=number, window=TimeWindow(0, 36_000), start_index=0, end_index=0)
        for number in range(1, visits // 10 + 2)
    )
    wanted = tuple(
        Visit(id=number, location_index=number, service=1800, priority=1) for number in range(1, visits + 1)
    )
    return Problem(wanted, shifts, TravelMatrix(seconds.astype(np.int32)))


def task(visits: int = 12, seconds: float = 60, memory_mb: int = 4096, **more: Any) -> Task:
    limits = Limits(seconds=seconds, **more)
    return Task(problem(visits), limits, memory_mb * 1024 * 1024, {}, {})


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Every solving process that a test starts; none is left at its end."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    yield started
    assert [child.poll() for child in started if child.poll() is None] == []


def test_a_plan_comes_back_with_its_progress(children: list["subprocess.Popen[bytes]"]) -> None:
    heard: list[Progress | None] = []

    def hear(progress: Progress | None) -> bool:
        heard.append(progress)
        return False

    plan = solve_in_child(task(iterations=3), on_progress=hear)

    assert isinstance(plan, Plan)
    assert plan.score.served_visits == 12
    assert [progress.served for progress in heard if progress][-1] == 12


def test_stopping_keeps_the_best_so_far(children: list["subprocess.Popen[bytes]"]) -> None:
    plan = solve_in_child(task(), on_progress=lambda progress: progress is not None, tick_seconds=0.1)

    assert isinstance(plan, Plan)
    assert plan.score.served_visits == 12
    assert plan.record.stopped_by == "request"


def test_a_killed_solver_is_a_failure_in_words(children: list["subprocess.Popen[bytes]"]) -> None:
    def kill(progress: Progress | None) -> bool:
        if progress is not None:
            children[0].kill()
        return False

    found = solve_in_child(task(), on_progress=kill, tick_seconds=0.1)

    assert isinstance(found, Failure)
    assert found.code == "SOLVER_DIED"
    assert "SIGKILL" in found.sentence
    assert "TRUCKROLL_SOLVE_MEMORY_MB" in found.sentence


def test_a_solver_that_ends_before_it_was_told_its_task_is_a_failure_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _command, **more: real(["false"], **more))

    found = solve_in_child(task(visits=200), on_progress=lambda _: False)

    assert isinstance(found, Failure)
    assert (found.code, found.sentence[:49]) == (
        "SOLVER_DIED",
        "The solving process ended without a plan (code 1)",
    )


def test_a_solver_that_overstays_is_killed(
    children: list["subprocess.Popen[bytes]"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planner, "GRACE_SECONDS", -59.5)

    found = solve_in_child(task(seconds=60), on_progress=lambda _: False, tick_seconds=0.1)

    assert isinstance(found, Failure)
    assert found.code == "SOLVER_OVERRAN"
    assert children[0].returncode == -signal.SIGKILL


def test_a_solver_without_memory_says_so(children: list["subprocess.Popen[bytes]"]) -> None:
    found = solve_in_child(task(memory_mb=1), on_progress=lambda _: False)

    assert isinstance(found, Failure)
    assert found.code == "OUT_OF_MEMORY"


def test_a_day_that_cannot_be_is_refused_with_the_optimizers_own_words(
    children: list["subprocess.Popen[bytes]"],
) -> None:
    asked = task()
    twice = replace(asked.problem, visits=asked.problem.visits[:1] * 2)

    found = solve_in_child(replace(asked, problem=twice), on_progress=lambda _: False)

    assert isinstance(found, Failure)
    assert found.code not in {"SOLVER_DIED", "SOLVER_OVERRAN"}
    assert "1" in found.sentence


def test_a_message_cut_short_is_the_end() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb") as sink:
        write_message(sink, "whole")
        sink.write(b"\0\0\1\0half")
        sink.close()
        assert read_message(source) == "whole"
        assert read_message(source) is None


PARENT_THAT_DIES = """
import os
from server.planning import planner
from tests.worker.test_solver_child import task

def die(progress):
    if progress is not None:
        print(open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read(), flush=True)
        os._exit(0)
    return False

planner.solve_in_child(task(), on_progress=die)
"""


def test_a_solver_whose_worker_died_ends_by_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PARENT_THAT_DIES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    child = int(done.stdout)
    wait_until(lambda: not _runs(child), seconds=10)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # nobody waits for an orphan where there is no init
