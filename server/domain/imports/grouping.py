"""The step `group_by`: one row for each value of a column, picked from its rows, with figures over all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from server.domain.imports.context import StepContext, known_keys, missing_column, text_of
from server.domain.imports.faults import Faults, Refused
from server.domain.imports.numbers import number
from server.domain.imports.table import Row, Table

_KEYS = frozenset({"group_by", "row", "figures"})
_PICKS = ("longest", "largest", "smallest")
_FIGURES = ("median", "min", "max", "count", "first", "last")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with one value of `column` become one: the first, or that with the largest or smallest number.

    `longest` is `largest` under the name that one would use for minutes. Blank numbers never win; of equal ones the
    first row does. `figures` are new columns: a name, a function, and the column that it is taken over.
    """

    column: str
    pick: tuple[str, str] | None
    figures: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Group":
        """Return the step that a table of the mapping says."""
        known_keys(said, _KEYS)
        return cls(text_of(said, "group_by"), _pick(said.get("row", "first")), _figures(said))

    def check(self, context: StepContext) -> None:
        """Have nothing to refuse: no parameter is read here."""

    def run(self, table: Table, context: StepContext, faults: Faults) -> Table:
        """Return the table with one row a group, in the order in which the groups first appear."""
        made = Table([*table.header, *(name for name, _, _ in self.figures)])
        wanted = [self.column, *([self.pick[1]] if self.pick else []), *(over for _, _, over in self.figures)]
        missing = [name for name in wanted if name not in table.header]
        for name in missing:
            missing_column(name, faults)
        for name, _, _ in self.figures:
            if name in table.header:
                faults.add(1, name, "COLUMN_TWICE", "the mapping makes a column that the file has", name)
        if missing or len(set(made.header)) < len(made.header):
            return made
        groups: dict[str, list[Row]] = {}
        place = table.header.index(self.column)
        for row in table.rows:
            key = row.cells[place].strip()
            if key:
                groups.setdefault(key, []).append(row)
            else:
                faults.add(row.number, self.column, "REQUIRED", "is blank, and rows are grouped by it")
        for rows in groups.values():
            self._add(made, table, rows, context, faults)
        return made

    def _add(
        self, made: Table, table: Table, rows: Sequence[Row], context: StepContext, faults: Faults
    ) -> None:
        kept = rows[0]
        if self.pick is not None:
            order, column = self.pick
            values = _numbers(table, rows, column, context, faults)
            if not values:
                return
            best = max if order in ("longest", "largest") else min
            kept = best(values, key=lambda pair: pair[1])[0]
        cells = list(kept.cells)
        for _, function, over in self.figures:
            text = _figure(function, table, rows, over, context, faults)
            cells.append(text)
        made.rows.append(Row(kept.number, cells))


def _pick(said: Any) -> tuple[str, str] | None:
    if said == "first":
        return None
    if isinstance(said, dict) and len(said) == 1 and next(iter(said)) in _PICKS:
        ((order, column),) = said.items()
        if isinstance(column, str):
            return order, column
    raise Refused("BAD_MAPPING", 'must be "first" or a table such as { longest = "Minutes" }', at="row")


def _figures(said: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    figures = said.get("figures", {})
    if not isinstance(figures, dict):
        raise Refused("BAD_MAPPING", "must be a table", at="figures")
    found = []
    for name, spec in figures.items():
        if not isinstance(spec, dict) or len(spec) != 1 or next(iter(spec)) not in _FIGURES:
            sentence = f"must be a table with one of {', '.join(_FIGURES)} = a column"
            raise Refused("BAD_MAPPING", sentence, at=f"figures.{name}")
        ((function, over),) = spec.items()
        if not isinstance(over, str):
            raise Refused("BAD_MAPPING", "must name a column", at=f"figures.{name}.{function}")
        found.append((name, function, over))
    return tuple(found)


def _numbers(
    table: Table, rows: Sequence[Row], column: str, context: StepContext, faults: Faults
) -> list[tuple[Row, Decimal]]:
    place, found = table.header.index(column), []
    for row in rows:
        text = row.cells[place].strip()
        if text:
            try:
                found.append((row, number(text, context.numbers)))
            except Refused as error:
                faults.add(row.number, column, error.code, error.reason, text)
    return found


_OVER_NUMBERS: Mapping[str, Callable[[list[Decimal]], Decimal]] = {"median": median, "min": min, "max": max}


def _figure(
    function: str, table: Table, rows: Sequence[Row], over: str, context: StepContext, faults: Faults
) -> str:
    place = table.header.index(over)
    texts = [text for row in rows if (text := row.cells[place].strip())]
    if function == "count":
        return str(len(texts))
    if not texts:
        return ""
    if function in ("first", "last"):
        return texts[0] if function == "first" else texts[-1]
    values = [value for _, value in _numbers(table, rows, over, context, faults)]
    if not values:
        return ""
    return f"{_OVER_NUMBERS[function](values):f}".replace(".", context.numbers.decimal)
