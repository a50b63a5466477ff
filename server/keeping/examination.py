"""Looks whether a database is sound: its shape and guards, every invariant, every audit log, every kept file."""

import re
from collections.abc import Callable, Iterable, Iterator

from sqlalchemy.orm import Session

from server.queries.doctor import Finding, data_findings, engine_findings, file_findings
from server.upgrade import missing_objects


def findings(session: Session, exists: Callable[[str], bool], *, engine: bool) -> Iterator[Finding]:
    """Yield all that is wrong; `exists` asks for kept files, `engine` also looks at the server's settings."""
    missing = missing_objects(session.connection())
    yield from (Finding("guards", f"missing or altered: {line}") for line in missing)
    if engine:
        yield from engine_findings(session)
    if is_readable(Finding("guards", line) for line in missing):
        yield from data_findings(session)
        yield from file_findings(session, exists)


def is_readable(found: Iterable[Finding]) -> bool:
    """Tell whether the queries would not stumble over tables or columns that are not there."""
    return not any(re.search(r"\b(table|column) ", f.detail) for f in found if f.check == "guards")
