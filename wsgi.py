"""Where the program starts: the web application for gunicorn, and the console script `truckroll`."""

from flask import Flask

from mobile_api import FACE as MOBILE
from server.app import create_app
from server.bootstrap import configure_logs, make_services
from server.cli.main import run
from server.dispatch_api import FACE as DISPATCH
from server.keeping.presence import hold
from server.office_api import FACE as OFFICE
from server.settings import Settings

FACES = (MOBILE, DISPATCH, OFFICE)


def make_app() -> Flask:
    """Return the application that gunicorn serves."""
    settings = Settings.from_env()
    configure_logs(settings)
    hold(settings)
    return create_app(make_services(settings), FACES)


def main() -> None:
    """Run the console script."""
    run(FACES)


if __name__ == "__main__":
    main()
