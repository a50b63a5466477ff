"""Converts a file in one line, without a database."""

from __future__ import annotations

from server.domain.imports.convert import Converted, Setting, convert
from server.domain.imports.faults import Refused
from server.domain.imports.mapping import parse_mapping, plain_mapping


def check_email(text: str) -> str:
    if "@" not in text:
        raise Refused("NOT_AN_EMAIL", "is no mail address")
    return text.lower()


def converted(
    file: str | bytes,
    kind: str = "customers",
    mapping: str = "",
    zone: str = "America/New_York",
    **given: str,
) -> Converted:
    raw = file.encode() if isinstance(file, str) else file
    read = parse_mapping(mapping, kind) if mapping else plain_mapping(kind)
    return convert(raw, read, Setting(zone, "USD", check_email, given))


def values(result: Converted, name: str) -> list[object]:
    """Return one column of all records; there must be no fault."""
    assert result.faults.kept == []
    return [record.values[name] for record in result.records]


def faults(result: Converted) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.code) for fault in result.faults.sorted()]
