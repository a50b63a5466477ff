"""How large the samples of tests are: seeded parts in `make test`, all in `make soak`; both print what they took."""

import os

SOAK = os.environ.get("TRUCKROLL_SOAK") == "1"
told: list[tuple[str, int, int]] = []
"""What the test that runs now has taken; the conftest hands it on to the report."""


def sized(what: str, sample: int, full: int) -> int:
    """Return how many of something to take: the sample, or all of it in `make soak`."""
    chosen = full if SOAK else sample
    tell(what, chosen, full)
    return chosen


def tell(what: str, chosen: int, full: int) -> None:
    """Have the run print how many of how many were taken."""
    told.append((what, chosen, full))
