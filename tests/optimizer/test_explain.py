"""Reasons: every cause planted alone is named, and every claim holds when it is put to the proof."""

from dataclasses import replace
from datetime import date

import pytest

from optimizer import Lapsed, Naming, Pin, Problem, explain, solve
from optimizer.checker import check_route
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.explain.room import stretched_day
from tests.optimizer.builders import HOUR, divided, few, problem, random_day, shift, visit, window

LAST_DAY = date(2026, 11, 20).toordinal()


def reason(day: Problem, number: int = 1):
    plan = solve(day, limits=few())
    entry = next(entry for entry in plan.unassigned if entry.visit_id == number)
    assert len(entry.reasons) == 1
    return entry.reasons[0]


def test_nobody_has_the_skill():
    found = reason(problem([visit(1, skills={5: 2})], [shift(skills={5: 1})]))
    assert found.code == "NO_SKILL"
    assert (found.params["skill"], found.params["level"]) == (5, 2)
    assert found.sentence == "No technician on a shift has skill 5 at level 2."


def test_nobody_has_both_skills_together():
    found = reason(
        problem([visit(1, skills={5: 1, 6: 1})], [shift(1, skills={5: 1}), shift(2, skills={6: 1})])
    )
    assert (found.code, found.params["skills"]) == ("NO_SKILL", "5:1 6:1")
    assert found.sentence.endswith("skill 5 at level 1 and skill 6 at level 1.")


def test_the_only_certificate_has_lapsed():
    person = shift(7, lapsed={5: Lapsed(2, valid_until=LAST_DAY)})
    found = reason(problem([visit(1, skills={5: 2})], [shift(1), person]))
    assert found.code == "CERTIFICATE_LAPSED"
    assert found.params == {"technician": 7, "shift": 7, "skill": 5, "level": 2, "valid_until": LAST_DAY}
    assert found.sentence.startswith("Technician 7")
    assert "2026-11-20" in found.sentence


def test_a_certificate_that_begins_later_is_told_with_its_first_day():
    person = shift(7, lapsed={5: Lapsed(2, valid_from=LAST_DAY)})
    found = reason(problem([visit(1, skills={5: 2})], [person]))
    assert found.params["valid_from"] == LAST_DAY
    assert "not valid before 2026-11-20" in found.sentence


def test_a_lapsed_certificate_of_too_low_a_level_is_no_lapse():
    person = shift(7, lapsed={5: Lapsed(1, valid_until=LAST_DAY)})
    assert reason(problem([visit(1, skills={5: 2})], [person])).code == "NO_SKILL"


def test_no_shift_of_the_capable_meets_a_window():
    evening = visit(1, skills={5: 1}, time_windows=(window(18, 20),))
    shifts = [shift(1, skills={5: 1}), shift(2, first=12, last=22)]
    assert reason(problem([evening], shifts)).code == "NO_SHIFT_IN_WINDOW"


def test_work_longer_than_the_shift_meets_no_window():
    assert reason(problem([visit(1, hours=9)])).code == "NO_SHIFT_IN_WINDOW"


def test_too_far_there_and_back():
    found = reason(problem([visit(1, place=9)], step=1800))
    assert (found.code, found.params["travel_minutes"]) == ("TOO_FAR", 540)


def test_pinned_to_somebody_absent():
    found = reason(problem([visit(1, pin=Pin(technician_id=3))], absent={3}))
    assert (found.code, found.params["pinned"]) == ("PINNED_ABSENT", 3)
    assert found.sentence == "Pinned to technician 3, who has no shift."


def test_a_skill_that_nobody_has_comes_before_the_absent():
    day = problem([visit(1, skills={5: 1}, pin=Pin(technician_id=3))], absent={3})
    assert reason(day).code == "NO_SKILL"


def test_a_pinned_visit_is_explained_by_its_pin():
    shifts = [shift(1), shift(2, skills={5: 1})]
    found = reason(problem([visit(1, skills={5: 1}, pin=Pin(technician_id=1))], shifts))
    assert found.code == "NO_SKILL"
    assert found.sentence == "Pinned to technician 1, who does not have skill 5 at level 1."


def test_pinned_to_a_time_outside_its_windows():
    day = problem([visit(1, time_windows=(window(9, 10),), pin=Pin(start=11 * HOUR))])
    assert reason(day).code == "PINNED_OUTSIDE_WINDOW"


def test_an_optional_visit_that_costs_more_than_its_penalty():
    found = reason(problem([visit(1, place=3, penalty=3599)]))
    assert (found.code, found.params["added_minutes"]) == ("TOO_COSTLY", 60)
    assert solve(problem([visit(1, place=3, penalty=3601)]), limits=few()).score.served_visits == 1


def test_no_room_names_the_minutes_that_are_missing():
    full = visit(1, place=1, hours=7, priority=100)
    more = visit(2, place=1, hours=1)
    found = reason(problem([full, more], [shift(breaks=())]), 2)
    assert (found.code, found.params["minutes"]) == ("NO_ROOM", 20)
    assert found.sentence == "Technician 1 comes closest, 20 min are missing."


def test_no_room_beside_the_break_is_no_room():
    """Work from 8:10 to 15:40; lunch after it would begin 130 minutes after its last start, 13:30."""
    found = reason(problem([visit(1, hours=7.5)]))
    assert (found.code, found.params["minutes"]) == ("NO_ROOM", 130)


def test_names_are_the_callers():
    naming = Naming(lambda _: "Ada", lambda _: "gas", lambda _: "Friday")
    day = problem([visit(1, skills={5: 2})], [shift(lapsed={5: Lapsed(2, valid_until=LAST_DAY)})])
    plan = solve(day, limits=few(), naming=naming)
    sentence = plan.unassigned[0].reasons[0].sentence
    assert sentence == (
        "Ada has gas at level 2, but the certificate ran out after Friday,"
        " and nobody else on a shift has it valid."
    )


def test_a_plan_that_is_not_finished_is_told_where_the_visit_fits():
    day = problem([visit(1)])
    plan = solve(day, limits=few())
    empty = replace(plan, routes=())
    assert explain(day, empty)[0].reasons[0].code == "FITS"


# Truth by force: the claims of every reason, tried out without the code that made them.


def crowded(seed: int) -> Problem:
    day = random_day(seed, visits=30, shifts=3)
    far = replace(day.visits[0], id=501, location_index=len(day.matrix.seconds) - 1, pin=None, skills={})
    lapsed = replace(day.visits[1], id=502, skills={8: 1}, pin=None)
    people = (replace(day.shifts[0], lapsed={8: Lapsed(1, valid_until=LAST_DAY)}), *day.shifts[1:])
    return replace(day, visits=(*day.visits, far, lapsed), shifts=people)


@pytest.mark.parametrize("seed", range(10))
def test_every_claim_of_a_crowded_day_holds(seed):
    proved(crowded(seed))


@pytest.mark.parametrize("seed", range(10, 16))
def test_every_claim_of_a_crowded_day_with_territories_holds(seed):
    proved(divided(crowded(seed), seed))


def proved(day):
    plan = solve(day, limits=few(2))
    visits = {v.id: v for v in day.visits}
    assert plan.unassigned
    for entry in plan.unassigned:
        found = entry.reasons[0]
        PROOFS[found.code](day, plan, visits[entry.visit_id], found.params)


def left_by_pin(day, asked):
    pin = asked.pin or Pin()
    kept = [
        s for s in day.shifts if pin.technician_id in {None, s.technician_id} and pin.shift_id in {None, s.id}
    ]
    return kept or list(day.shifts)


def able(day, asked):
    return [s for s in skilled(day, asked) if welcome(day, s, asked)]


def skilled(day, asked):
    return [
        s for s in left_by_pin(day, asked) if all(s.skills.get(k, 0) >= n for k, n in asked.skills.items())
    ]


def welcome(day, person, asked):
    within = [t for t in day.territories if t.id in asked.territories]
    return all(t.price is not None for t in within) or any(
        person.technician_id in t.technician_ids for t in within
    )


def alone(day, person, asked):
    """Whether the visit can be all that the shift does, breaks left aside."""
    single = Problem(
        (replace(asked, pin=asked.pin and Pin(start=asked.pin.start), territories=()),),
        (replace(person, breaks=()),),
        day.matrix,
    )
    route = schedule(single, pack(single), 0, (0,))
    assert route is None or check_route(single, route) == []
    return route is not None


def no_skill(day, _, asked, params):
    wanted = {int(skill): int(level) for skill, level in (p.split(":") for p in params["skills"].split())}
    for person in left_by_pin(day, asked):
        held = {k: v.level for k, v in person.lapsed.items()} | dict(person.skills)
        assert any(held.get(skill, 0) < level for skill, level in wanted.items())
    assert all(asked.skills[skill] == level for skill, level in wanted.items())


def lapsed(day, _, asked, params):
    assert not skilled(day, asked)
    person = next(s for s in day.shifts if s.id == params["shift"])
    assert person.lapsed[params["skill"]].level >= params["level"]
    assert person.lapsed[params["skill"]].valid_until == params["valid_until"]


def outside(day, _, asked, params):
    assert skilled(day, asked)
    assert not able(day, asked)
    assert [int(number) for number in params["territories"].split()] == list(asked.territories)


def no_window(day, _, asked, __):
    near = replace(day, matrix=type(day.matrix)(day.matrix.seconds * 0))
    assert able(day, asked)
    assert not any(alone(near, person, asked) for person in able(day, asked))


def too_far(day, _, asked, __):
    assert able(day, asked)
    assert not any(alone(day, person, asked) for person in able(day, asked))


def absent(day, _, asked, params):
    assert params["pinned"] == asked.pin.technician_id
    assert params["pinned"] not in {s.technician_id for s in day.shifts}


def too_costly(day, plan, asked, params):
    assert 60 * (params["added_minutes"] + params.get("outside_minutes", 0)) >= asked.penalty


def no_room(day, plan, asked, params):
    """So many minutes more let it in on the day named; one less lets it in nowhere."""
    assert params["minutes"] > 0
    named = [s for s in able(day, asked) if s.id == params["shift"]]
    assert opens(day, plan, asked, named, params["minutes"])
    assert not opens(day, plan, asked, able(day, asked), params["minutes"] - 1)


def opens(day, plan, asked, people, minutes):
    rows = {v.id: row for row, v in enumerate(day.visits)}
    orders = {route.shift_id: [rows[stop.visit_id] for stop in route.stops] for route in plan.routes}
    for person in people:
        order = orders.get(person.id, [])
        for gap in range(len(order) + 1):
            longer = (*order[:gap], rows[asked.id], *order[gap:])
            later = stretched_day(day, day.shifts.index(person), longer, minutes)
            route = schedule(later, pack(later), 0, range(len(longer)))
            if route is not None and not check_route(later, route):
                return True
    return False


PROOFS = {
    "NO_SKILL": no_skill,
    "CERTIFICATE_LAPSED": lapsed,
    "TERRITORY": outside,
    "NO_SHIFT_IN_WINDOW": no_window,
    "TOO_FAR": too_far,
    "PINNED_ABSENT": absent,
    "TOO_COSTLY": too_costly,
    "NO_ROOM": no_room,
}
