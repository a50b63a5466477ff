"""No two stretches of one technician overlap: the one form that double booking and work shifts share.

PostgreSQL gets a generated range and an exclusion constraint that needs no extension: the technician's number
moves each technician's time onto a stretch of numbers of their own. SQLite gets two triggers. A stretch of no
length is in nobody's way on either.
"""

from dataclasses import dataclass

from server.models.triggers.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a table keeps a stretch: its columns, when it counts, and how far apart technicians are put."""

    table: str
    starts: str
    ends: str
    counts: str
    spread: int
    message: str


def no_overlap(name: str, stretch: Stretch) -> Trigger:
    """Return the guard against two overlapping stretches of one technician."""
    return Trigger(
        name,
        stretch.table,
        _sqlite(name, stretch),
        _postgresql(name, stretch),
        (f"{name}_insert", f"{name}_update"),
        (name,),
    )


def _sqlite(name: str, s: Stretch) -> tuple[str, ...]:
    counts = s.counts.format(row="NEW")
    clash = (
        f"EXISTS (SELECT 1 FROM {s.table} AS o WHERE o.technician_no = NEW.technician_no"  # noqa: S608 - our names
        f" AND {s.counts.format(row='o')} AND o.{s.starts} < NEW.{s.ends} AND NEW.{s.starts} < o.{s.ends}"
        f" AND o.{s.starts} < o.{s.ends} AND NEW.{s.starts} < NEW.{s.ends}"
    )
    head = (
        "CREATE TRIGGER {name}_{kind} BEFORE {event} ON {table} WHEN {when}"
        " BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )
    return (
        head.format(
            name=name,
            kind="insert",
            event="INSERT",
            table=s.table,
            when=f"{counts} AND {clash})",
            message=s.message,
        ),
        head.format(
            name=name,
            kind="update",
            event="UPDATE",
            table=s.table,
            when=f"{counts} AND {clash} AND o.id <> NEW.id)",
            message=s.message,
        ),
    )


def _postgresql(name: str, s: Stretch) -> tuple[str, ...]:
    counts = s.counts.format(row=s.table)
    base = f"technician_no * {s.spread}"
    return (
        f"ALTER TABLE {s.table} ADD COLUMN booked int8range GENERATED ALWAYS AS"
        f" (CASE WHEN {counts} THEN int8range({base} + {s.starts}, {base} + {s.ends}) END) STORED",
        f"ALTER TABLE {s.table} ADD CONSTRAINT {name} EXCLUDE USING gist (booked WITH &&)"
        " DEFERRABLE INITIALLY DEFERRED",
    )
