"""The past: days on which nothing stands yet are booked, worked and billed, and written in bulk."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from server.demo.books import Books, open_books
from server.demo.draws import chance, id_at
from server.demo.field_work import Route, Said, Stop, work
from server.demo.hidden_truth import demand
from server.demo.numbers import invoice_series, take_numbers
from server.demo.orders import Order, at_hour, draw_orders
from server.demo.past_billing import Biller
from server.demo.past_jobs import Completion, JobFile, JobWriter, PastVisit
from server.demo.past_punches import write_punches
from server.demo.routes import Booked, book_day
from server.demo.sheet import Sheet
from server.demo.world import World
from server.domain.instants import instant_at, local_date
from server.domain.lifecycles import Outcome
from server.models.invoices import Invoice
from server.models.scope import Scope, scoped_select
from server.planning.availability import TechnicianDay, day_availability
from server.use_cases.usual_time import worked_lately

CANDIDATES = 1.5
PLANNED_AT, CALLED_OFF_AT = time(17, 5), time(9, 30)
PARTS_DAYS = timedelta(days=2)
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Past:
    """Days of the past, written together in one transaction; `scope.at` is the present."""

    scope: Scope
    world: World
    sheet: Sheet = field(init=False)
    files: dict[str, JobFile] = field(default_factory=dict)
    visits: list[PastVisit] = field(default_factory=list)
    again: list[Order] = field(default_factory=list)
    """Orders of second visits that wait for their parts."""

    def __post_init__(self) -> None:
        """Begin with an empty sheet."""
        self.sheet = Sheet(self.scope.tenant_id)

    def write(self, days: Sequence[date]) -> int:
        """Write these days, in order, and return how many rows that took."""
        for day in days:
            self._live_through(day)
        self._number_jobs()
        request = f"demo:past:{days[0]}"
        completions = self._write_jobs(JobWriter(self.world, self.sheet, chance("ids", days[0]), request))
        until = instant_at(days[-1] + A_DAY, time(), self.world.company.timezone)
        bill(self.scope, self.world, self.sheet, completions, request, until)
        self.sheet.write(self.scope)
        return self.sheet.written

    def _live_through(self, day: date) -> None:
        """Book a day's orders and let the technicians work them off."""
        crew = [who for who in day_availability(self.scope, self.world.company, day) if who.shift]
        most = round(self.world.scale.history_jobs * demand(day))
        drawn = draw_orders(self.world, day, round(CANDIDATES * most), crew, chance("orders", day))
        booked = book_day(self.world, [*self._due_again(day), *drawn], crew, most)
        came = {one.order.again for one in booked}
        self.again = [order for order in self.again if order.again not in came]
        by_technician: defaultdict[str, list[Booked]] = defaultdict(list)
        for one in booked:
            by_technician[one.technician_id].append(one)
        for who in crew:
            if who.id in self.world.numbers:
                self._work_route(day, who, by_technician[who.id])

    def _due_again(self, day: date) -> list[Order]:
        """Return the second visits whose parts are there, open all day."""
        zone = self.world.company.timezone
        opens, closes = at_hour(day, 8, zone), at_hour(day, 17, zone)
        due = [order for order in self.again if order.starts_at + PARTS_DAYS <= closes]
        return [replace(order, starts_at=opens, ends_at=closes) for order in due]

    def _work_route(self, day: date, who: TechnicianDay, booked: Sequence[Booked]) -> None:
        random = chance("field", day, self.world.numbers[who.id])
        worked = work(random, self._route(who, booked))
        write_punches(self.sheet, self.world, who.id, worked, random, f"demo:past:{day}")
        said: defaultdict[str, list[Said]] = defaultdict(list)
        for report in worked.said:
            said[report.key].append(report)
        planned_at = instant_at(day - A_DAY, PLANNED_AT, self.world.company.timezone)
        for number, one in enumerate(booked):
            self._keep(one, tuple(said[str(number)]), planned_at, random)

    def _route(self, who: TechnicianDay, booked: Sequence[Booked]) -> Route:
        shift = who.shift
        assert shift is not None  # noqa: S101 - the caller chose those who work
        last = booked[-1].order.site.place if booked else None
        back = self.world.legs.between(last, shift.end_place) if last and shift.end_place else 0
        lunch = shift.breaks[0].earliest if shift.breaks else None
        stops = [_stop(str(number), one) for number, one in enumerate(booked)]
        return Route(self.world.numbers[who.id], shift.starts_at, shift.ends_at, lunch, back, stops)

    def _keep(self, one: Booked, said: tuple[Said, ...], planned_at: datetime, random: Random) -> None:
        """Remember a visit with its job, which is a new one unless this is its second visit."""
        order = one.order
        file = self.files.get(order.again or "") or JobFile(id_at(order.asked_at, random), order)
        self.files[file.id] = file
        visit = PastVisit(file, one, said, planned_at)
        self.visits.append(visit)
        if visit.outcome is Outcome.COULD_NOT_COMPLETE:
            self.again.append(replace(order, starts_at=one.starts_at, ends_at=one.ends_at, again=file.id))

    def _number_jobs(self) -> None:
        """Number the jobs in the order in which they were taken."""
        fresh = sorted(self.files.values(), key=lambda file: (file.order.asked_at, file.id))
        first = take_numbers(self.scope, "job", len(fresh))
        for number, file in enumerate(fresh, first):
            file.number = number

    def _write_jobs(self, writer: JobWriter) -> list[Completion]:
        """Put all jobs with their visits on the sheet; return what is to be billed."""
        for file in self.files.values():
            writer.open_job(file)
        done = [writer.write_visit(visit) for visit in self.visits]
        for visit in self.visits:
            at = self._called_off_at(visit)
            if visit.outcome is Outcome.NO_SHOW and at < self.scope.at:
                writer.cancel_job(visit.file, at)
        for file in self.files.values():
            writer.close_job(file)
        return [completion for completion in done if completion]

    def _called_off_at(self, visit: PastVisit) -> datetime:
        zone = self.world.company.timezone
        return instant_at(local_date(visit.booked.starts_at, zone) + A_DAY, CALLED_OFF_AT, zone)


def bill(
    scope: Scope,
    world: World,
    sheet: Sheet,
    completions: Sequence[Completion],
    request: str,
    until: datetime,
) -> None:
    """Put the invoices of completions on the sheet, in the company's own series."""
    books: Books = open_books(scope)
    random = chance("bills", request)
    with invoice_series(scope) as series:
        biller = Biller(world, books, sheet, random, request, series, _billed(scope))
        for kind in world.kinds.values():
            biller.usual[kind.id].extend(reversed(worked_lately(scope, kind.id)))
        biller.bill_all(completions, until)
    biller.queue.write(scope, sheet, chance("queue", request))


def _billed(scope: Scope) -> set[str]:
    statement = scoped_select(scope, Invoice.customer_id).where(Invoice.status == "posted").distinct()
    return set(scope.session.scalars(statement))


def _stop(key: str, one: Booked) -> Stop:
    return Stop(
        key=key,
        kind=one.order.kind,
        customer_name=one.order.site.customer_name,
        starts_at=one.starts_at,
        travel_seconds=one.travel_seconds,
        opens_at=one.order.starts_at,
        again=one.order.again is not None,
    )
