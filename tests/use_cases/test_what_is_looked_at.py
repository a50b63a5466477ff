"""Which invoices wait for a person although the company posts by itself."""

from datetime import timedelta
from typing import Any

from server.domain.visit_facts import FactKind
from server.models.companies import Company
from server.use_cases.field_reports import Report, report
from tests.builders import acting, at, book_visit, make_customer, make_job, make_site
from tests.field import ZONE, Field

NOTHING: dict[str, Any] = {
    "lines": [],
    "notes": "",
    "checklist": [],
    "signature": None,
    "photos": [],
    "outcome": "completed",
}


def reasons_of(field: Field, invoice_id: str) -> list[str]:
    invoice = field.desk().get(f"/invoices/{invoice_id}").json
    return [reason["code"] for reason in invoice["review_reasons"]]


def test_a_first_invoice_and_one_above_the_limit_wait_where_the_company_wants_it(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        company = scope.session.get_one(Company, scope.tenant_id)
        company.review_first_invoice, company.review_over_minor = True, 20_000
        site = make_site(scope, make_customer(scope, "Newcomer"))
        first = book_visit(scope, make_job(scope, site, field.world.flat), field.world.technician, at(13))
        again = book_visit(scope, make_job(scope, site, field.world.flat), field.world.technician, at(14))
        large = book_visit(scope, make_job(scope, site, field.world.flat), field.world.technician, at(15))

    draft = field.phone.report(first, "complete", at(14))["invoice"]
    assert reasons_of(field, draft["id"]) == ["FIRST_INVOICE"]
    assert field.desk().post(f"/invoices/{draft['id']}/approve").status_code == 200
    assert field.phone.report(again, "complete", at(15))["invoice"]["status"] == "posted"
    lines = [{"code": "FILTER", "quantity": "10"}]
    over = field.phone.report(large, "complete", at(16), lines=lines)["invoice"]
    assert reasons_of(field, over["id"]) == ["OVER_LIMIT"]


def test_timed_work_that_took_unusually_long_waits_once_enough_is_known(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        who = field.world.technician
        for number in range(20):
            begin = at(8) - timedelta(days=number + 1)
            visit = book_visit(scope, make_job(scope, field.world.site, field.world.timed), who, begin)
            for kind, moment in ((FactKind.START, begin), (FactKind.COMPLETE, begin + timedelta(hours=1))):
                details = NOTHING if kind is FactKind.COMPLETE else {}
                report(scope, who.id, visit.id, Report(kind, moment, ZONE, details))

    field.phone.report(field.timed_visit, "start", at(11))
    invoice = field.phone.report(field.timed_visit, "complete", at(13, 30))["invoice"]

    assert reasons_of(field, invoice["id"]) == ["DURATION_UNUSUAL"]
