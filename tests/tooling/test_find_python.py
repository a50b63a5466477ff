"""The Python that `make` builds with: the first of the known names that runs and is new enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


class Machine:
    """A PATH that we fill by hand, with the few system programs that a shell script needs."""

    def __init__(self, folder: Path) -> None:
        self.first, self.second, system = (folder / name for name in ("first", "second", "system"))
        for place in (self.first, self.second, system):
            place.mkdir()
        for program in ("sh", "dirname", "id", "cat", "cut", "sha256sum"):
            found = next(place for place in ("/usr/bin", "/bin") if Path(place, program).exists())
            (system / program).symlink_to(Path(found, program))
        self.path = f"{self.first}:{self.second}:{system}"

    def find(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [TOOLS / "find_python.sh"],
            env={"PATH": self.path, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


def program(folder: Path, name: str, body: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)
    return file


def good(folder: Path, name: str) -> Path:
    return program(folder, name, f'exec {os.path.realpath(sys.executable)} "$@"')


def broken_shim(folder: Path, name: str) -> Path:
    return program(folder, name, "echo 'command not found' >&2; exit 127")


def too_old(folder: Path, name: str) -> Path:
    return program(folder, name, "exit 1")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_newer_name_wins_wherever_it_is_on_the_path(machine: Machine) -> None:
    good(machine.first, "python3")
    newer = good(machine.second, "python3.12")
    assert machine.find().stdout.strip() == str(newer)


def test_a_shim_that_is_there_but_fails_is_passed_over(machine: Machine) -> None:
    broken_shim(machine.first, "python3.13")
    behind_the_shim = good(machine.second, "python3.13")
    assert machine.find().stdout.strip() == str(behind_the_shim)


def test_shims_that_all_fail_leave_the_plain_name(machine: Machine) -> None:
    for name in ("python3.13", "python3.12", "python3.11"):
        broken_shim(machine.first, name)
    plain = good(machine.second, "python3")
    assert machine.find().stdout.strip() == str(plain)


def test_a_python_that_is_too_old_stops_with_one_line_that_names_the_fix(machine: Machine) -> None:
    too_old(machine.first, "python3")
    answer = machine.find()
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "make PYTHON=" in answer.stderr


def test_a_machine_with_apt_is_told_the_packages(machine: Machine) -> None:
    program(machine.first, "apt-get", "exit 1")
    assert "apt-get install python3 python3-venv" in machine.find().stderr


def test_python_can_be_named(machine: Machine) -> None:
    good(machine.first, "python3.13")
    wanted = good(machine.second, "mine")
    assert machine.find(PYTHON=str(wanted)).stdout.strip() == str(wanted)


def test_a_named_python_that_does_not_run_is_not_replaced_behind_our_back(machine: Machine) -> None:
    good(machine.first, "python3.13")
    answer = machine.find(PYTHON="/nowhere/python")
    assert answer.returncode == 1
    assert "/nowhere/python" in answer.stderr


def test_the_base_interpreter_is_taken_when_a_virtualenv_is_active(machine: Machine, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    machine.path = f"{tmp_path}/venv/bin:{machine.path}"
    found = machine.find().stdout.strip()
    assert Path(found).exists()
    assert not Path(found).is_relative_to(tmp_path)
