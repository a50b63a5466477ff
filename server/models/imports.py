"""Imports: runs over a file that another system exported, and which of its rows became which of ours."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Json, TenantRow, Versioned, one_of, to


class ImportRun(TenantRow, Versioned, Base):
    """One file, checked or taken in: whole or not at all.

    `errors` holds the first 1,000 of `error_count`, each `{"row", "column", "code", "reason", "value"}`; `preview`
    the first records in our words; `parameters` what was given for the names that the mapping asks for. `fence` rises
    with each claim, as a plan's does.
    """

    __tablename__ = "import_runs"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        to("users", "started_by"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state"),
        one_of("state", "queued", "running", "checked", "imported", "refused", "failed"),
        CheckConstraint("rows_done BETWEEN 0 AND rows_total", name="rows_in_range"),
    )

    number: Mapped[int]
    kind: Mapped[str]
    source: Mapped[str]
    file_name: Mapped[str]
    file_key: Mapped[str]
    mapping: Mapped[str]
    parameters: Mapped[Any] = mapped_column(Json)
    dry_run: Mapped[bool]
    state: Mapped[str]
    rows_total: Mapped[int]
    rows_done: Mapped[int]
    accepted: Mapped[int]
    created: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    error_count: Mapped[int]
    errors: Mapped[Any] = mapped_column(Json)
    preview: Mapped[Any] = mapped_column(Json)
    failure: Mapped[str | None]
    started_by: Mapped[str | None]
    attempts: Mapped[int]
    fence: Mapped[int]
    lease_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class ExternalId(TenantRow, Base):
    """Which row of ours stands for a row of another system: what makes a second import an update."""

    __tablename__ = "external_ids"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("tenant_id", "kind", "source", "external_id"),
        Index(None, "tenant_id", "row_id"),
    )

    kind: Mapped[str]
    source: Mapped[str]
    external_id: Mapped[str]
    row_id: Mapped[str]
    digest: Mapped[str]
