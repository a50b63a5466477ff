"""The command `truckroll`."""

from collections.abc import Iterable

from server.http.face import Face


def run(faces: Iterable[Face]) -> None:
    """Run the command line."""
