"""The solving process: reads a problem from standard input, writes progress and the plan to standard output.

Messages are pickles, each behind its length in four bytes; they travel between our own two processes only. The end of
standard input asks to stop and to answer with the best plan so far; so a child whose parent has died ends by itself.
"""

import os
import pickle
import resource
import struct
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from optimizer import InvalidProblem, Limits, Naming, OptimizerError, Plan, Problem, Progress, solve

LENGTH = struct.Struct(">I")
NICENESS = 10
"""Solving takes every second that it gets: whoever answers people goes first."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the child is to do, how much memory it may take, and what people call the numbers."""

    problem: Problem
    limits: Limits
    memory_bytes: int
    technicians: Mapping[int, str]
    skills: Mapping[int, str]
    territories: Mapping[int, str] = field(default_factory=dict)

    def naming(self) -> Naming:
        """Return what people call the numbers of the problem."""
        return Naming(
            technician=lambda number: self.technicians.get(number, "somebody who left"),
            skill=lambda number: self.skills[number],
            day=lambda ordinal: f"{date.fromordinal(ordinal):%a %-d %b %Y}",
            territory=lambda number: self.territories[number],
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no plan."""

    code: str
    sentence: str


Message = Progress | Plan | Failure


def write_message(stream: BinaryIO, message: Any) -> None:
    """Write one message."""
    body = pickle.dumps(message)
    stream.write(LENGTH.pack(len(body)) + body)
    stream.flush()


def read_message(stream: BinaryIO) -> Any:
    """Return the next message, or None at the end, also where the writer died in the middle of one."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length: int = LENGTH.unpack(head)[0]
    body = stream.read(length)
    if len(body) < length:
        return None
    return pickle.loads(body)  # noqa: S301 - written by our own process at the other end of the pipe


def main() -> None:
    """Solve one problem; end quietly where nobody is there any more to be told."""
    try:
        _run(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(1)  # the usual way out would flush the pipe once more


def _run(source: BinaryIO, sink: BinaryIO) -> None:
    task: Task | None = read_message(source)
    if task is None:
        return
    os.nice(NICENESS)
    stop = threading.Event()
    threading.Thread(target=_listen, args=(source, stop), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (task.memory_bytes, task.memory_bytes))
    write_message(sink, _solved(task, sink, stop))


def _solved(task: Task, sink: BinaryIO, stop: threading.Event) -> Message:
    try:
        return solve(
            task.problem,
            limits=task.limits,
            on_progress=lambda progress: write_message(sink, progress),
            should_stop=stop.is_set,
            naming=task.naming(),
        )
    except InvalidProblem as error:
        return Failure(error.code, "; ".join(str(fault) for fault in error.faults[:3]))
    except OptimizerError as error:
        return Failure(error.code, str(error))
    except MemoryError:
        return Failure("OUT_OF_MEMORY", "The day is too large for the memory that solving may take.")


def _listen(source: BinaryIO, stop: threading.Event) -> None:
    os.read(source.fileno(), 1)  # past the buffer, whose lock the end of the interpreter may want
    stop.set()
