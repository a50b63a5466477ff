"""A mapping: what another system's columns are called in our words, and how its numbers and times are written.

Written as TOML. Everything in it is checked before the file is looked at, and whatever is wrong is named by its key,
such as `columns.duration.unit`. docs/import.md is the reference.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from server.domain.errors import Fault, Invalid
from server.domain.imports.cells import Moment
from server.domain.imports.faults import Refused
from server.domain.imports.kinds import KINDS, Kind
from server.domain.imports.numbers import NumberFormat
from server.domain.imports.settings import (
    CREATED_JOB_TYPE,
    FILE,
    FORMATS,
    NUMBERS,
    ZONE_OF_COMPANY,
    check_parameter_names,
    check_table,
)
from server.domain.imports.source import Source, parse_source
from server.domain.imports.steps import Step, parse_step

MOST_BYTES = 200_000
_TABLES = frozenset(
    {"file", "numbers", "formats", "parameters", "step", "columns", "constants", "defaults", "values", "new"}
)
_WORDS = frozenset({"kind", "source", "timezone", "ambiguous", "create_missing", "title", "note"})


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """A mapping that is right in itself; whether the file has its columns shows when one is read."""

    kind: Kind
    source: str = "file"
    title: str = ""
    note: str = ""
    timezone: str | None = None
    """An IANA zone; None is the company's."""
    ambiguous: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    numbers: NumberFormat = field(default_factory=NumberFormat)
    moment_format: str | None = None
    day_format: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    sources: Mapping[str, Source] | None = None
    """By our column; None takes those of our columns that the file has under their own names."""
    constants: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    create_missing: frozenset[str] = frozenset()
    new_job_type: Mapping[str, Any] = field(default_factory=dict)


def plain_mapping(kind: str) -> ImportMapping:
    """Return the mapping of a file in our own words: columns under their own names, ISO dates, `1234.50`."""
    return ImportMapping(_kind(kind))


def parse_mapping(text: str, kind: str | None = None) -> ImportMapping:
    """Return the mapping that a TOML text says; raise `Invalid` (BAD_MAPPING) naming every key that is wrong.

    `kind` is what the caller imports; a mapping for another kind is refused.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise _bad([Fault("mapping", f"is larger than {MOST_BYTES:,} bytes")])
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _bad([Fault("mapping", f"is no TOML: {error}"[:300])]) from None
    faults = list(_faults(said, kind))
    if faults:
        raise _bad(faults)
    return _mapping(said, _kind(said.get("kind", kind) or ""))


def _mapping(said: Mapping[str, Any], kind: Kind) -> ImportMapping:
    numbers, formats, file = said.get("numbers", {}), said.get("formats", {}), said.get("file", {})
    sources = {name: parse_source(value) for name, value in said.get("columns", {}).items()}
    zone = said.get("timezone", ZONE_OF_COMPANY)
    return ImportMapping(
        kind=kind,
        title=said.get("title", ""),
        note=said.get("note", ""),
        source=said.get("source", "file"),
        timezone=None if zone == ZONE_OF_COMPANY else zone,
        ambiguous=said.get("ambiguous"),
        encoding=file.get("encoding"),
        delimiter=file.get("delimiter"),
        numbers=NumberFormat(numbers.get("decimal", "."), numbers.get("thousands", "")),
        moment_format=formats.get("moment"),
        day_format=formats.get("day"),
        parameters=MappingProxyType(dict(said.get("parameters", {}))),
        steps=tuple(parse_step(step) for step in said.get("step", [])),
        sources=MappingProxyType(sources) if sources else None,
        constants=MappingProxyType(dict(said.get("constants", {}))),
        defaults=MappingProxyType(dict(said.get("defaults", {}))),
        values=MappingProxyType(dict(said.get("values", {}))),
        create_missing=frozenset(said.get("create_missing", ())),
        new_job_type=MappingProxyType(dict(said.get("new", {}).get("job_type", {}))),
    )


def _faults(said: Mapping[str, Any], asked: str | None) -> Iterator[Fault]:
    yield from (
        Fault(name, "is no key of a mapping") for name in sorted(said.keys() - _TABLES - _WORDS, key=str)
    )
    yield from (
        Fault(name, "must be a list of tables [[step]]" if name == "step" else "must be a table")
        for name in sorted(_TABLES & said.keys())
        if not isinstance(said[name], list if name == "step" else dict)
    )
    kind = said.get("kind", asked)
    if not isinstance(kind, str) or kind not in KINDS:
        yield Fault("kind", f"must be one of {', '.join(KINDS)}")
        return
    if asked is not None and kind != asked:
        yield Fault("kind", f"the mapping is for {kind}, and {asked} are to be imported")
    yield from check_table("", {name: said[name] for name in _WORDS & said.keys()})
    for name, shape in (("file", FILE), ("numbers", NUMBERS), ("formats", FORMATS)):
        yield from check_table(name, _table(said, name), shape)
    yield from check_parameter_names(_table(said, "parameters"))
    yield from _step_faults(said)
    yield from _column_faults(said, KINDS[kind])
    yield from _creating_faults(said, KINDS[kind])


def _table(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = said.get(name, {})
    return value if isinstance(value, dict) else {}


def _step_faults(said: Mapping[str, Any]) -> Iterator[Fault]:
    steps = said.get("step", [])
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        try:
            parse_step(step)
        except Refused as error:
            yield Fault(f"step[{index}]{'.' if error.at else ''}{error.at}", error.reason)


def _column_faults(said: Mapping[str, Any], kind: Kind) -> Iterator[Fault]:
    for table in ("columns", "constants", "defaults", "values"):
        for name, value in _table(said, table).items():
            if kind.column(name) is None:
                yield Fault(f"{table}.{name}", f"{kind.name} have no column {name}")
            elif table == "columns":
                yield from _source_faults(f"{table}.{name}", value)
            elif table == "values":
                yield from _values_faults(f"{table}.{name}", value)
            elif not isinstance(value, str):
                yield Fault(f"{table}.{name}", "must be a text in quotes, as a cell would hold it")
    yield from _after_faults(said, kind)
    both = _table(said, "columns").keys() & _table(said, "constants").keys()
    yield from (Fault(f"constants.{name}", "stands in columns, too") for name in sorted(both))
    mapped = _table(said, "columns") or _table(said, "constants")
    for column in kind.columns if mapped else ():
        if column.required and not any(
            column.name in _table(said, table) for table in ("columns", "constants")
        ):
            yield Fault(f"columns.{column.name}", f"is missing: {kind.name} need it")


def _after_faults(said: Mapping[str, Any], kind: Kind) -> Iterator[Fault]:
    columns = _table(said, "columns")
    for name, value in columns.items():
        if isinstance(value, dict) and isinstance(value.get("after"), str):
            ours, origin = kind.column(name), kind.column(value["after"])
            chained = isinstance(columns.get(value["after"]), dict) and "after" in columns[value["after"]]
            if ours is None or not isinstance(ours.holds, Moment) or name == value["after"]:
                yield Fault(f"columns.{name}.after", "only a moment comes after another column")
            elif origin is None or not isinstance(origin.holds, Moment) or chained:
                yield Fault(f"columns.{name}.after", "must name a column of ours that holds a moment")
            elif value["after"] not in columns and value["after"] not in _table(said, "constants"):
                yield Fault(f"columns.{name}.after", "names a column that the mapping does not fill")


def _source_faults(path: str, value: Any) -> Iterator[Fault]:
    try:
        parse_source(value)
    except Refused as error:
        yield Fault(f"{path}{'.' if error.at else ''}{error.at}", error.reason)


def _values_faults(path: str, value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict) or not all(isinstance(ours, str) for ours in value.values()):
        yield Fault(path, 'must be a table of texts, such as "Tune Up" = "TUNE"')


def _creating_faults(said: Mapping[str, Any], kind: Kind) -> Iterator[Fault]:
    missing = said.get("create_missing", [])
    for noun in missing if isinstance(missing, list) else ():
        if noun not in kind.creates:
            yield Fault(
                "create_missing", f"{kind.name} create none of {noun!r}, but {', '.join(kind.creates)}"
            )
    new = _table(said, "new")
    yield from (Fault(f"new.{name}", "only new.job_type is known") for name in new if name != "job_type")
    if isinstance(new.get("job_type", {}), dict):
        yield from check_table("new.job_type", new.get("job_type", {}), CREATED_JOB_TYPE)
    else:
        yield Fault("new.job_type", "must be a table")


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise _bad([Fault("kind", f"must be one of {', '.join(KINDS)}")])
    return KINDS[name]


def _bad(faults: list[Fault]) -> Invalid:
    sentence = "; ".join(f"{fault.field}: {fault.reason}" for fault in faults[:5])
    return Invalid(sentence, faults=faults, code="BAD_MAPPING")
