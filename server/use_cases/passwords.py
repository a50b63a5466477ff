"""Passwords: argon2id, so that a stolen table is slow to try; never more than two at once in a process."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.domain.errors import Invalid

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_TWO_AT_ONCE = threading.Semaphore(2)
_NOBODY = _HASHER.hash("the password of nobody")
SHORTEST, LONGEST = 12, 200


def hash_password(password: str) -> str:
    """Return the hash of a new password, or refuse one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid.field("password", f"must have {SHORTEST} to {LONGEST} characters")
    with _TWO_AT_ONCE:
        return _HASHER.hash(password)


def verify_password(stored: str | None, password: str) -> bool:
    """Tell whether the password is right; an unknown user costs the same time."""
    with _TWO_AT_ONCE:
        try:
            return _HASHER.verify(stored or _NOBODY, password[: LONGEST + 1]) and stored is not None
        except (VerificationError, InvalidHashError):
            return False
