"""Deliberately spoiled files: every planted error is found at its row and column, and nothing is written."""

from __future__ import annotations

from server.bootstrap import Services
from server.models.customers import Customer, Equipment, Site
from server.models.imports import ExternalId
from server.models.jobs import Job
from server.models.technicians import Technician
from tests.builders import acting, make_customer, make_job_type, make_site
from tests.conftest import Tenant
from tests.importing import faults, rows_of, take_in

LONG = "x" * 201
CUSTOMERS = f"""external_id,name,phone,email,billing_address,tax_exempt,exemption_expires_on,on_hold,notes
C1,,555,a@customer.example,,no,,,
C2,{LONG},555,,,,,,
C3,Bell\x07,555,,,,,,
C4,Amaral,555,amaral(at)example,,,,,
C5,Okafor,{"5" * 51},,,perhaps,,,
C6,Roth,,,,yes,31/12/2026,,
C7,Nkemelu,,,,yes,2026-02-30,,
C8,Twice,,,,,,,
C8,Twice again,,,,,,,
C8,,,,,,,,
C9,Short,555
C10,Long,555,,,,,,,surplus
C11,"two
lines",555,,,,1999-12-31,,
"""
IN_CUSTOMERS = [
    (2, "name", "REQUIRED"),
    (3, "name", "TOO_LONG"),
    (4, "name", "CONTROL_CHARACTER"),
    (5, "email", "NOT_AN_EMAIL"),
    (6, "phone", "TOO_LONG"),
    (6, "tax_exempt", "NOT_YES_NO"),
    (7, "exemption_expires_on", "NOT_A_DATE"),
    (8, "exemption_expires_on", "NOT_A_DATE"),
    (9, "external_id", "DUPLICATE_ID"),
    (10, "external_id", "DUPLICATE_ID"),
    (11, "external_id", "DUPLICATE_ID"),
    (11, "name", "REQUIRED"),
    (12, "email", "CELLS_MISSING"),
    (13, "", "CELLS_EXCESS"),
    (14, "name", "CONTROL_CHARACTER"),
    (14, "exemption_expires_on", "OUT_OF_RANGE"),
]
SITES = """external_id,customer_number,customer_id,address,latitude,longitude,bill_to_customer_id
S1,99,,1 Elm Street,43.1,-77.6,
S2,,C404,2 Elm Street,43.1,-77.6,
S3,1,,3 Elm Street,91,-77.6,
S4,1,,4 Elm Street,43.1,,
S5,1,,5 Elm Street,0,0.0,
S6,1,,,43.1,-77.6,
S7,,,7 Elm Street,"43,1",-77.6,
S8,1,,8 Elm Street,43.1,-77.6,C404
S9,1.5,,9 Elm Street,north,-77.6,
"""
IN_SITES = [
    (2, "customer_number", "UNKNOWN_REFERENCE"),
    (3, "customer_id", "UNKNOWN_REFERENCE"),
    (4, "latitude", "OUT_OF_RANGE"),
    (5, "longitude", "HALF_A_PLACE"),
    (6, "latitude", "NOWHERE"),
    (7, "address", "REQUIRED"),
    (8, "latitude", "AMBIGUOUS_NUMBER"),
    (9, "bill_to_customer_id", "UNKNOWN_REFERENCE"),
    (10, "customer_number", "NOT_WHOLE"),
    (10, "latitude", "NOT_A_NUMBER"),
]
JOB_MAPPING = """
kind = "jobs"
timezone = "America/New_York"
[formats]
moment = "%m/%d/%Y %H:%M"
[numbers]
thousands = ","
[columns]
external_id = "Id"
customer_name = "Who"
site_address = { column = "Where", like = "{street}, {city}, {state} {zip}", from = "right", part = "street" }
site_city = { column = "Where", like = "{street}, {city}, {state} {zip}", from = "right", part = "city" }
site_postcode = { column = "Where", like = "{street}, {city}, {state} {zip}", from = "right", part = "zip" }
job_type = "Type"
duration = "Minutes"
priority = "Prio"
window_starts_at = "From"
window_ends_at = "To"
skills = "Needs"
technician = "Tech"
[values.job_type]
"Tune Up" = "TUNE"
[values.priority]
high = "90"
"*" = "*"
"""
JOBS = """Id,Who,Where,Type,Minutes,Prio,From,To,Needs,Tech
1,Nobody,"12 Elm Street, Rochester, NY 14607",Tune Up,60,high,,,,
2,Twins,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,,,,
3,Rosenthal,12 Elm Street,Tune Up,60,,,,,
4,Rosenthal,"99 Oak Street, Rochester, NY 14607",Tune Up,60,,,,,
5,Rosenthal,"12 Elm Street, Rochester, NY 14607",Overhaul,60,,,,,
6,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,"1,23",urgent,,,,
7,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,0.5,101,,,,
8,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,03/08/2026 02:30,03/08/2026 04:00,,
9,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,11/01/2026 01:30,11/01/2026 04:00,,
10,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,03/02/2026 10:00,03/02/2026 08:00,,
11,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,03/02/2026 10:00,,,
12,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,2026-03-02 10:00,13/02/2026 12:00,,
13,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,,,gas,
14,Rosenthal,"12 Elm Street, Rochester, NY 14607",Tune Up,60,,,,gas:3,Nobody
"""
IN_JOBS = [
    (2, "Who", "UNKNOWN_REFERENCE"),
    (3, "Who", "AMBIGUOUS_REFERENCE"),
    (4, "Where", "NO_MATCH"),
    (5, "Where", "UNKNOWN_REFERENCE"),
    (6, "Type", "NOT_MAPPED"),
    (7, "Minutes", "NOT_A_NUMBER"),
    (7, "Prio", "NOT_A_NUMBER"),
    (8, "Minutes", "OUT_OF_RANGE"),
    (8, "Prio", "OUT_OF_RANGE"),
    (9, "From", "TIME_SKIPPED"),
    (10, "From", "TIME_TWICE"),
    (11, "To", "NOT_IN_ORDER"),
    (12, "To", "HALF_A_WINDOW"),
    (13, "From", "NOT_A_TIME"),
    (13, "To", "NOT_A_TIME"),
    (14, "Needs", "NOT_SKILLS"),
    (15, "Tech", "UNKNOWN_REFERENCE"),
    (15, "Needs", "UNKNOWN_REFERENCE"),
]
TECHNICIANS = """name,email,home_latitude,home_longitude,starts_from,skills,hours
One,one@acme.example,,,home,,
Two,one@acme.example,,,garage,,
Three,,43.1,-77.6,home,gas:9,Mon-Fri 7-16
Four,,43.1,-77.6,,,Mon 08:00-12:00; Mon 11:00-15:00
Five,,43.1,-77.6,,,Moonday 08:00-12:00
"""
IN_TECHNICIANS = [
    (2, "home_latitude", "REQUIRED"),
    (3, "starts_from", "NOT_ONE_OF"),
    (4, "skills", "NOT_SKILLS"),
    (4, "hours", "NOT_HOURS"),
    (5, "hours", "SHIFTS_OVERLAP"),
    (6, "hours", "NOT_HOURS"),
]
PRICE_BOOK = """code,description,kind,unit_price
A,a,goods,1
B,b,fee,-1
C,c,fee,1.1234567
D,d,fee,"1,234.50"
E,e,fee,1
E,e,fee,2
"""
IN_PRICE_BOOK = [
    (2, "kind", "NOT_ONE_OF"),
    (3, "unit_price", "OUT_OF_RANGE"),
    (4, "unit_price", "TOO_PRECISE"),
    (5, "unit_price", "AMBIGUOUS_NUMBER"),
    (6, "", "DUPLICATE_ROW"),
    (7, "", "DUPLICATE_ROW"),
]
AGREEMENTS = """customer_number,name,starts_on,ends_on,interval_months,price,job_type
1,A,2026-06-01,2026-01-01,6,1.005,
1,B,2026-01-01,,0,1,
1,C,2026-01-01,,121,1,NONE
1,D,2026-01-01,,12,1,NONE
"""
IN_AGREEMENTS = [
    (2, "price", "TOO_PRECISE"),
    (3, "interval_months", "OUT_OF_RANGE"),
    (4, "interval_months", "OUT_OF_RANGE"),
    (5, "job_type", "UNKNOWN_REFERENCE"),
]
OPEN = """number,customer_number,issued_on,due_on,currency,total,open
1,1,2026-01-01,2025-12-01,USD,10,10
2,1,2026-01-01,,ZZZ,10,10
3,1,2026-01-01,,USD,10,11
4,1,2026-01-01,,JPY,10,10
"""
IN_OPEN = [
    (2, "due_on", "NOT_IN_ORDER"),
    (3, "currency", "UNKNOWN_CURRENCY"),
    (4, "open", "OUT_OF_RANGE"),
    (5, "currency", "OTHER_CURRENCY"),
]
FILES = (
    ("customers", CUSTOMERS, "", IN_CUSTOMERS),
    ("sites", SITES, "", IN_SITES),
    ("jobs", JOBS, JOB_MAPPING, IN_JOBS),
    ("technicians", TECHNICIANS, "", IN_TECHNICIANS),
    ("price-book", PRICE_BOOK, "", IN_PRICE_BOOK),
    ("agreements", AGREEMENTS, "", IN_AGREEMENTS),
    ("open-invoices", OPEN, "", IN_OPEN),
)


def test_every_planted_error_is_found_at_its_row_and_column(services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        make_site(scope, make_customer(scope, "Rosenthal"))
        make_customer(scope, "Twins")
        make_customer(scope, "Twins")
        make_job_type(scope, "TUNE")
    found = {kind: faults(take_in(services, tenant, kind, file, mapping)) for kind, file, mapping, _ in FILES}
    for kind, _, _, planted in FILES:
        assert sorted(found[kind]) == sorted(planted), kind
        assert [row for row, _, _ in found[kind]] == sorted(row for row, _, _ in planted), kind
    planted = [fault for *_, faults_of_file in FILES for fault in faults_of_file]
    assert len(planted) >= 60
    assert len({code for _, _, code in planted}) >= 30
    for model, several in (
        (Customer, 3),
        (Site, 1),
        (Equipment, 0),
        (Job, 0),
        (Technician, 0),
        (ExternalId, 0),
    ):
        assert len(rows_of(services, tenant, model)) == several, model


def test_one_wrong_row_keeps_a_thousand_right_ones_out(services: Services, tenant: Tenant) -> None:
    right = "".join(f"C{number},Customer {number}\n" for number in range(1000))
    run = take_in(services, tenant, "customers", f"external_id,name\n{right}C1000,\n")
    assert (run.state, run.accepted, run.created, faults(run)) == (
        "refused",
        0,
        0,
        [(1002, "name", "REQUIRED")],
    )
    assert rows_of(services, tenant, Customer) == []


def test_errors_are_counted_beyond_those_that_are_kept(services: Services, tenant: Tenant) -> None:
    wrong = "".join(f"C{number},\n" for number in range(1100))
    run = take_in(services, tenant, "customers", f"external_id,name\n{wrong}")
    assert (run.error_count, len(run.errors)) == (1100, 1000)
