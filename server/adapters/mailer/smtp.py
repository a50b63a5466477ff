"""Mail by SMTP: `smtp://user:password@host:587` with STARTTLS, `smtps://` with TLS from the first byte.

TLS may be left out on loopback, or anywhere by saying so (`?tls=off`), and a password is never sent without it.
A server that answers 4xx, or not at all, delays a message; 5xx about the address or the message refuses it. When
the answer to the message itself is lost it may be delivered twice, both copies under one Message-ID.
"""

import smtplib
import ssl
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from server.adapters.mailer.eml import to_eml
from server.ports.mailer import MailDelayed, MailRefused, Message

TIMEOUT_SECONDS = 20.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PERMANENT = range(500, 600)


@dataclass(frozen=True, slots=True)
class _Server:
    host: str
    port: int
    user: str
    password: str
    tls: str
    """`wrapped`, `required` or `off`."""


class SmtpMailer:
    """Opens a connection for each message and closes it."""

    def __init__(self, url: str, timeout: float = TIMEOUT_SECONDS, tls: ssl.SSLContext | None = None) -> None:
        self._server = _parse(url)
        self._timeout = timeout
        self._tls = tls or ssl.create_default_context()

    def send(self, message: Message) -> None:
        """Hand the message over; raise `MailRefused` or `MailDelayed`."""
        mail = to_eml(message)
        try:
            with closing(self._connect()) as connection:
                connection.send_message(mail)
                _leave(connection)
        except (smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError) as fault:
            raise MailDelayed(f"The mail server does not accept us: {fault}") from fault
        except smtplib.SMTPRecipientsRefused as fault:
            code, reason = next(iter(fault.recipients.values()))
            raise _classified(code, reason) from fault
        except smtplib.SMTPResponseException as fault:
            raise _classified(fault.smtp_code, fault.smtp_error) from fault
        except smtplib.SMTPNotSupportedError as fault:
            raise MailRefused(f"The mail server cannot take the message: {fault}") from fault
        except (smtplib.SMTPException, OSError) as fault:
            raise MailDelayed(f"The mail server could not be reached: {fault}") from fault

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.tls == "wrapped":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=self._tls
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: smtplib.SMTP) -> None:
        if self._server.tls == "required":
            try:
                connection.starttls(context=self._tls)
            except smtplib.SMTPNotSupportedError:
                raise MailDelayed("The mail server offers no STARTTLS; see TRUCKROLL_SMTP_URL.") from None
        if self._server.user:
            connection.login(self._server.user, self._server.password)


def _leave(connection: smtplib.SMTP) -> None:
    """Say goodbye; the message is delivered already, so a server that hangs up first is no failure."""
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        return


def _classified(code: int, reason: bytes | str) -> MailDelayed | MailRefused:
    words = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
    if code in _PERMANENT:
        return MailRefused(f"The mail server refuses it: {code} {words}")
    return MailDelayed(f"The mail server asks to try later: {code} {words}")


def _parse(url: str) -> _Server:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in {"smtp", "smtps"} or not host:
        raise ValueError("TRUCKROLL_SMTP_URL: must read smtp://user:password@host:587 or smtps://...")
    tls = _tls_of(parts, host)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and tls == "off" and host not in _LOOPBACK:
        raise ValueError("TRUCKROLL_SMTP_URL: a password is not sent without TLS")
    return _Server(host, parts.port or (465 if tls == "wrapped" else 587), user, password, tls)


def _tls_of(parts: SplitResult, host: str) -> str:
    if parts.scheme == "smtps":
        return "wrapped"
    asked = parse_qs(parts.query).get("tls", ["off" if host in _LOOPBACK else "required"])[0]
    if asked not in {"required", "off"}:
        raise ValueError("TRUCKROLL_SMTP_URL: tls is required or off")
    return asked
