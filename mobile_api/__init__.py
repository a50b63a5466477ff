"""The technician's face: its own OpenAPI document, its own pace of change."""

from mobile_api import day, field_reports, time_clock
from server.http.face import Face

FACE = Face("mobile", (day.blp, time_clock.blp, field_reports.blp))
