"""The technician's face: its own OpenAPI document, its own pace of change."""

from server.http.face import Face

FACE = Face("mobile", ())
