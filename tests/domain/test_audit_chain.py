import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.audit_chain import GENESIS, ChainedRow, canonical_json, next_hash, verify
from server.domain.errors import Invalid

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


def chain(*contents):
    rows, last = [], GENESIS
    for seq, content in enumerate(contents, 1):
        rows.append(ChainedRow(seq, last, next_hash(last, content), content))
        last = rows[-1].hash
    return rows


ROWS = chain(
    *({"seq": number, "action": "job.completed", "facts": {"total": number * 100}} for number in range(1, 9))
)


def test_json_has_one_spelling():
    assert (
        canonical_json({"b": [1, None, True], "a": "ü\u2028"}) == '{"a":"ü\u2028","b":[1,null,true]}'.encode()
    )


@given(values)
def test_the_one_spelling_says_the_same_and_does_not_depend_on_the_order_of_keys(value):
    spelled = canonical_json(value)
    assert json.loads(spelled) == value
    if isinstance(value, dict):
        assert canonical_json(dict(reversed(value.items()))) == spelled


@pytest.mark.parametrize("value", [1.0, float("nan"), {"a": [0.1]}, {1: "a"}, "\ud800", b"a", {"a"}])
def test_what_two_programs_could_spell_differently_is_refused(value):
    with pytest.raises(Invalid) as refused:
        canonical_json(value)
    assert refused.value.code == "NOT_CANONICAL"


def test_the_hash_is_sha256_of_the_last_hash_and_the_content():
    # printf '%s\n{"a":1}' 000...0 | sha256sum
    assert next_hash(GENESIS, {"a": 1}) == "f21735afd2cd6af4fc5804b0045cebfd545aef8396d29d030c39cb8880b45b7f"
    assert next_hash(GENESIS, {"a": 1}) != next_hash("1" * 64, {"a": 1})


@given(
    st.lists(
        st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), values, max_size=3), max_size=6
    )
)
def test_a_chain_as_it_was_written_is_whole(contents):
    rows = chain(*contents)
    assert verify(rows) is None
    assert verify(rows, head=rows[-1].hash if rows else GENESIS) is None


@pytest.mark.parametrize("at", range(8))
def test_a_changed_row_is_named_wherever_it_is(at):
    changed = {**ROWS[at].content, "action": "job.cancelled"}
    assert verify([*ROWS[:at], replace(ROWS[at], content=changed), *ROWS[at + 1 :]]) == at + 1


def test_a_changed_row_with_a_hash_made_to_fit_breaks_the_next():
    forged = replace(ROWS[2], content={"seq": 3}, hash=next_hash(ROWS[2].prev_hash, {"seq": 3}))
    assert verify([*ROWS[:2], forged, *ROWS[3:]]) == 4


@pytest.mark.parametrize("at", range(7))
def test_a_removed_row_is_named(at):
    assert verify([*ROWS[:at], *ROWS[at + 1 :]]) == at + 1


def test_swapped_doubled_and_spoilt_rows_are_named():
    assert verify([ROWS[1], ROWS[0]]) == 1
    assert verify([*ROWS[:3], ROWS[2]]) == 4
    assert verify([*ROWS[:3], replace(ROWS[3], hash="0" * 64)]) == 4
    assert verify([replace(ROWS[0], content={"a": 0.5})]) == 1
    assert verify([*ROWS[:3], replace(ROWS[3], seq=2), *ROWS[4:]]) == 4
    assert verify([*ROWS[:3], replace(ROWS[3], seq=9), *ROWS[4:]]) == 4


def test_rows_cut_off_at_the_end_are_seen_by_the_head_alone():
    assert verify(ROWS[:6]) is None
    assert verify(ROWS[:6], head=ROWS[-1].hash) == 7
    assert verify([], head=ROWS[-1].hash) == 1
