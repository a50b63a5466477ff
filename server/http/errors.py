"""Refusals that only exist because there is HTTP; they join the tree of `server.domain.errors`."""

from server.domain.errors import DomainError


class HttpRefusal(DomainError):
    """A refusal of the request's form, with its own status."""

    status = 400


class Unauthenticated(HttpRefusal):
    """Nobody is signed in."""

    code = "UNAUTHENTICATED"
    status = 401


class PreconditionMissing(HttpRefusal):
    """An edit did not say which version it was made on."""

    code = "IF_MATCH_MISSING"
    status = 428


class IdempotencyKeyMissing(HttpRefusal):
    """A POST of money or time came without its key."""

    code = "IDEMPOTENCY_KEY_MISSING"


class IdempotencyKeyRefused(HttpRefusal):
    """The route's answer is a secret, so that no repetition of it can be kept."""

    code = "IDEMPOTENCY_KEY_REFUSED"


class IdempotencyKeyReused(HttpRefusal):
    """The key was used for another request before."""

    code = "IDEMPOTENCY_KEY_REUSED"
    status = 422


class BadBody(HttpRefusal):
    """The body is no JSON that we read."""

    code = "BAD_BODY"


class TooLarge(HttpRefusal):
    """The body is larger than a megabyte."""

    code = "TOO_LARGE"
    status = 413


class WrongMediaType(HttpRefusal):
    """The body is not declared as JSON."""

    code = "WRONG_MEDIA_TYPE"
    status = 415
