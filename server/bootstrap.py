"""The only place that picks real suppliers for the ports."""

import logging
import sys
from dataclasses import dataclass

import structlog
from sqlalchemy import Engine

from server.adapters.documents.typst_invoice import TypstRenderer
from server.adapters.file_store.disk import DiskFileStore
from server.adapters.geocoder.nominatim import NominatimGeocoder
from server.adapters.geocoder.none import NoGeocoder
from server.adapters.mailer.files import FileMailer
from server.adapters.mailer.smtp import SmtpMailer
from server.adapters.queue.huey_queue import HueyQueue
from server.adapters.travel_times.great_circle import GreatCircle
from server.db import make_engine
from server.ports.clock import Clock, SystemClock
from server.ports.documents import Renderer
from server.ports.file_store import FileStore
from server.ports.geocoder import Geocoder
from server.ports.mailer import Mailer
from server.ports.queue import Queue, WorkQueue
from server.ports.travel_times import TravelTimes
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """Everything from outside that the program uses."""

    settings: Settings
    engine: Engine
    clock: Clock
    queue: Queue
    travel_times: TravelTimes
    renderer: Renderer
    mailer: Mailer
    files: FileStore
    geocoder: Geocoder


def make_services(settings: Settings) -> Services:
    """Return the suppliers that the settings ask for."""
    return Services(
        settings=settings,
        engine=make_engine(settings.url),
        clock=SystemClock(),
        queue=HueyQueue(settings),
        travel_times=GreatCircle(settings.circuity_percent),
        renderer=TypstRenderer(),
        mailer=_mailer(settings),
        files=DiskFileStore(settings.folder("files")),
        geocoder=_geocoder(settings),
    )


def make_work_queue(settings: Settings) -> WorkQueue:
    """Return the worker's end of the queue."""
    return HueyQueue(settings)


def _mailer(settings: Settings) -> Mailer:
    if settings.smtp_url:
        return SmtpMailer(settings.smtp_url)
    return FileMailer(settings.folder("mail"))


def _geocoder(settings: Settings) -> Geocoder:
    if settings.geocoder == "nominatim":
        return NominatimGeocoder(settings.geocoder_contact, settings.geocoder_url)
    return NoGeocoder()


def configure_logs(settings: Settings) -> None:
    """Write structured logs to standard error: for people by default, as JSON lines when asked."""
    level = getattr(logging, settings.log_level.upper(), logging.INFO)
    last = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([structlog.processors.format_exc_info] if settings.log_format == "json" else []),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
