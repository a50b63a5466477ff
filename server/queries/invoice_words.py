"""The words of an invoice's codes."""

from collections.abc import Iterable

from server.domain.review import REASON_SENTENCES, ReviewReason


def reason_sentences(codes: Iterable[str]) -> list[str]:
    """Return why a draft waits, a sentence a reason."""
    return [REASON_SENTENCES[ReviewReason(code)] for code in codes]
