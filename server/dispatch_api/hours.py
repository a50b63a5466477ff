"""What hours of a day look like in a request: times on the wall, and breaks of full length."""

import re
from typing import Any

from marshmallow import ValidationError, fields

from server.http.fields import StrictSchema, WholeNumber

_WALL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_DAY = 86_400


class WallTime(fields.String):
    """A time on the wall as HH:MM; kept as seconds after midnight."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        found = _WALL.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise ValidationError("must be a time of day such as 07:30")
        return int(found[1]) * 3600 + int(found[2]) * 60

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else f"{value % _DAY // 3600:02d}:{value % 3600 // 60:02d}"


class BreakRule(StrictSchema):
    """A break of full length that starts between two times; after midnight when they come before the shift's start."""

    duration_seconds = WholeNumber(least=60, most=4 * 3600, attribute="duration", required=True)
    earliest = WallTime(required=True)
    latest = WallTime(required=True)
