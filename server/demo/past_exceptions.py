"""The queue of the past: each draft that waited was asked about, and settled when the office approved it."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from server.demo.draws import id_at
from server.demo.numbers import take_numbers
from server.demo.sheet import Sheet
from server.models.exceptions import ExceptionItem
from server.models.scope import Scope
from server.use_cases.waiting_invoices import REVIEW, review_words, sentence_about


@dataclass(frozen=True, slots=True)
class Approved:
    """When and by whom a draft was approved."""

    at: datetime
    who: tuple[str, str]
    user_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft that somebody was asked about."""

    invoice_id: str
    at: datetime
    who: tuple[str, str]
    customer: str
    job_number: int
    job_id: str
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Queue:
    """Gathers what was asked, and puts it on the sheet in the order in which it was."""

    asked: list[Asked] = field(default_factory=list)
    approved: dict[str, Approved] = field(default_factory=dict)

    def write(self, scope: Scope, sheet: Sheet, random: Random) -> None:
        """Number all that was asked and put it on the sheet."""
        ordered = sorted(self.asked, key=lambda one: (one.at, one.invoice_id))
        if ordered:
            for number, one in enumerate(ordered, take_numbers(scope, "exception", len(ordered))):
                self._write(sheet, random, number, one)

    def _write(self, sheet: Sheet, random: Random, number: int, one: Asked) -> None:
        row_id = id_at(one.at, random)
        done = self.approved.get(one.invoice_id)
        facts: dict[str, Any] = {"reasons": list(one.reasons), "job_id": one.job_id}
        sheet.add(
            ExceptionItem,
            row_id,
            number=number,
            code=REVIEW,
            subject_kind="invoice",
            subject_id=one.invoice_id,
            sentence=sentence_about(one.customer, one.job_number, review_words(one.reasons)),
            facts=facts | ({"decision": "approve"} if done else {}),
            state="resolved" if done else "open",
            owner_id=None,
            resolved_by=done.user_id if done else None,
            resolved_at=done.at if done else None,
            resolution="Approved." if done else None,
            version=2 if done else 1,
            created_at=one.at,
            updated_at=done.at if done else one.at,
        )
        said = {"number": number, "code": REVIEW, "subject_id": one.invoice_id}
        sheet.note(one.at, one.who, "exception.open", "exception", row_id, **said)
        if done:
            words = {"number": number, "resolution": "Approved."}
            sheet.note(done.at, done.who, "exception.resolve", "exception", row_id, **words)
