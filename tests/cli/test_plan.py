"""`truckroll plan`: a day planned from the command line, and the exit code when it cannot be."""

import json
import subprocess
import sys

import pytest

from server.settings import Settings
from tests.journeys.conftest import SmallDay, morning, small_day  # noqa: F401 - fixtures
from tests.journeys.house import environment

pytestmark = pytest.mark.one_engine(reason="the command only calls what is proved on both engines")


def truckroll(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wsgi", "plan", *arguments],
        env=environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_day_is_planned_and_published(db: Settings, small_day: SmallDay) -> None:  # noqa: F811
    day = small_day.morning.date().isoformat()

    done = truckroll(db, day, "--iterations", "2", "--publish", "--json")

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["status"], result["served"], result["day"]) == ("published", 1, day)


def test_a_day_without_work_is_refused_in_a_line(db: Settings, small_day: SmallDay) -> None:  # noqa: F811
    done = truckroll(db, "2031-01-06")

    assert done.returncode == 1
    assert done.stderr.strip() == "PLAN_FAILED: There is no job to plan on that day."
