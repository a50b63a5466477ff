"""Makes the web application from its suppliers and its faces."""

from collections.abc import Iterable

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from server.bootstrap import Services
from server.http.api import Api, make_api
from server.http.documents import register_documents
from server.http.face import Face
from server.http.headers import register_headers
from server.http.invitations import blp as invitations_blueprint
from server.http.pages import register_pages
from server.http.problems import register_problems
from server.http.session import blp as session_blueprint
from server.http.set_up import blp as set_up_blueprint
from server.http.strict_json import MAX_BYTES


def create_app(services: Services, faces: Iterable[Face]) -> Flask:
    """Return the WSGI application."""
    app = Flask("server", static_folder="static", static_url_path="/static")
    app.extensions["truckroll"] = services
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES + 1
    app.url_map.merge_slashes = False  # its redirect would go to whatever host the request names
    app.json.sort_keys = False  # type: ignore[attr-defined]
    register_headers(app)
    register_problems(app)
    _register_faces(app, faces)
    register_pages(app)
    _trust_proxies(app, services.settings.trusted_proxies)
    return app


def _register_faces(app: Flask, faces: Iterable[Face]) -> None:
    documents: dict[str, Api] = {
        "api": make_api(app, "api", "Truckroll: dispatch, office and sign-in"),
        "mobile": make_api(app, "mobile", "Truckroll: the technician's phone"),
    }
    for blueprint in (session_blueprint, set_up_blueprint, invitations_blueprint):
        documents["api"].register_blueprint(blueprint)
    for face in faces:
        for blueprint in face.blueprints:
            documents[face.document].register_blueprint(blueprint)
    register_documents(app, documents)


def _trust_proxies(app: Flask, hops: int) -> None:
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
