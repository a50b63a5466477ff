"""A small load client: threads that keep a connection each, send, wait for the answer, send again.

It speaks just enough HTTP to cost little, since it runs on the cores that it measures.
"""

import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

HEAD_ENDS = b"\r\n\r\n"
OK = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """What one storm measured; times in milliseconds."""

    seconds: float
    times: tuple[float, ...]
    failed: int

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return len(self.times) / self.seconds

    def percentile(self, hundredths: int) -> float:
        """Return the time below which so many of a hundred answers came."""
        return statistics.quantiles(self.times, n=100, method="inclusive")[hundredths - 1]


@dataclass(slots=True)
class _Client:
    port: int
    requests: Iterator[bytes]
    times: list[float] = field(default_factory=list)
    failed: int = 0

    def run(self, until: float) -> None:
        """Send one request after the other until the time is over."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for request in self.requests:
                began = time.perf_counter()
                connection.sendall(request)
                status = _answer(connection)
                ended = time.perf_counter()
                if status == OK:
                    self.times.append((ended - began) * 1000)
                else:
                    self.failed += 1
                if ended > until:
                    return


def storm(port: int, requests: Callable[[int], Iterator[bytes]], *, clients: int, seconds: float) -> Sample:
    """Have so many clients ask at once for so long; `requests` makes the endless requests of one client."""
    workers = [_Client(port, requests(number)) for number in range(clients)]
    began = time.perf_counter()
    threads = [threading.Thread(target=worker.run, args=(began + seconds,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    times = tuple(chain.from_iterable(worker.times for worker in workers))
    return Sample(took, times, sum(worker.failed for worker in workers))


def post(path: str, body: bytes, **headers: str) -> bytes:
    """Return the bytes of a request."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + HEAD_ENDS + body


def _answer(connection: socket.socket) -> int:
    data = b""
    while HEAD_ENDS not in data:
        data += _more(connection)
    head, _, rest = data.partition(HEAD_ENDS)
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    )
    while len(rest) < length:
        rest += _more(connection)
    return int(head[9:12])


def _more(connection: socket.socket) -> bytes:
    chunk = connection.recv(65536)
    if not chunk:
        raise ConnectionError("the server hung up")
    return chunk
