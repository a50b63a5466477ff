"""How a worker is told that a row waits; losing a message only costs the time until the next sweep."""

from typing import Protocol


class Queue(Protocol):
    """Carries the ids of rows; the rows are the record."""

    def tell(self, queue: str, tenant_id: str, row_id: str) -> None:
        """Tell a worker of the queue ("outbox", "plan") about a row."""
        ...
