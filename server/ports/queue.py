"""How a worker is told that a row waits; losing a message only costs the time until the next sweep."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol


class Queue(Protocol):
    """Carries the ids of rows; the rows are the record."""

    def tell(self, queue: str, tenant_id: str, row_id: str) -> None:
        """Tell a worker of the queue ("outbox", "plan", "import") about a row."""
        ...


class WorkQueue(Queue, Protocol):
    """The worker's end: hands the ids to whoever does the work."""

    def consumers(self, handlers: Mapping[str, Callable[[str, str], None]]) -> list[Any]:
        """Return unstarted consumers, each with `start()` and `stop(graceful=...)`."""
        ...
