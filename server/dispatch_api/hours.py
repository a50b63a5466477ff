"""What hours of a day look like in a request: times on the wall, and breaks of full length."""

from server.http.fields import StrictSchema, WholeNumber
from server.http.wall_time import WallTime

__all__ = ["BreakRule", "WallTime"]


class BreakRule(StrictSchema):
    """A break of full length that starts between two times; after midnight when they come before the shift's start."""

    duration_seconds = WholeNumber(least=60, most=4 * 3600, attribute="duration", required=True)
    earliest = WallTime(required=True)
    latest = WallTime(required=True)
