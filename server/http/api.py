"""The two OpenAPI documents: one for phones, one for dispatch, office and sign-in."""

import http
from typing import Any

from flask import Flask
from flask_smorest import Api as SmorestApi
from marshmallow import INCLUDE

from server.http.fields import StrictSchema, WholeNumber, Words, list_of

VERSION = "v1"


class FaultSchema(StrictSchema):
    """One wrong field."""

    field = Words(required=True, most=300)
    reason = Words(required=True, most=500)


class ProblemSchema(StrictSchema):
    """A refusal (RFC 9457); a code may bring facts of its own, such as `current_version` or `permission`."""

    class Meta:
        """Further members are RFC 9457's extensions."""

        unknown = INCLUDE

    type = Words(required=True)
    title = Words(required=True)
    status = WholeNumber(least=400, most=599, required=True)
    code = Words(required=True)
    detail = Words(required=True, most=2000)
    errors = list_of(FaultSchema)


class Api(SmorestApi):
    """flask-smorest's document whose errors are problem documents."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leave the handlers to `server.http.problems`, which serves both documents."""

    def _register_responses(self) -> None:
        for status in http.HTTPStatus:
            response = {
                "description": status.phrase,
                "content": {"application/problem+json": {"schema": ProblemSchema}},
            }
            self.spec.components.response(status.name, response, lazy=True)


def make_api(app: Flask, prefix: str, title: str) -> Api:
    """Return a document of the application; its routes are added by registering blueprints."""
    name = f"{prefix.upper()}_"
    app.config |= {
        f"{name}API_TITLE": title,
        f"{name}API_VERSION": VERSION,
        f"{name}OPENAPI_VERSION": "3.1.0",
        f"{name}API_SPEC_OPTIONS": _security(),
    }
    return Api(app, config_prefix=prefix.upper())


def _security() -> dict[str, Any]:
    return {
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "truckroll_session"},
            }
        },
        "security": [{"bearer": []}, {"cookie": []}],
    }
