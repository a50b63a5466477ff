"""Jobs and visits of the past, as rows: what live use would have left behind, decided by the same domain rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from server.demo.draws import id_at
from server.demo.field_work import Said
from server.demo.orders import Order
from server.demo.routes import Booked
from server.demo.sheet import Sheet
from server.demo.world import World
from server.domain.instants import zone
from server.domain.lifecycles import (
    JobStatus,
    Outcome,
    VisitStanding,
    VisitStatus,
    check_job_step,
    check_visit_step,
    job_after,
)
from server.domain.quantities import parse_e6
from server.domain.visit_facts import Fact, FactKind, VisitFacts, apply_fact
from server.domain.work_segments import paused_seconds, segments_of
from server.models.jobs import Job, JobSkill, JobTransition, JobWindow
from server.models.time_clock import TimeEntry
from server.models.visits import Visit, VisitAssignment, VisitFact, VisitLine, VisitTransition

Who = tuple[str, str]
NOBODY_HOME = "Nobody was at home; the customer will call again."


@dataclass(slots=True)
class JobFile:
    """A job of the past and where its visits have brought it so far."""

    id: str
    order: Order
    number: int = 0
    status: JobStatus = JobStatus.OPEN
    standings: list[VisitStanding] = field(default_factory=list)
    steps: int = 0
    touched_at: datetime | None = None
    completed_at: datetime | None = None
    cancelled_because: str | None = None


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A visit of the past: its job, who was booked for when, and what was reported."""

    file: JobFile
    booked: Booked
    said: tuple[Said, ...]
    booked_at: datetime

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return Outcome(self.said[-1].details["outcome"])


@dataclass(frozen=True, slots=True)
class Completion:
    """A visit that completed its job: what the bill is made from."""

    visit: PastVisit
    visit_id: str
    facts: VisitFacts
    details: dict[str, Any]
    received_at: datetime


@dataclass(slots=True)
class JobWriter:
    """Puts jobs and visits of the past on the sheet."""

    world: World
    sheet: Sheet
    random: Random
    request: str

    def open_job(self, file: JobFile) -> None:
        """Begin a job's history on the day on which it was taken."""
        who = (self.world.actor("office"), self.request)
        self.sheet.note(file.order.asked_at, who, "job.create", "job", file.id, number=file.number)
        self._job_step(file, None, JobStatus.OPEN, file.order.asked_at, who)
        for model, values in self._asked(file):
            self.sheet.add(model, self._id(file.order.asked_at), job_id=file.id, **values)

    def close_job(self, file: JobFile) -> None:
        """Put the job itself on the sheet, as its last visit has left it."""
        order, kind = file.order, self.world.kinds[file.order.kind.code]
        self.sheet.add(
            Job,
            file.id,
            number=file.number,
            customer_id=order.site.customer_id,
            site_id=order.site.id,
            job_type_id=kind.id,
            equipment_id=None,
            title=kind.name,
            description=order.text,
            priority=order.kind.priority,
            duration_seconds=kind.duration_seconds,
            pinned_technician_id=None,
            purchase_order="",
            status=file.status.value,
            billable=True,
            held_because=None,
            cancelled_because=file.cancelled_because,
            completed_at=file.completed_at,
            version=file.steps,
            created_at=order.asked_at,
            updated_at=file.touched_at or order.asked_at,
        )

    def cancel_job(self, file: JobFile, at: datetime) -> None:
        """Cancel a job whose customer was not there."""
        file.cancelled_because = NOBODY_HOME
        who = (self.world.actor("office"), self.request)
        self._settle(file, at, who)
        self.sheet.note(at, who, "job.cancel", "job", file.id, reason=NOBODY_HOME)

    def write_visit(self, visit: PastVisit) -> Completion | None:
        """Put a visit on the sheet, report by report; return its completion when that completed the job."""
        visit_id = self._id(visit.booked_at)
        file, number = visit.file, len(visit.file.standings)
        dispatcher = (self.world.actor("dispatcher"), self.request)
        self._visit_step(visit_id, 0, None, VisitStatus.SCHEDULED, visit.booked_at, dispatcher)
        file.standings.append(VisitStanding(VisitStatus.SCHEDULED))
        self._settle(file, visit.booked_at, dispatcher)
        facts, steps = VisitFacts(), 1
        technician = (self.world.actor_of(visit.booked.technician_id), self.request)
        for said in visit.said:
            before = facts.status
            facts = self._report(visit, visit_id, facts, said, technician)
            if facts.status is not before:
                check_visit_step(before, facts.status)
                self._visit_step(visit_id, steps, before, facts.status, said.received_at, technician)
                steps += 1
            file.standings[number] = VisitStanding(facts.status, facts.outcome)
            self._settle(file, said.received_at, technician)
        self._visit_row(visit, visit_id, facts, number + 1)
        self._entries(visit, visit_id, facts)
        if visit.outcome is not Outcome.COMPLETED:
            return None
        return Completion(visit, visit_id, facts, dict(visit.said[-1].details), visit.said[-1].received_at)

    def _asked(self, file: JobFile) -> Sequence[tuple[Any, dict[str, Any]]]:
        order = file.order
        codes = {code: skill_id for skill_id, code in self.world.skills.items()}
        window = {"position": 0, "starts_at": order.starts_at, "ends_at": order.ends_at}
        skills = [{"skill_id": codes[code], "level": level} for code, level in order.kind.skills.items()]
        return [(JobWindow, window), *((JobSkill, skill) for skill in skills)]

    def _report(self, visit: PastVisit, visit_id: str, facts: VisitFacts, said: Said, who: Who) -> VisitFacts:
        """Keep one report and return what is known of the visit with it."""
        outcome = Outcome(said.details["outcome"]) if said.kind is FactKind.COMPLETE else None
        fact = Fact(self._id(said.received_at), said.kind, said.occurred_at, said.received_at, outcome)
        applied = apply_fact(facts, fact)
        flags = sorted(flag.value for flag in applied.flags)
        local = said.occurred_at.astimezone(zone(self.world.company.timezone))
        self.sheet.add(
            VisitFact,
            fact.id,
            visit_id=visit_id,
            technician_id=visit.booked.technician_id,
            kind=said.kind.value,
            occurred_at=said.occurred_at,
            timezone=self.world.company.timezone,
            received_at=said.received_at,
            flags=flags,
            payload={"occurred_at": local.isoformat(), **said.details},
        )
        self.sheet.note(
            said.received_at, who, f"visit.{said.kind.value}", "visit", visit_id, fact_id=fact.id, flags=flags
        )
        return applied.visit

    def _visit_row(self, visit: PastVisit, visit_id: str, facts: VisitFacts, sequence: int) -> None:
        booked, last = visit.booked, visit.said[-1]
        self.sheet.add(
            Visit,
            visit_id,
            job_id=visit.file.id,
            sequence=sequence,
            plan_id=None,
            status=facts.status.value,
            outcome=facts.outcome.value if facts.outcome else None,
            starts_at=booked.starts_at,
            ends_at=booked.ends_at,
            travel_seconds=booked.travel_seconds,
            window_starts_at=booked.order.starts_at,
            window_ends_at=booked.order.ends_at,
            pinned="none",
            travel_started_at=facts.travel_started_at,
            arrived_at=facts.arrived_at,
            started_at=facts.started_at,
            paused_at=facts.paused_at,
            paused_seconds=paused_seconds(facts),
            completed_at=facts.completed_at,
            notes=last.details["notes"],
            cancelled_because=None,
            version=1 + len(visit.said),
            created_at=visit.booked_at,
            updated_at=last.received_at,
        )
        for position, line in enumerate(last.details["lines"]):
            quantity = parse_e6(line["quantity"])
            row_id = self._id(last.received_at)
            self.sheet.add(
                VisitLine,
                row_id,
                visit_id=visit_id,
                position=position,
                code=line["code"],
                quantity_e6=quantity,
            )

    def _entries(self, visit: PastVisit, visit_id: str, facts: VisitFacts) -> None:
        """Put the booking and the working time of the visit on the sheet."""
        booked = visit.booked
        self.sheet.add(
            VisitAssignment,
            self._id(visit.booked_at),
            visit_id=visit_id,
            technician_id=booked.technician_id,
            technician_no=self.world.technician_nos[booked.technician_id],
            role="lead",
            starts=int(booked.starts_at.timestamp()),
            ends=int(booked.ends_at.timestamp()),
            live=True,
        )
        for segment in segments_of(facts):
            if segment.ends_at is not None:
                self.sheet.add(
                    TimeEntry,
                    self._id(segment.ends_at),
                    technician_id=booked.technician_id,
                    visit_id=visit_id,
                    kind=segment.kind.value,
                    starts_at=segment.starts_at,
                    ends_at=segment.ends_at,
                )

    def _settle(self, file: JobFile, at: datetime, who: Who) -> None:
        """Move the job to where its visits have brought it."""
        after = job_after(file.standings, cancelled=file.cancelled_because is not None)
        if after is not file.status:
            check_job_step(file.status, after)
            self._job_step(file, file.status, after, at, who)
            file.completed_at = at if after is JobStatus.COMPLETED else file.completed_at

    def _job_step(self, file: JobFile, old: JobStatus | None, new: JobStatus, at: datetime, who: Who) -> None:
        self._step(JobTransition, "job_id", file.id, file.steps, (old, new), at, who)
        file.status, file.steps, file.touched_at = new, file.steps + 1, at

    def _visit_step(
        self, visit_id: str, step: int, old: VisitStatus | None, new: VisitStatus, at: datetime, who: Who
    ) -> None:
        self._step(VisitTransition, "visit_id", visit_id, step, (old, new), at, who)

    def _step(
        self, model: Any, key: str, owner: str, step: int, between: tuple[Any, Any], at: datetime, who: Who
    ) -> None:
        old, new = between
        values = {"from_status": old.value if old else None, "to_status": new.value, key: owner}
        actor, request = who
        self.sheet.add(model, self._id(at), step=step, at=at, actor=actor, request_id=request, **values)

    def _id(self, moment: datetime) -> str:
        return id_at(moment, self.random)
