"""Whose turn it is to ask a provider outside: one question a second in the whole installation, whatever asks.

The row of a provider is a throttle like a sign-in's: how often it failed in a row, and when it was last asked.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from server.models.users import Throttle

SECOND = timedelta(seconds=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(hours=1)
_DAY = timedelta(days=1)


def take_turn(session: Session, provider: str, at: datetime) -> bool:
    """Take the next turn, when there is one now."""
    row = session.get(Throttle, _subject(provider), with_for_update=True)
    if row is None:
        session.add(Throttle(subject=_subject(provider), failures=0, last_at=at))
        session.flush()
        return True
    since = at - row.last_at
    if -_DAY <= since < _gap(row.failures):  # a clock that was set back by more is no reason to wait
        return False
    row.last_at = at
    return True


def go_on(session: Session, provider: str) -> None:
    """Note that the provider answered."""
    row = session.get(Throttle, _subject(provider), with_for_update=True)
    if row is not None:
        row.failures = 0


def pause(session: Session, provider: str, at: datetime, retry_after: int) -> None:
    """Note that the provider gave no answer: nobody asks for a while, `retry_after` seconds at least."""
    row = session.get(Throttle, _subject(provider), with_for_update=True)
    if row is not None:
        row.failures += 1
        row.last_at = max(at, at + timedelta(seconds=retry_after) - _gap(row.failures))


def _gap(failures: int) -> timedelta:
    return SECOND if failures == 0 else min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures - 1, 10))


def _subject(provider: str) -> str:
    return f"geocoder:{provider}"
