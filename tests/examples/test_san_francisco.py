"""The example on real input: what it reads from the file, and the whole day through its own server."""

import csv
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.outside_data import outside

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "san_francisco.py"
CALL = {
    "Incident Number": "1",
    "Call Type": "Alarms",
    "Address": "100 Block of MAIN ST",
    "Station Area": "03",
    "Final Priority": "3",
    "Location": "(37.78, -122.41)",
    "Received DtTm": "04/14/2020 07:00:00 AM",
    "On Scene DtTm": "04/14/2020 07:10:00 AM",
    "Available DtTm": "04/14/2020 07:25:00 AM",
}


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch):
    """The example's own module, found where the example finds it."""
    monkeypatch.syspath_prepend(str(EXAMPLE.parent))
    import san_francisco_data

    return san_francisco_data


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(CALL))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_longest_unit_makes_the_minutes(reader, tmp_path: Path) -> None:
    rows = [CALL, CALL | {"Available DtTm": "04/14/2020 08:40:30 AM"}, CALL | {"On Scene DtTm": ""}]

    (incident,) = reader.read_incidents(write(tmp_path / "calls.csv", rows), date(2020, 4, 14))

    assert incident.seconds == 90 * 60
    assert (incident.latitude, incident.longitude) == (37.78, -122.41)
    assert incident.received.isoformat() == "2020-04-14T07:00:00-07:00"


@pytest.mark.parametrize(
    "change",
    [
        {"Received DtTm": "04/14/2020 06:59:59 AM"},
        {"Received DtTm": "04/14/2020 07:00:00 PM"},
        {"Received DtTm": "04/15/2020 08:00:00 AM"},
        {"On Scene DtTm": ""},
        {"Location": ""},
    ],
)
def test_what_is_no_job_of_the_day_is_left_out(reader, tmp_path: Path, change: dict[str, str]) -> None:
    assert reader.read_incidents(write(tmp_path / "calls.csv", [CALL | change]), date(2020, 4, 14)) == []


def test_a_technician_is_based_at_the_median_place_of_the_area(reader, tmp_path: Path) -> None:
    rows = [
        CALL | {"Incident Number": str(number), "Location": f"({latitude}, -122.4)"}
        for number, latitude in enumerate((37.7, 37.75, 37.9))
    ]
    incidents = reader.read_incidents(write(tmp_path / "calls.csv", rows), date(2020, 4, 14))

    assert reader.stations(incidents) == {"03": (37.75, -122.4)}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, EXAMPLE, tmp_path / "nothing.csv", "--date", "2020-04-14"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "nothing.csv: there is no such file" in done.stderr


def test_a_real_day_ends_in_one_invoice_a_job(tmp_path: Path) -> None:
    calls = outside("data", "service_durations", "sffd_2020-04", "Fire_Department_Calls_for_Service.csv")
    done = subprocess.run(
        [
            sys.executable,
            EXAMPLE,
            calls,
            "--date",
            "2020-04-14",
            "--seconds",
            "3",
            "--home",
            tmp_path,
            "--json",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads(done.stdout)
    assert (result["jobs"], result["technicians"]) == (222, 42)
    assert result["completed"] == result["invoices"] == result["planned"]
    assert result["planned"] + len(result["left_out"]) == result["jobs"]
    assert result["unexplained"] == 0
    assert result["doctor"] == 0
