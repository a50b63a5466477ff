"""Other people's optimizers, where they happen to be installed: they are no dependency of ours.

VROOM is asked in its own JSON, in one thread, for as many seconds as ours. It minimises another sum (priorities, then
the cost of driving), and knows all that these days need.
"""

import importlib.util
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from optimizer import Problem, Shift, TimeWindow, Visit


@dataclass(frozen=True, slots=True)
class Found:
    """What a peer's plan leaves out, and how long it drives in seconds."""

    priority: int
    visits: int
    travel: int


def said() -> Iterator[tuple[str, str]]:
    """Say of each peer whether it takes part."""
    yield "VROOM", "takes part" if has_vroom() else "skipped: pyvroom is not installed"
    yield "PyVRP", "skipped: nobody has written these days down for it"


def has_vroom() -> bool:
    """Tell whether VROOM can be asked."""
    return importlib.util.find_spec("vroom") is not None


def vroom(problem: Problem, seconds: float) -> Found:
    """Have VROOM plan the day."""
    import vroom as peer  # type: ignore[import-not-found]  # noqa: PLC0415 - it may not be there

    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(_document(problem), file)
        file.flush()
        asked = peer.Input.from_json(Path(file.name))
        found = asked.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=seconds)).to_dict()
    priorities = {visit.id: visit.priority for visit in problem.visits}
    left = [entry["id"] for entry in found["unassigned"]]
    return Found(sum(priorities[number] for number in left), len(left), found["summary"]["duration"])


def _document(problem: Problem) -> dict[str, Any]:
    return {
        "jobs": [_job(visit) for visit in problem.visits],
        "vehicles": [_vehicle(shift) for shift in problem.shifts],
        "matrices": {"car": {"durations": problem.matrix.seconds.tolist()}},
    }


def _job(visit: Visit) -> dict[str, Any]:
    job = {
        "id": visit.id,
        "location_index": visit.location_index,
        "service": visit.service,
        "priority": visit.priority,
        "skills": list(visit.skills),
    }
    return job | ({"time_windows": _windows(visit.time_windows)} if visit.time_windows else {})


def _vehicle(shift: Shift) -> dict[str, Any]:
    return {
        "id": shift.id,
        "profile": "car",
        "start_index": shift.start_index,
        "end_index": shift.end_index,
        "skills": list(shift.skills),
        "time_window": [shift.window.earliest, shift.window.latest],
        "breaks": [
            {"id": rest.id, "service": rest.duration, "time_windows": _windows(rest.time_windows)}
            for rest in shift.breaks
        ],
    }


def _windows(windows: tuple[TimeWindow, ...]) -> list[list[int]]:
    return [[window.earliest, window.latest] for window in windows]
