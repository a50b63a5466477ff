"""Numbers, dates and free text as they are printed: by locale, and without anything that acts."""

import re
import unicodedata
from copy import copy
from datetime import date, datetime
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from server.domain.instants import utc, zone
from server.domain.money import Money, exponent_of

_MILLION_PLACES = -6
_PERCENT_PLACES = -4
_KEPT_CONTROLS = "\n\t"


def locale_of(tag: str) -> Locale:
    """Return the locale of a tag such as `en-US`; one that is not known is read as American English."""
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def money_text(money: Money, locale: Locale) -> str:
    """Return an amount with its currency, as `$1,234.50`."""
    return _currency_text(Decimal(money.plain()), money.currency, exponent_of(money.currency), locale)


def price_text(price_e6: int, currency: str, locale: Locale) -> str:
    """Return a unit price with as many places as it needs, at least the currency's."""
    return _currency_text(Decimal(price_e6).scaleb(_MILLION_PLACES), currency, 6, locale)


def _currency_text(amount: Decimal, currency: str, most_places: int, locale: Locale) -> str:
    pattern = copy(locale.currency_formats["standard"])
    pattern.frac_prec = (exponent_of(currency), max(most_places, exponent_of(currency)))
    text = str(pattern.apply(amount, locale, currency=currency, currency_digits=False))
    return re.sub(r"(?<=[A-Z]{3})(?=\d)", "\N{NO-BREAK SPACE}", text)


def quantity_text(quantity_e6: int, locale: Locale) -> str:
    """Return a quantity with as many places as it needs."""
    pattern = copy(locale.decimal_formats[None])
    pattern.frac_prec = (0, 6)
    return str(pattern.apply(Decimal(quantity_e6).scaleb(_MILLION_PLACES), locale))


def rate_text(rate_ppm: int, locale: Locale) -> str:
    """Return a rate in percent, 82,500 as `8.25%`."""
    pattern = copy(locale.percent_formats[None])
    pattern.frac_prec = (0, -_PERCENT_PLACES)
    return str(pattern.apply(Decimal(rate_ppm).scaleb(_MILLION_PLACES), locale))


def day_text(day: date, locale: Locale) -> str:
    """Return a day in words, as `March 2, 2026`."""
    return format_date(day, "long", locale=locale)


def time_text(moment: datetime, timezone: str, locale: Locale) -> str:
    """Return the time on the wall there, as `8:05 AM`."""
    return format_time(utc(moment).astimezone(zone(timezone)), "short", locale=locale)


def inert(text: str, *, lines: bool = False, longest_word: int = 28) -> str:
    """Return free text that only prints: no controls, no direction overrides, no word too long to break.

    Line ends stay when `lines` is set and are blanks otherwise; words of that length get places to break.
    """
    joined = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    kept = "".join(letter for letter in joined if letter in _KEPT_CONTROLS or not _acts(letter))
    tidy = kept if lines else re.sub(r"\s+", " ", kept).strip()
    return re.sub(rf"\S{{{longest_word},}}", _breakable, tidy)


def clipped(text: str, most: int) -> str:
    """Return free text on one line, cut at `most` characters so that it cannot crowd out what matters."""
    tidy = inert(text)
    return tidy if len(tidy) <= most else tidy[: most - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _acts(letter: str) -> bool:
    """Tell whether a character does something instead of being seen: Cc controls, Cs halves, bidi and tags."""
    category = unicodedata.category(letter)
    return category in {"Cc", "Cs", "Co", "Cn"} or (
        category == "Cf" and letter not in "\u200c\u200d\u00ad\u200e\u200f"
    )


def _breakable(word: re.Match[str]) -> str:
    """Return an endless word with places where a line may end."""
    letters = word.group()
    return "\u200b".join(letters[at : at + 6] for at in range(0, len(letters), 6))
