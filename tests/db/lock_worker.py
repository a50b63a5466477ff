"""A process of writers for test_write_lock: four threads count up, and tell how often two were inside at once."""

import os
import sys
import threading
from pathlib import Path

from server.db import ANY_TENANT, make_engine, write_session
from server.models.record import next_installation_number

THREADS = 4


def main(url: str, inside: Path, rounds: int) -> None:
    engine, crowded, taken = make_engine(url), [], []

    def count_up() -> None:
        for _ in range(rounds):
            with write_session(engine, ANY_TENANT) as session:
                taken.append(next_installation_number(session, "lock"))
                if url.startswith("sqlite"):
                    crowded.append(_alone(inside))

    threads = [threading.Thread(target=count_up) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.dispose()
    print(crowded.count(False), *taken)  # noqa: T201 - the test reads it


def _alone(inside: Path) -> bool:
    try:
        os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    inside.unlink()
    return True


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
