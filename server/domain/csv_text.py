"""Tables as CSV that a spreadsheet opens without running any of it: the only writer of CSV in the project.

RFC 4180: comma, CRLF, quotes doubled. Text that a spreadsheet would take for a formula gets an apostrophe in
front (OWASP, "CSV injection"); numbers are values of our own and stay numbers, also negative ones. The
apostrophe is reversible: `written_text` gives back what was there before, whatever it was.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | bool | Decimal | date | datetime | None

BYTE_ORDER_MARK = "\ufeff"
MEDIA_TYPE = "text/csv; charset=utf-8; header=present"

# What starts a formula, also in full width, after spaces that a spreadsheet skips; a tab, carriage return or line
# feed in front splits the cell in some. Apostrophes before it are ours or count as such, so that taking one
# away again is always right.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])")
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s$')


def csv_lines(header: Iterable[str], rows: Iterable[Iterable[Cell]], *, mark: bool = False) -> Iterator[str]:
    """Yield the header and each row as a line with its CRLF; `mark` puts the byte order mark before the first.

    Excel reads UTF-8 without a mark as the local code page; other programs do without.
    """
    yield (BYTE_ORDER_MARK if mark else "") + csv_line(header)
    for row in rows:
        yield csv_line(row)


def csv_line(cells: Iterable[Cell]) -> str:
    """Return one row: RFC 4180, with its line end; a row of one empty cell is no empty line."""
    return (",".join(_field(cell) for cell in cells) or '""') + "\r\n"


def written_text(field: str) -> str:
    """Return a text as it was before it was written, given the field as a CSV reader reads it."""
    return field[1:] if field.startswith("'") and _FORMULA.match(field) else field


def _field(cell: Cell) -> str:
    text = _text(cell)
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return f"'{cell}" if _FORMULA.match(cell) else str(cell)
        case int():
            return str(cell)
        case Decimal() if cell.is_finite():
            return format(cell, "f")
        case date():
            return cell.isoformat()
    message = f"No cell of a table: {cell!r}"
    raise TypeError(message)
