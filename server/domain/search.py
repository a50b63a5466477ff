"""Searching as people mean it: without regard to case, accents or the punctuation of a telephone number.

What is searched is folded when it is written and what is asked is folded alike, so that both databases answer the
same, whatever their own idea of upper and lower case.
"""

import re
import unicodedata

_PHONE = re.compile(r"\+?[\d\s()./-]+", re.ASCII)
_FEWEST_DIGITS = 3


def folded(text: str) -> str:
    """Return the text without case, accents and double blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


def digits(text: str) -> str:
    """Return the digits of a text that is written like a telephone number, else nothing."""
    found = re.sub(r"\D", "", text, flags=re.ASCII) if _PHONE.fullmatch(text.strip()) else ""
    return found if len(found) >= _FEWEST_DIGITS else ""
