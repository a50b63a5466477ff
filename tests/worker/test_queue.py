"""The queue itself: many tellers at once, and a first message that finds nothing prepared."""

import threading
from concurrent.futures import ThreadPoolExecutor

from server.adapters.queue.huey_queue import HueyQueue
from server.settings import Settings


def test_the_first_messages_may_come_from_many_threads_at_once(db: Settings) -> None:
    queue, together = HueyQueue(db), threading.Barrier(8)

    def tell(number: int) -> None:
        together.wait()
        queue.tell(("outbox", "plan")[number % 2], "company", f"row {number}")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(tell, range(8)))

    assert [queue._huey(name).storage.queue_size() for name in ("quick", "solve")] == [4, 4]
    queue.close()
