"""Who is on call when, and where nobody is."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from server.domain.instants import instant_at
from server.domain.on_call import Duty, gaps
from server.models.companies import Company
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.technicians import OnCall, Technician
from server.queries.listing import Listing
from server.queries.zones import company_of, local

SPAN_DAYS = 14


def on_call_list(scope: Scope, technician_id: str) -> Listing:
    """Return a technician's stretches on call, in the order in which they were entered."""
    technician = scoped_get(scope, Technician, technician_id)
    company = company_of(scope)
    return Listing(
        scoped_select(scope, OnCall).where(OnCall.technician_id == technician.id),
        (OnCall.id,),
        key=lambda row: (row.id,),
        shown=lambda rows: [stretch_on_call(row, technician, company) for row in rows],
    )


def on_call_view(scope: Scope, on_call_id: str) -> dict[str, Any]:
    """Return one stretch on call."""
    row = scoped_get(scope, OnCall, on_call_id)
    return stretch_on_call(row, scoped_get(scope, Technician, row.technician_id), company_of(scope))


def on_call_between(scope: Scope, first: date, last: date) -> dict[str, Any]:
    """Return who is on call on some days, both included, and the stretches in which nobody is."""
    company = company_of(scope)
    begin = instant_at(first, time(), company.timezone)
    end = instant_at(last + timedelta(days=1), time(), company.timezone)
    rows = duties_between(scope, begin, end)
    duties = [Duty(row.technician_id, row.starts_at, row.ends_at, row.rank) for row, _ in rows]
    return {
        "first_day": first,
        "last_day": last,
        "on_call": [stretch_on_call(row, technician, company) for row, technician in rows],
        "gaps": [_gap(*gap, company) for gap in gaps(duties, begin, end)],
    }


def duties_between(scope: Scope, begin: datetime, end: datetime) -> Sequence[tuple[OnCall, Technician]]:
    """Return the stretches that touch a time, each with its technician, the first to be called first."""
    statement = scoped_select(scope, OnCall, Technician).where(
        Technician.id == OnCall.technician_id, OnCall.starts_at < end, OnCall.ends_at > begin
    )
    rows = scope.session.execute(statement.order_by(OnCall.starts_at, OnCall.rank, OnCall.id)).all()
    return [(row, technician) for row, technician in rows]


def on_call_of_board(scope: Scope, begin: datetime, end: datetime, company: Company) -> list[dict[str, Any]]:
    """Return who is on call in a day, as the board shows it."""
    return [
        {
            "technician_id": technician.id,
            "name": technician.name,
            "phone": technician.phone or None,
            "starts_at": local(row.starts_at, company),
            "ends_at": local(row.ends_at, company),
            "rank": row.rank,
        }
        for row, technician in duties_between(scope, begin, end)
    ]


def stretch_on_call(row: OnCall, technician: Technician, company: Company) -> dict[str, Any]:
    """Return a stretch on call by the company's clocks."""
    return {
        "id": row.id,
        "technician_id": row.technician_id,
        "technician_name": technician.name,
        "phone": technician.phone or None,
        "color_index": technician.color_index,
        "starts_at": local(row.starts_at, company),
        "ends_at": local(row.ends_at, company),
        "rank": row.rank,
        "note": row.note,
        "version": row.version,
    }


def _gap(begin: datetime, end: datetime, company: Company) -> dict[str, Any]:
    starts_at, ends_at = local(begin, company), local(end, company)
    words = f"Nobody is on call from {starts_at:%a %Y-%m-%d %H:%M} to {ends_at:%a %Y-%m-%d %H:%M}."
    return {"starts_at": starts_at, "ends_at": ends_at, "sentence": words}
