"""Punches of the past and the shifts that follow from them, as rows."""

from datetime import timedelta
from random import Random

from server.demo.draws import id_at
from server.demo.field_work import Day
from server.demo.sheet import Sheet
from server.demo.world import World
from server.domain.time_clock import Punch, PunchKind, WorkedShift, time_sheet
from server.models.time_clock import Punch as PunchRow
from server.models.time_clock import WorkShift


def write_punches(
    sheet: Sheet, world: World, technician_id: str, worked: Day, random: Random, request: str
) -> None:
    """Put a technician's clock-in and clock-out of a day on the sheet, and the shift between them."""
    zone = world.company.timezone
    moments = [(PunchKind.IN, worked.clock_in), (PunchKind.OUT, worked.clock_out)]
    punches = [
        Punch(id_at(at, random), kind, at, zone, at + timedelta(seconds=random.randrange(2, 20)))
        for kind, at in moments
        if at is not None
    ]
    for punch in punches:
        _write(sheet, world, technician_id, punch, request)
    for shift in time_sheet(punches).shifts:
        _write_shift(sheet, world, technician_id, shift, random)


def _write(sheet: Sheet, world: World, technician_id: str, punch: Punch, request: str) -> None:
    sheet.add(
        PunchRow,
        punch.id,
        technician_id=technician_id,
        kind=punch.kind.value,
        occurred_at=punch.occurred_at,
        timezone=punch.timezone,
        received_at=punch.received_at,
    )
    who, facts = (world.actor_of(technician_id), request), {"technician_id": technician_id, "flags": []}
    sheet.note(punch.received_at, who, f"clock.{punch.kind.value}", "punch", punch.id, **facts)


def _write_shift(sheet: Sheet, world: World, technician_id: str, shift: WorkedShift, random: Random) -> None:
    sheet.add(
        WorkShift,
        id_at(shift.starts_at, random),
        technician_id=technician_id,
        technician_no=world.technician_nos[technician_id],
        in_punch_id=shift.in_id,
        out_punch_id=shift.out_id,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        state=shift.state.value,
    )
