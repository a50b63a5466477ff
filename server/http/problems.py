"""Problem details (RFC 9457) for every refusal: the one table from domain errors to HTTP."""

import traceback

import structlog
from flask import Flask, Response, json
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, TooManyRequests

from server.domain.errors import (
    Busy,
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    NotFound,
    OutOfReach,
    VersionMismatch,
)
from server.http.denials import note_denial
from server.http.errors import HttpRefusal
from server.use_cases.sign_in import TooManyAttempts, WrongCredentials

STATUS: tuple[tuple[type[DomainError], int], ...] = (
    (TooManyAttempts, 429),
    (WrongCredentials, 401),
    (Invalid, 422),
    (NotFound, 404),
    (Forbidden, 403),
    (Conflict, 409),
    (VersionMismatch, 412),
    (Busy, 503),
)
TITLES = {
    400: "The request cannot be read",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Not possible as things stand",
    412: "Changed by somebody else",
    413: "Too large",
    415: "Wrong kind of content",
    422: "The input is wrong",
    428: "Which version?",
    429: "Too often",
    500: "Our fault",
    503: "Not just now",
}
GUARDS = {
    "DOUBLE_BOOKING": "The technician is already booked then.",
    "SHIFT_OVERLAP": "The shift overlaps another one of the technician.",
    "POSTED_IS_FROZEN": "A posted invoice cannot be changed.",
    "APPEND_ONLY": "What was recorded cannot be changed.",
    "TRANSITION_REFUSED": "The lifecycle has no such step.",
}
"""What the database's own guards say when everybody before them overlooked it."""
BUSY_SECONDS = 5
_LOCK_NOT_AVAILABLE = "55P03"
_OURS = ("CHECK constraint failed", "NOT NULL constraint failed", "23514", "23502")
log = structlog.get_logger()


def register_problems(app: Flask) -> None:
    """Answer every error of the application with a problem document."""
    app.register_error_handler(DomainError, _from_domain)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(StaleDataError, _from_stale)
    app.register_error_handler(IntegrityError, _from_integrity)
    app.register_error_handler(OperationalError, _from_operational)
    app.register_error_handler(NoConnection, _from_full)
    app.register_error_handler(Exception, _from_bug)


def problem(status: int, code: str, detail: str, **extras: object) -> Response:
    """Return one problem document."""
    body = {
        "type": f"https://truckroll.example/problems/{code.lower().replace('_', '-')}",
        "title": TITLES.get(status, "Refused"),
        "status": status,
        "code": code,
        "detail": detail,
        **extras,
    }
    return Response(json.dumps(body), status, content_type="application/problem+json")


def _from_domain(error: DomainError) -> Response:
    if isinstance(error, OutOfReach):
        note_denial(error)
    status = _status_of(error)
    extras = dict(error.facts)
    if isinstance(error, Invalid):
        extras["errors"] = [{"field": fault.field, "reason": fault.reason} for fault in error.faults]
    response = problem(status, error.code, error.detail, **extras)
    if isinstance(error, TooManyAttempts | Busy):
        response.headers["Retry-After"] = str(error.facts.get("retry_after", BUSY_SECONDS))
    return response


def _status_of(error: DomainError) -> int:
    if isinstance(error, HttpRefusal):
        return error.status
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def _from_http(error: HTTPException) -> Response:
    status = error.code or 500
    code = "TOO_LARGE" if status == 413 else (error.name or "error").upper().replace(" ", "_")  # noqa: PLR2004 - HTTP's
    response = problem(status, code, error.description or error.name)
    if isinstance(error, TooManyRequests) and error.retry_after:
        response.headers["Retry-After"] = str(error.retry_after)
    if status == 405:  # noqa: PLR2004 - HTTP's own number
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response


def _from_stale(_error: StaleDataError) -> Response:
    return problem(412, "VERSION_MISMATCH", "Somebody changed it while you did; read it again.")


def _from_integrity(error: IntegrityError) -> Response:
    text = _told(error)
    code = next((code for code in GUARDS if code.lower() in text.lower()), "CONFLICT")
    if code == "CONFLICT" and (text.startswith(_OURS) or getattr(error.orig, "sqlstate", "") in _OURS):
        return _from_bug(error)  # a value that no check should have had to stop
    log.warning("refused by the database", error=text)
    return problem(409, code, GUARDS.get(code, "The database refused it: something else took its place."))


def _from_full(_error: NoConnection) -> Response:
    return _from_domain(Busy("Too many wait for the database; nothing was changed. Try again in a moment."))


def _from_operational(error: OperationalError) -> Response:
    if getattr(error.orig, "sqlstate", "") == _LOCK_NOT_AVAILABLE:
        return _from_domain(Busy("Somebody else kept it locked; nothing was changed. Try again in a moment."))
    log.error("database unavailable", error=_told(error))
    response = problem(503, "DATABASE_UNAVAILABLE", "The database does not answer; nothing was changed.")
    response.headers["Retry-After"] = "2"
    return response


def _from_bug(error: Exception) -> Response:
    if isinstance(error, DBAPIError):  # its own words may quote the row, and so whatever is secret in it
        where = traceback.format_tb(error.__traceback__, limit=-6)
        log.error("unhandled", error_type=type(error).__name__, error=_told(error), where=where)
    else:
        log.error("unhandled", error_type=type(error).__name__, exc_info=error)
    return problem(500, "INTERNAL", "Something went wrong on our side; nothing was half done.")


def _told(error: DBAPIError) -> str:
    """Return what the database said without the values of the row that it said it about."""
    said = getattr(error.orig, "diag", None)
    return str(said.message_primary if said and said.message_primary else error.orig).split("\n", maxsplit=1)[
        0
    ]
