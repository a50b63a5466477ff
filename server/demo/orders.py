"""What customers ask for on a day, drawn from the season."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from server.demo.catalogue import KINDS, KindSpec
from server.demo.hidden_truth import season
from server.demo.world import SiteFacts, World
from server.domain.instants import instant_at
from server.planning.availability import TechnicianDay

WINDOWS = (
    (8, 10, 10), (8, 12, 18), (9, 12, 10), (10, 12, 8), (10, 14, 10), (12, 15, 10), (13, 16, 10), (12, 17, 12),
    (8, 17, 24), (15, 18, 6),
)  # fmt: skip
"""From hour to hour, and how often."""

ORDERED_DAYS = (1, 1, 1, 2, 2, 3, 4, 6)
URGENT = 50


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer asked for: when they can receive us, when they called."""

    kind: KindSpec
    site: SiteFacts
    starts_at: datetime
    ends_at: datetime
    asked_at: datetime
    text: str
    again: str | None = None
    """The job, when this is another visit of one that was begun."""


def draw_orders(
    world: World, day: date, count: int, crew: Sequence[TechnicianDay], random: Random
) -> list[Order]:
    """Draw what is asked for on a day, among what somebody on duty can do."""
    kinds = possible_kinds(world, crew)
    if not kinds or not world.sites:
        return []
    shares = [kind.share * season(kind, day) for kind in kinds]
    chosen = random.choices(kinds, shares, k=count)
    return [draw_order(world, day, kind, random) for kind in chosen]


def draw_order(
    world: World,
    day: date,
    kind: KindSpec,
    random: Random,
    *,
    site: SiteFacts | None = None,
    hours: tuple[float, float] | None = None,
) -> Order:
    """Draw an order of one kind: where, for which hours of the day, and when it was taken."""
    zone = world.company.timezone
    drawn = random.choices(WINDOWS, [window[2] for window in WINDOWS])[0]
    first, last = hours or drawn[:2]
    ago = 1 if kind.priority >= URGENT else random.choice(ORDERED_DAYS)
    called = instant_at(day - timedelta(days=ago), time(8), zone)
    return Order(
        kind=kind,
        site=site or random.choice(world.sites),
        starts_at=at_hour(day, first, zone),
        ends_at=at_hour(day, last, zone),
        asked_at=called + timedelta(seconds=random.randrange(8 * 3600)),
        text=random.choice(kind.requests) if kind.requests else "",
    )


def at_hour(day: date, hour: float, zone: str) -> datetime:
    """Return an hour of the wall clock as an instant."""
    minutes = round(hour * 60)
    return instant_at(day, time(minutes // 60, minutes % 60), zone)


def possible_kinds(world: World, crew: Iterable[TechnicianDay]) -> list[KindSpec]:
    """Return the kinds of work that somebody on duty can do, as far as their skills count on the day."""
    skills = [skills_of(world, who) for who in crew if who.shift]
    return [
        kind
        for kind in KINDS
        if kind.share and kind.code in world.kinds and any(can(kind, levels) for levels in skills)
    ]


def skills_of(world: World, who: TechnicianDay) -> dict[str, int]:
    """Return a technician's levels on the day by the skill's code."""
    return {world.skills[skill_id]: level for skill_id, level in who.skills.items()}


def can(kind: KindSpec, levels: dict[str, int]) -> bool:
    """Tell whether these levels are enough for a kind of work."""
    return all(levels.get(skill, 0) >= level for skill, level in kind.skills.items())
