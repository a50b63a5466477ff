"""The real day of docs/real-day.md: what its scripts read from the file, and the whole sequence as the page has it."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from socket import socket

import pytest

from tests.outside_data import outside
from tests.sizes import sized

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "real_day"
DAY = "2020-04-14"
CALL = {
    "Incident Number": "1",
    "On Scene DtTm": "04/14/2020 07:10:00 AM",
    "Available DtTm": "04/14/2020 07:25:00 AM",
}


def test_the_longest_unit_says_when_work_began_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    from times import longest_stays

    rows = [
        CALL,
        CALL | {"Available DtTm": "04/14/2020 08:40:30 AM"},
        CALL | {"On Scene DtTm": ""},
        CALL | {"Incident Number": "2", "Available DtTm": "04/14/2020 07:10:00 AM"},
    ]
    stays = longest_stays(write(tmp_path / "calls.csv", rows))

    assert list(stays) == ["1"]
    assert stays["1"].on_scene.isoformat() == "2020-04-14T07:10:00-07:00"
    assert stays["1"].available.isoformat() == "2020-04-14T08:40:30-07:00"


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def some_areas(source: Path, target: Path, count: int) -> Path:
    """Write the calls of some of the station areas, drawn with a seed."""
    with source.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    areas = sorted({row["Station Area"] for row in rows})
    chosen = set(random.Random(3).sample(areas, min(count, len(areas))))
    return write(target, [row for row in rows if row["Station Area"] in chosen])


def test_the_page_shows_the_sequence_as_it_is_run() -> None:
    script = (FOLDER / "real_day.sh").read_text().partition("PATH=")[2].partition("\n")[2].strip()
    assert f"```sh\n{script}\n```" in (ROOT / "docs" / "real-day.md").read_text()


def test_a_real_day_ends_in_one_invoice_a_job(tmp_path: Path) -> None:
    source = outside("data", "service_durations", "sffd_2020-04", "Fire_Department_Calls_for_Service.csv")
    calls = some_areas(source, tmp_path / "calls.csv", sized("station areas", 2, 99))
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    known = {name: value for name, value in os.environ.items() if not name.startswith("TRUCKROLL_")}
    env = known | {"PORT": port, "SECONDS_TO_PLAN": "3", "REPLAY": "--json"}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{known['PATH']}"
    done = subprocess.run(
        ["sh", FOLDER / "real_day.sh", calls, DAY, tmp_path / "home"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    with calls.open(newline="", encoding="utf-8") as lines:
        stations = {row["Station Area"] for row in csv.DictReader(lines)}
    assert 1 <= result["technicians"] <= len(stations)  # an area without a call that day has nobody
    assert result["planned"] + len(result["left_out"]) == result["jobs"] > 0
    assert result["completed"] == result["invoices"] == result["planned"]
    assert result["unexplained"] == 0
    assert "all is well" in done.stdout
