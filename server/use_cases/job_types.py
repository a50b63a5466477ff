"""Job types: how long a kind of work takes, who can do it, what is checked and what is billed."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.errors import Invalid
from server.models.catalogue import JobType, JobTypeLine, JobTypeSkill, PriceBookItem
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_delete, scoped_get, touch
from server.models.technicians import Skill
from server.use_cases.editing import refuse_taken, rows_by_code, set_fields

FIELDS = (
    "code",
    "name",
    "duration_seconds",
    "setup_seconds",
    "labour",
    "labour_rounding_seconds",
    "labour_minimum_seconds",
    "needs_signature",
    "needs_photo",
    "active",
)


def create_job_type(scope: Scope, asked: Mapping[str, Any]) -> JobType:
    """Add a kind of work."""
    row = JobType(
        **{name: asked[name] for name in FIELDS},
        labour_item_id=_labour_item(scope, asked["labour_code"]),
        checklist=_checklist(asked["checklist"]),
    )
    refuse_taken(scope, JobType, row)
    scoped_add(scope, row)
    _set_skills(scope, row, asked["skills"])
    _set_lines(scope, row, asked["lines"])
    note(scope, "job_type.create", "job_type", row.id, code=row.code)
    return row


def edit_job_type(scope: Scope, job_type_id: str, changes: Mapping[str, Any], version: int) -> JobType:
    """Change a kind of work; jobs that were taken keep what they were taken with."""
    row = scoped_get(scope, JobType, job_type_id, lock=True)
    touch(scope, row, version)
    set_fields(row, changes, FIELDS)
    if "labour_code" in changes:
        row.labour_item_id = _labour_item(scope, changes["labour_code"])
    if "checklist" in changes:
        row.checklist = _checklist(changes["checklist"])
    refuse_taken(scope, JobType, row)
    scope.session.flush()
    if "skills" in changes:
        _set_skills(scope, row, changes["skills"])
    if "lines" in changes:
        _set_lines(scope, row, changes["lines"])
    note(scope, "job_type.edit", "job_type", row.id, changes=sorted(changes))
    return row


def _labour_item(scope: Scope, code: str | None) -> str | None:
    if code is None:
        return None
    item: PriceBookItem = rows_by_code(scope, PriceBookItem, [code], "json.labour_code")[code]
    if item.kind != "labour":
        raise Invalid.field("json.labour_code", "is not of the kind labour")
    return item.id


def _checklist(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the checklist, each entry with an id that stays with it through edits."""
    taken = {entry["id"] for entry in entries if entry["id"]}
    if len(taken) < sum(1 for entry in entries if entry["id"]):
        raise Invalid.field("json.checklist", "holds an id twice")
    fresh = (str(number) for number in range(1, 2 * len(entries) + 1) if str(number) not in taken)
    return [{**entry, "id": entry["id"] or next(fresh)} for entry in entries]


def _set_skills(scope: Scope, row: JobType, wanted: Sequence[Mapping[str, Any]]) -> None:
    skills = rows_by_code(scope, Skill, [item["code"] for item in wanted], "json.skills[{}].code")
    scope.session.execute(scoped_delete(scope, JobTypeSkill).where(JobTypeSkill.job_type_id == row.id))
    for item in wanted:
        skill_id = skills[item["code"]].id
        scoped_add(scope, JobTypeSkill(job_type_id=row.id, skill_id=skill_id, level=item["level"]))


def _set_lines(scope: Scope, row: JobType, wanted: Sequence[Mapping[str, Any]]) -> None:
    codes = [line["code"] for line in wanted]
    items = rows_by_code(scope, PriceBookItem, codes, "json.lines[{}].code", once=False)
    scope.session.execute(scoped_delete(scope, JobTypeLine).where(JobTypeLine.job_type_id == row.id))
    for position, line in enumerate(wanted):
        item_id = items[line["code"]].id
        made = JobTypeLine(
            job_type_id=row.id, position=position, item_id=item_id, quantity_e6=line["quantity_e6"]
        )
        scoped_add(scope, made)
