"""From a text to rows of cells: the header's names, and every row with its number as a spreadsheet shows it."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from server.domain.imports.faults import THE_FILE, THE_HEADER, Faults

MOST_ROWS = 200_000
MOST_COLUMNS = 500
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (the header is 1) and its cells, one for each name of the header."""

    number: int
    cells: list[str]


@dataclass(slots=True)
class Table:
    """A file's rows below its header."""

    header: list[str]
    rows: list[Row] = field(default_factory=list)

    def index(self, name: str) -> int | None:
        """Return where a column stands."""
        return self.header.index(name) if name in self.header else None


def read_table(text: str, delimiter: str | None, faults: Faults) -> Table | None:
    """Return the table that the text holds, noting every row that does not fit; None when there is none."""
    said = text[:5].lower()
    if said.startswith("sep=") and len(said) == len("sep=,"):  # what Excel writes for itself
        delimiter = delimiter or text[4]
    lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or sniffed(text), strict=True, quotechar='"'
    )
    rows = enumerate(_until_broken(lines, faults), 1)
    first = next(((number, cells) for number, cells in rows if _is_header(cells)), None)
    if first is None:
        if not faults:
            faults.add(THE_FILE, "", "EMPTY_FILE", "the file is empty")
        return None
    table = Table([name.strip() for name in first[1]])
    if not _check_header(table.header, faults):
        return None
    _fill(table, rows, faults)
    return table


def sniffed(text: str) -> str:
    """Return the delimiter that stands most often in the first line outside of quotes; a comma when none does."""
    counts: Counter[str] = Counter()
    quoted = False
    for letter in text[:20_000]:
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            if letter in "\r\n" and counts:
                break
            if letter in DELIMITERS:
                counts[letter] += 1
    return max(DELIMITERS, key=lambda one: (counts[one], one == ","))


def _is_header(cells: Sequence[str]) -> bool:
    text = "".join(cells).strip().lower()
    return bool(text) and not (text.startswith("sep=") and len(text) <= len("sep=,"))


def _until_broken(lines: Iterator[list[str]], faults: Faults) -> Iterator[list[str]]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            faults.add(number, "", "BAD_QUOTES", f"the row cannot be read: {error}")
            return
        yield cells


def _check_header(header: Sequence[str], faults: Faults) -> bool:
    before = faults.count
    if len(header) > MOST_COLUMNS:
        faults.add(THE_HEADER, "", "TOO_MANY_COLUMNS", f"there are more than {MOST_COLUMNS} columns")
    for name, times in Counter(header).items():
        if name and times > 1:
            faults.add(THE_HEADER, name, "COLUMN_TWICE", f"{times} columns have this name", name)
    return faults.count == before


def _fill(table: Table, rows: Iterator[tuple[int, list[str]]], faults: Faults) -> None:
    width = len(table.header)
    unnamed = [index for index, name in enumerate(table.header) if not name]
    for number, cells in rows:
        if not cells or not "".join(cells).strip():
            continue
        if len(table.rows) >= MOST_ROWS:
            faults.add(number, "", "TOO_MANY_ROWS", f"there are more than {MOST_ROWS:,} rows: split the file")
            return
        if len(cells) < width:
            missing = table.header[len(cells)]
            reason = f"the row has {len(cells)} cells, the header {width}"
            faults.add(number, missing, "CELLS_MISSING", reason)
        elif len(cells) > width:
            reason = f"the row has {len(cells)} cells, the header {width}"
            faults.add(number, "", "CELLS_EXCESS", reason, cells[width])
        elif any(cells[index].strip() for index in unnamed):
            value = next(cells[index] for index in unnamed if cells[index].strip())
            faults.add(number, "", "COLUMN_UNNAMED", "the cell stands in a column without a name", value)
        else:
            table.rows.append(Row(number, cells))
    if not table.rows and not faults:
        faults.add(THE_FILE, "", "EMPTY_FILE", "the file has a header and no rows")
