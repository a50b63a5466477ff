"""One figure of a benchmark, and the one table in which all are printed."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: `measured` is the middle of the rounds, `low` and `high` their ends; None says why not."""

    part: str
    what: str
    measured: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    goal: str = ""
    met: bool | None = None


def machine() -> dict[str, object]:
    """Say on what, and how quiet it was: the load of the last minute tells how much else ran."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
    }


def as_json(figures: Sequence[Figure], before: dict[str, object], after: dict[str, object]) -> str:
    """Return everything as one JSON object."""
    return json.dumps(
        {"before": before, "after": after, "figures": [asdict(figure) for figure in figures]}, indent=1
    )


def as_text(figures: Sequence[Figure], before: dict[str, object], after: dict[str, object]) -> str:
    """Return the table."""
    rows = [("part", "figure", "median", "rounds from-to", "goal"), *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    head = f"{before['at']}, {before['cores']} cores, {before['system']}, Python {before['python']}"
    noise = f"SQLite {before['sqlite']}; load before {before['load']}, after {after['load']}"
    return "\n".join([f"{head}, {noise}", "", *(line.rstrip() for line in lines)])


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    spread = f"{_number(figure.low)} - {_number(figure.high)}" if figure.low is not None else ""
    verdict = {None: "", True: " met", False: " MISSED"}[figure.met]
    median = f"{_number(figure.measured)} {figure.unit}".strip()
    return figure.part, figure.what, median, spread, f"{figure.goal}{verdict}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"  # noqa: PLR2004
