"""No geocoder: what has no coordinates waits for a person. The default: no address leaves the house unasked."""

from server.ports.geocoder import Located


class NoGeocoder:
    """Knows no address."""

    provider = ""

    def locate(self, address: str) -> Located | None:
        """Return None."""
        return None
