"""Versions as ETags: an edit says which version it was made on."""

import re
from collections.abc import Mapping
from typing import TypeVar

from flask import g, request

from server.http.errors import PreconditionMissing

Shown = TypeVar("Shown")

_ETAG = re.compile(r'(?:W/)?"(\d{1,15})"')


def answer_version(version: int) -> None:
    """Have the answer carry the version of what it shows."""
    g.etag = version


def versioned(shown: Shown) -> Shown:
    """Return what the answer shows, a row or a document, and have the answer carry its version."""
    answer_version(shown["version"] if isinstance(shown, Mapping) else shown.version)  # type: ignore[attr-defined]
    return shown


def expected_version() -> int:
    """Return the version that the If-Match header names."""
    match = _ETAG.fullmatch(request.headers.get("If-Match", ""))
    if match is None:
        raise PreconditionMissing("Send the ETag of what you saw as If-Match.")
    return int(match.group(1))
