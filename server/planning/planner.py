"""Solves a problem in a child process of its own, which is killed when it overstays its limit."""

import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from optimizer import Limits, Plan, Problem, Progress
from server.planning.child import Failure, Task, read_message, write_message
from server.planning.to_problem import Numbering

GRACE_SECONDS = 20
"""What building the model, proving the plan and explaining it may take beyond the search itself."""
_CHILD = (
    "from server.planning.child import main; main()"  # with -m its classes would be __main__'s in a pickle
)


def task_of(
    problem: Problem,
    numbering: Numbering,
    *,
    seconds: float,
    iterations: int | None,
    seed: int,
    memory_mb: int,
) -> Task:
    """Return the child's task: a problem, how long to look, and what people call its numbers."""
    return Task(
        problem=problem,
        limits=Limits(seconds=seconds, iterations=iterations, seed=seed),
        memory_bytes=memory_mb * 1024 * 1024,
        technicians={number: who.name for number, who in numbering.technicians.items()},
        skills=numbering.skills,
        territories=numbering.territories,
    )


def solve_in_child(
    task: Task,
    *,
    on_progress: Callable[[Progress | None], bool],
    tick_seconds: float = 0.5,
) -> Plan | Failure:
    """Return the plan or why there is none; `on_progress` is called at least each tick, True asks to stop."""
    child = subprocess.Popen([sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None  # noqa: S101 - asked for above
    assert child.stdout is not None  # noqa: S101 - asked for above
    try:
        with suppress(BrokenPipeError):  # it died while it was told: the other pipe's end says so
            write_message(child.stdin, task)  # type: ignore[arg-type]
        return _follow(child, _received(child.stdout), task.limits, on_progress, tick_seconds)  # type: ignore[arg-type]
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                pipe.close()


def _received(stream: BinaryIO) -> "queue.Queue[Any]":
    messages: queue.Queue[Any] = queue.Queue()

    def pump() -> None:
        try:
            while (message := read_message(stream)) is not None:
                messages.put(message)
        finally:
            messages.put(None)

    threading.Thread(target=pump, daemon=True).start()
    return messages


def _follow(
    child: "subprocess.Popen[bytes]",
    messages: "queue.Queue[Any]",
    limits: Limits,
    on_progress: Callable[[Progress | None], bool],
    tick_seconds: float,
) -> Plan | Failure:
    deadline = time.monotonic() + (limits.seconds or 600) + GRACE_SECONDS
    asked_to_stop, latest = False, None
    while time.monotonic() < deadline:
        message = _next(messages, tick_seconds)
        if isinstance(message, Plan | Failure):
            return message
        if message is _GONE:
            return _death(child)
        latest = message or latest
        if on_progress(latest) and not asked_to_stop and child.stdin is not None:
            asked_to_stop = True
            child.stdin.close()
    return Failure("SOLVER_OVERRAN", "The solving process did not end in time and was stopped.")


_GONE = object()
_ENDING_SECONDS = 5
_WANT_OF_MEMORY = {signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS}


def _death(child: "subprocess.Popen[bytes]") -> Failure:
    """Return in words how a child ended that gave no answer."""
    try:
        code = child.wait(_ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        return Failure("SOLVER_DIED", "The solving process fell silent and was stopped.")
    if code >= 0:
        return Failure(
            "SOLVER_DIED",
            f"The solving process ended without a plan (code {code}); the worker's log says why.",
        )
    sentence = f"The solving process was ended by {signal.Signals(-code).name}."
    if -code in _WANT_OF_MEMORY:
        sentence += " That mostly means that memory ran out; see TRUCKROLL_SOLVE_MEMORY_MB."
    return Failure("SOLVER_DIED", sentence)


def _next(messages: "queue.Queue[Any]", tick_seconds: float) -> Any:
    """Return the newest message of a tick: results before progress, None when nothing came."""
    try:
        message = messages.get(timeout=tick_seconds)
        while isinstance(message, Progress) and not messages.empty():
            message = messages.get()
    except queue.Empty:
        return None
    return _GONE if message is None else message
