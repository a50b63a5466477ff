"""`truckroll worker`: does what requests leave to be done, until it is told to stop."""

import signal
import threading

import click
import structlog

from server.bootstrap import make_work_queue
from server.cli.context import cli
from server.worker import Worker


@click.command()
def worker() -> None:
    """Run the background worker: documents, mail, plans. `truckroll serve` starts one by itself."""
    stopping = threading.Event()
    running = Worker(cli().services, make_work_queue(cli().settings), stopping)
    running.start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    structlog.get_logger().info("worker ready")
    stopping.wait()
