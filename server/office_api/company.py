"""The company's settings."""

from typing import Any

from marshmallow import validate

from server.http.blueprint import Blueprint
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    Identifier,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    ZoneField,
    list_of,
    object_of,
)
from server.http.transaction import reading, writing
from server.http.wall_time import EndOfSpan, WallTime
from server.office_api.schemas import MailAddress, NamedPlace
from server.queries.company import company_view
from server.use_cases.company import edit_company as change_company

blp = Blueprint("company", __name__, url_prefix="/office/v1", description="The company's settings")


class ColorField(Words):
    """A colour as #rrggbb."""

    def __init__(self) -> None:
        super().__init__(most=7)
        self.validators.append(
            validate.Regexp(r"#[0-9a-fA-F]{6}\Z", error="must be a colour such as #1f5fbf")
        )


class OfficeHours(StrictSchema):
    """A span in which somebody answers the phone, on a weekday (0 is Monday), local; 24:00 is the day's end."""

    weekday = WholeNumber(least=0, most=6, required=True)
    starts = WallTime(attribute="starts_second", required=True)
    ends = EndOfSpan(attribute="ends_second", required=True)


class CompanyEdit(StrictSchema):
    """What may be changed of the company; `review_over_minor` is in the currency's minor unit.

    `first_invoice` may be set while no invoice was issued, `set_up` puts the first-run list away.
    """

    name = Words(least=1, most=200)
    timezone = ZoneField()
    currency = Words(least=3, most=3)
    locale = Words(least=2, most=20)
    address = Words(most=1000, lines=True)
    phone = Words(most=50)
    email = MailAddress()
    tax_number = Words(most=50)
    color = ColorField()
    invoice_prefix = Words(least=1, most=13)
    payment_days = WholeNumber(least=0, most=365)
    payment_note = Words(most=1000, lines=True)
    invoicing = Choice("suggest", "auto")
    review_over_minor = WholeNumber(least=0, most=10**14)
    review_first_invoice = YesNo()
    tax_jurisdiction = Words(most=50)
    week_starts_on = WholeNumber(least=0, most=6)
    depot = object_of(NamedPlace)
    office_hours = list_of(OfficeHours, most=28)
    first_invoice = WholeNumber(least=1, most=10**9)
    set_up = YesNo()


class CompanyOut(CompanyEdit):
    """The company's settings, and what the first invoice has fixed."""

    id = Identifier()
    is_demo = YesNo()
    logo = Words(allow_none=True)
    next_number = Words()
    numbering_begun = YesNo()
    currency_fixed = YesNo()
    version = WholeNumber(least=1, most=10**12)


@blp.endpoint("GET", "/company", permission="company.read")
@blp.response(200, CompanyOut)
def show_company() -> dict[str, Any]:
    """The company's settings."""
    return versioned(company_view(reading()))


@blp.endpoint("PATCH", "/company", permission="company.edit", edits=True)
@blp.arguments(CompanyEdit)
@blp.response(200, CompanyOut)
def edit_company(body: dict[str, Any]) -> dict[str, Any]:
    """Change the company's settings."""
    change_company(writing(), body, expected_version())
    return versioned(company_view(writing()))
