"""The server's epoch: a number that a restore raises, so that phones know that the server has forgotten something.

It never falls and never comes twice, also when the same backup is restored twice: it is at least the second of the
clock at which the restore was made.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from server.models.companies import InstallationCounter

_NAME = "server_epoch"
FIRST = 1


def server_epoch(session: Session) -> int:
    """Return the present epoch; an installation that was never restored is in its first."""
    row = session.get(InstallationCounter, _NAME)
    return row.next if row else FIRST


def raise_epoch(session: Session, at: datetime, *, above: int) -> int:
    """Begin a new epoch, above the present one and above all that was seen of others, and return it."""
    epoch = max(server_epoch(session) + 1, above + 1, int(at.timestamp()))
    row = session.get(InstallationCounter, _NAME)
    if row is None:
        session.add(InstallationCounter(name=_NAME, next=epoch))
    else:
        row.next = epoch
    session.flush()
    return epoch
