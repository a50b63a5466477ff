"""One contract for every mailer, and what each promises beyond it."""

import email
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.adapters.mailer.eml import to_eml
from server.adapters.mailer.files import FileMailer, file_name
from server.adapters.mailer.smtp import SmtpMailer
from server.ports.mailer import Attachment, Mailbox, MailDelayed, Mailer, MailRefused, Message
from tests.adapters.mailer.sink import CERTIFICATE, Sink, running

PDF = b"%PDF-1.7\r\n.\r\n..\r\nbytes \x00\xff\n"
MESSAGE = Message(
    id="invoice-019ab@truckroll.example",
    sent_at=datetime(2026, 3, 2, 13, 0, tzinfo=UTC),
    sender=Mailbox("billing@harbor.example", "Harbor Heating & Air"),
    to=Mailbox("jo@customer.example", "Jo Núñez"),
    subject="Invoice INV-2026-000123",
    text="Dear Jo,\n\n.\n..dots\nfrom here on\n",
    reply_to=Mailbox("office@harbor.example"),
    attachments=(Attachment("INV-2026-000123.pdf", "application/pdf", PDF),),
)


@dataclass
class Box:
    """A mailer, and how to read what it delivered."""

    mailer: Mailer
    read: Callable[[], list[bytes]]

    def only(self) -> EmailMessage:
        (content,) = self.read()
        return parsed(content)


def parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture(params=["files", "smtp"])
def box(request, tmp_path: Path) -> Iterator[Box]:
    if request.param == "files":
        yield Box(
            FileMailer(tmp_path), lambda: [path.read_bytes() for path in sorted(tmp_path.glob("*.eml"))]
        )
        return
    with running(Sink()) as sink:
        yield Box(SmtpMailer(f"smtp://127.0.0.1:{sink.port}"), lambda: sink.mails)


def test_a_message_arrives_with_all_that_it_carries(box: Box) -> None:
    box.mailer.send(MESSAGE)
    mail = box.only()
    assert mail["Message-ID"] == "<invoice-019ab@truckroll.example>"
    assert mail["From"] == "Harbor Heating & Air <billing@harbor.example>"
    assert mail["To"] == "Jo Núñez <jo@customer.example>"
    assert mail["Reply-To"] == "office@harbor.example"
    assert mail["Subject"] == "Invoice INV-2026-000123"
    assert mail["Date"].datetime == MESSAGE.sent_at
    body = mail.get_body()
    assert body is not None
    assert body.get_content().rstrip().splitlines() == MESSAGE.text.rstrip().splitlines()
    (attachment,) = mail.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content_type()) == (
        "INV-2026-000123.pdf",
        "application/pdf",
    )
    assert attachment.get_content() == PDF


def test_a_second_try_carries_the_same_id_and_the_same_bytes(box: Box) -> None:
    box.mailer.send(MESSAGE)
    box.mailer.send(MESSAGE)
    assert len(set(box.read())) == 1


def test_nothing_in_a_text_becomes_a_header(box: Box) -> None:
    evil = "Hello\r\nBcc: everybody@example.org\r\n\r\n<p>body</p>\u2028X: 1\x00\x85Y: 2"
    box.mailer.send(
        replace(
            MESSAGE,
            subject=evil,
            sender=Mailbox("a@b.example", evil),
            to=Mailbox("c@d.example", evil),
            attachments=(Attachment(evil, "text/plain\r\nX-A: 1", b"x"),),
        )
    )
    mail = box.only()
    assert {name.lower() for name in mail} == {
        *("message-id", "date", "from", "to", "reply-to", "subject", "auto-submitted"),
        *("mime-version", "content-type"),
    }
    assert "everybody@example.org" in mail["Subject"]
    assert [address.addr_spec for address in mail["To"].addresses] == ["c@d.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jo",
        "jo@",
        "@x.example",
        "jo@x.example, eve@x.example",
        "jo@x\r\nRCPT TO:<eve@x>",
        "<jo@x.example>",
        "a b@c.d",
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_sent(box: Box, address: str) -> None:
    with pytest.raises(MailRefused):
        box.mailer.send(replace(MESSAGE, to=Mailbox(address)))
    assert box.read() == []


@pytest.mark.parametrize("identity", ["", "no-at", "a@b\r\nBcc: x@y", "<a@b>", "a b@c", "x" * 200 + "@y"])
def test_what_is_no_message_id_is_refused(box: Box, identity: str) -> None:
    with pytest.raises(MailRefused):
        box.mailer.send(replace(MESSAGE, id=identity))


def test_a_domain_of_another_script_is_written_for_machines(box: Box) -> None:
    box.mailer.send(replace(MESSAGE, to=Mailbox("jo@bücher.example")))
    assert box.only()["To"] == "jo@xn--bcher-kva.example"


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=300))
def test_any_text_makes_a_mail_that_is_read_back(subject: str, name: str, text: str) -> None:
    made = to_eml(replace(MESSAGE, subject=subject, to=Mailbox("jo@x.example", name), text=text)).as_bytes()
    mail = parsed(made)
    assert len(mail.keys()) == 9
    assert [address.addr_spec for address in mail["To"].addresses] == ["jo@x.example"]
    assert len(list(mail.iter_attachments())) == 1


# Files


def test_mails_as_files_are_whole_named_by_their_id_and_leave_no_scraps(tmp_path: Path) -> None:
    FileMailer(tmp_path / "mail").send(MESSAGE)
    assert [path.name for path in (tmp_path / "mail").iterdir()] == ["invoice-019ab@truckroll.example.eml"]


def test_ids_that_differ_in_case_or_length_have_their_own_files() -> None:
    names = {file_name(name) for name in ("A@x", "a@x", "%41@x", "A" * 110 + "@x", "A" * 111 + "@x")}
    assert len({name.lower() for name in names}) == 5
    assert max(len(name) for name in names) <= 250


def test_a_disk_that_does_not_take_the_file_delays_it(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("in the way")
    with pytest.raises(MailDelayed):
        FileMailer(tmp_path / "mail").send(MESSAGE)


# SMTP


def send_to(sink: Sink, query: str = "", user: str = "", **more: object) -> None:
    mailer = SmtpMailer(f"smtp://{user}127.0.0.1:{sink.port}{query}", **more)  # type: ignore[arg-type]
    mailer.send(MESSAGE)


@pytest.mark.parametrize(
    ("verb", "answer", "expected"),
    [
        ("CONNECT", "421 busy", MailDelayed),
        ("CONNECT", "554 go away", MailDelayed),
        ("CONNECT", "DROP", MailDelayed),
        ("MAIL", "451 later", MailDelayed),
        ("MAIL", "550 not you", MailRefused),
        ("RCPT", "450 mailbox busy", MailDelayed),
        ("RCPT", "550 no such user", MailRefused),
        ("DATA", "452 no room", MailDelayed),
        ("DATA", "554 spam", MailRefused),
        ("DATA-END", "451 later", MailDelayed),
        ("DATA-END", "552 too large", MailRefused),
        ("DATA-END", "DROP", MailDelayed),
    ],
)
def test_an_answer_delays_or_refuses(verb: str, answer: str, expected: type[Exception]) -> None:
    with running(Sink(answers={verb: answer})) as sink, pytest.raises(expected):
        send_to(sink)


@pytest.mark.parametrize("verb", ["CONNECT", "RCPT", "DATA-END"])
def test_a_server_that_hangs_delays_within_the_time_limit(verb: str) -> None:
    with running(Sink(answers={verb: "HANG"})) as sink, pytest.raises(MailDelayed):
        send_to(sink, timeout=0.2)


def test_a_server_that_hangs_up_instead_of_a_goodbye_has_the_mail() -> None:
    with running(Sink(answers={"QUIT": "DROP"})) as sink:
        send_to(sink)
        assert len(sink.mails) == 1


def test_a_server_that_is_not_there_delays() -> None:
    with running(Sink()) as sink:
        pass
    with pytest.raises(MailDelayed):
        send_to(sink)


def test_with_starttls_nothing_but_the_greeting_is_sent_in_the_open() -> None:
    trust = ssl.create_default_context(cafile=str(CERTIFICATE))
    with running(Sink(tls=True)) as sink:
        send_to(sink, "?tls=required", user="me:secret@", tls=trust)
        assert sink.verbs[:4] == ["EHLO", "STARTTLS", "EHLO", "AUTH"]
        assert len(sink.mails) == 1


def test_a_server_without_tls_or_with_a_certificate_of_its_own_making_gets_nothing() -> None:
    for tls in (False, True):
        with running(Sink(tls=tls)) as sink, pytest.raises(MailDelayed):
            send_to(sink, "?tls=required", user="me:secret@")
        assert "AUTH" not in sink.verbs
        assert sink.mails == []


def test_a_sign_in_that_is_not_accepted_delays_since_the_message_is_fine() -> None:
    with running(Sink(answers={"AUTH": "535 wrong"})) as sink, pytest.raises(MailDelayed):
        send_to(sink, user="me:wrong@")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://a:b@mail.example?tls=off",
        "smtp://x?tls=maybe",
    ],
)
def test_an_address_of_a_server_that_makes_no_sense_is_refused_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="TRUCKROLL_SMTP_URL"):
        SmtpMailer(url)
