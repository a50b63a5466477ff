"""The dispatch face."""

from server.http.face import Face

FACE = Face("api", ())
