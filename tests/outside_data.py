"""Outside data for tests: the folder that TRUCKROLL_TEST_DATA names; unset a test skips, set and missing it fails."""

import os
from pathlib import Path

import pytest


def outside(*parts: str) -> Path:
    """Return a file or folder of the outside data."""
    root = os.environ.get("TRUCKROLL_TEST_DATA")
    if not root:
        pytest.skip("TRUCKROLL_TEST_DATA is unset: this test needs public data that is not in the project")
    path = Path(root).joinpath(*parts)
    assert path.exists(), f"TRUCKROLL_TEST_DATA is set, but {path} is not there"
    return path
