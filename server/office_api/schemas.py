"""What several of the office's documents are made of."""

from typing import Any

from server.http.fields import EmailField, MicroDegrees, StrictSchema, Words


class MailAddress(EmailField):
    """A mail address, or nothing."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return "" if value == "" else super()._deserialize(value, attr, data, **kwargs)


class NamedPlace(StrictSchema):
    """A place with a name."""

    label = Words(most=100, load_default="")
    latitude = MicroDegrees(limit=90, attribute="latitude_e6", required=True)
    longitude = MicroDegrees(limit=180, attribute="longitude_e6", required=True)
