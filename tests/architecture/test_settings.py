"""Whoever runs Truckroll finds every setting, and no setting that is gone, in docs/operations.md."""

from __future__ import annotations

import dataclasses
import re

from server.settings import Settings
from tests.architecture.tree import ROOT

FIELDS = [field.name for field in dataclasses.fields(Settings)]
VARIABLES = {"PORT" if name == "port" else f"TRUCKROLL_{name.upper()}" for name in FIELDS}


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(
        r"^\| *`(PORT|TRUCKROLL_\w+)` *\|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE
    )
    assert set(rows) == VARIABLES
    assert len(rows) == len(VARIABLES)


def test_what_tests_read_from_the_environment_is_told_to_contributors() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    for name in ("TRUCKROLL_TEST_DATA", "TRUCKROLL_SOAK", "TRUCKROLL_TEST_POSTGRES", "CI"):
        assert f"`{name}`" in text
