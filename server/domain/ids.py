"""Identifiers: UUID version 7 (RFC 9562), which sort in the order in which a process made them."""

import secrets
import threading
import time
from uuid import UUID

_TAIL_BITS = 74
_LOW_BITS = 62
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a fresh UUIDv7 as 36 lower-case characters, greater than every earlier one of this process."""
    global _last  # noqa: PLW0603 - the order within a millisecond is a process's own
    with _lock:
        fresh = (time.time_ns() // 1_000_000 << _TAIL_BITS) | secrets.randbits(_TAIL_BITS)
        _last = max(fresh, _last + 1)
        payload = _last
    low = payload & ((1 << _LOW_BITS) - 1)
    middle = payload >> _LOW_BITS & 0xFFF
    return str(UUID(int=(payload >> _TAIL_BITS << 80) | (0x7 << 76) | (middle << 64) | (0x2 << 62) | low))


def is_id(text: str) -> bool:
    """Tell whether the text is a UUID in its canonical form."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
