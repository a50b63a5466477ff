"""What can be imported: eight kinds, each with its columns, which of them it needs, and what tells rows apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from server.domain.imports.cells import (
    CellType,
    Choice,
    Currency,
    Day,
    Degrees,
    Duration,
    Email,
    Moment,
    Price,
    Skills,
    Sum,
    Week,
    Whole,
    Words,
    YesNo,
)
from server.domain.imports.moments import EARLIEST_OLD_YEAR


@dataclass(frozen=True, slots=True)
class Column:
    """One column in our words."""

    name: str
    holds: CellType
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; `natural` says what tells rows apart that carry no id of the other system."""

    name: str
    noun: str
    columns: tuple[Column, ...]
    natural: str
    creates: tuple[str, ...] = ()
    """What a row may name that does not exist yet, when the mapping says so (`create_missing`)."""

    def column(self, name: str) -> Column | None:
        """Return a column by its name."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def template(self) -> str:
        """Return the header line of a file in our own words."""
        return ",".join(column.name for column in self.columns)


_ID = Column("external_id", Words(200), "the other system's id of the row; makes a second import an update")
_CUSTOMER = (
    Column("customer_id", Words(200), "the other system's id of the customer"),
    Column("customer_number", Whole(1, 10**9), "the customer's number in Truckroll"),
    Column("customer_name", Words(200), "the customer's name, when neither id nor number is known"),
)
_NEW_CUSTOMER = (
    Column("customer_phone", Words(50), "a new customer's telephone"),
    Column("customer_email", Email(), "a new customer's mail address"),
    Column("customer_billing_address", Words(1000, lines=True), "a new customer's billing address"),
)
_SITE = (
    Column("site_id", Words(200), "the other system's id of the site"),
    Column(
        "site_address", Words(300), "the site's street and number; with city and postcode it finds the site"
    ),
    Column("site_city", Words(100), "the site's city"),
    Column("site_region", Words(100), "the site's state or province"),
    Column("site_postcode", Words(20), "the site's postcode"),
)
_NEW_SITE = (
    Column("site_label", Words(100), "what a new site is called"),
    Column("site_latitude", Degrees(90), "a new site's latitude in degrees"),
    Column("site_longitude", Degrees(180), "a new site's longitude in degrees"),
    Column("site_tax_jurisdiction", Words(50), "whose taxes hold at a new site"),
    Column("site_access_notes", Words(2000, lines=True), "how one gets in at a new site"),
    Column("site_phone", Words(50), "a new site's telephone"),
)

_TECHNICIANS = Kind(
    "technicians",
    "technician",
    (
        _ID,
        Column("name", Words(200), "first and last name", required=True),
        Column("phone", Words(50), "telephone"),
        Column("email", Email(), "with it the technician becomes an invited user"),
        Column("home_label", Words(100), "what the home place is called"),
        Column("home_latitude", Degrees(90), "the home's latitude in degrees"),
        Column("home_longitude", Degrees(180), "the home's longitude in degrees"),
        Column("starts_from", Choice(("home", "depot")), "where the day starts; depot unless said"),
        Column(
            "ends_at", Choice(("home", "depot", "anywhere")), "where the day ends; as it starts unless said"
        ),
        Column("skills", Skills(), "codes or names with levels 1 to 5, such as gas:3; electrical:2"),
        Column("hours", Week(), "weekly hours, such as Mon-Fri 07:00-16:00; Sat 08:00-12:00"),
        Column("hours_from", Day(), "the first day of those hours; today unless said"),
        Column("active", YesNo(blank=True), "whether they still work here; yes unless said"),
    ),
    "the mail address, else the name",
    ("skill",),
)
_CUSTOMERS = Kind(
    "customers",
    "customer",
    (
        _ID,
        Column("name", Words(200), "who is billed", required=True),
        Column("phone", Words(50), "telephone"),
        Column("email", Email(), "where invoices go"),
        Column("billing_address", Words(1000, lines=True), "as it stands on the invoice, several lines"),
        Column("tax_exempt", YesNo(), "whether they pay no tax"),
        Column("exemption_certificate", Words(100), "the certificate's number"),
        Column("exemption_expires_on", Day(), "the certificate's last day"),
        Column("purchase_order_required", YesNo(), "whether their invoices need an order number"),
        Column("on_hold", YesNo(), "whether no new work is taken"),
        Column("notes", Words(5000, lines=True), "for the office"),
    ),
    "the name with the first that is filled of mail address, telephone and billing address",
)
_SITES = Kind(
    "sites",
    "site",
    (
        _ID,
        *_CUSTOMER,
        *_NEW_CUSTOMER,
        Column("label", Words(100), "what the place is called"),
        Column("address", Words(300), "street and number", required=True),
        Column("city", Words(100), "city"),
        Column("region", Words(100), "state or province"),
        Column("postcode", Words(20), "postcode"),
        Column("latitude", Degrees(90), "latitude in degrees"),
        Column("longitude", Degrees(180), "longitude in degrees"),
        Column("tax_jurisdiction", Words(50), "whose taxes hold there"),
        Column("access_notes", Words(2000, lines=True), "how one gets in"),
        Column("phone", Words(50), "telephone on site"),
        Column("bill_to_customer_id", Words(200), "the other system's id of who pays, if not the customer"),
    ),
    "customer, address, city and postcode",
    ("customer",),
)
_EQUIPMENT = Kind(
    "equipment",
    "equipment",
    (
        _ID,
        *_CUSTOMER,
        *_SITE,
        Column("name", Words(200), "what it is: boiler, panel, pump", required=True),
        Column("maker", Words(100), "who made it"),
        Column("model", Words(100), "the model"),
        Column("serial", Words(100), "the serial number"),
        Column("installed_on", Day(EARLIEST_OLD_YEAR), "when it was installed"),
        Column("notes", Words(5000, lines=True), "for the technician"),
    ),
    "the site with the serial number, else with name and model",
)
_JOBS = Kind(
    "jobs",
    "job",
    (
        _ID,
        *_CUSTOMER,
        *_NEW_CUSTOMER,
        *_SITE,
        *_NEW_SITE,
        Column("job_type", Words(200), "the job type's code or name", required=True),
        Column("title", Words(200), "what the job is called; the type's name unless said"),
        Column("description", Words(5000, lines=True), "what is to be done"),
        Column("priority", Whole(0, 100), "0 to 100, 10 is usual"),
        Column("duration", Duration(60, 864_000), "how long it takes, minutes; the type's unless said"),
        Column("window_starts_at", Moment(), "from when the customer can receive us"),
        Column("window_ends_at", Moment(), "until when a visit may start"),
        Column("technician", Words(200), "id or name of the technician who is to do it"),
        Column("skills", Skills(), "skills it asks for; the type's unless said"),
        Column("purchase_order", Words(100), "the customer's order number"),
        Column("billable", YesNo(blank=True), "whether it is invoiced; yes unless said"),
    ),
    "customer, site, job type, title and window",
    ("customer", "site", "job_type", "skill"),
)
_PRICE_BOOK = Kind(
    "price-book",
    "price_book_item",
    (
        _ID,
        Column("code", Words(50), "the item's code", required=True),
        Column("description", Words(300), "what stands on the invoice", required=True),
        Column("kind", Choice(("labour", "material", "fee")), "labour, material or fee", required=True),
        Column("unit", Words(20), "what one is: h, ea, ft"),
        Column("unit_price", Price(), "price of one in the company's currency; blank has no price yet"),
        Column("tax_category", Words(50), "which taxes hold"),
        Column("active", YesNo(blank=True), "whether it is still sold; yes unless said"),
    ),
    "the code",
)
_AGREEMENTS = Kind(
    "agreements",
    "agreement",
    (
        _ID,
        *_CUSTOMER,
        *_NEW_CUSTOMER,
        *_SITE,
        Column("job_type", Words(200), "code or name of the visits' job type"),
        Column("name", Words(200), "what was bought", required=True),
        Column("starts_on", Day(), "first day", required=True),
        Column("ends_on", Day(), "last day; blank goes on"),
        Column("interval_months", Whole(1, 120), "a visit every so many months", required=True),
        Column("next_due_on", Day(), "when the next visit is due"),
        Column("price", Sum(), "what it costs in the company's currency"),
        Column("notes", Words(5000, lines=True), "for the office"),
    ),
    "customer, name and first day",
    ("customer",),
)
_OPEN_INVOICES = Kind(
    "open-invoices",
    "open_invoice",
    (
        _ID,
        *_CUSTOMER,
        *_NEW_CUSTOMER,
        Column("number", Words(50), "the invoice's number in the other system", required=True),
        Column("issued_on", Day(), "its date", required=True),
        Column("due_on", Day(), "when it is due; its date unless said"),
        Column("currency", Currency(), "three letters; the company's unless said"),
        Column("total", Sum(), "the whole sum", required=True),
        Column("open", Sum(), "what is still unpaid", required=True),
        Column("notes", Words(5000, lines=True), "for the office"),
    ),
    "the invoice's number",
    ("customer",),
)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            _TECHNICIANS,
            _CUSTOMERS,
            _SITES,
            _EQUIPMENT,
            _JOBS,
            _PRICE_BOOK,
            _AGREEMENTS,
            _OPEN_INVOICES,
        )
    }
)
