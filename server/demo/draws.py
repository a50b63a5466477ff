"""Seeded chance: a question that is asked again, for the same date, gets the same answer."""

import math
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

SEED = 1129
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def chance(*about: object) -> Random:
    """Return the source of chance for one question, named by words, numbers and dates."""
    return Random("/".join(["truckroll", str(SEED), *map(str, about)]))


def id_at(moment: datetime, random: Random) -> str:
    """Return a UUIDv7 of that moment (UTC), its random bits drawn from the seed."""
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    value = (milliseconds << 80) | random.getrandbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))


def lognormal(random: Random, median: float, sigma: float) -> float:
    """Draw from the lognormal distribution with that median and that deviation of the logarithm."""
    return median * math.exp(random.gauss(0.0, sigma))
