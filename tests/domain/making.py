"""Small makers that keep the domain tests short."""

from datetime import UTC, date, datetime, timedelta

from server.domain.instants import instant_at
from server.domain.invoice_lines import LineKind, PriceBookEntry
from server.domain.lifecycles import Outcome
from server.domain.tax import TaxRate
from server.domain.time_clock import Punch, PunchKind
from server.domain.visit_facts import Fact, FactKind

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
ZONES = (
    "America/New_York",
    "America/Phoenix",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Asia/Kathmandu",
    "UTC",
)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def fact(
    kind: str, minutes: float, *, key: str | None = None, late: float = 0, outcome: Outcome | None = None
) -> Fact:
    return Fact(
        id=key or f"{kind}@{minutes}",
        kind=FactKind(kind),
        occurred_at=at(minutes),
        received_at=at(minutes + late),
        outcome=outcome,
    )


def punch(kind: str, minutes: float, *, key: str | None = None) -> Punch:
    return Punch(key or f"{kind}@{minutes}", PunchKind(kind), at(minutes), "America/New_York", at(minutes))


def wall_punch(kind: str, day: date, clock: str, zone: str) -> Punch:
    moment = instant_at(day, datetime.strptime(clock, "%H:%M").replace(tzinfo=UTC).time(), zone)
    return Punch(f"{kind}@{moment}", PunchKind(kind), moment, zone, moment)


def entry(
    code: str, price: int | None = 10_000_000, kind: str = "material", **more: object
) -> PriceBookEntry:
    values: dict[str, object] = {
        "description": f"About {code}",
        "unit": "each",
        "tax_category": "goods",
    } | more
    return PriceBookEntry(code=code, kind=LineKind(kind), unit_price_e6=price, **values)  # type: ignore[arg-type]


def rate(ppm: int, *, name: str = "State", category: str = "goods", place: str = "US-NY") -> TaxRate:
    return TaxRate(name, place, category, ppm, date(2020, 1, 1))
