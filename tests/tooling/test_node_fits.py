"""Which node versions satisfy the `engines` line of the web client."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "node_fits.py"


def fits(tmp_path: Path, wanted: str, version: str) -> bool:
    package = tmp_path / "package.json"
    package.write_text(f'{{"engines": {{"node": "{wanted}"}}}}')
    return subprocess.run([sys.executable, TOOL, package, version], check=False).returncode == 0


@pytest.mark.parametrize(
    ("wanted", "version", "answer"),
    [
        ("^20.19 || >=22.12", "v20.20.2", True),
        ("^20.19 || >=22.12", "v20.18.9", False),
        ("^20.19 || >=22.12", "v18.20.4", False),
        ("^20.19 || >=22.12", "v21.7.3", False),
        ("^20.19 || >=22.12", "v22.11.0", False),
        ("^20.19 || >=22.12", "v24.19.0", True),
        ("^20.19.0 || >= 22.12.0 < 25", "v25.0.0", False),
        ("20", "v20.1.0", True),
        ("~22.12", "v22.13.0", False),
        ("*", "v8.0.0", True),
    ],
)
def test_a_range_is_read_as_npm_reads_it(tmp_path: Path, wanted: str, version: str, answer: bool) -> None:
    assert fits(tmp_path, wanted, version) is answer
