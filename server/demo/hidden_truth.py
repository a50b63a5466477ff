"""The hidden truth: what the demo's past was drawn from, and what a later forecast ought to find again.

docs/demo.md tells it in words. The plan thinks that work takes what its job type says; the truth is another.
"""

import math
from collections.abc import Mapping
from datetime import date
from random import Random
from types import MappingProxyType

from server.demo.catalogue import KindSpec
from server.demo.draws import lognormal

BIAS: Mapping[str, float] = MappingProxyType(
    {
        "HEAT-TUNE": 0.92, "HEAT-NO": 1.12, "HEAT-THERM": 0.85, "HEAT-CO": 0.80, "COOL-TUNE": 0.95, "COOL-NO": 1.08,
        "COOL-PUMP": 1.00, "PLB-DRAIN": 1.15, "PLB-LEAK": 1.10, "PLB-TOILET": 0.90, "PLB-FAUCET": 1.05,
        "PLB-FLUSH": 0.95, "PLB-WH": 1.10, "PLB-SUMP": 0.80, "PLB-BACK": 0.90, "ELE-OUTLET": 0.85,
        "ELE-LIGHT": 1.10, "ELE-SMOKE": 0.90, "ELE-PANEL": 0.95, "ELE-BREAKER": 0.95, "ELE-EV": 1.15,
        "COM-CHILL": 1.00, "PLB-REPIPE": 1.10,
    }
)  # fmt: skip
"""Median of the minutes worked, as a multiple of the job type's planned minutes."""

SPREAD: Mapping[str, float] = MappingProxyType({"flat": 0.22, "timed": 0.42})
"""Deviation of the logarithm of the minutes, by how labour is billed: repairs spread wider than fixed tasks."""

PACE = (0.88, 1.00, 0.93, 1.05, 1.10, 0.92, 1.04, 1.02, 0.97, 1.16, 1.00, 1.08, 0.96, 1.25)
"""Each technician's multiple of the minutes, tech1 to tech14; the last is an apprentice."""

TRAVEL_SPREAD = 0.18
"""Deviation of the logarithm of driving time around what the travel port says, whose median it is."""

NO_SHOW, COULD_NOT, PAUSED, OFFLINE = 0.014, 0.018, 0.05, 0.03
"""Shares of visits: nobody at home; a timed repair that lacks a part; a pause for parts; reported out of coverage."""

REPORTS_LINES, FORGETS_SIGNATURE, FORGETS_CHECK = 0.3, 0.10, 0.03
"""Shares of completions with lines of their own; without the signature, or one point of the checklist, asked for."""

LATE_PAYERS, LATE_DAYS, PROMPT_DAYS, LATE_SPREAD = 0.18, 21.0, -3.0, 0.5
"""One customer in six pays late: days after the due date are lognormal around 21, the others pay around 3 days
before it. Payments come with a later issue; the parameters stand here so that they can be drawn from this truth."""


def work_seconds(random: Random, kind: KindSpec, technician: int) -> int:
    """Draw how long a kind of work really takes a technician (0 is tech1), in whole seconds."""
    median = kind.minutes * 60 * BIAS[kind.code] * PACE[technician % len(PACE)]
    return max(240, round(lognormal(random, median, SPREAD[kind.labour[0]])))


def travel_seconds(random: Random, planned: int) -> int:
    """Draw how long a drive really takes, in whole seconds."""
    return round(lognormal(random, planned, TRAVEL_SPREAD))


def coldness(day: date) -> float:
    """Return how cold the day's season is, 1 in the middle of January and 0 in the middle of July."""
    return 0.5 + 0.5 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365.25)


def season(kind: KindSpec, day: date) -> float:
    """Return how much more or less often a kind of work is asked for on a day."""
    cold = coldness(day)
    if kind.season == "heating":
        return 0.15 + 1.7 * cold
    if kind.season == "cooling":
        return 0.10 + 1.9 * math.pow(1 - cold, 1.5)
    if kind.season == "thaw":
        return 2.5 if day.month in {3, 4} else 0.6
    return 1.0


def demand(day: date) -> float:
    """Return how busy a day is beside an ordinary one: more in the cold and in the heat, less on Sundays."""
    weekend = {5: 0.85, 6: 0.7}.get(day.weekday(), 1.0)
    return weekend * (0.92 + 0.16 * abs(2 * coldness(day) - 1))


def is_late_payer(random: Random) -> bool:
    """Draw whether a customer is one of those who pay late."""
    return random.random() < LATE_PAYERS
