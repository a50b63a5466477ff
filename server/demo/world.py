"""What of the demo company is in the database: read once, used for every day that is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from server.demo.catalogue import KIND_BY_CODE, KindSpec
from server.demo.people import OFFICE, TECHNICIANS, email_of, technician_mailbox
from server.demo.places import DEPOT
from server.demo.scale import Scale
from server.domain.places import Place
from server.models.base import yes
from server.models.catalogue import JobType
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.scope import Scope, scoped_all, scoped_join, scoped_select
from server.models.technicians import Skill, Technician
from server.models.users import User
from server.ports.travel_times import TravelTimes


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """A site of one of the demo's own customers."""

    id: str
    customer_id: str
    customer_name: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Legs:
    """Driving times in seconds between all places that the demo knows."""

    index: Mapping[Place, int]
    seconds: Sequence[Sequence[int]]

    def between(self, start: Place, end: Place) -> int:
        """Return the seconds from one place to another."""
        return self.seconds[self.index[start]][self.index[end]]


@dataclass(frozen=True, slots=True)
class World:
    """The demo company as the makers of its days see it: only what the demo itself has made."""

    company: Company
    scale: Scale
    users: Mapping[str, str]
    """Ids by mailbox."""
    numbers: Mapping[str, int]
    """The demo's own technicians: their numbers (0 is tech1) by id."""
    technician_nos: Mapping[str, int]
    names: Mapping[str, str]
    kinds: Mapping[str, JobType]
    skills: Mapping[str, str]
    """Codes by id."""
    sites: Sequence[SiteFacts]
    nowhere: SiteFacts
    camp: SiteFacts
    legs: Legs

    def actor(self, mailbox: str) -> str:
        """Return how the audit log names a user of the demo."""
        return f"user:{self.users[mailbox]}"

    def actor_of(self, technician_id: str) -> str:
        """Return how the audit log names a technician."""
        return self.actor(technician_mailbox(self.numbers[technician_id]))


def load_world(scope: Scope, travel: TravelTimes, scale: Scale) -> World:
    """Read the company; what people have switched off, or added themselves, is left alone."""
    company = scope.session.get_one(Company, scope.tenant_id)
    users = _users(scope)
    technicians = _technicians(scope, users, scale)
    sites, unreachable = _sites(scope, scale)
    places = {site.place for site in [*sites, *unreachable] if site.place} | {DEPOT}
    places |= {Place(company.depot_latitude_e6, company.depot_longitude_e6)}
    places |= {home for who, _ in technicians if (home := _home(who))}
    return World(
        company=company,
        scale=scale,
        users=users,
        numbers={who.id: number for who, number in technicians},
        technician_nos={who.id: who.technician_no for who, _ in technicians},
        names={who.id: who.name for who, _ in technicians},
        kinds=_kinds(scope),
        skills={skill.id: skill.code for skill in scoped_all(scope, scoped_select(scope, Skill))},
        sites=sites,
        nowhere=unreachable[0],
        camp=unreachable[1],
        legs=_legs(travel, sorted(places)),
    )


def spec_of(kind: JobType) -> KindSpec:
    """Return what the demo knows of one of its kinds of work."""
    return KIND_BY_CODE[kind.code]


def _users(scope: Scope) -> dict[str, str]:
    mailboxes = [person.mailbox for person in OFFICE]
    mailboxes += [technician_mailbox(number) for number in range(len(TECHNICIANS))]
    addresses = {email_of(mailbox): mailbox for mailbox in mailboxes}
    rows = scoped_all(scope, scoped_select(scope, User).where(User.email.in_(addresses)))
    return {addresses[row.email]: row.id for row in rows}


def _technicians(scope: Scope, users: Mapping[str, str], scale: Scale) -> list[tuple[Technician, int]]:
    rows = scoped_all(scope, scoped_select(scope, Technician).where(Technician.user_id.in_(users.values())))
    by_user = {row.user_id: row for row in rows}
    found = ((users.get(technician_mailbox(number)), number) for number in range(scale.technicians))
    return [(by_user[user_id], number) for user_id, number in found if user_id in by_user]


def _kinds(scope: Scope) -> dict[str, JobType]:
    known = scoped_select(scope, JobType).where(JobType.code.in_(KIND_BY_CODE), yes(JobType.active))
    return {row.code: row for row in scoped_all(scope, known)}


def _sites(scope: Scope, scale: Scale) -> tuple[list[SiteFacts], list[SiteFacts]]:
    """Return the sites where work is done, and those of the last two customers, whom nobody reaches."""
    statement = scoped_join(
        scope, scoped_select(scope, Site, Customer), Customer, Customer.id == Site.customer_id
    )
    rows = scope.session.execute(
        statement.where(Customer.number <= scale.customers + 2).order_by(Customer.number, Site.id)
    ).all()
    found = [(customer.number, _site(site, customer)) for site, customer in rows]
    regular = [site for number, site in found if number <= scale.customers and site.place is not None]
    return regular, [site for number, site in found if number > scale.customers]


def _site(row: Site, customer: Customer) -> SiteFacts:
    known = row.latitude_e6 is not None and row.longitude_e6 is not None
    place = Place(row.latitude_e6 or 0, row.longitude_e6 or 0) if known else None
    return SiteFacts(row.id, customer.id, customer.name, place)


def _home(row: Technician) -> Place | None:
    if row.home_latitude_e6 is None or row.home_longitude_e6 is None:
        return None
    return Place(row.home_latitude_e6, row.home_longitude_e6)


def _legs(travel: TravelTimes, places: list[Place]) -> Legs:
    table: Any = travel.table(places)
    return Legs({place: at for at, place in enumerate(places)}, table.seconds.tolist())
