"""What one company owns: taken out whole, and erased whole, with its neighbour untouched; on both engines."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select, text

from server.bootstrap import Services
from server.db import ANY_TENANT, read_session, write_session
from server.keeping.erase import WrongName, erase_company
from server.keeping.export import SECRETS, export_company
from server.models.base import Base
from server.models.companies import Company
from server.models.inventory import missing_objects
from server.models.registry import tenant_keys
from server.models.scope import Scope
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_job,
    make_job_type,
    make_site,
    make_technician,
)
from tests.conftest import NOW, Tenant, make_tenant

HARMFUL = '=HYPERLINK("https://evil.example","Rosenthal")'


@pytest.fixture
def full(services: Services, tenant: Tenant) -> Tenant:
    """A company with a booked visit, a logo, and a customer whose name is a formula."""
    with acting(services, tenant) as scope:
        job = make_job(scope, make_site(scope, make_customer(scope, HARMFUL)), make_job_type(scope))
        book_visit(scope, job, make_technician(scope), at(9))
        company = scope.session.get_one(Company, tenant.tenant_id)
        company.logo_key, company.logo_type = services.files.put(b"a picture"), "image/png"
    return tenant


def rows_of(services: Services, tenant_id: str) -> dict[str, int]:
    keys = tenant_keys()
    with read_session(services.engine, ANY_TENANT) as session:
        return {
            table.name: len(
                session.execute(
                    select(*table.primary_key.columns)
                    .where(table.columns[keys[table.name]] == tenant_id)
                    .execution_options(all_companies="counting one company after the other")
                ).all()
            )
            for table in Base.metadata.sorted_tables
            if table.name in keys
        }


def exported(services: Services, tenant: Tenant, path: Path) -> zipfile.ZipFile:
    with read_session(services.engine, tenant.tenant_id) as session:
        export_company(Scope(session, tenant.tenant_id, "test", NOW, "test"), services.files, path)
    return zipfile.ZipFile(path)


def test_an_export_has_every_row_and_file_and_no_secret(
    services: Services, full: Tenant, tmp_path: Path
) -> None:
    make_tenant(services, "Neighbour")
    with exported(services, full, tmp_path / "acme.zip") as archive:
        index = json.loads(archive.read("index.json"))
        assert index["rows"] == rows_of(services, full.tenant_id)
        assert index["missing"] == []
        assert archive.read("files/logo.png") == b"a picture"
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")}
    assert len(texts) == len(tenant_keys())
    assert not [name for name, table in texts.items() if "Neighbour" in table]
    for table in texts.values():
        assert not SECRETS & set(table.partition("\r\n")[0].split(","))
    customers = list(csv.DictReader(io.StringIO(texts["tables/customers.csv"], newline="")))
    assert f"'{HARMFUL}" in {row["name"] for row in customers}  # A35: no spreadsheet runs it


def test_an_export_names_what_is_missing(services: Services, full: Tenant, tmp_path: Path) -> None:
    for path in (services.settings.home / "files").rglob("*"):
        if path.is_file():
            path.unlink()
    with exported(services, full, tmp_path / "acme.zip") as archive:
        assert json.loads(archive.read("index.json"))["missing"] == ["logo.png"]


def test_an_erased_company_leaves_nothing_and_its_neighbour_everything(
    services: Services, full: Tenant
) -> None:
    neighbour = make_tenant(services, "Neighbour")
    shared = services.files.put(b"the same picture in both companies")
    with write_session(services.engine, ANY_TENANT) as session:
        session.get_one(Company, neighbour.tenant_id).logo_key = shared
    alone = services.files.put(b"a picture")
    before = rows_of(services, neighbour.tenant_id)
    with pytest.raises(WrongName, match="Acme Heating"):
        erase_company(services.settings, full.tenant_id, "acme heating", NOW)
    assert rows_of(services, full.tenant_id)["visits"]

    done = erase_company(services.settings, full.tenant_id, "Acme Heating", NOW)

    assert not any(rows_of(services, full.tenant_id).values())
    assert rows_of(services, neighbour.tenant_id) == before
    assert done.rows["audit_events"] > 0
    assert not services.files.exists(alone)
    assert services.files.exists(shared)
    record = json.loads((services.settings.home / "erased.jsonl").read_text())
    assert record == {
        "company_id": full.tenant_id,
        "at": "2026-03-02T13:00:00+00:00",
        "rows": sum(done.rows.values()),
    }


def test_the_guards_stand_again_after_an_erasure(services: Services, full: Tenant) -> None:
    neighbour = make_tenant(services, "Neighbour")
    erase_company(services.settings, full.tenant_id, "Acme Heating", NOW)
    with read_session(services.engine, ANY_TENANT) as session:
        assert missing_objects(session.connection()) == []
    with (
        pytest.raises(Exception, match=r"APPEND_ONLY|permission denied"),
        write_session(services.engine, neighbour.tenant_id) as session,
    ):
        session.execute(
            text("DELETE FROM audit_events WHERE tenant_id = :mine"), {"mine": neighbour.tenant_id}
        )
