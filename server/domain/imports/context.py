"""What the steps of a mapping share, and how they read their own keys."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from server.domain.imports.faults import Faults, Refused
from server.domain.imports.moments import MomentFormat
from server.domain.imports.numbers import NumberFormat
from server.domain.imports.settings import check_moment_format


@dataclass(frozen=True, slots=True)
class StepContext:
    """How moments and numbers are written, and the parameters that were given."""

    moments: MomentFormat
    numbers: NumberFormat
    parameters: Mapping[str, str]

    def filled(self, text: str) -> str:
        """Return a text of the mapping with the parameters in it."""
        for name, value in self.parameters.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def moments_as(self, format_: str | None) -> MomentFormat:
        """Return how moments are written where a step names a format of its own."""
        return replace(self.moments, format=format_) if format_ else self.moments


def text_of(said: Mapping[str, Any], name: str, *, default: str | None = None) -> str:
    """Return a text of a step, or refuse its key."""
    value = said.get(name, default)
    if not isinstance(value, str) or not value:
        raise Refused("BAD_MAPPING", "must be a text", at=name)
    return value


def texts_of(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, empty when the key is not there."""
    value = said.get(name, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise Refused("BAD_MAPPING", "must be a list of texts", at=name)
    return tuple(value)


def flag_of(said: Mapping[str, Any], name: str) -> bool:
    """Return a flag, false when the key is not there."""
    value = said.get(name, False)
    if not isinstance(value, bool):
        raise Refused("BAD_MAPPING", "must be true or false", at=name)
    return value


def format_of(said: Mapping[str, Any]) -> str | None:
    """Return the format of a step's moments, None when it names none."""
    if "format" not in said:
        return None
    if wrong := check_moment_format(said["format"]):
        raise Refused("BAD_MAPPING", wrong, at="format")
    return str(said["format"])


def known_keys(said: Mapping[str, Any], keys: frozenset[str]) -> None:
    """Refuse the first key that is none of a step's."""
    for name in said:
        if name not in keys:
            raise Refused("BAD_MAPPING", f"is none of {', '.join(sorted(keys))}", at=name)


def place_of(header: list[str], name: str, faults: Faults) -> int | None:
    """Return where a step's column stands, or note that the file has none of that name."""
    if name in header:
        return header.index(name)
    missing_column(name, faults)
    return None


def missing_column(name: str, faults: Faults) -> None:
    """Note, once, that the mapping speaks of a column that the file does not have."""
    if not any(fault.code == "COLUMN_MISSING" and fault.column == name for fault in faults.kept):
        faults.add(1, name, "COLUMN_MISSING", "the mapping names this column, and the file has none", name)
