"""Skills: what one must be able, and perhaps licensed, to do."""

from collections.abc import Mapping
from typing import Any

from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_get, touch
from server.models.technicians import Skill
from server.use_cases.editing import refuse_taken, set_fields

FIELDS = ("code", "name", "needs_certificate")


def create_skill(scope: Scope, asked: Mapping[str, Any]) -> Skill:
    """Add a skill under a code of its own."""
    row = Skill(**{name: asked[name] for name in FIELDS})
    refuse_taken(scope, Skill, row)
    scoped_add(scope, row)
    note(scope, "skill.create", "skill", row.id, code=row.code)
    return row


def edit_skill(scope: Scope, skill_id: str, changes: Mapping[str, Any], version: int) -> Skill:
    """Change a skill; one that now needs a certificate counts only for those who hold one."""
    row = scoped_get(scope, Skill, skill_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    refuse_taken(scope, Skill, row)
    scope.session.flush()
    note(scope, "skill.edit", "skill", row.id, changes=sorted(changes))
    return row
