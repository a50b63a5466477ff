"""What every answer carries: the browser's walls, no caching of data, and the request's id."""

import re
import secrets
import time

import structlog
from flask import Flask, Response, g, request

from server.http.services import services

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{tiles};"
    " font-src 'self'; connect-src 'self'{tiles}; worker-src 'self' blob:; manifest-src 'self';"
    " frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none';"
    " frame-ancestors {ancestors}; require-trusted-types-for 'script';"
    " trusted-types svelte-trusted-html truckroll"
)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
log = structlog.get_logger()


def register_headers(app: Flask) -> None:
    """Have every request named and timed, and every answer walled in."""
    app.before_request(_begin)
    app.after_request(_wall)
    app.after_request(_log)


def _begin() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _wall(response: Response) -> Response:
    settings = services().settings
    tiles = _tile_origin(settings.map_tile_url)
    ancestors = "'self'" if response.mimetype == "application/pdf" else "'none'"
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_POLICY.format(tiles=tiles, ancestors=ancestors))
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=()"
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Request-Id"] = g.get("request_id", "")
    if settings.secure_cookies:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return response


def _log(response: Response) -> Response:
    if not request.path.startswith("/static/") and request.path != "/healthz":
        log.info(
            "request",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        )
    return response


def _tile_origin(url: str) -> str:
    match = re.match(r"https://[a-z0-9.-]+(:\d+)?", url.replace("{s}.", ""))
    return f" {match.group()}" if match else ""
