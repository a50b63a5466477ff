"""Finds the place of an address. It is asked by the worker alone, at most once a second, and never waited for."""

from dataclasses import dataclass
from typing import Protocol

from server.domain.places import Place


class GeocoderDown(Exception):
    """It gave no answer now; a later try may succeed, after `retry_after` seconds when it says so."""

    def __init__(self, reason: str, retry_after: int = 0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Located:
    """Where an address is; `label` is the provider's own name of the place."""

    place: Place
    label: str


class Geocoder(Protocol):
    """Looks addresses up."""

    @property
    def provider(self) -> str:
        """Return the provider's name, under which answers are kept; empty when there is none."""
        ...

    def locate(self, address: str) -> Located | None:
        """Return where an address is, None when it is not known, to the street at least; raise `GeocoderDown`."""
        ...
