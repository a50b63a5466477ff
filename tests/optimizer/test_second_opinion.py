"""Days made by an outside generator, planned by the command, proved by an outside scorer.

`TRUCKROLL_TEST_DATA` names a folder that holds `bench/`; without it these tests are skipped.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer.__main__ import main
from tests.outside_data import outside


@pytest.fixture(scope="module")
def kit() -> Path:
    return outside("bench")


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, str(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("load", ["normal", "over"])
def test_a_generated_day_is_planned_and_the_scorer_agrees(kit, tmp_path, capsys, load):
    made = run(kit / "generate.py", "--techs", "8", "--jobs", "50", "--load", load, "--out", str(tmp_path))
    assert made.returncode == 0, made.stderr
    day, plan = next(tmp_path.glob("*.json")), tmp_path / "plan.out"
    assert main([str(day), "--iterations", "6", "-o", str(plan)]) == 0
    verdict = json.loads(run(kit / "score.py", str(day), str(plan), "--json").stdout)
    assert verdict["valid"], verdict["errors"]
    assert not verdict["warnings"]
    ours = json.loads(plan.read_text())["truckroll"]["score"]
    assert ours["unserved_priority"] == verdict["unserved_priority"]
    assert ours["travel_seconds"] == verdict["travel_seconds"]
    assert ours["idle_seconds"] == verdict["waiting_seconds"]
