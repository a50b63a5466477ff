"""The running application's suppliers, as every request finds them."""

from typing import cast

from flask import current_app

from server.bootstrap import Services


def services() -> Services:
    """Return the suppliers that the application was made with."""
    return cast("Services", current_app.extensions["truckroll"])
