"""How geopy fetches here: with a bound on size and time, and only from the address that was asked.

A redirect is refused, wherever it leads: a geocoder that moved is a setting to be changed, and one that was taken
over must not send the worker to addresses of its choice.
"""

import json
import time
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

from server.settings import LOOPBACK

LARGEST_ANSWER = 256 * 1024
_CHUNK = 16 * 1024


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        raise GeocoderServiceError(f"The geocoder sends us elsewhere ({code}), which is not followed.")


class BoundedFetch(BaseSyncAdapter):  # type: ignore[misc]
    """Fetches JSON for geopy."""

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        secure = HTTPSHandler(context=ssl_context)
        self._outside = build_opener(secure, ProxyHandler(proxies), _NoRedirect)
        self._loopback = build_opener(ProxyHandler({}), _NoRedirect)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Return the answer's JSON value; raise geopy's errors."""
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except ValueError as fault:
            raise GeocoderParseError("The geocoder's answer is no JSON.") from fault

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Return the answer's text; raise geopy's errors."""
        opener = self._loopback if urlsplit(url).hostname in LOOPBACK else self._outside
        until = time.monotonic() + timeout
        try:
            with opener.open(Request(url, headers=headers), timeout=timeout) as page:  # noqa: S310 - http(s) alone
                return _read(page, until).decode("utf-8")
        except HTTPError as fault:
            with fault:
                named = {name.lower(): value for name, value in fault.headers.items()}
            raise AdapterHTTPError(str(fault), status_code=fault.code, headers=named, text="") from fault
        except TimeoutError as fault:
            raise GeocoderTimedOut("The geocoder did not answer in time.") from fault
        except (OSError, HTTPException) as fault:
            raise GeocoderUnavailable(f"The geocoder could not be reached: {fault}") from fault


def _read(page: HTTPResponse, until: float) -> bytes:
    """Return the whole body; one that is too large or drips in too slowly is given up."""
    content = bytearray()
    while piece := page.read1(_CHUNK):
        content += piece
        if len(content) > LARGEST_ANSWER:
            raise GeocoderServiceError("The geocoder's answer is too large.")
        if time.monotonic() > until:
            raise GeocoderTimedOut("The geocoder's answer came too slowly.")
    return bytes(content)
