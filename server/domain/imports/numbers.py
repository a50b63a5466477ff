"""Numbers as files write them: separators as the mapping declares them, never guessed, never rounded away."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from server.domain.imports.faults import Refused

_DIGITS = re.compile(r"[0-9]+")
_SYMBOLS = "$\N{EURO SIGN}\N{POUND SIGN}"
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
MOST_DIGITS = 30
_WIDE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The sign before the places, and the one between groups of three; no thousands sign is the empty text."""

    decimal: str = "."
    thousands: str = ""


def number(text: str, how: NumberFormat) -> Decimal:
    """Return the number that the text says in that format, or refuse it, saying what it could also mean."""
    sign, rest = ("-", text[1:]) if text[:1] in {"-", "\N{MINUS SIGN}"} else ("", text.removeprefix("+"))
    whole, point, places = rest.strip(_BLANKS).partition(how.decimal)
    if point and not _is_digits(places):
        raise _refusal(text, how)
    digits = "0" if point and not whole else _ungrouped(whole, how)
    if digits is None or len(digits) + len(places) > MOST_DIGITS:
        raise _refusal(text, how)
    return Decimal(f"{sign}{digits}.{places or 0}")


def amount(text: str, how: NumberFormat) -> Decimal:
    """Return a sum of money; one currency sign before or after it is left out."""
    bare = text.strip(_BLANKS)
    if bare[:1] == "-" and bare[1:2] in _SYMBOLS:
        bare = "-" + bare[2:]
    elif bare[:1] in _SYMBOLS:
        bare = bare[1:]
    elif bare[-1:] in _SYMBOLS:
        bare = bare[:-1]
    return number(bare.strip(_BLANKS), how)


def times(value: Decimal, factor: int) -> Decimal:
    """Return a product with all of its digits; `Decimal`'s own `*` rounds to 28."""
    return _WIDE.multiply(value, Decimal(factor))


def over(value: Decimal, power_of_ten: int) -> Decimal:
    """Return a number moved by so many places, with all of its digits."""
    return _WIDE.scaleb(value, -power_of_ten)


def _ungrouped(whole: str, how: NumberFormat) -> str | None:
    if _is_digits(whole):
        return whole
    blank = how.thousands in _BLANKS and how.thousands != ""
    groups = re.split(f"[{_BLANKS}]", whole) if blank else whole.split(how.thousands or "\n")
    if len(groups) < 2 or not all(map(_is_digits, groups)):  # noqa: PLR2004 - a sign lies between two groups
        return None
    first, *others = groups
    return "".join(groups) if len(first) <= 3 and all(len(group) == 3 for group in others) else None  # noqa: PLR2004


def _is_digits(text: str) -> bool:
    return _DIGITS.fullmatch(text) is not None


def _refusal(text: str, how: NumberFormat) -> Refused:
    unexplained = "." if how.decimal == "," else ","
    several = unexplained in text or text.count(how.decimal) > 1
    if several and _is_digits(re.sub(r"[-+.,]", "", text)) and not how.thousands:
        return Refused(
            "AMBIGUOUS_NUMBER",
            f"could mean several numbers: the mapping says that {how.decimal!r} comes before the places and names no"
            " sign between thousands (numbers.decimal, numbers.thousands)",
        )
    shape = f"1{how.thousands}234{how.decimal}50"
    return Refused("NOT_A_NUMBER", f"is no number such as {shape}")
