"""From bytes to rows: character sets, delimiters, quotes, cells that are missing or too many; and any rubbish."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from server.domain.imports import decoding, table
from server.domain.imports.kinds import KINDS
from tests.domain.imports.conversion import converted, faults, values
from tests.sizes import sized

TEXT = "name,notes\nZoë Müller,€ 5\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_a_character_set_is_known_by_its_mark_or_its_bytes(raw: bytes, encoding: str) -> None:
    result = converted(raw)
    assert values(result, "name") == ["Zoë Müller"]
    assert values(result, "notes") == ["€ 5"]
    assert result.encoding == encoding


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b"\n \r\n", "EMPTY_FILE"),
        (b"name\n", "EMPTY_FILE"),
        (b"name\nA\x00\n", "NOT_TEXT"),
        (TEXT.encode("utf-16-le"), "NOT_TEXT"),
        ("name\nA\x00\n".encode("utf-16"), "NOT_TEXT"),
        (b"name\nok\n\xff\x8d\n", "UNDECODABLE"),
        (codecs.BOM_UTF8 + b"name\n\xff\n", "UNDECODABLE"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, code: str) -> None:
    assert faults(converted(raw)) == [(0, "", code)]


def test_the_line_of_a_bad_byte_is_named_and_a_declared_set_is_the_only_one_tried() -> None:
    assert "line 3" in converted(b"name\nok\n\x8d\xff\n").faults.kept[0].reason
    declared = 'kind = "customers"\n[file]\nencoding = "utf-8"\n'
    assert faults(converted("name\nZoë\n".encode("cp1252"), mapping=declared)) == [(0, "", "UNDECODABLE")]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_delimiter_is_what_stands_between_the_names(sign: str) -> None:
    other = ";" if sign == "," else ","
    file = f'name{sign}notes{sign}"{"phone"}"\r\n"A{other} B"{sign}x{other}y{sign}1\r\n'
    assert values(converted(file), "name") == [f"A{other} B"]
    assert values(converted(f"sep={sign}\n{file}"), "name") == [f"A{other} B"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    file = 'name,notes\n\n"A","two\nlines"\n\n,x\n=SUM(A1),"she said ""no"""\n'
    result = converted(file)
    assert faults(result) == [(5, "name", "REQUIRED")]
    assert [(record.row, record.values["name"]) for record in result.records] == [(3, "A"), (6, "=SUM(A1)")]
    assert result.records[0].values["notes"] == "two\nlines"
    assert result.records[1].values["notes"] == 'she said "no"'


def test_rows_that_do_not_fit_are_named() -> None:
    file = "name,notes,phone\nA\nB,1,2,3\nC,1,2\n"
    result = converted(file)
    assert faults(result) == [(2, "notes", "CELLS_MISSING"), (3, "", "CELLS_EXCESS")]
    assert [record.row for record in result.records] == [4]
    assert faults(converted("name,notes,notes\nA,1,2\n")) == [(1, "notes", "COLUMN_TWICE")]
    assert faults(converted("name,colour\nA,red\n")) == [(1, "colour", "COLUMN_UNKNOWN")]
    assert faults(converted("notes\nA\n")) == [(1, "name", "COLUMN_MISSING")]
    assert faults(converted("name,,\nA,,\nB,,x\n")) == [(3, "", "COLUMN_UNNAMED")]
    assert faults(converted('name\n"A\n')) == [(2, "", "BAD_QUOTES")]
    assert faults(converted('name\n"A"b\n')) == [(2, "", "BAD_QUOTES")]


def test_there_are_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    assert faults(converted("name\nA\nB\nC\nD\n")) == [(4, "", "TOO_MANY_ROWS")]
    header = ",".join(f"c{number}" for number in range(501))
    assert faults(converted(f"{header}\n"))[0] == (1, "", "TOO_MANY_COLUMNS")
    monkeypatch.setattr(decoding, "MOST_BYTES", 4)
    assert faults(converted("name\nA\n")) == [(0, "", "TOO_LARGE")]


def test_a_value_is_quoted_short_and_printable() -> None:
    (fault,) = converted(f"name,email\nA,{'x' * 300}\n").faults.kept
    assert len(fault.value) == 80
    (fault,) = converted('name,email\nA,"a\x1b[2J\nb"\n').faults.kept
    assert fault.value.isprintable()


CELLS = some.text(max_size=30) | some.sampled_from(
    ["1,5", "31/12/2026", "a@b.example", '"', "Mon 07:00-16:00", "gas:3", "(1, 2)"]
)


@settings(max_examples=sized("rubbish files", 150, 5000), deadline=None)
@given(kind=some.sampled_from(sorted(KINDS)), data=some.data())
def test_any_file_is_read_or_refused_and_never_breaks(kind: str, data: some.DataObject) -> None:
    """Every row is a record or has a fault, whatever stands in the file; and nothing but a fault comes out."""
    columns = [column.name for column in KINDS[kind].columns]
    names = data.draw(some.lists(some.sampled_from(columns), min_size=1, unique=True))
    rows = data.draw(some.lists(some.lists(CELLS, min_size=len(names), max_size=len(names)), max_size=6))
    sign = data.draw(some.sampled_from([",", ";", "\t"]))
    quoted = [sign.join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in [names, *rows]]
    raw = "\n".join(quoted).encode("utf-8", "replace")
    result = converted(raw, kind)
    wrong = {fault.row for fault in result.faults.kept}
    assert wrong or {record.row for record in result.records} == {
        number for number, cells in enumerate(rows, 2) if "".join(cells).strip()
    }
    assert not wrong & {record.row for record in result.records}
    spoiled = bytearray(raw)
    for place in data.draw(some.lists(some.integers(0, max(len(raw) - 1, 0)), max_size=4)):
        spoiled[place] ^= data.draw(some.integers(1, 255))
    converted(bytes(spoiled), kind)
    converted(data.draw(some.binary(max_size=60)), kind)
