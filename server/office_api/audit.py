"""The audit log, for auditors and owners."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.fields import (
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    free_object,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading
from server.queries.audit_log import audit_list

blp = Blueprint("audit", __name__, url_prefix="/office/v1", description="The audit log")


class AuditQuery(PageQuery):
    """What happened to which thing; to all of them when none is named."""

    object_id = Identifier(load_default=None)


class AuditEventOut(StrictSchema):
    """Who did what to which thing; `hash` links the row to the one before it."""

    sequence = WholeNumber(least=1, most=10**15)
    at = InstantField()
    actor = Words()
    actor_name = Words(allow_none=True)
    action = Words()
    object_kind = Words()
    object_id = Words()
    facts = free_object()
    request_id = Words()
    hash = Words()


class AuditList(StrictSchema):
    """A page of the audit log."""

    items = list_of(AuditEventOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/audit", permission="audit.read")
@blp.arguments(AuditQuery, location="query")
@blp.response(200, AuditList)
def list_audit(query: dict[str, Any]) -> dict[str, Any]:
    """The audit log, newest first."""
    return listed(reading(), audit_list(reading(), query["object_id"]), query)
