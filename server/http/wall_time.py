"""Times of day as requests write them: on the wall, without a date."""

import re
from typing import Any

from marshmallow import ValidationError, fields

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


class EndOfSpan(WallTime):
    """Where a span of one day ends: 24:00 is its midnight."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return _DAY if value == "24:00" else super()._deserialize(value, attr, data, **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return "24:00" if value == _DAY else super()._serialize(value, attr, obj, **kwargs)
