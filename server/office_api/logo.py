"""The company's logo: handed in as a picture, shown behind walls of its own."""

from flask import Response, request

from server.domain.pictures import JPEG, PNG, WEBP
from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import StrictSchema, Words
from server.http.services import services
from server.http.transaction import reading, writing
from server.office_api.company import CompanyOut
from server.queries.company import company_view
from server.use_cases.logo import logo_file, set_logo, sound_logo

blp = Blueprint("logo", __name__, url_prefix="/office/v1", description="The company's logo")
PICTURES = (PNG, JPEG, WEBP)


class LogoQuery(StrictSchema):
    """`v` only tells one logo's address from the next one's."""

    v = Words(most=64, load_default="")


@blp.endpoint("GET", "/company/logo", permission="company.read")
@blp.arguments(LogoQuery, location="query")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="image/png")
def show_logo(_query: dict[str, str]) -> Response:
    """The logo; opened on its own it may do nothing at all."""
    content, media_type = logo_file(reading(), services().files)
    response = Response(content, content_type=media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@blp.endpoint("PUT", "/company/logo", permission="company.edit", edits=True, takes=PICTURES)
@blp.response(200, CompanyOut)
def put_logo() -> dict[str, object]:
    """Set the logo: a PNG, JPEG or WebP of at most 1 MB and 2,000 x 2,000 pixels; only the picture itself is kept."""
    version = expected_version()
    picture = sound_logo(request.get_data(cache=True), services().renderer)
    set_logo(writing(), picture, services().files, version)
    return versioned(company_view(writing()))


@blp.endpoint("DELETE", "/company/logo", permission="company.edit", edits=True)
@blp.response(200, CompanyOut)
def drop_logo() -> dict[str, object]:
    """Go without a logo: the initials stand in its place."""
    set_logo(writing(), None, services().files, expected_version())
    return versioned(company_view(writing()))
