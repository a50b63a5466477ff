"""Mail addresses as the HTTP interface takes them."""

import re
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from server.domain.imports.faults import Refused

_PLAIN = re.compile(
    r"[a-z0-9_+-]{1,30}(\.[a-z0-9_+-]{1,30}){0,3}@([a-z0-9]{1,30}\.){1,3}(com|net|org|example)"
)
"""What is right beyond doubt, seen a hundred times faster than the whole of the standards is looked through."""


@lru_cache(maxsize=4096)
def check_email(text: str) -> str:
    """Return the address in lower case, or refuse it."""
    if _PLAIN.fullmatch(text):
        return text
    try:
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise Refused("NOT_AN_EMAIL", "is no mail address") from None
    return str(checked.normalized).lower()
