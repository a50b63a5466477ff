"""Who may sign in, and what they signed in with."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.models.base import Base, Instant, Json, TenantRow, Versioned, one_of, to


class User(TenantRow, Versioned, Base):
    """A person of a company; the address is unique in the installation, since it is all that a sign-in names."""

    __tablename__ = "users"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id"], ["companies.id"]),
        UniqueConstraint("email"),
        one_of("role", "technician", "dispatcher", "office", "payroll", "owner", "auditor"),
        one_of("state", "invited", "active", "suspended"),
        CheckConstraint("email = lower(email)", name="email_lower"),
    )

    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    state: Mapped[str]
    password_hash: Mapped[str | None]


class SignIn(TenantRow, Base):
    """A browser's sign-in: the cookie's secret is kept only as its hash."""

    __tablename__ = "sign_ins"
    __table_args__ = (
        to("users", "user_id"),
        UniqueConstraint("token_hash"),
        Index(None, "tenant_id", "user_id"),
    )

    user_id: Mapped[str]
    token_hash: Mapped[str]
    csrf_token: Mapped[str]
    user_agent: Mapped[str]
    address: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Invitation(TenantRow, Base):
    """A link with which an invited user sets a password: used once, for 72 hours, kept only as its hash."""

    __tablename__ = "invitations"
    __table_args__ = (
        to("users", "user_id"),
        UniqueConstraint("token_hash"),
        Index(None, "tenant_id", "user_id"),
    )

    user_id: Mapped[str]
    token_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SetUpLink(Base):
    """The link with which the first company of an installation is made in the browser; kept only as its hash."""

    __tablename__ = "set_up_links"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class ApiToken(TenantRow, Base):
    """An opaque bearer token, kept only as its hash; scopes narrow what its user may do."""

    __tablename__ = "api_tokens"
    __table_args__ = (
        to("users", "user_id"),
        UniqueConstraint("token_hash"),
        Index(None, "tenant_id", "user_id"),
    )

    user_id: Mapped[str]
    label: Mapped[str]
    token_hash: Mapped[str]
    scopes: Mapped[Any | None] = mapped_column(Json)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Throttle(Base):
    """How often something was tried lately: one row a subject, shared by all processes."""

    __tablename__ = "throttles"

    subject: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(Instant)
