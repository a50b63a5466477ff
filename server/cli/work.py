"""`truckroll worker`: does what requests leave to be done, until it is told to stop."""

import os
import signal
import threading

import click
import structlog

from server.bootstrap import make_work_queue
from server.cli.context import cli
from server.keeping.presence import hold
from server.worker import Worker


@click.command()
def worker() -> None:
    """Run the background worker: documents, mail, plans. `truckroll serve` starts one by itself."""
    told, tell = os.pipe()  # an Event could not be set safely by a handler that interrupts its own wait
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os.write(tell, b"."))
    hold(cli().settings)
    running = Worker(cli().services, make_work_queue(cli().settings), threading.Event())
    running.start()
    structlog.get_logger().info("worker ready")
    os.read(told, 1)
    running.stop()
