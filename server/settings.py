"""What an installation may choose: one frozen object, read once from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HIGHEST_PORT = 65_535


class BadSetting(ValueError):
    """A setting's text cannot be right; the sentence names the setting and the reason."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is `TRUCKROLL_` plus its name in capitals, but for `PORT`; docs/operations.md tells of each."""

    home: Path = Path("var")
    database_url: str = ""
    migration_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    demo: bool = False
    web_workers: int = 0
    web_threads: int = 16
    trusted_proxies: int = 0
    public_url: str = ""
    session_hours: int = 16
    solve_seconds: int = 10
    solve_seconds_limit: int = 60
    solve_visits_limit: int = 5000
    solve_memory_mb: int = 4096
    circuity_percent: int = 132
    smtp_url: str = ""
    mail_from: str = ""
    map_tile_url: str = ""
    map_attribution: str = ""
    geocoder: str = "none"
    geocoder_contact: str = ""
    geocoder_url: str = ""
    log_format: str = "console"
    log_level: str = "info"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment; an unknown `TRUCKROLL_` name or a bad value raises `BadSetting`."""
        env = os.environ if environ is None else environ
        known = {_variable(field.name): field for field in fields(cls)}
        _refuse_unknown(env, set(known))
        values = {
            field.name: _parsed(name, env[name], getattr(cls(), field.name))
            for name, field in known.items()
            if env.get(name)
        }
        return _checked(cls(**values))  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Return the SQLAlchemy address of the business database."""
        if self.database_url:
            return _with_driver(self.database_url)
        return f"sqlite:///{self.home.absolute() / 'truckroll.db'}"

    @property
    def owner_url(self) -> str:
        """Return the address under which migrations run: the owner's role on PostgreSQL."""
        return _with_driver(self.migration_url) if self.migration_url else self.url

    @property
    def on_sqlite(self) -> bool:
        """Tell whether the embedded engine is in use."""
        return self.url.startswith("sqlite")

    @property
    def origin(self) -> str:
        """Return where people reach us, without a trailing slash."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def secure_cookies(self) -> bool:
        """Tell whether cookies carry Secure and the `__Host-` prefix: always, but on plain-http loopback."""
        parts = urlsplit(self.origin)
        return not (parts.scheme == "http" and parts.hostname in LOOPBACK)

    def folder(self, name: str) -> Path:
        """Return a folder below the home, made when it is not there."""
        path = self.home.absolute() / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def _checked(settings: Settings) -> Settings:
    if not 1 <= settings.port <= HIGHEST_PORT:
        raise BadSetting(f"PORT: {settings.port} is not between 1 and {HIGHEST_PORT}")
    if settings.demo and settings.host not in LOOPBACK:
        raise BadSetting("TRUCKROLL_HOST: the demo's sign-ins are public: it answers on loopback alone")
    if settings.log_format not in {"console", "json"}:
        raise BadSetting("TRUCKROLL_LOG_FORMAT: must be console or json")
    _check_geocoder(settings)
    return settings


def _check_geocoder(settings: Settings) -> None:
    if settings.geocoder not in {"none", "nominatim"}:
        raise BadSetting("TRUCKROLL_GEOCODER: must be none or nominatim")
    if settings.geocoder == "none":
        return
    if not re.fullmatch(r"[^\s@]{1,64}@[^\s@]{1,255}", settings.geocoder_contact):
        raise BadSetting(
            "TRUCKROLL_GEOCODER_CONTACT: a geocoder is told a mail address to which its keepers can write"
        )
    url = urlsplit(settings.geocoder_url or "https://")
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in LOOPBACK):
        raise BadSetting("TRUCKROLL_GEOCODER_URL: must begin with https://, but on loopback")
    if settings.geocoder_url and (not url.hostname or url.query or url.fragment or url.username):
        raise BadSetting(
            "TRUCKROLL_GEOCODER_URL: must read https://host/path, without name, query or fragment"
        )


def _variable(field: str) -> str:
    return "PORT" if field == "port" else f"TRUCKROLL_{field.upper()}"


def _refuse_unknown(env: Mapping[str, str], known: set[str]) -> None:
    for name in env:
        if name.startswith("TRUCKROLL_") and name not in known and name not in _FOR_TESTS:
            raise BadSetting(f"{name}: there is no such setting (see docs/operations.md)")


_FOR_TESTS = {"TRUCKROLL_TEST_DATA", "TRUCKROLL_SOAK", "TRUCKROLL_TEST_POSTGRES"}


def _parsed(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        return _flag(name, text)
    if isinstance(default, int):
        return _integer(name, text)
    return Path(text) if isinstance(default, Path) else text


def _flag(name: str, text: str) -> bool:
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name}: {text!r} is neither yes nor no")


def _integer(name: str, text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        raise BadSetting(f"{name}: {text!r} is not a whole number") from None
    if value < 0:
        raise BadSetting(f"{name}: {text!r} is below zero")
    return value


def _with_driver(url: str) -> str:
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSetting("TRUCKROLL_DATABASE_URL: must begin with sqlite:/// or postgresql://")
    return url
