"""`truckroll import`: a file taken in from the command line; and San Francisco's dispatches as jobs by import alone."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.bootstrap import Services
from server.cli.context import Cli
from server.cli.imports import import_
from server.domain.errors import Invalid
from server.domain.imports.convert import Setting, convert
from server.models.customers import Site
from server.models.jobs import Job, JobWindow
from server.settings import Settings
from server.use_cases.imports.shipped import shipped_mappings
from tests.builders import acting, make_item
from tests.conftest import Tenant
from tests.dispatches import read_incidents, stations
from tests.importing import counts, rows_of, take_in
from tests.outside_data import outside

ROOT = Path(__file__).parents[2]
CALLS = ("data", "service_durations", "sffd_2020-04", "Fire_Department_Calls_for_Service.csv")


def truckroll(settings: Settings, *arguments: object) -> Result:
    """Run the command in this process, as `truckroll import` does."""
    held = Cli(settings)
    try:
        return CliRunner().invoke(import_, [*map(str, arguments)], obj=held)
    finally:
        held.services.engine.dispose()


def test_a_file_is_checked_taken_in_and_refused_from_the_command_line(
    db: Settings, tenant: Tenant, tmp_path: Path
) -> None:
    file, mapping = tmp_path / "customers.csv", tmp_path / "map.toml"
    file.write_text("Who,When\nRosenthal,x\n")
    mapping.write_text('kind = "customers"\n[columns]\nname = "Who"\n')
    checked = truckroll(db, "customers", file, "--map", mapping, "--dry-run")
    assert (checked.exit_code, checked.stdout) == (
        0,
        "Checked, nothing written: 1 customers from 1 rows: 1 created, 0 updated, 0 unchanged.\n",
    )
    done = truckroll(db, "customers", file, "--map", mapping, "--json", "--company", tenant.tenant_id)
    told = json.loads(done.stdout)
    assert (done.exit_code, told["accepted"], told["created"], told["errors"]) == (0, 1, 1, [])
    file.write_text("Who,When\n,x\n")
    refused = truckroll(db, "customers", file, "--map", mapping, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["errors"] == [
        {"row": 2, "column": "Who", "code": "REQUIRED", "reason": "is blank", "value": ""}
    ]
    plain = truckroll(db, "customers", file, "--map", mapping)
    assert plain.stderr == "row 2, Who: is blank [REQUIRED]\n1 errors: nothing was imported.\n"
    wrong = truckroll(db, "jobs", file, "--map", mapping)
    assert isinstance(wrong.exception, Invalid)
    assert wrong.exception.code == "BAD_MAPPING"
    assert truckroll(db, "jobs", file, "--map", "nothing").exit_code == 2
    assert truckroll(db, "--template", "customers").stdout.startswith("external_id,name,phone,email")
    assert "sf_dispatch  (jobs)" in truckroll(db, "--mappings").stdout


def test_every_shipped_mapping_is_right_and_says_whether_it_was_tried() -> None:
    assert [one.name for one in shipped_mappings()] == sorted(
        file.stem for file in (ROOT / "examples/mappings").glob("*.toml")
    )
    for one in shipped_mappings():
        assert one.mapping.sources, one.name
        tried = one.name.startswith("sf_")
        assert ("not tried on a real export" in f"{one.title} {one.note}".lower()) is not tried, one.name
        assert ("https://" in one.text or "jobber_clients.toml" in one.text) is not tried, one.name


def test_san_franciscos_file_becomes_jobs_by_import_alone(services: Services, tenant: Tenant) -> None:
    """The same jobs and the same bases as are made of the file by code."""
    day = date(2020, 4, 14)
    path = outside(*CALLS)
    incidents = read_incidents(path, day)
    mappings = {one.name: one.text for one in shipped_mappings()}
    with acting(services, tenant) as scope:
        make_item(scope, "HOUR", "150", kind="labour")
    raw = path.read_bytes()
    jobs = take_in(services, tenant, "jobs", raw, mappings["sf_dispatch"], date=f"{day}")
    assert counts(jobs) == ("imported", len(incidents), 0, 0), jobs.errors
    windows = {row.job_id: row for row in rows_of(services, tenant, JobWindow)}
    sites = {row.id: row for row in rows_of(services, tenant, Site)}
    made = {
        (row.title, row.duration_seconds, row.priority, windows[row.id].starts_at, windows[row.id].ends_at,
         sites[row.site_id].address, sites[row.site_id].latitude_e6, sites[row.site_id].longitude_e6)
        for row in rows_of(services, tenant, Job)
    }  # fmt: skip
    assert made == {
        (f"{one.kind} {one.number}", one.seconds, one.priority, one.received, one.received + timedelta(hours=2),
         one.address, round(one.latitude * 10**6), round(one.longitude * 10**6))
        for one in incidents
    }  # fmt: skip
    people = take_in(services, tenant, "technicians", raw, mappings["sf_stations"], date=f"{day}")
    assert counts(people) == ("imported", len(stations(incidents)), 0, 0), people.errors
    again = take_in(services, tenant, "jobs", raw, mappings["sf_dispatch"], date=f"{day}")
    assert counts(again) == ("imported", 0, 0, len(incidents))


@pytest.mark.parametrize("day", ["2020-04-14", "2020-04-10", "2020-04-20"])
def test_three_days_of_the_file_are_read_as_by_code(day: str) -> None:
    path = outside(*CALLS)
    raw, incidents = path.read_bytes(), read_incidents(path, date.fromisoformat(day))
    mappings = {one.name: one.mapping for one in shipped_mappings()}
    setting = Setting("UTC", "USD", str, {"date": day})
    jobs = convert(raw, mappings["sf_dispatch"], setting)
    assert jobs.faults.kept == []
    assert {record.values["external_id"]: record.values["duration"] for record in jobs.records} == {
        one.number: one.seconds for one in incidents
    }
    bases = stations(incidents)
    people = convert(raw, mappings["sf_stations"], setting).records
    assert {record.values["external_id"] for record in people} == set(bases)
    for record in people:
        latitude, longitude = bases[record.values["external_id"]]
        # halves of a millionth of a degree are rounded otherwise there
        assert abs(record.values["home_latitude"] - latitude * 10**6) <= 1.01
        assert abs(record.values["home_longitude"] - longitude * 10**6) <= 1.01
