"""How large the demo company is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes of a demo; the tests make a small one."""

    history_days: int = 60
    technicians: int = 14
    customers: int = 900
    history_jobs: int = 76
    """Jobs of an ordinary day of the history, before the season."""
    planned_jobs: int = 110
    """Jobs of tomorrow, the planted ones that cannot fit among them."""
    today_jobs: int = 100
    iterations: int = 40
    """How long the optimizer looks: iterations, so that the same date gives the same plan ..."""
    seconds: int = 20
    """... and seconds, for a machine that is slow."""


FULL = Scale()
