"""A geocoder of the tests: knows what it is given, counts what it is asked, and is down when told so."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.ports.geocoder import GeocoderDown, Located


@dataclass
class FakeGeocoder:
    known: dict[str, Located]
    down: GeocoderDown | None = None
    asked: list[str] = field(default_factory=list)
    provider: str = "fake"

    def locate(self, address: str) -> Located | None:
        self.asked.append(address)
        if self.down is not None:
            raise self.down
        return self.known.get(address)
