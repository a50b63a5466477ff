"""The plain settings of a mapping: which keys its tables have, and what each may hold."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from server.domain.errors import Fault, Invalid
from server.domain.imports.decoding import ENCODINGS
from server.domain.imports.faults import Refused
from server.domain.imports.moments import check_format
from server.domain.imports.table import DELIMITERS
from server.domain.instants import zone

Check = Callable[[Any], str | None]
ZONE_OF_COMPANY = "company"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_SOURCE = re.compile(r"[\w.-]{1,60}")


def _text(most: int) -> Check:
    return lambda value: (
        None
        if isinstance(value, str) and 0 < len(value) <= most
        else f"must be a text of at most {most} characters"
    )


def _one_of(*words: object) -> Check:
    return lambda value: None if value in words else f"must be one of {', '.join(map(repr, words))}"


def _format(value: Any) -> str | None:
    if not isinstance(value, str) or "%" not in value or len(value) > 100:  # noqa: PLR2004 - no format is longer
        return "must be a format such as %m/%d/%Y"
    try:
        check_format(value)
    except Refused as error:
        return error.reason
    return None


def _zone(value: Any) -> str | None:
    if value == ZONE_OF_COMPANY:
        return None
    try:
        zone(value if isinstance(value, str) else "")
    except Invalid:
        return 'must be an IANA zone such as America/New_York, or "company"'
    return None


def _source(value: Any) -> str | None:
    right = isinstance(value, str) and _SOURCE.fullmatch(value)
    return None if right else "must be a short name such as jobber: letters, digits, dots and dashes"


def _words(value: Any) -> str | None:
    right = isinstance(value, list) and all(isinstance(word, str) for word in value)
    return None if right else "must be a list of texts"


def _minutes(value: Any) -> str | None:
    right = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 14_400  # noqa: PLR2004 - ten days
    return None if right else "must be whole minutes, 1 to 14400"


check_zone = _zone
check_moment_format = _format
WORDS: Mapping[str, Check] = {
    "kind": _text(30),
    "source": _source,
    "timezone": _zone,
    "ambiguous": _one_of("earlier", "later"),
    "create_missing": _words,
    "title": _text(200),
    "note": _text(2000),
}
FILE: Mapping[str, Check] = {"encoding": _one_of(*ENCODINGS), "delimiter": _one_of(*DELIMITERS)}
NUMBERS: Mapping[str, Check] = {
    "decimal": _one_of(".", ","),
    "thousands": _one_of("", ".", ",", " ", "'", "\N{RIGHT SINGLE QUOTATION MARK}"),
}
FORMATS: Mapping[str, Check] = {"moment": _format, "day": _format}
CREATED_JOB_TYPE: Mapping[str, Check] = {
    "minutes": _minutes,
    "labour": _one_of("flat", "timed"),
    "labour_code": _text(50),
}


def check_table(path: str, table: Mapping[str, Any], shape: Mapping[str, Check] = WORDS) -> Iterator[Fault]:
    """Yield what is wrong with a table's keys and values."""
    before = f"{path}." if path else ""
    for name, value in table.items():
        wrong = shape[name](value) if name in shape else f"is none of {', '.join(shape)}"
        if wrong:
            yield Fault(f"{before}{name}", wrong)
    if shape is NUMBERS and table.get("decimal", ".") == table.get("thousands"):
        yield Fault(f"{before}thousands", "is the sign before the places, too")


def check_parameter_names(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the parameters that a mapping asks for."""
    for name, meaning in table.items():
        if not _NAME.fullmatch(name) or not isinstance(meaning, str):
            yield Fault(f"parameters.{name}", 'must be a short name = "what it means"')
