"""Identifiers sort in the order in which they were made, even a thousand in a millisecond."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from server.domain.ids import is_id, new_id


def test_later_ids_are_greater() -> None:
    made = [new_id() for _ in range(5_000)]

    assert made == sorted(set(made))


def test_threads_never_share_one() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: new_id(), range(4_000)))

    assert len(set(made)) == 4_000


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = UUID(new_id())

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert is_id(str(made))
    assert not is_id(str(made).upper())
    assert not is_id("7")
