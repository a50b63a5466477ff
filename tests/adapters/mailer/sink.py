"""A mail server of a hundred lines that keeps what it is given, or answers what the test tells it to."""

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CERTIFICATE = Path(__file__).with_name("localhost.pem")


@dataclass
class Sink:
    """What the server answers by verb (`RCPT`: `550 no`), whether it offers TLS, and what it got."""

    answers: dict[str, str] = field(default_factory=dict)
    tls: bool = False
    port: int = 0
    mails: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)


class _Conversation(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            going_on = self._say(self._sink.answers.get("CONNECT", "220 sink"))
            while going_on and (line := self.rfile.readline().decode("utf-8", "replace").strip()):
                going_on = self._answer(line)
        self.connection.close()

    @property
    def _sink(self) -> Sink:
        sink: Sink = self.server.sink
        return sink

    def _answer(self, line: str) -> bool:
        verb = line.split(" ", maxsplit=1)[0].upper()
        self._sink.verbs.append(verb)
        if verb in self._sink.answers:
            return self._say(self._sink.answers[verb])
        if verb == "EHLO":
            return self._say(
                "250-sink", *(["250-STARTTLS"] if self._sink.tls else []), "250-AUTH PLAIN", "250 8BITMIME"
            )
        if verb == "RCPT":
            self._sink.recipients.append(line)
        if verb == "STARTTLS":
            return self._begin_tls()
        if verb == "DATA":
            return self._take_mail()
        return self._say({"QUIT": "221 bye", "AUTH": "235 welcome"}.get(verb, "250 ok")) and verb != "QUIT"

    def _take_mail(self) -> bool:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
        self._sink.mails.append(b"".join(lines))
        return self._say(self._sink.answers.get("DATA-END", "250 kept"))

    def _begin_tls(self) -> bool:
        self._say("220 go on")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
        self._sink.tls = False
        return True

    def _say(self, *lines: str) -> bool:
        """Send an answer; `HANG` sends none and waits, `DROP` hangs up."""
        if lines[0] == "HANG":
            self.server.released.wait(5)
        if lines[0] in {"HANG", "DROP"}:
            return False
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
        self.wfile.flush()
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextlib.contextmanager
def running(sink: Sink) -> Iterator[Sink]:
    """Run the server on a free port of the loopback until the block ends."""
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.sink, server.released = sink, threading.Event()  # type: ignore[attr-defined]
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield sink
        finally:
            server.released.set()  # type: ignore[attr-defined]
            server.shutdown()
            thread.join()
