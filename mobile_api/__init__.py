"""The technician's face: its own OpenAPI document, its own pace of change."""

from mobile_api import day, field_reports, hours, time_clock
from server.http.face import Face

FACE = Face("mobile", (day.blp, time_clock.blp, hours.blp, field_reports.blp))
