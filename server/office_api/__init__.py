"""The office face."""

from server.http.face import Face

FACE = Face("api", ())
