"""Each kind of file on both databases: created, unchanged the second time, updated by what the file says alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from server.bootstrap import Services
from server.models.agreements import Agreement
from server.models.audit import AuditEvent
from server.models.catalogue import JobType, PriceBookItem
from server.models.customers import Customer, Equipment, Site
from server.models.exceptions import ExceptionItem
from server.models.invoices import OpenInvoice
from server.models.jobs import Job, JobSkill, JobTransition, JobWindow
from server.models.technicians import ShiftPattern, Skill, Technician, TechnicianSkill
from server.models.users import User
from tests.builders import acting, make_customer, make_item, make_job_type, make_site
from tests.conftest import Tenant
from tests.importing import counts, faults, rows_of, take_in

CUSTOMERS = """external_id,name,phone,email,billing_address,tax_exempt,notes
C1,Rosenthal,+1 585 555 0147,Rosenthal@Customer.example,"12 Elm Street
Rochester, NY 14607",no,
C2,"=cmd|' /C calc'!A0",,,,yes,Side door
"""
SITES = """external_id,customer_id,address,city,region,postcode,latitude,longitude
S1,C1,12 Elm Street,Rochester,NY,14607,43.155,-77.605
S2,C1,9 Oak Street,Rochester,NY,14607,,
"""


def test_customers(services: Services, tenant: Tenant) -> None:
    first = take_in(services, tenant, "customers", CUSTOMERS)
    assert counts(first) == ("imported", 2, 0, 0), first.errors
    one, two = rows_of(services, tenant, Customer)
    assert (one.number, one.email, one.billing_address) == (
        1,
        "rosenthal@customer.example",
        "12 Elm Street\nRochester, NY 14607",
    )
    assert (two.name, two.tax_exempt, two.notes) == ("=cmd|' /C calc'!A0", True, "Side door")
    assert "5855550147" in one.search_text
    assert counts(take_in(services, tenant, "customers", CUSTOMERS)) == ("imported", 0, 0, 2)
    with acting(services, tenant) as scope:
        scope.session.merge(one).on_hold = True  # not in the file: it stays
    changed = take_in(services, tenant, "customers", CUSTOMERS.replace("0147", "0199"))
    assert counts(changed) == ("imported", 0, 1, 1)
    one, _ = rows_of(services, tenant, Customer)
    assert (one.phone, one.on_hold) == ("+1 585 555 0199", True)
    assert "5855550199" in one.search_text
    noted = [row.action for row in rows_by_sequence(services, tenant)]
    assert noted.count("customer.create") == 2
    assert noted.count("customer.edit") == 1
    assert noted.count("import.imported") == 3


def rows_by_sequence(services: Services, tenant: Tenant) -> list[AuditEvent]:
    from server.models.scope import scoped_select

    with acting(services, tenant) as scope:
        return list(scope.session.scalars(scoped_select(scope, AuditEvent).order_by(AuditEvent.sequence)))


def test_two_sources_keep_their_ids_apart_and_a_file_without_ids_knows_its_rows(
    services: Services, tenant: Tenant
) -> None:
    assert counts(take_in(services, tenant, "customers", CUSTOMERS, source="one"))[1] == 2
    assert counts(take_in(services, tenant, "customers", CUSTOMERS, source="two"))[1] == 2
    plain = "name,email,notes\nNkemelu,n@customer.example,first\n"
    assert counts(take_in(services, tenant, "customers", plain)) == ("imported", 1, 0, 0)
    assert counts(take_in(services, tenant, "customers", plain.replace("first", "second"))) == (
        "imported", 0, 1, 0,
    )  # fmt: skip
    twice = take_in(services, tenant, "customers", plain + "nkemelu,N@customer.example,third\n")
    assert faults(twice) == [(2, "", "DUPLICATE_ROW"), (3, "", "DUPLICATE_ROW")]


def test_sites_without_a_place_wait_for_a_person(services: Services, tenant: Tenant) -> None:
    take_in(services, tenant, "customers", CUSTOMERS)
    assert counts(take_in(services, tenant, "sites", SITES)) == ("imported", 2, 0, 0)
    located, lost = rows_of(services, tenant, Site)
    assert (located.latitude_e6, located.longitude_e6, located.located_by) == (
        43_155_000,
        -77_605_000,
        "import",
    )
    (waiting,) = rows_of(services, tenant, ExceptionItem)
    assert (waiting.code, waiting.subject_id, waiting.state) == ("PLACE_UNKNOWN", lost.id, "open")
    assert "9 Oak Street" in waiting.sentence
    assert counts(take_in(services, tenant, "sites", SITES)) == ("imported", 0, 0, 2)
    found = SITES.replace("14607,,", "14607,43.16,-77.61")
    assert counts(take_in(services, tenant, "sites", found)) == ("imported", 0, 1, 1)
    (waiting,) = rows_of(services, tenant, ExceptionItem)
    assert waiting.state == "resolved"


def test_equipment(services: Services, tenant: Tenant) -> None:
    take_in(services, tenant, "customers", CUSTOMERS)
    take_in(services, tenant, "sites", SITES)
    file = (
        "external_id,site_id,customer_name,site_address,site_city,site_postcode,name,serial,installed_on\n"
        "E1,S1,,,,,Furnace,4417A,1998-05-01\n"
        "E2,,rosenthal,9 oak street,Rochester,14607,Boiler,,\n"
    )
    assert counts(take_in(services, tenant, "equipment", file)) == ("imported", 2, 0, 0)
    furnace, boiler = rows_of(services, tenant, Equipment)
    sites = rows_of(services, tenant, Site)
    assert (furnace.site_id, furnace.installed_on) == (sites[0].id, date(1998, 5, 1))
    assert boiler.site_id == sites[1].id
    moved = file.replace("E1,S1", "E1,S2")
    assert counts(take_in(services, tenant, "equipment", moved)) == ("imported", 0, 1, 1)
    assert rows_of(services, tenant, Equipment)[0].site_id == sites[1].id


def test_jobs_take_from_their_type_what_the_file_leaves_open(services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        site = make_site(scope, make_customer(scope, "Rosenthal"))
        make_job_type(scope, "TUNE", name="Tune-up")
    take_in(services, tenant, "technicians", "external_id,name\nT1,Eli\n")
    file = (
        "external_id,customer_number,site_address,job_type,duration,window_starts_at,window_ends_at,technician\n"
        "J1,1,,tune-UP,,2026-03-03 08:00,2026-03-03 10:00,T1\n"
        "J2,1,12 Elm Street,TUNE,90,,,eli\n"
    )
    wrong = take_in(services, tenant, "jobs", file)
    assert faults(wrong) == [(3, "site_address", "UNKNOWN_REFERENCE")]  # neither city nor postcode are those
    file = file.replace("external_id,", "external_id,site_city,site_postcode,").replace("J1,", "J1,,")
    file = file.replace("J1,,1", "J1,,,1").replace("J2,1", "J2,Rochester,14607,1")
    assert counts(take_in(services, tenant, "jobs", file)) == ("imported", 2, 0, 0)
    one, two = rows_of(services, tenant, Job)
    assert (one.title, one.duration_seconds, one.priority, one.site_id) == ("Tune-up", 3600, 10, site.id)
    assert two.duration_seconds == 5400
    assert one.pinned_technician_id == two.pinned_technician_id == rows_of(services, tenant, Technician)[0].id
    (window,) = rows_of(services, tenant, JobWindow)
    assert window.starts_at == datetime(2026, 3, 3, 13, tzinfo=UTC)
    assert [step.to_status for step in rows_of(services, tenant, JobTransition)] == ["open", "open"]
    later = file.replace("10:00", "12:00")
    assert counts(take_in(services, tenant, "jobs", later)) == ("imported", 0, 1, 1)
    (window,) = rows_of(services, tenant, JobWindow)
    assert window.ends_at == datetime(2026, 3, 3, 17, tzinfo=UTC)


INLINE = """
kind = "jobs"
source = "calls"
create_missing = ["customer", "site", "job_type", "skill"]
[new.job_type]
labour = "timed"
labour_code = "HOUR"
[columns]
external_id = "Id"
customer_name = "Who"
customer_phone = "Phone"
site_address = "Street"
job_type = "Work"
duration = { column = "Hours", unit = "hours" }
skills = "Needs"
"""
CALLS = """Id,Who,Phone,Street,Work,Hours,Needs
1,Amaral,555 0101,1 Elm Street,Leak,1.5,pipes:2
2,Amaral,555 0101,1 Elm Street,Leak,2.5,
3,Okafor,555 0102,2 Elm Street,Rewire,8,wires:4; pipes:1
"""


def test_a_job_makes_its_customer_site_type_and_skills_where_the_mapping_says_so(
    services: Services, tenant: Tenant
) -> None:
    unpriced = take_in(services, tenant, "jobs", CALLS, INLINE)
    assert faults(unpriced) == [(row, "Work", "UNKNOWN_REFERENCE") for row in (2, 3, 4)]
    with acting(services, tenant) as scope:
        make_item(scope, "HOUR", kind="labour")
    asked_for_less = INLINE.replace('"customer", "site", ', "")
    refused = take_in(services, tenant, "jobs", CALLS, asked_for_less)
    assert faults(refused) == [(row, "Who", "UNKNOWN_REFERENCE") for row in (2, 3, 4)]
    assert rows_of(services, tenant, JobType) == []

    assert counts(take_in(services, tenant, "jobs", CALLS, INLINE)) == ("imported", 3, 0, 0)
    assert [row.name for row in rows_of(services, tenant, Customer)] == ["Amaral", "Okafor"]
    assert len(rows_of(services, tenant, Site)) == 2
    leak, rewire = rows_of(services, tenant, JobType)
    assert (leak.duration_seconds, leak.labour, rewire.duration_seconds) == (9000, "timed", 28_800)
    assert leak.labour_item_id is not None
    assert {row.code for row in rows_of(services, tenant, Skill)} == {"pipes", "wires"}
    assert sorted(row.level for row in rows_of(services, tenant, JobSkill)) == [1, 2, 4]
    assert counts(take_in(services, tenant, "jobs", CALLS, INLINE)) == ("imported", 0, 0, 3)
    assert len(rows_of(services, tenant, ExceptionItem)) == 2  # two sites without a place


def test_a_job_that_is_over_is_left_and_a_person_is_told(services: Services, tenant: Tenant) -> None:
    from server.use_cases.jobs import cancel_job

    with acting(services, tenant) as scope:
        make_item(scope, "HOUR", kind="labour")
    take_in(services, tenant, "jobs", CALLS, INLINE)
    job = rows_of(services, tenant, Job)[0]
    with acting(services, tenant) as scope:
        cancel_job(scope, job.id, "rain")
    changed = take_in(services, tenant, "jobs", CALLS.replace("1.5", "3"), INLINE)
    assert counts(changed) == ("imported", 0, 0, 3)
    (left,) = [row for row in rows_of(services, tenant, ExceptionItem) if row.code == "IMPORT_LEFTOVER"]
    assert left.subject_id == job.id
    assert rows_of(services, tenant, Job)[0].duration_seconds == job.duration_seconds


def test_technicians_sign_in_know_their_skills_and_have_their_hours(
    services: Services, tenant: Tenant
) -> None:
    with acting(services, tenant) as scope:
        from server.use_cases.skills import create_skill

        create_skill(scope, {"code": "GAS", "name": "Gas", "needs_certificate": False})
    file = (
        "external_id,name,email,home_label,home_latitude,home_longitude,starts_from,ends_at,skills,hours,hours_from\n"
        "T1,Ines Amaral,ines@acme.example,Home,43.1,-77.6,home,,gas:3,Mon-Fri 07:00-16:00,2026-01-01\n"
        "T2,Eli Roth,,,,,,,,Sat 22:00-06:00; Sun 08:00-12:00,\n"
    )
    first = take_in(services, tenant, "technicians", file)
    assert counts(first) == ("imported", 2, 0, 0), first.errors
    ines, eli = rows_of(services, tenant, Technician)
    user = next(row for row in rows_of(services, tenant, User) if row.id == ines.user_id)
    assert (user.email, user.state, user.role) == ("ines@acme.example", "invited", "technician")
    assert (ines.starts_from, ines.ends_at, eli.starts_from) == ("home", "home", "depot")
    assert [row.level for row in rows_of(services, tenant, TechnicianSkill)] == [3]
    hours = rows_of(services, tenant, ShiftPattern)
    assert len([row for row in hours if row.technician_id == ines.id]) == 5
    assert {
        (row.weekday, row.ends_second - row.starts_second) for row in hours if row.technician_id == eli.id
    } == {
        (5, 8 * 3600),
        (6, 4 * 3600),
    }
    assert counts(take_in(services, tenant, "technicians", file)) == ("imported", 0, 0, 2)
    later = file.replace("07:00-16:00", "08:00-17:00").replace("2026-01-01", "2026-03-09")
    assert counts(take_in(services, tenant, "technicians", later)) == ("imported", 0, 1, 1)
    mine = [row for row in rows_of(services, tenant, ShiftPattern) if row.technician_id == ines.id]
    assert {row.valid_to for row in mine} == {date(2026, 3, 8), None}
    again = take_in(
        services, tenant, "technicians", later, source="another"
    )  # the same person by the address
    assert counts(again) == ("imported", 1, 1, 0)
    taken = take_in(
        services, tenant, "technicians", "name,email,skills\nX,ines@acme.example,solar:9\nY,y@,solar:2\n"
    )
    assert faults(taken) == [(2, "skills", "NOT_SKILLS"), (3, "email", "NOT_AN_EMAIL")]


def test_another_companys_address_is_taken(services: Services, tenant: Tenant) -> None:
    from tests.conftest import make_tenant

    other = make_tenant(services, "Zenith")
    refused = take_in(services, tenant, "technicians", f"name,email\nX,{other.email('office')}\n")
    assert faults(refused) == [(2, "email", "EMAIL_TAKEN")]
    assert refused.state == "refused"


def test_the_price_book_goes_by_code(services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        make_item(scope, "PIPE", "3", unit="ft")
    file = "code,description,kind,unit_price\nPIPE,Pipe,material,3.5\nHOUR,Labour,Labour,\n"
    assert counts(take_in(services, tenant, "price-book", file)) == ("imported", 1, 1, 0)
    pipe, hour = rows_of(services, tenant, PriceBookItem)
    assert (pipe.unit_price_e6, pipe.unit, hour.unit_price_e6) == (3_500_000, "ft", None)
    assert counts(take_in(services, tenant, "price-book", file)) == ("imported", 0, 0, 2)
    both = "external_id,code,description,kind\nA,X,x,fee\nB,X,y,fee\n"
    assert faults(take_in(services, tenant, "price-book", both)) == [
        (2, "code", "CODE_TAKEN"),
        (3, "code", "CODE_TAKEN"),
    ]


def test_agreements_and_open_invoices(services: Services, tenant: Tenant) -> None:
    take_in(services, tenant, "customers", CUSTOMERS)
    agreements = (
        "external_id,customer_id,name,starts_on,ends_on,interval_months,next_due_on,price\n"
        "A1,C1,Spring and autumn,2026-01-01,2026-12-31,6,2026-04-01,249.00\n"
    )
    assert counts(take_in(services, tenant, "agreements", agreements)) == ("imported", 1, 0, 0)
    (row,) = rows_of(services, tenant, Agreement)
    assert (row.number, row.interval_months, row.price_minor) == (1, 6, 24_900)
    invoices = (
        "number,customer_name,issued_on,due_on,total,open\n"
        'INV-1,Rosenthal,2026-01-05,2026-02-04,"$1234.50",100\nINV-2,Rosenthal,2026-01-06,,50,50\n'
    )
    assert counts(take_in(services, tenant, "open-invoices", invoices)) == ("imported", 2, 0, 0)
    one, two = rows_of(services, tenant, OpenInvoice)
    assert (one.total_minor, one.open_minor, one.currency) == (123_450, 10_000, "USD")
    assert two.due_on == date(2026, 1, 6)
    paid = invoices.replace('50",100', '50",0')
    assert counts(take_in(services, tenant, "open-invoices", paid)) == ("imported", 0, 1, 1)
    worse = take_in(
        services,
        tenant,
        "open-invoices",
        "number,customer_id,issued_on,due_on,total,open\nX,C9,2026-02-02,2026-02-01,5,6\n",
    )
    assert faults(worse) == [(2, "customer_id", "UNKNOWN_REFERENCE"), (2, "due_on", "NOT_IN_ORDER")]


@pytest.mark.parametrize("kind", ["customers", "jobs"])
def test_a_dry_run_counts_and_writes_nothing(services: Services, tenant: Tenant, kind: str) -> None:
    with acting(services, tenant) as scope:
        make_item(scope, "HOUR", kind="labour")
    file, mapping = (CALLS, INLINE) if kind == "jobs" else (CUSTOMERS, "")
    run = take_in(services, tenant, kind, file, mapping, dry_run=True)
    assert counts(run)[0] == "checked"
    assert run.created == run.accepted > 1
    assert run.preview[0]["row"] == 2
    assert rows_of(services, tenant, Customer) == rows_of(services, tenant, Job) == []
