"""The company's settings."""

from typing import Any

from server.models.scope import Scope
from server.queries.zones import company_of


def company_view(scope: Scope) -> dict[str, Any]:
    """Return the settings of the company, its depot as a place."""
    row = company_of(scope)
    depot = {
        "label": row.depot_label,
        "latitude_e6": row.depot_latitude_e6,
        "longitude_e6": row.depot_longitude_e6,
    }
    return {column.key: getattr(row, column.key) for column in row.__table__.columns} | {"depot": depot}
