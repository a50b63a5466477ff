"""Where CI promised a browser, a test that lacks one fails; elsewhere it skips and says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("ci", "code", "said"), [("true", 1, "CI must not skip"), ("", 0, "missing: Chromium")]
)
def test_a_missing_browser_is_loud(tmp_path: Path, ci: str, code: int, said: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "tests/journeys/test_browser.py",
            "-k",
            "two_walks and sqlite",
            "-q",
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "CHROMIUM"}
        | {"CI": ci, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout
