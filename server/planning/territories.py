"""The company's territories as the domain knows them: read in two statements, however many there are."""

from collections import defaultdict
from collections.abc import Sequence

from server.domain.outlines import rings_of
from server.domain.territories import Territory as Domain
from server.models.base import yes
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.territories import Territory, TerritoryTechnician

Drawn = tuple[Territory, Domain]


def active_territories(scope: Scope) -> list[Drawn]:
    """Return every territory that counts, by name: the row, for its version, and what it means."""
    statement = scoped_select(scope, Territory).where(yes(Territory.active))
    return drawn(scope, scoped_all(scope, statement.order_by(Territory.name, Territory.id)))


def drawn(scope: Scope, rows: Sequence[Territory]) -> list[Drawn]:
    """Return rows with what they mean."""
    technicians: defaultdict[str, set[str]] = defaultdict(set)
    if rows:
        statement = scoped_select(scope, TerritoryTechnician).where(
            TerritoryTechnician.territory_id.in_([row.id for row in rows])
        )
        for held in scoped_all(scope, statement):
            technicians[held.territory_id].add(held.technician_id)
    return [(row, _meaning(row, technicians[row.id])) for row in rows]


def _meaning(row: Territory, technicians: set[str]) -> Domain:
    return Domain(
        id=row.id,
        name=row.name,
        rings=rings_of(row.area),
        postcodes=tuple(row.postcodes),
        technician_ids=frozenset(technicians),
        price_seconds=row.price_seconds,
    )
