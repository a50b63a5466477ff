"""The step `derive`: a new column from others, either the time between two moments or a part of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from server.domain.imports import moments
from server.domain.imports.context import (
    StepContext,
    flag_of,
    format_of,
    known_keys,
    missing_column,
    text_of,
    texts_of,
)
from server.domain.imports.faults import Faults, Refused
from server.domain.imports.moments import MomentFormat
from server.domain.imports.source import Source, parse_source, reader
from server.domain.imports.table import Row, Table

_BETWEEN = frozenset({"derive", "between", "unit", "format", "blank_unless_positive", "at_least"})
_TEXT = frozenset({"derive", "column", "like", "part", "from", "join", "with", "template"})


@dataclass(frozen=True, slots=True)
class Derive:
    """A column `name`: whole seconds or minutes between two columns, or what a source reads."""

    name: str
    between: tuple[str, ...] = ()
    unit: str = "minutes"
    format: str | None = None
    blank_unless_positive: bool = False
    at_least: int = 0
    source: Source | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Derive":
        """Return the step that a table of the mapping says."""
        name = text_of(said, "derive")
        if "between" not in said:
            known_keys(said, _TEXT)
            return cls(
                name, source=parse_source({key: value for key, value in said.items() if key != "derive"})
            )
        known_keys(said, _BETWEEN)
        between, unit = texts_of(said, "between"), text_of(said, "unit", default="minutes")
        if len(between) != 2:  # noqa: PLR2004 - from and to
            raise Refused("BAD_MAPPING", "must name two columns", at="between")
        if unit not in ("minutes", "seconds"):
            raise Refused("BAD_MAPPING", "must be minutes or seconds", at="unit")
        least = said.get("at_least", 0)
        if not isinstance(least, int) or isinstance(least, bool):
            raise Refused("BAD_MAPPING", "must be a whole number", at="at_least")
        blank = flag_of(said, "blank_unless_positive")
        return cls(name, between, unit, format_of(said), blank, least)

    def check(self, context: StepContext) -> None:
        """Have nothing to refuse: no parameter is read here."""

    def run(self, table: Table, context: StepContext, faults: Faults) -> Table:
        """Return the table with the new column at its end."""
        made = Table([*table.header, self.name])
        if self.name in table.header:
            faults.add(
                1, self.name, "COLUMN_TWICE", "the mapping derives a column that the file has", self.name
            )
            return made
        wanted = self.source.columns if self.source else self.between
        missing = [name for name in wanted if name not in table.header]
        for name in missing:
            missing_column(name, faults)
        if not missing:
            self._fill(made, table, context, faults)
        return made

    def _fill(self, made: Table, table: Table, context: StepContext, faults: Faults) -> None:
        if self.source is not None:
            read, column = reader(self.source, table), self.source.columns[0]
            for row in table.rows:
                try:
                    made.rows.append(Row(row.number, [*row.cells, read(row.cells)]))
                except Refused as error:
                    text = row.cells[table.header.index(column)]
                    faults.add(row.number, column, error.code, error.reason, text)
            return
        places = [table.header.index(name) for name in self.between]
        how = context.moments_as(self.format)
        for row in table.rows:
            difference = self._difference(row, places, how, faults)
            if difference is not None:
                made.rows.append(Row(row.number, [*row.cells, difference]))

    def _difference(self, row: Row, places: Sequence[int], how: MomentFormat, faults: Faults) -> str | None:
        found = []
        for name, place in zip(self.between, places, strict=True):
            text = row.cells[place].strip()
            if not text:
                return ""
            try:
                found.append(moments.moment(text, how))
            except Refused as error:
                faults.add(row.number, name, error.code, error.reason, text)
                return None
        begin, end = found
        if end <= begin:
            if self.blank_unless_positive:
                return ""
            if end < begin:
                reason = f"lies before {self.between[0]}"
                faults.add(row.number, self.between[1], "NOT_IN_ORDER", reason, row.cells[places[1]].strip())
                return None
        whole = (
            moments.minutes_between(begin, end)
            if self.unit == "minutes"
            else (end - begin) // timedelta(seconds=1)
        )
        return str(max(whole, self.at_least))
