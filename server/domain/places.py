"""Places on the earth, in millionths of a degree, so that equal places are equal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point: latitude and longitude (WGS 84) in millionths of a degree."""

    latitude_e6: int
    longitude_e6: int

    @classmethod
    def of(cls, latitude: float, longitude: float) -> "Place":
        """Return the place of coordinates in degrees."""
        return cls(round(latitude * 1_000_000), round(longitude * 1_000_000))

    @property
    def latitude(self) -> float:
        """Return the latitude in degrees."""
        return self.latitude_e6 / 1_000_000

    @property
    def longitude(self) -> float:
        """Return the longitude in degrees."""
        return self.longitude_e6 / 1_000_000
