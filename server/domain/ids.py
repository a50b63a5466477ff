"""Identifiers: UUID version 7 (RFC 9562), which sort by the millisecond in which they were made."""

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """Return a fresh UUIDv7 as 36 lower-case characters."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return str(UUID(int=value))


def is_id(text: str) -> bool:
    """Tell whether the text is a UUID in its canonical form."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
