"""Reading JSON strictly: every field is asked for by name, and every fault is kept with its path."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from optimizer.errors import Fault, InvalidProblem

REQUIRED = object()
KINDS = {int: "an integer", list: "a list", dict: "an object", str: "a text", float: "a number"}


def parse(text: str) -> Any:
    """The JSON value, or `InvalidProblem`: no NaN, no infinity, no key twice in one object."""
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_pairs)
    except (ValueError, RecursionError) as error:
        raise InvalidProblem([Fault("$", "NOT_JSON", f"is not JSON: {error}")]) from error


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} appears twice in one object")
    return found


class Fields:
    """One JSON object. Every key must be among `known`; what is missing or of a wrong type is a fault."""

    def __init__(self, value: Any, path: str, faults: list[Fault], known: frozenset[str]) -> None:
        self.path, self.faults = path, faults
        self.value: dict[str, Any] = {}
        if not isinstance(value, dict):
            self._fault(None, "WRONG_TYPE", f"is not {KINDS[dict]}")
            return
        self.value = value
        for key in value:
            if key not in known:
                self._fault(key, "UNKNOWN_FIELD", "is not supported")

    def has(self, key: str) -> bool:
        """Whether the field is given."""
        return key in self.value

    def integer(self, key: str, default: Any = REQUIRED) -> Any:
        """An int; the default when the field is not there or wrong."""
        return self._typed(key, int, default, 0)

    def optional_integer(self, key: str) -> int | None:
        """An int or None."""
        found = self._typed(key, int, None, None)
        return found if isinstance(found, int) else None

    def items(self, key: str, default: Any = ()) -> list[Any]:
        """A list; empty when the field is wrong."""
        return list(self._typed(key, list, default, ()))

    def mapping(self, key: str) -> dict[str, Any]:
        """An object as it is, empty when not given."""
        return dict(self._typed(key, dict, {}, {}))

    def text(self, key: str, default: str) -> str:
        """A text."""
        return str(self._typed(key, str, default, default))

    def day(self, key: str) -> int | None:
        """An ISO date as its ordinal."""
        if not self.has(key):
            return None
        try:
            return date.fromisoformat(self.text(key, "")).toordinal()
        except ValueError:
            self._fault(key, "WRONG_TYPE", "is not a date like 2026-11-21")
            return None

    def integers(self, key: str) -> list[int]:
        """A list of ints; those that are none become faults."""
        return [item for item in self._checked(key) if item is not None]

    def child(self, key: str, known: frozenset[str]) -> "Fields":
        """An object within this one, empty when not given."""
        return Fields(self.value.get(key, {}), self.where(key), self.faults, known)

    def children(self, key: str, known: frozenset[str], default: Any = ()) -> Iterator["Fields"]:
        """The objects of a list within this one."""
        for index, item in enumerate(self.items(key, default)):
            yield Fields(item, f"{self.where(key)}[{index}]", self.faults, known)

    def where(self, key: str | None) -> str:
        """The path of a field."""
        if key is None:
            return self.path
        return f"{self.path}.{key}" if self.path != "$" else key

    def fault(self, key: str | None, code: str, reason: str) -> None:
        """Keep what is wrong with a field."""
        self._fault(key, code, reason)

    def _checked(self, key: str) -> Iterator[int | None]:
        for index, item in enumerate(self.items(key)):
            if _is(item, int):
                yield item
            else:
                self._fault(f"{key}[{index}]", "WRONG_TYPE", f"{item!r} is not {KINDS[int]}")
                yield None

    def _typed(self, key: str, kind: type, default: Any, wrong: Any) -> Any:
        if key not in self.value:
            if default is not REQUIRED:
                return default
            self._fault(key, "MISSING", "is missing")
            return wrong
        if not _is(self.value[key], kind):
            self._fault(key, "WRONG_TYPE", f"{_short(self.value[key])} is not {KINDS[kind]}")
            return wrong if default is REQUIRED else default
        return self.value[key]

    def _fault(self, key: str | None, code: str, reason: str) -> None:
        self.faults.append(Fault(self.where(key), code, reason))


def _is(value: Any, kind: type) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)


def _short(value: Any) -> str:
    shown = json.dumps(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."  # noqa: PLR2004 - what fits on a line
