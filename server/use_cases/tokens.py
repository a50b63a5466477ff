"""One's own bearer tokens and sign-ins: made, listed, revoked."""

import secrets
from collections.abc import Sequence
from typing import Any

from server.domain.permissions import check_scopes
from server.models.record import note
from server.models.scope import Scope, not_yours, scoped_add, scoped_all, scoped_get, scoped_select
from server.models.users import ApiToken, SignIn
from server.use_cases.sign_in import TOKEN_PREFIX, secret_hash, sign_out


def create(
    scope: Scope, user_id: str, label: str, scopes: Sequence[str] | None, held: frozenset[str]
) -> dict[str, Any]:
    """Make a token of a user, limited to `scopes` when given; the text is returned once."""
    limited = sorted(check_scopes(scopes, held)) if scopes is not None else None
    text = TOKEN_PREFIX + secrets.token_urlsafe(32)
    row = ApiToken(
        user_id=user_id, label=label, token_hash=secret_hash(text), scopes=limited, created_at=scope.at
    )
    scoped_add(scope, row)
    note(scope, "token.create", "token", row.id, label=label, scopes=limited)
    return {
        "id": row.id,
        "label": label,
        "scopes": limited,
        "created_at": scope.at,
        "last_used_at": None,
        "token": text,
    }


def live_tokens(scope: Scope, user_id: str) -> Sequence[ApiToken]:
    """Return a user's tokens that are not revoked, newest first."""
    statement = scoped_select(scope, ApiToken).where(
        ApiToken.user_id == user_id, ApiToken.revoked_at.is_(None)
    )
    return scoped_all(scope, statement.order_by(ApiToken.created_at.desc()))


def revoke(scope: Scope, user_id: str, token_id: str) -> None:
    """Revoke a user's token at once."""
    row = scoped_get(scope, ApiToken, token_id)
    if row.user_id != user_id:
        raise not_yours(scope, ApiToken, token_id)
    row.revoked_at = row.revoked_at or scope.at
    note(scope, "token.revoke", "token", row.id)


def open_sign_ins(scope: Scope, user_id: str, current_id: str) -> list[dict[str, Any]]:
    """Return a user's open sign-ins, newest first; `current` marks the one that asks."""
    statement = scoped_select(scope, SignIn).where(
        SignIn.user_id == user_id, SignIn.revoked_at.is_(None), SignIn.expires_at > scope.at
    )
    return [
        {
            "id": row.id,
            "user_agent": row.user_agent,
            "address": row.address,
            "created_at": row.created_at,
            "expires_at": row.expires_at,
            "current": row.id == current_id,
        }
        for row in scoped_all(scope, statement.order_by(SignIn.created_at.desc()))
    ]


def revoke_sign_in(scope: Scope, user_id: str, sign_in_id: str) -> None:
    """Close one of a user's sign-ins."""
    row = scoped_get(scope, SignIn, sign_in_id)
    if row.user_id != user_id:
        raise not_yours(scope, SignIn, sign_in_id)
    sign_out(scope, row.id)
