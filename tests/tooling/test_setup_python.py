"""How .venv comes to be on machines that lack something. The lock files are empty: nothing is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.tooling.processes import sleepers, wait_until

ROOT = Path(__file__).parents[2]

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "truckroll"
version = "1"
"""

# The smallest thing that can install itself in editable mode: one command that says hello.
BACKEND = """
import zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "truckroll-1-py3-none-any.whl"
    info = "truckroll-1.dist-info"
    with zipfile.ZipFile(f"{wheel_directory}/{name}", "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: truckroll\\nVersion: 1\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\ntruckroll = this:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""

PYTHON = os.path.realpath(sys.executable)
PYTHON_WITH_PIP = sys.executable if find_spec("pip") else PYTHON


class Checkout:
    """A copy of the scripts around an empty project, on a machine whose PATH we choose."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.bin = folder / "bin"
        self.bin.mkdir()
        shutil.copytree(ROOT / "tools", self.folder / "tools")
        (self.folder / "pyproject.toml").write_text(PYPROJECT)
        (self.folder / "backend.py").write_text(BACKEND)
        for lock in ("requirements.lock", "requirements-dev.lock"):
            (self.folder / lock).write_text("# nothing\n")
        self.put("id", "echo 1000")  # root would be helped by apt-get

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def put(self, name: str, body: str) -> None:
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{body}\n")
        file.chmod(0o755)

    def setup(self, level: str = "run") -> subprocess.CompletedProcess[str]:
        """Prepare with the faked python3.13 alone: what else is on PATH is the system's shell tools."""
        process = self.start(level)
        stdout, stderr = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)

    def start(self, level: str = "run") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.folder / "tools/setup_python.sh", level],
            env={
                "PATH": f"{self.bin}:/usr/bin:/bin",
                "HOME": str(self.folder),
                "PYTHON": str(self.bin / "python3.13"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with a .venv that was ready once: each test may spoil it in its own way."""
    checkout = Checkout(tmp_path_factory.mktemp("prepared"))
    checkout.put("python3.13", WITHOUT_ENSUREPIP)
    checkout.setup("dev")
    return checkout


WITHOUT_ENSUREPIP = f"""
case "$*" in
    "-m venv .venv") {PYTHON} -m venv --without-pip .venv; touch .venv/half-made; exit 1 ;;
    "-m pip "*) exec {PYTHON_WITH_PIP} "$@" ;;
esac
exec {PYTHON} "$@"
"""

WITHOUT_PIP = f"""
case "$*" in
    "-m venv .venv") {PYTHON} -m venv --without-pip .venv; exit 1 ;;
    "-m pip"*) echo "No module named pip" >&2; exit 1 ;;
esac
exec {PYTHON} "$@"
"""


def test_without_ensurepip_the_half_made_folder_goes_and_the_systems_pip_installs(checkout: Checkout) -> None:
    checkout.put("python3.13", WITHOUT_ENSUREPIP)
    answer = checkout.setup()
    assert answer.returncode == 0, answer.stderr
    assert not (checkout.venv / "half-made").exists()
    assert (checkout.venv / "bin/truckroll").exists()
    assert "no ensurepip" in answer.stdout


def test_without_any_pip_one_line_names_the_command_and_nothing_half_made_stays(checkout: Checkout) -> None:
    checkout.put("python3.13", WITHOUT_PIP)
    for name in ("pip", "pip3"):
        checkout.put(name, "exit 1")
    answer = checkout.setup()
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "apt-get install python3-venv" in answer.stderr
    assert not checkout.venv.exists()


# What the system's package brings, faster than by unpacking it: a virtualenv that finds a pip.
WITH_ENSUREPIP = f"""
if [ "$*" = "-m venv .venv" ]; then
    {PYTHON} -m venv --without-pip .venv
    {PYTHON_WITH_PIP} -c 'import pip, os; print(os.path.dirname(pip.__path__[0]))' >pip.pth
    mv pip.pth .venv/lib/python3*/site-packages/
    exit
fi
exec {PYTHON} "$@"
"""


def test_without_any_pip_root_installs_the_systems_package(checkout: Checkout) -> None:
    checkout.put("python3.13", WITHOUT_PIP)
    checkout.put("after", WITH_ENSUREPIP)
    for name in ("pip", "pip3"):
        checkout.put(name, "exit 1")
    checkout.put("id", "echo 0")
    checkout.put(
        "apt-get", f'case "$*" in *python3-venv*) mv {checkout.bin}/after {checkout.bin}/python3.13 ;; esac'
    )
    answer = checkout.setup()
    assert answer.returncode == 0, answer.stderr
    assert "apt-get install python3-venv" in answer.stdout
    assert (checkout.venv / "bin/truckroll").exists()


def test_ready_is_ready_and_the_packages_for_tests_hold_those_for_running(prepared: Checkout) -> None:
    again = prepared.setup("run")
    assert (again.returncode, again.stdout) == (0, "")


def test_a_changed_lock_file_is_installed_and_stamped(prepared: Checkout) -> None:
    before = (prepared.venv / ".stamp-run").read_text()
    (prepared.folder / "requirements.lock").write_text("# another nothing\n")
    assert "installing the packages" in prepared.setup().stdout
    assert (prepared.venv / ".stamp-run").read_text() != before


def test_an_installation_that_was_killed_starts_over(prepared: Checkout) -> None:
    (prepared.venv / ".unfinished").touch()
    assert "making .venv" in prepared.setup().stdout
    assert not (prepared.venv / ".unfinished").exists()


def test_a_checkout_that_was_moved_starts_over(prepared: Checkout) -> None:
    prepared.folder = prepared.folder.rename(prepared.folder.with_name("elsewhere"))
    assert "making .venv" in prepared.setup().stdout
    assert str(prepared.folder) in (prepared.venv / "bin/truckroll").read_text()


def test_a_virtualenv_made_by_hand_is_taken_as_it_is(checkout: Checkout) -> None:
    checkout.put("python3.13", WITHOUT_ENSUREPIP)
    subprocess.run([PYTHON, "-m", "venv", "--without-pip", checkout.venv], check=True)
    (checkout.venv / "mine").touch()
    answer = checkout.setup()
    assert answer.returncode == 0, answer.stderr
    assert (checkout.venv / "mine").exists()


def test_term_ends_a_long_step_and_all_that_it_started(checkout: Checkout) -> None:
    checkout.put("python3.13", f'[ "$*" = "-m venv .venv" ] && exec sleep 61.5\nexec {PYTHON} "$@"')
    with checkout.start() as setup:
        wait_until(lambda: sleepers("61.5"))
        setup.terminate()
        assert setup.wait(timeout=5) != 0
    assert not sleepers("61.5")
