"""Exceptions as people work them off: what hurts most first, each with its answers, its owner and its age."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, case, func, type_coerce

from server.domain.exception_kinds import ANSWERS, EXCEPTION_KINDS, codes_of, kind_of
from server.domain.instants import seconds_between
from server.domain.permissions import Role, permissions_of
from server.models.base import EPOCH, MILLISECOND, Int
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.users import User
from server.queries.exception_evidence import shown_behind
from server.queries.listing import Listing
from server.queries.zones import company_of, local

_HOUR = 3_600_000
_AFTER_ALL_OPEN = 10**15
"""Milliseconds that put what is closed behind what is open."""
_WEIGHTS = {code: kind.weight * _HOUR for code, kind in EXCEPTION_KINDS.items()}


def exception_list(scope: Scope, asked: Mapping[str, Any], user_id: str, held: frozenset[str]) -> Listing:
    """Return exceptions that match what was asked, the most urgent first: by age, as if heavier ones were older."""
    return Listing(
        _matching(scope, scoped_select(scope, ExceptionItem), asked, user_id),
        (_urgency(), ExceptionItem.number),
        key=lambda row: (_urgency_of(row), row.number),
        shown=lambda rows: _shown(scope, rows, held),
    )


def exception_view(scope: Scope, exception_id: str, held: frozenset[str]) -> dict[str, Any]:
    """Return one exception with the evidence behind it and where it leads, as far as the caller may see that."""
    row = scoped_get(scope, ExceptionItem, exception_id)
    return _shown(scope, [row], held)[0] | shown_behind(scope, row, held)


def exception_counts(scope: Scope, user_id: str) -> dict[str, Any]:
    """Return how many exceptions are open: in all, one's own, nobody's, and of each code."""
    opened = scoped_select(scope, ExceptionItem.code, ExceptionItem.owner_id).add_columns(
        func.count(), func.min(ExceptionItem.created_at)
    )
    opened = opened.where(ExceptionItem.state == "open")
    rows = scope.session.execute(opened.group_by(ExceptionItem.code, ExceptionItem.owner_id)).all()
    codes: dict[str, dict[str, Any]] = {}
    for code, _, count, oldest in rows:
        kind = kind_of(code)
        one = codes.setdefault(
            code,
            {"code": code, "title": kind.title, "role": kind.role.value, "count": 0, "oldest_seconds": 0},
        )
        one["count"] += count
        one["oldest_seconds"] = max(one["oldest_seconds"], seconds_between(oldest, scope.at))
    return {
        "total": sum(count for _, _, count, _ in rows),
        "mine": sum(count for _, owner, count, _ in rows if owner == user_id),
        "unowned": sum(count for _, owner, count, _ in rows if owner is None),
        "by_code": sorted(codes.values(), key=lambda one: (-one["count"], one["code"])),
    }


def exception_owners(scope: Scope) -> list[dict[str, Any]]:
    """Return who may see to exceptions: active users whose role allows it."""
    rows = scoped_all(scope, scoped_select(scope, User).where(User.state == "active").order_by(User.name))
    return [
        {"id": row.id, "name": row.name, "role": row.role}
        for row in rows
        if "exceptions.resolve" in permissions_of(Role(row.role))
    ]


def _matching(scope: Scope, statement: Select[Any], asked: Mapping[str, Any], user_id: str) -> Select[Any]:
    for name in ("state", "code", "subject_kind", "subject_id"):
        if asked[name] is not None:
            statement = statement.where(getattr(ExceptionItem, name) == asked[name])
    if asked["role"] is not None:
        statement = statement.where(ExceptionItem.code.in_(codes_of(asked["role"])))
    if asked["mine"] is not None:
        mine = ExceptionItem.owner_id == user_id
        statement = statement.where(mine if asked["mine"] else (ExceptionItem.owner_id.is_(None) | ~mine))
    if asked["older_than"] is not None:
        statement = statement.where(
            ExceptionItem.created_at <= scope.at - timedelta(seconds=asked["older_than"])
        )
    return statement


def _urgency() -> Any:
    """Return the order of the queue as an expression: the moment from which something counts as waiting."""
    weight = case(_WEIGHTS, value=ExceptionItem.code, else_=0)
    closed = case((ExceptionItem.state == "resolved", _AFTER_ALL_OPEN), else_=0)
    return type_coerce(type_coerce(ExceptionItem.created_at, Int) - weight + closed, Int)


def _urgency_of(row: ExceptionItem) -> int:
    waits_since = (row.created_at - EPOCH) // MILLISECOND - _WEIGHTS.get(row.code, 0)
    return waits_since + (_AFTER_ALL_OPEN if row.state == "resolved" else 0)


def _shown(scope: Scope, rows: Sequence[ExceptionItem], held: frozenset[str]) -> list[dict[str, Any]]:
    company = company_of(scope)
    ids = {user for row in rows for user in (row.resolved_by, row.owner_id) if user}
    statement = scoped_select(scope, User.id, User.name).where(User.id.in_(ids))
    names = {row.id: row.name for row in scope.session.execute(statement)}
    return [
        {
            "id": row.id,
            "number": row.number,
            "code": row.code,
            "sentence": row.sentence,
            "subject_kind": row.subject_kind,
            "subject_id": row.subject_id,
            "facts": row.facts,
            "state": row.state,
            "owner": {"id": row.owner_id, "name": names[row.owner_id]} if row.owner_id else None,
            "age_seconds": max(0, seconds_between(row.created_at, row.resolved_at or scope.at)),
            "created_at": local(row.created_at, company),
            "resolved_at": local(row.resolved_at, company) if row.resolved_at else None,
            "resolved_by": names.get(row.resolved_by or ""),
            "resolution": row.resolution,
            "version": row.version,
        }
        | _kind(row.code, held)
        for row in rows
    ]


def _kind(code: str, held: frozenset[str]) -> dict[str, Any]:
    kind = kind_of(code)
    return {
        "title": kind.title,
        "role": kind.role.value,
        "settles_itself": kind.settles_itself,
        "answers": [_answer(word, held) for word in kind.answers],
    }


def _answer(word: str, held: frozenset[str]) -> dict[str, Any]:
    answer = ANSWERS[word]
    return {
        "word": word,
        "label": answer.label,
        "follows": answer.follows,
        "opens": answer.opens,
        "reason": answer.reason,
        "allowed": answer.needs is None or answer.needs in held,
    }
