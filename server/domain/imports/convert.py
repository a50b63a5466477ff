"""From a file and a mapping to records in our words: everything that can be said without looking at a database."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from server.domain.errors import Fault, Invalid
from server.domain.imports.cells import How
from server.domain.imports.context import StepContext, missing_column
from server.domain.imports.decoding import decoded
from server.domain.imports.faults import THE_FILE, Faults, Refused
from server.domain.imports.kinds import Column
from server.domain.imports.mapping import ImportMapping
from server.domain.imports.moments import MomentFormat
from server.domain.imports.numbers import NumberFormat
from server.domain.imports.source import Source, reader
from server.domain.imports.steps import run_steps
from server.domain.imports.table import Row, Table, read_table
from server.domain.instants import zone

ID = "external_id"
EVERY = 500
"""After so many rows progress is told."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a conversion takes from the company and from whoever asks for it."""

    timezone: str
    currency: str
    check_email: Callable[[str], str]
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """One row in our words: only the columns that the mapping names are in it."""

    row: int
    values: dict[str, Any]


@dataclass(slots=True)
class Converted:
    """What became of a file; there are records only of rows without a fault."""

    records: list[Record] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    rows: int = 0
    """How many rows the file has below its header."""
    header: tuple[str, ...] = ()
    """The file's columns and those that the mapping derives."""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Our column's name in the file, for faults that are found later."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One column, ready to be read: its text out of the cells, its value out of the text."""

    column: Column
    theirs: str
    text: Callable[[Sequence[str]], str]
    how: How
    values: Mapping[str, str] | None
    default: str


def convert(
    raw: bytes,
    mapping: ImportMapping,
    setting: Setting,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Converted:
    """Return the records of a file and every fault in it; `tell` hears how many rows of how many are done.

    Raises `Invalid` when the parameters are not those that the mapping asks for.
    """
    check_parameters(mapping, setting.parameters)
    result = Converted()
    table = _table(raw, mapping, result)
    if table is None:
        return result
    result.rows = len(table.rows)
    moments = MomentFormat(
        zone(mapping.timezone or setting.timezone), mapping.moment_format, mapping.ambiguous
    )
    context = StepContext(moments, mapping.numbers, setting.parameters)
    table = run_steps(table, mapping.steps, context, result.faults)
    result.header = tuple(table.header)
    readings = list(_readings(table, mapping, setting, context, result))
    result.columns |= {reading.column.name: reading.theirs for reading in readings}  # type: ignore[operator]
    if any(fault.code == "COLUMN_MISSING" for fault in result.faults.kept):
        return result
    spread = _Spread(len(table.rows), result.rows, tell)
    afters = _afters(mapping)
    ids: dict[int, str] = {}
    for row in table.rows:
        record, whole = _record(row, readings, result)
        if record.values.get(ID):
            ids[row.number] = record.values[ID]
        if whole:
            _compute(record, afters)
            result.records.append(record)
        spread.step()
    _note_duplicates(ids, result)
    tell(result.rows, result.rows)
    return result


def check_parameters(mapping: ImportMapping, given: Mapping[str, str]) -> None:
    """Raise `Invalid` unless exactly the parameters are given that the mapping asks for; `on` takes a date."""
    faults = [
        Fault(f"parameters.{name}", f"is missing: {meaning}")
        for name, meaning in mapping.parameters.items()
        if not given.get(name)
    ]
    faults += [
        Fault(f"parameters.{name}", "the mapping asks for none of that name")
        for name in given
        if name not in mapping.parameters
    ]
    context = StepContext(MomentFormat(zone("UTC")), mapping.numbers, given)
    for step in mapping.steps if not faults else ():
        try:
            step.check(context)
        except Refused as error:
            faults.append(Fault("parameters", error.reason))
    if faults:
        sentence = "; ".join(f"{fault.field}: {fault.reason}" for fault in faults)
        raise Invalid(sentence, faults=faults, code="BAD_PARAMETERS")


def _table(raw: bytes, mapping: ImportMapping, result: Converted) -> Table | None:
    try:
        text, result.encoding = decoded(raw, mapping.encoding)
    except Refused as error:
        result.faults.add(THE_FILE, "", error.code, error.reason)
        return None
    return read_table(text, mapping.delimiter, result.faults)


def _readings(
    table: Table, mapping: ImportMapping, setting: Setting, context: StepContext, result: Converted
) -> Iterator[_Reading]:
    kind = mapping.kind
    sources = mapping.sources
    if sources is None:
        sources = {column.name: Source(column.name) for column in kind.columns if column.name in table.header}
        for name in table.header:
            if name and kind.column(name) is None:
                sentence = f"{kind.name} have no such column: leave it out, or use a mapping"
                result.faults.add(1, name, "COLUMN_UNKNOWN", sentence, name)
        for column in kind.columns:
            if column.required and column.name not in sources and column.name not in mapping.constants:
                missing_column(column.name, result.faults)
    for name, source in sources.items():
        missing = [theirs for theirs in source.columns if theirs not in table.header]
        for theirs in missing:
            missing_column(theirs, result.faults)
        if not missing and source.after is None:
            yield _reading(name, source, table, mapping, setting, context)
    for name, text in mapping.constants.items():
        filled = context.filled(text)
        yield replace(_reading(name, Source(), table, mapping, setting, context), text=_always(filled))


def _always(text: str) -> Callable[[Sequence[str]], str]:
    return lambda _cells: text


def _reading(
    name: str,
    source: Source,
    table: Table,
    mapping: ImportMapping,
    setting: Setting,
    context: StepContext,
) -> _Reading:
    column = mapping.kind.column(name)
    assert column is not None  # noqa: S101 - the mapping was checked
    said = source.how or {}
    moments = MomentFormat(
        zone(said["timezone"]) if said.get("timezone", "company") != "company" else context.moments.zone,
        said.get("format", context.moments.format),
        said.get("ambiguous", context.moments.ambiguous),
    )
    how = How(
        numbers=NumberFormat(
            said.get("decimal", mapping.numbers.decimal), said.get("thousands", mapping.numbers.thousands)
        ),
        moments=moments,
        day_format=said.get("format", mapping.day_format),
        unit=said.get("unit"),
        currency=setting.currency,
        check_email=setting.check_email,
    )
    return _Reading(
        column=column,
        theirs=" + ".join(source.columns) or name,
        text=reader(source, table) if source.columns else lambda _: "",
        how=how,
        values=mapping.values.get(name),
        default=context.filled(mapping.defaults.get(name, "")),
    )


def _record(row: Row, readings: Sequence[_Reading], result: Converted) -> tuple[Record, bool]:
    """Return what could be read of a row, and whether that is all of it."""
    values: dict[str, Any] = {}
    noted: set[tuple[str, str]] = set()  # a cell that several of our columns come from is wrong once
    for reading in readings:
        text = ""
        try:
            text = reading.text(row.cells)
            values[reading.column.name] = _value(reading, text)
        except Refused as error:
            quoted = text or " ".join(
                row.cells[result.header.index(name)]
                for name in reading.theirs.split(" + ")
                if name in result.header
            )
            if (reading.theirs, error.code) not in noted:
                noted.add((reading.theirs, error.code))
                result.faults.add(row.number, reading.theirs, error.code, error.reason, quoted)
    return Record(row.number, values), not noted


def _note_duplicates(ids: Mapping[int, str], result: Converted) -> None:
    """Note ids that stand twice, at every row that has one of them, also where the row is wrong in another way."""
    rows: dict[str, list[int]] = {}
    for row, external_id in ids.items():
        rows.setdefault(external_id, []).append(row)
    twice = {row: same for same in rows.values() if len(same) > 1 for row in same}
    for row, same in twice.items():
        reason = f"stands in {rows_named(other for other in same if other != row)}, too"
        result.faults.add(row, result.columns[ID], "DUPLICATE_ID", reason, ids[row])
    if twice:
        result.records = [record for record in result.records if record.row not in twice]


def rows_named(rows: Iterable[int]) -> str:
    """Return rows in words: `row 3`, `rows 3, 4 and 2 more`."""
    first, *others = sorted(rows)
    if not others:
        return f"row {first}"
    more = f" and {len(others) - 4} more" if len(others) > 4 else ""  # noqa: PLR2004 - enough to find them
    return f"rows {', '.join(map(str, [first, *others[:4]]))}{more}"


def _value(reading: _Reading, text: str) -> Any:
    if text and reading.values is not None:
        text = _mapped(reading.values, text)
    text = text or reading.default
    if text:
        return reading.column.holds.read(text, reading.how)
    if reading.column.required:
        raise Refused("REQUIRED", "is blank")
    return reading.column.holds.blank


def _mapped(values: Mapping[str, str], text: str) -> str:
    found = values.get(text, values.get("*"))
    if found is None:
        raise Refused("NOT_MAPPED", "is not in the mapping's list of values, which has no * for others")
    return text if found == "*" else found


def _afters(mapping: ImportMapping) -> list[tuple[str, str, timedelta]]:
    sources = (mapping.sources or {}).items()
    return [(name, s.after, timedelta(minutes=s.minutes)) for name, s in sources if s.after is not None]


def _compute(record: Record, afters: Sequence[tuple[str, str, timedelta]]) -> None:
    for name, origin, later in afters:
        begin = record.values.get(origin)
        record.values[name] = None if begin is None else begin + later


class _Spread:
    """Tells progress in the file's rows, though the steps may have left fewer."""

    def __init__(self, several: int, rows: int, tell: Callable[[int, int], None]) -> None:
        self._several, self._rows, self._tell, self._done = several, rows, tell, 0

    def step(self) -> None:
        self._done += 1
        if self._done % EVERY == 0:
            self._tell(self._done * self._rows // max(self._several, 1), self._rows)
