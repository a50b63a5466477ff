"""How long it takes from each place to each other place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from server.domain.places import Place


@dataclass(frozen=True, slots=True)
class TravelTable:
    """Square tables over places: seconds and metres, as integer arrays, row is from and column is to."""

    seconds: Any
    metres: Any
    source: str


class TravelTimes(Protocol):
    """Answers for many places at once; a pair that cannot be reached has a time of a week."""

    def table(self, places: Sequence[Place]) -> TravelTable:
        """Return the tables over the places, in their order."""
        ...
