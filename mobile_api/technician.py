"""Which technician holds the phone."""

from server.domain.errors import Forbidden
from server.http.caller import current_caller


def own_id() -> str:
    """Return the caller's technician, or refuse a user who is none."""
    technician_id = current_caller().identity.technician_id
    if technician_id is None:
        raise Forbidden("You are linked to no technician.", code="NOT_A_TECHNICIAN")
    return technician_id
