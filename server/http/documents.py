"""The OpenAPI documents and a plain page to read them, for people who are signed in (for all in demo mode)."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Flask, Response, json

from server.http.api import Api
from server.http.caller import current_caller
from server.http.services import services


def register_documents(app: Flask, documents: Mapping[str, Api]) -> None:
    """Serve `/<document>/v1/openapi.json` for each document."""
    blueprint = Blueprint("documents", __name__)
    for name, api in documents.items():
        blueprint.add_url_rule(f"/{name}/v1/openapi.json", f"openapi_{name}", _view(api))
    app.register_blueprint(blueprint)
    app.extensions["truckroll_documents"] = documents


def _view(api: Api) -> Callable[[], Response]:
    def show() -> Response:
        if not services().settings.demo:
            current_caller()
        return Response(document_text(api), content_type="application/json")

    return show


def document_text(api: Api) -> str:
    """Return a document as JSON with sorted keys, so that two versions compare line by line."""
    return json.dumps(api.spec.to_dict(), indent=2, sort_keys=True) + "\n"
