"""Where one of our columns comes from: a column of theirs, a part of one, several joined, or another of ours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.domain.imports.faults import Refused
from server.domain.imports.pattern import Likeness, Template
from server.domain.imports.settings import check_moment_format, check_zone
from server.domain.imports.table import Table

_UNITS = ("seconds", "minutes", "hours", "h:mm", "cents", "major")
_KEYS = frozenset(
    {
        "column", "like", "part", "from", "join", "with", "template", "after", "hours", "minutes",
        "format", "timezone", "ambiguous", "unit", "decimal", "thousands",
    }
)  # fmt: skip
_ORIGINS = ("column", "join", "template", "after")


@dataclass(frozen=True, slots=True)
class Source:
    """One column's origin: exactly one of `column`, `join`, `template` and `after`; the rest says how it is read."""

    column: str | None = None
    likeness: Likeness | None = None
    part: str | None = None
    join: tuple[str, ...] = ()
    joined_with: str = " "
    template: Template | None = None
    after: str | None = None
    minutes: int = 0
    how: Mapping[str, str] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the file's columns that it reads."""
        if self.template is not None:
            return self.template.names
        return self.join or ((self.column,) if self.column else ())


def parse_source(said: Any) -> Source:
    """Return a source: a column's name, or a table with the keys of docs/import.md; raise `Refused` at a key."""
    if isinstance(said, str):
        said = {"column": said}
    if not isinstance(said, dict) or not said:
        raise Refused("BAD_MAPPING", "must be a column's name or a table")
    for name in said:
        if name not in _KEYS:
            raise Refused("BAD_MAPPING", f"is none of {', '.join(sorted(_KEYS))}", at=name)
    if len([name for name in _ORIGINS if name in said]) != 1:
        raise Refused("BAD_MAPPING", f"needs exactly one of {', '.join(_ORIGINS)}")
    _check_words(said)
    likeness = _likeness(said)
    minutes = _minutes(said)
    how = {
        name: said[name]
        for name in ("format", "timezone", "ambiguous", "unit", "decimal", "thousands")
        if name in said
    }
    return Source(
        column=said.get("column"),
        likeness=likeness,
        part=said.get("part"),
        join=tuple(said.get("join", ())),
        joined_with=said.get("with", " "),
        template=Template.of(said["template"]) if "template" in said else None,
        after=said.get("after"),
        minutes=minutes,
        how=how or None,
    )


def _likeness(said: Mapping[str, Any]) -> Likeness | None:
    if ("like" in said) != ("part" in said):
        raise Refused("BAD_MAPPING", "like and part belong together", at="like")
    if "like" not in said:
        return None
    if "column" not in said:
        raise Refused("BAD_MAPPING", "takes a column apart: say which", at="like")
    likeness = Likeness.of(said["like"], from_right=said.get("from") == "right")
    if said["part"] not in likeness.names:
        raise Refused("BAD_MAPPING", f"is none of the parts {', '.join(likeness.names)}", at="part")
    return likeness


def _minutes(said: Mapping[str, Any]) -> int:
    total = 0
    for name, factor in (("hours", 60), ("minutes", 1)):
        value = said.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 14_400:  # noqa: PLR2004 - ten days
            raise Refused("BAD_MAPPING", "must be a whole number", at=name)
        total += value * factor
    if ("after" in said) != (total > 0):
        raise Refused("BAD_MAPPING", "a moment after another says how many hours or minutes", at="after")
    return total


def _check_words(said: Mapping[str, Any]) -> None:
    checks: Mapping[str, Callable[[Any], bool]] = {
        "from": lambda value: value in ("left", "right"),
        "join": lambda value: isinstance(value, list) and len(value) > 1 and all(map(_is_text, value)),
        "ambiguous": lambda value: value in ("earlier", "later"),
        "unit": lambda value: value in _UNITS,
        "decimal": lambda value: value in (".", ","),
        "thousands": lambda value: value in ("", ".", ",", " ", "'"),
        "timezone": lambda value: check_zone(value) is None,
        "format": lambda value: check_moment_format(value) is None,
    }
    for name, value in said.items():
        right = checks[name](value) if name in checks else name in ("hours", "minutes") or _is_text(value)
        if not right:
            raise Refused("BAD_MAPPING", f"cannot be {value!r}"[:200], at=name)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 200  # noqa: PLR2004 - a name or a template of names


def reader(source: Source, table: Table) -> Callable[[Sequence[str]], str]:
    """Return what reads the source's text out of a row's cells, made for one table."""
    places = [table.header.index(name) for name in source.columns]
    if source.template is not None:
        template = source.template
        return lambda cells: template.filled([cells[place].strip() for place in places])
    if source.join:
        between = source.joined_with
        return lambda cells: between.join(text for text in (cells[place].strip() for place in places) if text)
    (place,) = places
    if source.likeness is None:
        return lambda cells: cells[place].strip()
    likeness, index = source.likeness, source.likeness.names.index(source.part or "")
    return lambda cells: likeness.parts(text)[index] if (text := cells[place].strip()) else ""
