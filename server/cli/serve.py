"""`truckroll serve`: a small parent of two children, the web server and the worker."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace

import click

from server.bootstrap import make_services
from server.cli.company import new_set_up_link
from server.cli.context import Cli, cli
from server.cli.demo import ensure_demo, print_sign_ins
from server.domain.errors import Conflict
from server.settings import HIGHEST_PORT, Settings
from server.upgrade import upgrade

STOP_SECONDS = 3.0
READY_SECONDS = 120.0


@click.command()
@click.option("--demo", is_flag=True, help="Serve the demo company, made or brought up to today first.")
def serve(*, demo: bool) -> None:
    """Serve the web pages and the API, and run the worker beside them.

    The database is brought to the newest shape first. Stops within 5 seconds on Ctrl-C or TERM.
    """
    settings = replace(cli().settings, demo=demo or cli().settings.demo)
    _require_free_port(settings)
    upgrade(settings)
    link = None
    if settings.demo:
        ensure_demo(Cli(settings, cli().faces))
    else:
        link = _set_up_link(settings)
    raise SystemExit(Children(settings, link).run())


def _set_up_link(settings: Settings) -> str | None:
    """Return a link to make the first company with; None where there is one, whose owner invites the others."""
    held = make_services(settings)
    try:
        return new_set_up_link(held)
    except Conflict:
        return None
    finally:
        held.engine.dispose()


def _require_free_port(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise click.ClickException(_why_not(settings, error)) from None


def _why_not(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        another = settings.port + 1 if settings.port < HIGHEST_PORT else settings.port - 1
        return f"Port {settings.port} is taken. Choose another: PORT={another} make run"
    return f"Cannot listen on {settings.host}, port {settings.port} (TRUCKROLL_HOST, PORT): {error.strerror}."


class Children:
    """The web server and the worker: both run or none does."""

    def __init__(self, settings: Settings, set_up_link: str | None = None) -> None:
        self._settings = settings
        self._set_up_link = set_up_link
        self._stopping = False
        self._children: list[subprocess.Popen[bytes]] = []

    def run(self) -> int:
        """Start both, say when they are ready, and stay until told to stop or until one dies."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        env = child_environment(self._settings)
        for command in (_gunicorn(self._settings), [sys.executable, "-m", "wsgi", "worker"]):
            self._children.append(subprocess.Popen(command, env=env, start_new_session=True))
        self._announce()
        while not self._stopping and all(child.poll() is None for child in self._children):
            time.sleep(0.2)
        died = not self._stopping
        self._end()
        if died:
            click.echo("A child process ended by itself; stopped the other.", err=True)
        return int(died)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _announce(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        address = f"http://{self._settings.host}:{self._settings.port}"
        while not self._stopping and time.monotonic() < deadline:
            if any(child.poll() is not None for child in self._children):
                return
            if _answers(f"{address}/healthz"):
                click.echo(f"\n  Truckroll is ready:  {self._settings.origin}")
                if self._settings.demo:
                    print_sign_ins()
                if self._set_up_link:
                    click.echo(
                        "  There is no company yet. Make yours here; the link works once, within 24 hours:"
                    )
                    click.echo(f"  {self._set_up_link}")
                click.echo("  Stop with Ctrl-C.\n")
                return
            time.sleep(0.1)

    def _end(self) -> None:
        for child in self._children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children:
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=0.5) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)  # noqa: PLR2004 - HTTP's own number
    except (urllib.error.URLError, OSError):
        return False


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which the children read the same settings."""
    env = dict(os.environ)
    env["TRUCKROLL_DEMO"] = "yes" if settings.demo else "no"
    env["PORT"] = str(settings.port)
    env["TRUCKROLL_HOST"] = settings.host
    env["TRUCKROLL_HOME"] = str(settings.home.absolute())
    return env


def _gunicorn(settings: Settings) -> list[str]:
    workers = settings.web_workers or (1 if settings.on_sqlite else 2)
    bind = f"[{settings.host}]" if ":" in settings.host else settings.host
    return [
        *(sys.executable, "-m", "gunicorn", "wsgi:make_app()"),
        *("--bind", f"{bind}:{settings.port}"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(settings.web_threads)),
        *("--graceful-timeout", "2", "--timeout", "120", "--keep-alive", "5"),
        *("--no-control-socket", "--log-level", "warning"),
    ]
