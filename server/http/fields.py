"""The one set of fields that every schema is made of: each takes exactly its kind of value and no relative of it."""

import math
import re
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from email_validator import EmailNotValidError, validate_email
from marshmallow import Schema, ValidationError, fields, validate

from server.domain.ids import is_id

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_QUANTITY = re.compile(r"-?\d{1,9}(\.\d{1,6})?", re.ASCII)
_DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,9})?", re.ASCII)
_ZONES = available_timezones()
EARLIEST_YEAR, LATEST_YEAR = 2000, 2099


class StrictSchema(Schema):
    """A schema whose fields keep the order in which they are written."""


def _characters(least: int, most: int) -> validate.Length:
    several = "must have {min} to {max} characters" if least else "must have at most {max} characters"
    return validate.Length(min=least or None, max=most, error=several)


class Words(fields.String):
    """Text of a bounded length without control characters or halves of characters."""

    def __init__(self, *, least: int = 0, most: int = 200, lines: bool = False, **kwargs: Any) -> None:
        super().__init__(validate=[_characters(least, most)], **kwargs)
        self._lines = lines

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError("must be text")
        if _CONTROL.search(value if self._lines else value.replace("\n", "\x00")):
            raise ValidationError("holds a control character")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise ValidationError("holds half a character (a lone surrogate)") from None
        return value.strip()


class Password(fields.String):
    """A password exactly as it was typed: neither trimmed nor cut (ASVS 6.2.8); at most 200 characters."""

    def __init__(self, *, most: int = 200, **kwargs: Any) -> None:
        super().__init__(validate=_characters(1, most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or value.encode("utf-8", "replace").decode() != value:
            raise ValidationError("must be text")
        return value


class WholeNumber(fields.Integer):
    """A whole number in a range: no 1.9, no "12", no true."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(validate=validate.Range(min=least, max=most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValidationError("must be a whole number")
        return value


class QueryNumber(WholeNumber):
    """A whole number in a query, where everything is text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if not re.fullmatch(r"-?[0-9]{1,15}", str(value)):
            raise ValidationError("must be a whole number")
        return int(value)


class YesNo(fields.Boolean):
    """true or false and nothing that looks like it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("must be true or false")
        return value


class QueryYesNo(fields.Boolean):
    """true or false in a query, where everything is text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if value not in {"true", "false"}:
            raise ValidationError("must be true or false")
        return bool(value == "true")


class Degrees(fields.Float):
    """A coordinate in degrees; kept as millionths."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        super().__init__(metadata={"minimum": -limit, "maximum": limit}, **kwargs)
        self._limit = limit

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValidationError("must be a number of degrees")
        if abs(value) > self._limit:  # before it is multiplied: 1e308 millionths are no number
            raise ValidationError(f"must lie between -{self._limit} and {self._limit}")
        return float(value)


class MicroDegrees(Degrees):
    """A coordinate that is degrees outside and millionths of a degree inside."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return round(super()._deserialize(value, attr, data, **kwargs) * 10**6)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else value / 10**6


class QueryMicroDegrees(MicroDegrees):
    """A coordinate in a query, where everything is text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not _DEGREES.fullmatch(str(value)):
            raise ValidationError("must be a number of degrees, such as 43.155")
        return super()._deserialize(float(value), attr, data, **kwargs)


class PointField(fields.List[Any]):
    """A point on the map as `[latitude, longitude]` in degrees; loads as millionths."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Degrees(limit=180), validate=validate.Length(equal=2), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list) or len(value) != len(_POINT):
            raise ValidationError("must be [latitude, longitude]")
        return [field.deserialize(number) for field, number in zip(_POINT, value, strict=True)]

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return None if value is None else [number / 10**6 for number in value]


_POINT = (MicroDegrees(limit=90), MicroDegrees(limit=180))


class Figure(fields.Float):
    """A measured number in an answer, such as a share; never taken as input."""


class Identifier(fields.String):
    """A UUID in its canonical 36 characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"format": "uuid"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or not is_id(value):
            raise ValidationError("must be a UUID in lower case")
        return value


class DayField(fields.Date):
    """A calendar day as YYYY-MM-DD."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise ValidationError("must be a date as YYYY-MM-DD")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise ValidationError("is no day of the calendar") from None
        return _in_range(day)


class InstantField(fields.DateTime):
    """A moment with its offset (RFC 3339)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not _INSTANT.fullmatch(value):
            raise ValidationError("must be a moment with its offset, such as 2026-03-02T08:00:00-05:00")
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise ValidationError("is no moment of the calendar") from None
        return _in_range(moment)


class ZoneField(fields.String):
    """The name of a time zone, such as America/New_York."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"format": "time-zone"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or value not in _ZONES:
            raise ValidationError("must be an IANA time zone, such as America/New_York")
        return ZoneInfo(value).key


class QuantityField(fields.String):
    """A decimal text with at most six places; loads as millionths."""

    def __init__(self, *, least: int = 1, most: int = 10**12, **kwargs: Any) -> None:
        super().__init__(metadata={"pattern": "^-?[0-9]{1,9}([.][0-9]{1,6})?$"}, **kwargs)
        self._least, self._most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not _QUANTITY.fullmatch(value):
            raise ValidationError('must be a decimal text such as "1.5", with at most 6 places')
        whole, _, places = value.lstrip("-").partition(".")
        millionths = int(whole) * 10**6 + int(places.ljust(6, "0") or 0)
        millionths = -millionths if value.startswith("-") else millionths
        if not self._least <= millionths <= self._most:
            raise ValidationError("is out of range")
        return millionths

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value
        sign, (whole, places) = ("-" if value < 0 else ""), divmod(abs(value), 10**6)
        return f"{sign}{whole}.{places:06d}".rstrip("0").rstrip(".")


class EmailField(fields.String):
    """A mail address, in lower case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"format": "mail-address"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        try:
            checked = validate_email(str(value), check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            raise ValidationError("must be a mail address") from None
        return checked.normalized.lower()


class Choice(fields.String):
    """One of a few words."""

    def __init__(self, *words: str, **kwargs: Any) -> None:
        super().__init__(validate=validate.OneOf(words), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise ValidationError("must be text")
        return value


class MoneySchema(StrictSchema):
    """An amount in minor units."""

    minor = WholeNumber(least=-(10**14), most=10**14, required=True)
    currency = Words(least=3, most=3, required=True)


def _in_range(moment: Any) -> Any:
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ValidationError(f"must lie between {EARLIEST_YEAR} and {LATEST_YEAR}")
    return moment


def object_of(schema: type[Schema], **kwargs: Any) -> fields.Nested:
    """Return a nested object."""
    return fields.Nested(schema, **kwargs)


def list_of(inner: Any, *, least: int = 0, most: int = 1000, **kwargs: Any) -> fields.List[Any]:
    """Return a bounded list."""
    item = fields.Nested(inner) if isinstance(inner, type) and issubclass(inner, Schema) else inner
    return fields.List(item, validate=validate.Length(min=least or None, max=most), **kwargs)


def free_object(**kwargs: Any) -> fields.Dict:
    """Return an object of free keys, for answers only."""
    return fields.Dict(keys=fields.String(), **kwargs)


def edit_of(schema: type[Schema]) -> Schema:
    """Return a schema as an edit takes it: each field of its first level may be left out, none has a default."""
    name = f"{schema.__name__.removesuffix('In')}Edit"
    made = type(name, (schema,), {"__doc__": f"What an edit changes; see {schema.__name__}."})
    return cast("Schema", made(partial=tuple(schema().fields)))
