import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from server.domain.audit_chain import canonical_json
from server.domain.instants import zone
from server.domain.invoice_document import (
    DocumentLine,
    DocumentTax,
    InvoiceDocument,
    Party,
    ServiceRecord,
    as_json,
    from_json,
)
from server.domain.money import Money

ONE = Money(100, "USD")
DOCUMENT = InvoiceDocument(
    number="INV-2026-000001",
    issued_on=date(2026, 3, 2),
    due_on=date(2026, 4, 1),
    company=Party("Harbor"),
    customer=Party("Jo"),
    service=ServiceRecord(completed_at=datetime(2026, 3, 2, 9, 0, tzinfo=zone("America/New_York"))),
    lines=(DocumentLine("A", "About A", 1_000_000, "each", 1_000_000, ONE),),
    taxes=(DocumentTax("State", 0, ONE, Money(0, "USD")),),
    net=ONE,
    tax=Money(0, "USD"),
    total=ONE,
)


@pytest.mark.parametrize(
    "document",
    [DOCUMENT, replace(DOCUMENT, number=None, due_on=None, lines=(), taxes=(), service=ServiceRecord())],
)
def test_a_document_comes_back_from_json_as_it_was(document):
    assert from_json(json.loads(json.dumps(as_json(document)))) == document


def test_the_json_of_a_document_can_be_chained_and_keeps_instants_in_utc():
    assert canonical_json(as_json(DOCUMENT))
    assert as_json(DOCUMENT)["service"]["completed_at"] == "2026-03-02T14:00:00+00:00"
