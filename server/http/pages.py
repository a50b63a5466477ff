"""The pages of the web client: built files, served with the strict policy; and whether we are ready."""

from flask import Blueprint, Flask, Response, redirect, request, send_from_directory
from sqlalchemy import text
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from server.db import ANY_TENANT, read_session
from server.domain.permissions import Role
from server.http.caller import current_caller
from server.http.errors import Unauthenticated
from server.http.problems import problem
from server.http.services import services
from server.queries.session import is_beginning
from server.use_cases.sign_in import Identity, MemberNotActive

PAGES = ("sign-in", "start", "dispatch", "technician", "office", "setup", "docs")
_HOME = {Role.TECHNICIAN: "/technician", Role.DISPATCHER: "/dispatch"}
_A_YEAR = "public, max-age=31536000, immutable"

blueprint = Blueprint("pages", __name__)


def register_pages(app: Flask) -> None:
    """Serve the pages below the root."""
    for page in PAGES:
        blueprint_rule(app, page)
    app.register_blueprint(blueprint)
    app.after_request(_keep_assets)


def blueprint_rule(app: Flask, page: str) -> None:
    """Serve one page of the client at its own address."""

    def show() -> AnyResponse:
        try:
            return send_from_directory(app.static_folder or "", f"{page}.html", max_age=0)
        except NotFound:
            return problem(503, "CLIENT_NOT_BUILT", "The web client is not built: run `make setup`.")

    app.add_url_rule(f"/{page}", f"page_{page}", show)


@blueprint.get("/")
def home() -> AnyResponse:
    """Send everybody to their own page."""
    try:
        return redirect(_home_of(current_caller().identity))
    except (Unauthenticated, MemberNotActive):
        return redirect("/sign-in")


def _home_of(identity: Identity) -> str:
    """Return the page of a role; an owner begins at the first steps, until they are put away."""
    if identity.role is Role.OWNER and is_beginning(services().engine, identity.tenant_id):
        return "/setup"
    return _HOME.get(identity.role, "/office")


@blueprint.get("/healthz")
def health() -> Response:
    """Tell whether the application is warm and its database answers."""
    with read_session(services().engine, ANY_TENANT) as session:  # reading never waits for a writer
        session.execute(text("SELECT 1"))
    return Response('{"status":"ready"}', content_type="application/json")


def _keep_assets(response: Response) -> Response:
    if request.path.startswith("/static/assets/") and response.status_code == 200:  # noqa: PLR2004
        response.headers["Cache-Control"] = _A_YEAR
    return response
