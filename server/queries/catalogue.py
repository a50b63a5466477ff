"""What the company sells and needs for it: price book, job types, skills, tax rates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from server.models.catalogue import JobType, JobTypeLine, JobTypeSkill, PriceBookItem, TaxRateRow
from server.models.scope import Scope, scoped_get, scoped_join, scoped_select
from server.models.search import matches
from server.models.technicians import Skill
from server.queries.listing import Listing


def item_list(scope: Scope, asked: str = "", *, active: bool | None = None) -> Listing:
    """Return the price book by code."""
    statement = scoped_select(scope, PriceBookItem)
    if asked:
        statement = statement.where(matches(asked, PriceBookItem.search_text))
    return _by_code(_only(statement, PriceBookItem, active=active), PriceBookItem)


def skill_list(scope: Scope) -> Listing:
    """Return the skills by code."""
    return _by_code(scoped_select(scope, Skill), Skill)


def tax_rate_list(scope: Scope) -> Listing:
    """Return the tax rates by place, category and name, each tax's first one first."""
    order = (
        TaxRateRow.jurisdiction,
        TaxRateRow.category,
        TaxRateRow.name,
        TaxRateRow.valid_from,
        TaxRateRow.id,
    )
    return Listing(
        scoped_select(scope, TaxRateRow),
        order,
        key=lambda row: (row.jurisdiction, row.category, row.name, row.valid_from.isoformat(), row.id),
    )


def job_type_list(scope: Scope, *, active: bool | None = None) -> Listing:
    """Return the kinds of work by code."""
    statement = _only(scoped_select(scope, JobType), JobType, active=active)
    return Listing(
        statement,
        (JobType.code,),
        key=lambda row: (row.code,),
        shown=lambda rows: _job_types(scope, rows),
    )


def job_type_view(scope: Scope, job_type_id: str) -> dict[str, Any]:
    """Return one kind of work with its skills and lines."""
    return _job_types(scope, [scoped_get(scope, JobType, job_type_id)])[0]


def _job_types(scope: Scope, rows: Sequence[JobType]) -> list[dict[str, Any]]:
    ids = [row.id for row in rows]
    skills, lines, labour = _skills_of(scope, ids), _lines_of(scope, ids), _labour_codes(scope, rows)
    return [
        {column.key: getattr(row, column.key) for column in JobType.__table__.columns}
        | {
            "skills": skills[row.id],
            "lines": lines[row.id],
            "labour_code": labour.get(row.labour_item_id or ""),
        }
        for row in rows
    ]


def _skills_of(scope: Scope, ids: Sequence[str]) -> Mapping[str, list[dict[str, Any]]]:
    statement = scoped_join(
        scope, scoped_select(scope, JobTypeSkill), Skill, JobTypeSkill.skill_id == Skill.id
    )
    statement = statement.add_columns(Skill.code, Skill.name).where(JobTypeSkill.job_type_id.in_(ids))
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row, code, name in scope.session.execute(statement.order_by(Skill.code)):
        found[row.job_type_id].append({"code": code, "name": name, "level": row.level})
    return found


def _lines_of(scope: Scope, ids: Sequence[str]) -> Mapping[str, list[dict[str, Any]]]:
    statement = scoped_join(
        scope, scoped_select(scope, JobTypeLine), PriceBookItem, JobTypeLine.item_id == PriceBookItem.id
    )
    statement = statement.add_columns(PriceBookItem.code, PriceBookItem.description)
    statement = statement.where(JobTypeLine.job_type_id.in_(ids)).order_by(JobTypeLine.position)
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row, code, description in scope.session.execute(statement):
        line = {"code": code, "description": description, "quantity_e6": row.quantity_e6}
        found[row.job_type_id].append(line)
    return found


def _labour_codes(scope: Scope, rows: Sequence[JobType]) -> Mapping[str, str]:
    ids = [row.labour_item_id for row in rows if row.labour_item_id]
    statement = scoped_select(scope, PriceBookItem.id, PriceBookItem.code).where(PriceBookItem.id.in_(ids))
    return {row[0]: row[1] for row in scope.session.execute(statement)}


def _only(statement: Any, model: Any, *, active: bool | None) -> Any:
    return statement if active is None else statement.where(model.active == active)


def _by_code(statement: Any, model: Any) -> Listing:
    return Listing(statement, (model.code,), key=lambda row: (row.code,))
