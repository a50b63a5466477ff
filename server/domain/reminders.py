"""When the end of a certificate is announced: 60, 30, 7 and 0 days before, once each, by the company's calendar.

A program that was off for some days announces only the most urgent of what it missed, and never two on one day for
one certificate. A certificate whose end was moved starts anew.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from server.domain.instants import utc, zone

LEADS = (60, 30, 7, 0)
URGENT_DAYS = 7
"""From so many days before its end on, a certificate needs a person."""

GRACE_DAYS = 7
"""An end that is longer past than this is no news."""

MORNING = time(7)
"""Nobody is told in the night: a day's reminders go out from this time of the company's day on."""


def reminder_day(moment: datetime, timezone: str) -> date | None:
    """Return the company's day whose reminders are to go out now, None before the morning."""
    wall = utc(moment).astimezone(zone(timezone))
    return wall.date() if wall.time() >= MORNING else None


def days_left(expires_on: date, today: date) -> int:
    """Return the days to the last valid day: 0 on that day, below zero after it."""
    return (expires_on - today) // timedelta(days=1)


def due_lead(
    expires_on: date | None, today: date, sent: Collection[int] = (), *, sent_on: date | None = None
) -> int | None:
    """Return which reminder (days before the end) is due today, None when none is.

    `sent` are those that went out for this end, `sent_on` the last day on which one went out for this certificate,
    whatever its end was then.
    """
    if expires_on is None or sent_on == today:
        return None
    left = days_left(expires_on, today)
    if left < -GRACE_DAYS:
        return None
    reached = [lead for lead in LEADS if left <= lead]
    if not reached or any(lead <= min(reached) for lead in sent):
        return None
    return min(reached)


def is_urgent(expires_on: date | None, today: date) -> bool:
    """Tell whether a certificate ends so soon, or has ended, that a person is asked."""
    return expires_on is not None and days_left(expires_on, today) <= URGENT_DAYS
