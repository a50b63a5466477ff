"""Completing a visit: the invoice is there in the same moment, or waits with its reasons."""

from tests.builders import acting, at, reread
from tests.mobile_api.conftest import Field


def test_a_completed_visit_has_its_posted_invoice_at_once(field: Field) -> None:
    phone, visit_id = field.phone, field.visit.id
    phone.clock("in", at(8))
    for kind, minute in {"travel": 30, "arrive": 50, "start": 55}.items():
        phone.report(visit_id, kind, at(8, minute))

    answer = phone.report(visit_id, "complete", at(9, 40), notes="Done.")

    assert answer["flags"] == []
    assert answer["visit"]["status"] == "done"
    assert answer["visit"]["completed_at"] == "2026-03-02T09:40:00-05:00"
    assert answer["invoice"]["number"] == "INV-000001"
    assert answer["invoice"]["status"] == "posted"
    with acting(field.services, field.tenant) as scope:
        assert reread(scope, field.job).status == "completed"
