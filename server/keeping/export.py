"""Everything that a company owns, as CSV tables and files in one zip: to look through, to take along, to leave with.

Tables have one CSV each, as kept: instants in UTC, money in minor units, coordinates in millionths of a degree. What
opens doors (password hashes, hashes of tokens) stays out.
"""

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select

from server.domain.csv_text import Cell, csv_line
from server.models.base import Base
from server.models.companies import Company
from server.models.registry import tenant_keys
from server.models.scope import Scope
from server.ports.file_store import FileMissing, FileStore
from server.queries.company_files import company_files

SECRETS = frozenset({"password_hash", "token_hash", "csrf_token"})
_BATCH = 2_000
_README = """What {name} owns in Truckroll, taken out on {at:%Y-%m-%d %H:%M} UTC.

tables/    one CSV for each table, with a header: UTF-8, RFC 4180. Instants are UTC, money is in minor units (cents),
           prices, quantities and coordinates are millionths. A text that a spreadsheet would take for a formula has
           an apostrophe in front.
files/     invoices as PDF, the logo, imported files.
index.json what is inside: rows of each table, SHA-256 of each file, and files that were missing.
"""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written: rows by table, files, and files that rows speak of and nobody keeps."""

    path: Path
    rows: dict[str, int]
    files: int
    missing: tuple[str, ...]


def export_company(scope: Scope, files: FileStore, path: Path) -> Export:
    """Write a company's export; `path` must not be there yet and appears only when it is whole."""
    passing = path.with_name(f"{path.name}.partial")
    try:
        with zipfile.ZipFile(passing, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            made = _fill(scope, files, archive, path)
        passing.chmod(0o600)
        passing.rename(path)
    finally:
        passing.unlink(missing_ok=True)  # gone already where it got its name
    return made


def _fill(scope: Scope, files: FileStore, archive: zipfile.ZipFile, path: Path) -> Export:
    name = scope.session.get_one(Company, scope.tenant_id).name
    archive.writestr("README.txt", _README.format(name=name, at=scope.at))
    rows = {name: _table(scope, Base.metadata.tables[name], archive) for name in sorted(tenant_keys())}
    digests, missing = _files(scope, files, archive)
    index = {"company": name, "at": scope.at.isoformat(), "rows": rows, "files": digests, "missing": missing}
    archive.writestr("index.json", json.dumps(index, indent=1))
    return Export(path, rows, len(digests), tuple(missing))


def _table(scope: Scope, table: Table, archive: zipfile.ZipFile) -> int:
    columns = [column for column in table.columns if column.name not in SECRETS]
    key = table.columns[tenant_keys()[table.name]]
    statement = select(*columns).where(key == scope.tenant_id).order_by(*table.primary_key.columns)
    count = 0
    with archive.open(f"tables/{table.name}.csv", "w") as stream:
        stream.write(csv_line(column.name for column in columns).encode())
        for row in scope.session.execute(statement.execution_options(yield_per=_BATCH)):
            stream.write(csv_line(_cell(value) for value in row).encode())
            count += 1
    return count


def _cell(value: Any) -> Cell:
    return json.dumps(value, sort_keys=True) if isinstance(value, list | dict) else value


def _files(scope: Scope, files: FileStore, archive: zipfile.ZipFile) -> tuple[dict[str, str], list[str]]:
    digests: dict[str, str] = {}
    missing = []
    for key, name in company_files(scope):
        if name in digests:
            continue
        try:
            with files.open(key) as stream:
                content = stream.read()
        except FileMissing:
            missing.append(name)
            continue
        archive.writestr(f"files/{name}", content)
        digests[name] = hashlib.sha256(content).hexdigest()
    return digests, missing
