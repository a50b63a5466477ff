"""Whoever runs Truckroll finds every setting, and no setting that is gone, in docs/operations.md."""

from __future__ import annotations

import dataclasses
import re

from server.settings import Settings
from tests.architecture.tree import ROOT

ROW = re.compile(r"^\| `(PORT|TRUCKROLL_\w+)` \| (?:`(.+?)`|none) \| \S.*\|$", re.MULTILINE)


def variable(field: str) -> str:
    return "PORT" if field == "port" else f"TRUCKROLL_{field.upper()}"


def as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_every_setting_is_documented_with_its_default() -> None:
    defaults = {variable(name): as_written(value) for name, value in dataclasses.asdict(Settings()).items()}
    rows = ROW.findall((ROOT / "docs/operations.md").read_text())
    assert dict(rows) == defaults
    assert len(rows) == len(defaults)


def test_what_tests_read_from_the_environment_is_told_to_contributors() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    for name in ("TRUCKROLL_TEST_DATA", "TRUCKROLL_SOAK", "TRUCKROLL_TEST_POSTGRES", "CI"):
        assert f"`{name}`" in text
