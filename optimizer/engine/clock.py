"""When to stop, and what to tell meanwhile."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.plan import Limits


def never() -> bool:
    """Nobody asks to stop."""
    return False


@dataclass(slots=True)
class Clock:
    """Wall clock since it was made, iterations, and whoever may ask to stop.

    `reserve` seconds of the limit are kept for what follows the search (times, reasons, proof).
    """

    limits: Limits
    should_stop: Callable[[], bool] = never
    reserve: float = 0.0
    iterations: int = 0
    began: float = field(default_factory=time.monotonic)
    stopped_by: str = ""

    def elapsed(self) -> float:
        """Seconds since the clock was made."""
        return time.monotonic() - self.began

    def reserve_for_the_end(self) -> None:
        """What follows the search takes about as long as what came before it, at most a third of all."""
        if self.limits.seconds is not None:
            self.reserve = min(self.elapsed(), self.limits.seconds / 3)

    def remaining(self) -> float:
        """Seconds left to search in; infinite without a limit."""
        if self.limits.seconds is None:
            return float("inf")
        return self.limits.seconds - self.reserve - self.elapsed()

    def interrupted(self) -> bool:
        """Whether to drop everything now: time is over, or someone asked."""
        if self.should_stop():
            self.stopped_by = "request"
        elif self.remaining() <= 0:
            self.stopped_by = "seconds"
        return bool(self.stopped_by)

    def over(self) -> bool:
        """Whether another iteration may not begin."""
        if self.limits.iterations is not None and self.iterations >= self.limits.iterations:
            self.stopped_by = self.stopped_by or "iterations"
            return True
        return self.interrupted()
