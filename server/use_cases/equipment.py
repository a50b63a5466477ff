"""Equipment: what stands at a site and gets serviced."""

from collections.abc import Mapping
from typing import Any

from server.models.customers import Equipment, Site
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.use_cases.editing import set_fields

FIELDS = ("name", "maker", "model", "serial", "installed_on", "notes")


def create_equipment(scope: Scope, site_id: str, asked: Mapping[str, Any]) -> Equipment:
    """Add something that stands at a site."""
    site = scoped_get(scope, Site, site_id)
    row = Equipment(site_id=site.id, **{name: asked[name] for name in FIELDS})
    scoped_add(scope, row)
    note(scope, "equipment.create", "equipment", row.id, site_id=site.id)
    return row


def edit_equipment(scope: Scope, equipment_id: str, changes: Mapping[str, Any], version: int) -> Equipment:
    """Change what is known about a piece of equipment."""
    row = scoped_get(scope, Equipment, equipment_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    scope.session.flush()
    note(scope, "equipment.edit", "equipment", row.id, changes=sorted(changes))
    return row
