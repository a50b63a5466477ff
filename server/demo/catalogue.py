"""What the demo company sells and does: skills, price book, kinds of work, tax rates."""

from dataclasses import dataclass
from datetime import date

from server.demo.places import JURISDICTION


@dataclass(frozen=True, slots=True)
class SkillSpec:
    """Something to be able to do; `certificate` names the licence that it needs, if any."""

    code: str
    name: str
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class ItemSpec:
    """A line of the price book; the price is in dollars and cents."""

    code: str
    description: str
    kind: str
    unit: str
    price: str


@dataclass(frozen=True, slots=True)
class KindSpec:
    """A kind of work: `share` is how often it is asked for beside the others, before the season."""

    code: str
    name: str
    trade: str
    minutes: int
    share: float
    skills: dict[str, int]
    labour: tuple[str, str]
    lines: tuple[tuple[str, str], ...] = ()
    checklist: tuple[tuple[str, bool], ...] = ()
    season: str = "all year"
    signature: bool = False
    photo: bool = False
    priority: int = 20
    requests: tuple[str, ...] = ()


SKILLS = (
    SkillSpec("HEAT", "Heating"),
    SkillSpec("GAS", "Gas fitting", "Gas fitter's licence"),
    SkillSpec("REFRIG", "Refrigeration", "EPA Section 608"),
    SkillSpec("PLUMB", "Plumbing"),
    SkillSpec("BACKFLOW", "Backflow testing", "Backflow tester's certificate"),
    SkillSpec("ELEC", "Electrical"),
    SkillSpec("PANEL", "Service panels", "Master electrician's licence"),
)

ITEMS = (
    ItemSpec("LAB-HVAC", "Labor, heating and cooling", "labour", "h", "128.00"),
    ItemSpec("LAB-PLUMB", "Labor, plumbing", "labour", "h", "118.00"),
    ItemSpec("LAB-ELEC", "Labor, electrical", "labour", "h", "122.00"),
    ItemSpec("FLAT-TUNE", "Furnace tune-up", "labour", "ea", "149.00"),
    ItemSpec("FLAT-AC", "Air conditioner tune-up", "labour", "ea", "159.00"),
    ItemSpec("FLAT-PUMP", "Heat pump service", "labour", "ea", "189.00"),
    ItemSpec("FLAT-THERM", "Thermostat replacement, labor", "labour", "ea", "95.00"),
    ItemSpec("FLAT-CO", "Carbon monoxide check", "labour", "ea", "79.00"),
    ItemSpec("FLAT-DRAIN", "Drain cleaning", "labour", "ea", "189.00"),
    ItemSpec("FLAT-TOILET", "Toilet repair", "labour", "ea", "135.00"),
    ItemSpec("FLAT-FAUCET", "Faucet replacement, labor", "labour", "ea", "145.00"),
    ItemSpec("FLAT-WH", "Water heater replacement, labor", "labour", "ea", "640.00"),
    ItemSpec("FLAT-FLUSH", "Water heater flush", "labour", "ea", "99.00"),
    ItemSpec("FLAT-BACK", "Backflow test and report", "labour", "ea", "125.00"),
    ItemSpec("FLAT-SUMP", "Sump pump check", "labour", "ea", "89.00"),
    ItemSpec("FLAT-OUTLET", "Outlet or switch replacement", "labour", "ea", "115.00"),
    ItemSpec("FLAT-PANEL", "Service panel inspection", "labour", "ea", "129.00"),
    ItemSpec("FLAT-BREAKER", "Breaker replacement, labor", "labour", "ea", "139.00"),
    ItemSpec("FLAT-EV", "Car charger installation, labor", "labour", "ea", "690.00"),
    ItemSpec("FLAT-SMOKE", "Smoke detector service", "labour", "ea", "85.00"),
    ItemSpec("FLAT-CHILL", "Chiller service", "labour", "ea", "620.00"),
    ItemSpec("FLAT-REPIPE", "Whole-house repiping, labor", "labour", "ea", "3900.00"),
    ItemSpec("MAT-FILTER", "Pleated filter 16 x 25 x 1", "material", "ea", "18.50"),
    ItemSpec("MAT-IGNITER", "Hot surface igniter", "material", "ea", "84.00"),
    ItemSpec("MAT-FLAME", "Flame sensor", "material", "ea", "46.50"),
    ItemSpec("MAT-STAT", "Programmable thermostat", "material", "ea", "124.00"),
    ItemSpec("MAT-CAP", "Run capacitor 45/5 uF", "material", "ea", "58.00"),
    ItemSpec("MAT-410A", "Refrigerant R-410A", "material", "lb", "92.00"),
    ItemSpec("MAT-PIPE", "Copper pipe 1/2 in", "material", "ft", "4.85"),
    ItemSpec("MAT-FITTING", "Press fitting 1/2 in", "material", "ea", "11.25"),
    ItemSpec("MAT-FILL", "Fill valve and flapper", "material", "ea", "34.00"),
    ItemSpec("MAT-FAUCET", "Kitchen faucet, brushed nickel", "material", "ea", "168.00"),
    ItemSpec("MAT-WH50", "Gas water heater, 50 gallons", "material", "ea", "1040.00"),
    ItemSpec("MAT-EXP", "Expansion tank", "material", "ea", "96.00"),
    ItemSpec("MAT-OUTLET", "Tamper-resistant outlet", "material", "ea", "8.75"),
    ItemSpec("MAT-BREAKER", "Breaker 20 A", "material", "ea", "24.50"),
    ItemSpec("MAT-EVSE", "Car charger 48 A", "material", "ea", "579.00"),
    ItemSpec("MAT-WIRE", "Copper wire 6/3", "material", "ft", "5.1250"),
    ItemSpec("MAT-SMOKE", "Smoke and CO detector, 10 years", "material", "ea", "62.00"),
    ItemSpec("FEE-DISPOSAL", "Disposal of the old appliance", "fee", "ea", "45.00"),
    ItemSpec("FEE-AFTER", "Call outside working hours", "fee", "ea", "95.00"),
)

_GAS_CHECK = (("Leak test at the gas valve", True), ("CO in the flue below 100 ppm", True))
_TIMED = "timed"
_FLAT = "flat"

KINDS = (
    KindSpec(
        "HEAT-TUNE", "Furnace tune-up", "heating", 35, 15, {"HEAT": 2, "GAS": 2}, (_FLAT, "FLAT-TUNE"),
        (("MAT-FILTER", "1"),), (*_GAS_CHECK, ("Filter changed", True), ("Thermostat tested", False)), "heating",
        requests=("Yearly service.", "Service before the winter."),
    ),
    KindSpec(
        "HEAT-NO", "No heat", "heating", 50, 8, {"HEAT": 3, "GAS": 3}, (_TIMED, "LAB-HVAC"),
        (("MAT-IGNITER", "1"),), _GAS_CHECK, "heating", signature=True, priority=70,
        requests=("Furnace clicks and goes out.", "House is at 58 degrees.", "Blower runs, air is cold."),
    ),
    KindSpec(
        "HEAT-THERM", "Thermostat replacement", "heating", 25, 4, {"HEAT": 1}, (_FLAT, "FLAT-THERM"),
        (("MAT-STAT", "1"),), (("Both stages tested", True),), "heating",
        requests=("Screen stays dark.", "Wants one with a timer."),
    ),
    KindSpec(
        "HEAT-CO", "Carbon monoxide check", "heating", 20, 3, {"HEAT": 2}, (_FLAT, "FLAT-CO"),
        (), (("Reading at the furnace noted", True),), "heating", priority=60,
        requests=("Detector chirps at night.", "Detector went off once, windows are open."),
    ),
    KindSpec(
        "COOL-TUNE", "Air conditioner tune-up", "cooling", 35, 13, {"REFRIG": 2}, (_FLAT, "FLAT-AC"),
        (("MAT-FILTER", "1"),), (("Coil cleaned", True), ("Pressures noted", True)), "cooling",
        requests=("Yearly service.",),
    ),
    KindSpec(
        "COOL-NO", "No cooling", "cooling", 50, 8, {"REFRIG": 3}, (_TIMED, "LAB-HVAC"),
        (("MAT-CAP", "1"),), (("Pressures noted", True),), "cooling", signature=True, priority=65,
        requests=("Outdoor unit hums but does not start.", "Warm air since last night."),
    ),
    KindSpec(
        "COOL-PUMP", "Heat pump service", "cooling", 40, 4, {"REFRIG": 2, "HEAT": 1}, (_FLAT, "FLAT-PUMP"),
        (), (("Defrost cycle tested", True),), requests=("Yearly service.", "Ice on the outdoor unit."),
    ),
    KindSpec(
        "PLB-DRAIN", "Drain cleaning", "plumbing", 35, 9, {"PLUMB": 1}, (_FLAT, "FLAT-DRAIN"),
        (), (("Flow tested with hot water", True),), requests=("Kitchen sink backs up.", "Floor drain smells."),
    ),
    KindSpec(
        "PLB-LEAK", "Leak repair", "plumbing", 40, 7, {"PLUMB": 2}, (_TIMED, "LAB-PLUMB"),
        (("MAT-FITTING", "2"), ("MAT-PIPE", "4")), (("Held pressure for ten minutes", True),), priority=55,
        requests=("Drips under the kitchen sink.", "Stain on the ceiling is growing."),
    ),
    KindSpec(
        "PLB-TOILET", "Toilet repair", "plumbing", 30, 6, {"PLUMB": 1}, (_FLAT, "FLAT-TOILET"),
        (("MAT-FILL", "1"),), requests=("Keeps running.", "Fills very slowly."),
    ),
    KindSpec(
        "PLB-FAUCET", "Faucet replacement", "plumbing", 30, 5, {"PLUMB": 1}, (_FLAT, "FLAT-FAUCET"),
        (("MAT-FAUCET", "1"),), requests=("Handle is loose.", "Customer has bought none, bring ours."),
    ),
    KindSpec(
        "PLB-FLUSH", "Water heater flush", "plumbing", 20, 5, {"PLUMB": 1}, (_FLAT, "FLAT-FLUSH"),
        requests=("Rumbles when it heats.",),
    ),
    KindSpec(
        "PLB-WH", "Water heater replacement", "plumbing", 105, 1.5, {"PLUMB": 3, "GAS": 2}, (_FLAT, "FLAT-WH"),
        (("MAT-WH50", "1"), ("FEE-DISPOSAL", "1")), _GAS_CHECK, signature=True, photo=True, priority=50,
        requests=("Tank leaks at the bottom.", "Fourteen years old, no hot water."),
    ),
    KindSpec(
        "PLB-SUMP", "Sump pump check", "plumbing", 20, 4, {"PLUMB": 1}, (_FLAT, "FLAT-SUMP"), season="thaw",
        requests=("Before the snow melts.", "Runs all the time."),
    ),
    KindSpec(
        "PLB-BACK", "Backflow test", "plumbing", 20, 3, {"BACKFLOW": 2}, (_FLAT, "FLAT-BACK"),
        (), (("Report handed over", True),), requests=("Yearly test for the water authority.",),
    ),
    KindSpec(
        "ELE-OUTLET", "Outlet or switch", "electrical", 30, 6, {"ELEC": 1}, (_FLAT, "FLAT-OUTLET"),
        (("MAT-OUTLET", "1"),), requests=("Outlet in the bathroom is dead.", "Switch is hot to the touch."),
    ),
    KindSpec(
        "ELE-LIGHT", "Lighting repair", "electrical", 35, 5, {"ELEC": 2}, (_TIMED, "LAB-ELEC"),
        requests=("Lights flicker upstairs.", "Porch light trips the breaker."),
    ),
    KindSpec(
        "ELE-SMOKE", "Smoke detector service", "electrical", 20, 4, {"ELEC": 1}, (_FLAT, "FLAT-SMOKE"),
        (("MAT-SMOKE", "2"),), (("Each one tested", True),), requests=("All of them are ten years old.",),
    ),
    KindSpec(
        "ELE-PANEL", "Service panel inspection", "electrical", 30, 4, {"PANEL": 2}, (_FLAT, "FLAT-PANEL"),
        (), (("Lugs checked for heat", True),), requests=("For the insurance.", "Before selling the house."),
    ),
    KindSpec(
        "ELE-BREAKER", "Breaker replacement", "electrical", 30, 3, {"PANEL": 2}, (_FLAT, "FLAT-BREAKER"),
        (("MAT-BREAKER", "1"),), requests=("Does not reset.",), priority=45,
    ),
    KindSpec(
        "ELE-EV", "Car charger installation", "electrical", 105, 1, {"ELEC": 3, "PANEL": 3}, (_FLAT, "FLAT-EV"),
        (("MAT-EVSE", "1"), ("MAT-WIRE", "35")), (("Torque of the lugs noted", True),), signature=True,
        requests=("Garage next to the panel.",),
    ),
    KindSpec(
        "COM-CHILL", "Chiller service", "cooling", 90, 0, {"REFRIG": 5}, (_FLAT, "FLAT-CHILL"), priority=40,
        requests=("Centrifugal chiller on the roof, 120 tons.",),
    ),
    KindSpec(
        "PLB-REPIPE", "Whole-house repiping", "plumbing", 440, 0, {"PLUMB": 3}, (_FLAT, "FLAT-REPIPE"),
        (("MAT-PIPE", "240"), ("MAT-FITTING", "48")), priority=5,
        requests=("Galvanized pipes throughout, any day is fine.",),
    ),
)  # fmt: skip

KIND_BY_CODE = {kind.code: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class RateSpec:
    """A tax that holds from a day on; parts per million."""

    name: str
    rate_ppm: int
    valid_from: date
    source: str
    jurisdiction: str = JURISDICTION


RATES = (
    RateSpec("New York State sales tax", 40_000, date(2005, 6, 1), "Tax Law 1105, 4 %; NYS Publication 718"),
    RateSpec("Monroe County sales tax", 40_000, date(2005, 6, 1), "NYS Publication 718, Monroe County 4 %"),
)
"""On repairs and what is built in with them. An improvement that adds to the house for good is not taxed in New
York when the customer shows Form ST-124; the demo leaves that out and taxes every line."""
