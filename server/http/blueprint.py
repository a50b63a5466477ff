"""The blueprint of the faces: a route without a permission cannot be written.

A route is four decorators and one line. `permission` is a name of `server.domain.permissions`, or `PUBLIC` for the
few that anybody may ask; `idempotency` says whether a POST needs its key, or never takes one.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Literal

from flask import Response, g, request
from flask_smorest import Blueprint as SmorestBlueprint

from server.domain.permissions import PERMISSIONS, require
from server.http.caller import current_caller
from server.http.errors import WrongMediaType
from server.http.idempotency import check_key, refuse_key
from server.http.parser import StrictParser, refuse_untaken
from server.http.strict_json import MAX_BYTES
from server.http.transaction import in_transaction

PUBLIC = "public"
FORM = "multipart/form-data"
_KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "A random text, new for each new request: the same key gets the same answer.",
}
_MATCH_PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string", "pattern": '^(W/)?"[0-9]{1,15}"$'},
    "description": "The ETag of what the edit was made on.",
}


class Blueprint(SmorestBlueprint):
    """flask-smorest's blueprint with our parser, our permissions and our transactions."""

    ARGUMENTS_PARSER = StrictParser()

    def endpoint(
        self,
        method: str,
        rule: str,
        *,
        permission: str,
        idempotency: Literal["required", "optional", "never"] | None = None,
        edits: bool = False,
        takes: tuple[str, ...] = (),
        most_bytes: int = MAX_BYTES,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register a view under one method, guarded by a permission.

        `edits` says that If-Match is needed, `takes` of which media types the body is when it is a file's bytes,
        and `most_bytes` how many it may have then.
        """
        if permission != PUBLIC and permission not in PERMISSIONS:
            raise LookupError(f"{method} {rule}: {permission!r} is no permission")
        key = idempotency or ("optional" if method == "POST" and permission != PUBLIC else None)

        def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
            guarded = _guarded(view, permission, key, _locations(view), takes, most_bytes)
            documented = self.doc(**_documentation(permission, key, edits=edits), **_file_body(takes))(
                guarded
            )
            for code, name in _refusals(method, permission, edits=edits):
                documented = self.alt_response(code, name)(documented)
            self.add_url_rule(rule, view.__name__, documented, methods=[method])
            return view

        return decorate


def _guarded(
    view: Callable[..., Any],
    permission: str,
    key: str | None,
    taken: frozenset[str],
    takes: tuple[str, ...],
    most_bytes: int,
) -> Callable[..., Any]:
    transactional = in_transaction(view)

    @wraps(view)
    def run(*args: Any, **kwargs: Any) -> Response:
        if permission != PUBLIC:
            require(permission, current_caller().identity.permissions)
        request.max_content_length = most_bytes + 1
        if key == "never":
            refuse_key()
        elif key is not None:
            check_key(required=key == "required")
        if takes and request.mimetype not in takes:
            raise WrongMediaType(f"Send the body as {' or '.join(takes)}.")
        if FORM in takes:  # before the form is read out of it: the idempotency key covers the bytes
            request.get_data(cache=True)
        refuse_untaken(taken | {"json"} if takes else taken)
        response = transactional(*args, **kwargs)
        if "etag" in g:
            response.headers["ETag"] = f'"{g.etag}"'
        return response

    return run


def _locations(view: Callable[..., Any]) -> frozenset[str]:
    """Return from where a view takes its input: json, query."""
    described = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
    return frozenset(parameter["in"] for parameter in described)


def _file_body(takes: tuple[str, ...]) -> dict[str, Any]:
    if not takes or FORM in takes:  # a form's fields are documented by its route
        return {}
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in takes}
    return {"requestBody": {"required": True, "content": content}}


def _documentation(permission: str, key: str | None, *, edits: bool) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = []
    if key in {"required", "optional"}:
        parameters.append({**_KEY_PARAMETER, "required": key == "required"})
    if edits:
        parameters.append(_MATCH_PARAMETER)
    doc: dict[str, Any] = {"x-permission": permission}
    if permission == PUBLIC:
        doc["security"] = []
    if parameters:
        doc["parameters"] = parameters
    return doc


def _refusals(method: str, permission: str, *, edits: bool) -> list[tuple[int, str]]:
    codes = {400, 404, 422, 503}
    codes |= {401, 403} if permission != PUBLIC else {429}
    if method != "GET":  # who signs in may be refused, too, or come from another site
        codes |= {401, 403, 409, 412, 413, 415}
    codes |= {428} if edits else set()
    return [(code, HTTPStatus(code).name) for code in sorted(codes)]
