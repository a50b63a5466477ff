"""What a cell may hold, kind by kind: the same limits as the HTTP interface has, and how a value is shown again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from server.domain.errors import Invalid
from server.domain.imports import moments
from server.domain.imports.faults import Refused
from server.domain.imports.moments import MomentFormat
from server.domain.imports.numbers import NumberFormat, amount, number, over, times
from server.domain.imports.week import parse_hours, shown_hours
from server.domain.money import PER_MILLION, Money, exponent_of
from server.domain.quantities import format_e6

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SKILL = re.compile(r"(.{1,50}?)\s*[:=]\s*([1-5])")
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "on"})
_NO = frozenset({"no", "n", "false", "f", "0", "off"})
LARGEST_MINOR = 10**14
LARGEST_PRICE_E6 = 10**15


@dataclass(frozen=True, slots=True)
class How:
    """How one column's cells are written."""

    numbers: NumberFormat
    moments: MomentFormat
    day_format: str | None
    unit: str | None
    currency: str
    check_email: Callable[[str], str]
    """Returns the address as it is kept, or raises `Refused`."""


class CellType(Protocol):
    """What a column holds."""

    @property
    def blank(self) -> Any:
        """Return what an empty cell stands for."""
        ...

    def read(self, text: str, how: How) -> Any:
        """Return the value of a text that is not blank; raise `Refused`."""
        ...

    def shown(self, value: Any) -> Any:
        """Return the value as a person reads it, as JSON."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Text of a bounded length; several lines only where notes are."""

    most: int = 200
    lines: bool = False
    blank: str = ""

    def read(self, text: str, how: How) -> str:
        """Return the text."""
        plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        if _CONTROL.search(plain) or ("\n" in plain and not self.lines):
            raise Refused("CONTROL_CHARACTER", "holds a line break or another control character")
        if len(plain) > self.most:
            raise Refused("TOO_LONG", f"has {len(plain)} characters, {self.most} are the most")
        return plain

    def shown(self, value: str) -> str:
        """Return the text."""
        return value


@dataclass(frozen=True, slots=True)
class Email:
    """A mail address."""

    blank: str = ""

    def read(self, text: str, how: How) -> str:
        """Return the address in lower case."""
        return how.check_email(text)

    def shown(self, value: str) -> str:
        """Return the address."""
        return value


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    blank: bool = False

    def read(self, text: str, how: How) -> bool:
        """Return what the word says."""
        word = text.casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise Refused("NOT_YES_NO", "is neither yes nor no")

    def shown(self, value: bool) -> bool:
        """Return the flag."""
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    blank: str | None = None

    def read(self, text: str, how: How) -> str:
        """Return the word in its own spelling."""
        word = text.casefold()
        if word not in self.words:
            raise Refused("NOT_ONE_OF", f"is none of {', '.join(self.words)}: map it with [values.…]")
        return word

    def shown(self, value: str | None) -> str | None:
        """Return the word."""
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in a range."""

    least: int
    most: int
    blank: int | None = None

    def read(self, text: str, how: How) -> int:
        """Return the number; one with places other than zeros is refused."""
        found = number(text, how.numbers)
        if found != int(found):
            raise Refused("NOT_WHOLE", "is no whole number")
        if not self.least <= found <= self.most:
            raise Refused("OUT_OF_RANGE", f"lies outside {self.least} to {self.most}")
        return int(found)

    def shown(self, value: int | None) -> int | None:
        """Return the number."""
        return value


UNITS = {"seconds": 1, "minutes": 60, "hours": 3600}


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time, kept in seconds; in minutes unless the mapping names another unit."""

    least: int
    most: int
    blank: int | None = None

    def read(self, text: str, how: How) -> int:
        """Return the seconds."""
        if how.unit == "h:mm":
            hours, colon, minutes = text.partition(":")
            if not (colon and hours.isdecimal() and minutes.isdecimal() and text.isascii()):
                raise Refused("NOT_A_NUMBER", "is no time such as 1:30")
            seconds = Decimal(int(hours[:6]) * 3600 + int(minutes[:6]) * 60)
        else:
            seconds = times(number(text, how.numbers), UNITS[how.unit or "minutes"])
        if seconds != int(seconds):
            raise Refused("TOO_PRECISE", "is no whole number of seconds")
        if not self.least <= seconds <= self.most:
            raise Refused("OUT_OF_RANGE", f"lies outside {self.least // 60} to {self.most // 60} minutes")
        return int(seconds)

    def shown(self, value: int | None) -> str | None:
        """Return the minutes."""
        return None if value is None else f"{format_e6(value * PER_MILLION // 60)} min"


@dataclass(frozen=True, slots=True)
class Price:
    """A price of one unit, kept in millionths of the major unit; cents when the mapping says so."""

    blank: int | None = None

    def read(self, text: str, how: How) -> int:
        """Return the millionths."""
        found = amount(text, how.numbers)
        if how.unit == "cents":
            found = over(found, exponent_of(how.currency))
        millionths = times(found, PER_MILLION)
        if millionths != int(millionths):
            raise Refused("TOO_PRECISE", "has more than 6 places")
        if not 0 <= millionths <= LARGEST_PRICE_E6:
            raise Refused("OUT_OF_RANGE", "is below zero or absurdly large")
        return int(millionths)

    def shown(self, value: int | None) -> str | None:
        """Return the price as a decimal."""
        return None if value is None else format_e6(value)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money, kept in minor units; of major units in the file unless the mapping says cents."""

    blank: int | None = None

    def read(self, text: str, how: How) -> int:
        """Return the minor units; a sum finer than the currency is refused."""
        places = exponent_of(how.currency)
        found = amount(text, how.numbers)
        minor = found if how.unit == "cents" else times(found, 10**places)
        if minor != int(minor):
            raise Refused("TOO_PRECISE", f"{how.currency} has {places} digits after the point")
        if not 0 <= minor <= LARGEST_MINOR:
            raise Refused("OUT_OF_RANGE", "is below zero or absurdly large")
        return int(minor)

    def shown(self, value: int | None) -> int | None:
        """Return the minor units."""
        return value


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency's three letters."""

    blank: str | None = None

    def read(self, text: str, how: How) -> str:
        """Return the code."""
        try:
            exponent_of(text.upper())
        except Invalid:
            raise Refused("UNKNOWN_CURRENCY", "is no currency that we know, such as USD") from None
        return text.upper()

    def shown(self, value: str | None) -> str | None:
        """Return the code."""
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    earliest: int = moments.EARLIEST_YEAR
    blank: date | None = None

    def read(self, text: str, how: How) -> date:
        """Return the day; of a moment's text, by its format, the day that it names."""
        return moments.day(text, how.day_format, earliest=self.earliest)

    def shown(self, value: date | None) -> str | None:
        """Return the day as ISO writes it."""
        return None if value is None else value.isoformat()


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment."""

    blank: datetime | None = None

    def read(self, text: str, how: How) -> datetime:
        """Return the moment in UTC."""
        return moments.moment(text, how.moments)

    def shown(self, value: datetime | None) -> str | None:
        """Return the moment as ISO writes it."""
        return None if value is None else value.isoformat()


@dataclass(frozen=True, slots=True)
class Degrees:
    """A coordinate, kept in millionths of a degree: eleven centimetres, the nearest ones."""

    limit: int
    blank: int | None = None

    def read(self, text: str, how: How) -> int:
        """Return the millionths."""
        found = number(text, how.numbers)
        if abs(found) > self.limit:
            raise Refused("OUT_OF_RANGE", f"lies outside -{self.limit} to {self.limit} degrees")
        return round(times(found, PER_MILLION))

    def shown(self, value: int | None) -> float | None:
        """Return the degrees."""
        return None if value is None else value / PER_MILLION


@dataclass(frozen=True, slots=True)
class Skills:
    """Skills with their levels, such as `gas:3; electrical:2`."""

    blank: tuple[tuple[str, int], ...] = ()

    def read(self, text: str, how: How) -> tuple[tuple[str, int], ...]:
        """Return pairs of a skill's code or name and a level, in the file's order."""
        found: dict[str, int] = {}
        for part in filter(None, map(str.strip, re.split(r"[;|]", text))):
            match = _SKILL.fullmatch(part)
            if not match:
                raise Refused(
                    "NOT_SKILLS", "is no list such as gas:3; electrical:2, each with a level 1 to 5"
                )
            if match[1].casefold() in map(str.casefold, found):
                raise Refused("NOT_SKILLS", f"names {match[1]} twice")
            found[match[1]] = int(match[2])
        return tuple(found.items())

    def shown(self, value: tuple[tuple[str, int], ...]) -> str:
        """Return the list."""
        return "; ".join(f"{name}:{level}" for name, level in value)


@dataclass(frozen=True, slots=True)
class Week:
    """Weekly hours, such as `Mon-Fri 07:00-16:00; Sat 08:00-12:00`."""

    blank: tuple[tuple[int, int, int], ...] = field(default=())

    def read(self, text: str, how: How) -> tuple[tuple[int, int, int], ...]:
        """Return triples of weekday, first and last second."""
        return parse_hours(text)

    def shown(self, value: tuple[tuple[int, int, int], ...]) -> str:
        """Return the hours, day by day."""
        return shown_hours(value)


def money_shown(minor: int | None, currency: str) -> str | None:
    """Return a sum in major units with its currency."""
    return None if minor is None else f"{Money(minor, currency).plain()} {currency}"
