"""Where the demo company works: the city of Rochester, New York, and the towns around it.

Each quarter is a box of latitudes and longitudes that lies on land, clear of Lake Ontario, Irondequoit Bay and the
Genesee. Streets are real ones of the quarter; house numbers and the points in the box are drawn, so an address and
its point on the map do not belong together and lead to nobody's door.
"""

from dataclasses import dataclass
from random import Random

from server.domain.places import Place

TIMEZONE = "America/New_York"
JURISDICTION = "NY-MONROE"
DEPOT = Place.of(43.1652, -77.6447)
DEPOT_LABEL = "Depot, 1130 Emerson St"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of town: how many of the customers live there, and a box (south, north, west, east) on land."""

    town: str
    postcode: str
    weight: int
    box: tuple[float, float, float, float]
    streets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """A door: what stands on the envelope, and the point on the map."""

    street: str
    town: str
    postcode: str
    place: Place | None
    region: str = "NY"

    @property
    def lines(self) -> str:
        """Return the address as on an envelope."""
        return f"{self.street}\n{self.town}, {self.region} {self.postcode}"


QUARTERS = (
    Quarter(
        "Rochester", "14607", 12, (43.1435, 43.1555, -77.6000, -77.5720),
        ("Park Ave", "Oxford St", "East Ave", "Berkeley St", "Barrington St", "Harvard St", "Meigs St"),
    ),
    Quarter(
        "Rochester", "14620", 11, (43.1240, 43.1420, -77.6130, -77.5900),
        ("South Ave", "Gregory St", "Linden St", "Rockingham St", "Mt Hope Ave", "Highland Pkwy", "Crawford St"),
    ),
    Quarter(
        "Rochester", "14610", 9, (43.1400, 43.1580, -77.5650, -77.5380),
        ("Browncroft Blvd", "Winton Rd N", "Humboldt St", "Corwin Rd", "Dorchester Rd", "Newcastle Rd"),
    ),
    Quarter(
        "Rochester", "14619", 7, (43.1290, 43.1460, -77.6590, -77.6370),
        ("Genesee Park Blvd", "Thurston Rd", "Arnett Blvd", "Post Ave", "Inglewood Dr"),
    ),
    Quarter(
        "Rochester", "14613", 6, (43.1800, 43.1980, -77.6540, -77.6360),
        ("Dewey Ave", "Seneca Pkwy", "Driving Park Ave", "Ridgeway Ave", "Magee Ave"),
    ),
    Quarter(
        "Greece", "14626", 9, (43.1920, 43.2230, -77.7250, -77.6780),
        ("Long Pond Rd", "Ridge Rd W", "Mill Rd", "English Rd", "Fetzner Rd", "Latta Rd"),
    ),
    Quarter(
        "Irondequoit", "14617", 9, (43.1960, 43.2240, -77.6030, -77.5720),
        ("Titus Ave", "Cooper Rd", "St Paul Blvd", "Hudson Ave", "Thomas Ave", "Pinegrove Ave"),
    ),
    Quarter(
        "Webster", "14580", 6, (43.1960, 43.2330, -77.4480, -77.4020),
        ("Klem Rd", "Holt Rd", "Shoecraft Rd", "Ridge Rd", "Phillips Rd", "Five Mile Line Rd"),
    ),
    Quarter(
        "Penfield", "14526", 6, (43.1220, 43.1500, -77.4860, -77.4440),
        ("Penfield Rd", "Whalen Rd", "Baird Rd", "Atlantic Ave", "Jackson Rd"),
    ),
    Quarter(
        "Brighton", "14618", 9, (43.1090, 43.1290, -77.5690, -77.5370),
        ("Clover St", "Elmwood Ave", "Highland Ave", "Edgewood Ave", "Monroe Ave", "Varinna Dr"),
    ),
    Quarter(
        "Pittsford", "14534", 6, (43.0680, 43.0980, -77.5290, -77.4930),
        ("S Main St", "Jefferson Rd", "Thornell Rd", "East St", "Mendon Rd", "Sutherland St"),
    ),
    Quarter(
        "Fairport", "14450", 6, (43.0860, 43.1130, -77.4620, -77.4200),
        ("Whitney Rd", "Turk Hill Rd", "W Church St", "Ayrault Rd", "Moseley Rd"),
    ),
    Quarter(
        "Henrietta", "14467", 7, (43.0480, 43.0830, -77.6470, -77.5930),
        ("Calkins Rd", "Lehigh Station Rd", "E Henrietta Rd", "Pinnacle Rd", "Castle Rd"),
    ),
    Quarter(
        "Chili", "14624", 5, (43.0930, 43.1230, -77.7580, -77.7130),
        ("Chili Ave", "Paul Rd", "Westside Dr", "Union St", "Coldwater Rd"),
    ),
    Quarter(
        "Gates", "14606", 7, (43.1460, 43.1690, -77.7170, -77.6790),
        ("Lyell Rd", "Howard Rd", "Elmgrove Rd", "Spencerport Rd", "Buffalo Rd"),
    ),
)  # fmt: skip

CAMP = Address("212 Mirror Lake Dr", "Lake Placid", "12946", Place.of(44.2872, -73.9846))
"""The house in the mountains of a customer: five hours of driving each way."""


def draw_address(random: Random, quarter: Quarter | None = None) -> Address:
    """Draw a door of a quarter, of a likely one when none is named."""
    quarter = quarter or random.choices(QUARTERS, [one.weight for one in QUARTERS])[0]
    south, north, west, east = quarter.box
    place = Place.of(random.uniform(south, north), random.uniform(west, east))
    street = f"{random.randrange(12, 980)} {random.choice(quarter.streets)}"
    return Address(street, quarter.town, quarter.postcode, place)
