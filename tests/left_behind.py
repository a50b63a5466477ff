"""Asks every invariant of the database that a test left behind."""

import pytest

from server.db import ANY_TENANT, make_engine, read_session
from server.queries.audit_chain import broken_chains
from server.queries.invariants import violations
from server.queries.invariants.invariant import Violation
from server.settings import Settings


def left_behind(settings: Settings) -> list[Violation]:
    """Return what breaks an invariant in a database, and the first broken row of each audit chain."""
    engine = make_engine(settings.url)
    try:
        with read_session(engine, ANY_TENANT) as session:
            return [*violations(session), *broken_chains(session)]
    finally:
        engine.dispose()


def check_invariants(settings: Settings) -> None:
    """Fail the test that left something broken."""
    if found := left_behind(settings):
        lines = [f"{v.invariant}: {v.sentence} {v.object_id}: {v.detail}" for v in found[:10]]
        pytest.fail(f"the test left {len(found)} violations:\n" + "\n".join(lines), pytrace=False)
