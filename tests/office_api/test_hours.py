"""Hours: corrected with a reason, approved by somebody else as they were seen, taken along as CSV."""

import csv
import io
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from functools import partial
from typing import Any

from flask import Flask

from server.domain.time_clock import PunchKind
from server.models.scope import scoped_all, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, PunchEdit, TimeApproval
from server.use_cases.time_clock import punch
from tests.at_once import all_at_once
from tests.builders import MONDAY, acting, at, make_shift, make_technician
from tests.field import Desk, Field

TUESDAY = MONDAY + timedelta(days=1)
WEEK = {"from": MONDAY.isoformat(), "to": (MONDAY + timedelta(days=6)).isoformat()}


def days_of(desk: Desk, name: str = "Dana Whitfield", **query: str) -> dict[str, Any]:
    """Return a technician's days of the week by date."""
    found = next(one for one in desk.items("/hours", **(WEEK | query)) if one["technician"]["name"] == name)
    return {day["date"]: day for day in found["days"]}


def correct(field: Field, *edits: dict[str, Any], desk: Desk | None = None, reason: str = "Told so.") -> Any:
    path = f"/technicians/{field.world.technician.id}/punch-edits"
    return (desk or field.desk("payroll")).post(path, {"edits": list(edits), "reason": reason})


def approve(field: Field, desk: Desk, *days: str, digest: str = "") -> Any:
    seen = days_of(desk)
    body = {
        "technician_id": field.world.technician.id,
        "days": [{"date": day, "digest": digest or seen[day]["digest"]} for day in days],
    }
    return desk.post("/hours/approve", body)


def worked(field: Field) -> None:
    """Have Dana work from eight to noon and from one to five on Monday."""
    for kind, hour in (("in", 8), ("out", 12), ("in", 13), ("out", 17)):
        field.phone.clock(kind, at(hour))


def test_a_forgotten_clock_out_is_added_seen_on_the_phone_undone_and_never_changes_a_punch(
    field: Field,
) -> None:
    with acting(field.services, field.tenant) as scope:
        make_shift(scope, scoped_get(scope, Technician, field.world.technician.id))
    field.phone.clock("in", at(8))
    field.phone.report(field.visit, "start", at(9))
    field.phone.report(field.visit, "complete", at(10))
    field.clock.moment = at(8, day=TUESDAY)
    field.phone.clock("in", at(7, 55, day=TUESDAY))
    desk = field.desk("payroll")

    monday = days_of(desk)["2026-03-02"]
    assert (monday["ready"], monday["seconds"], monday["scheduled"]["seconds"]) == (False, 0, 9 * 3600)
    assert [item["code"] for item in monday["hindrances"]] == ["MISSING_OUT"]
    assert [item["code"] for item in monday["exceptions"]] == ["MISSING_OUT"]
    assert [(item["because"], item["at"]) for item in monday["suggestions"]] == [
        ("last_job_end", "2026-03-02T10:00:00-05:00"),
        ("scheduled_end", "2026-03-02T17:00:00-05:00"),
    ]
    refused = approve(field, desk, "2026-03-02", "2026-03-03")
    assert (refused.status_code, refused.json["code"]) == (409, "DAY_NOT_READY")
    assert refused.json["days"] == ["2026-03-02", "2026-03-03"]
    assert "A clock-out is missing." in refused.json["detail"]
    assert "A shift is still open." in refused.json["detail"]

    added = correct(field, {"action": "add", "kind": "out", "occurred_at": "2026-03-02T17:00:00-05:00"})
    assert added.status_code == 201, added.json
    monday = days_of(desk)["2026-03-02"]
    assert (monday["seconds"], monday["clean"], monday["flags"]) == (9 * 3600, True, ["CORRECTED"])
    assert monday["job_seconds"] == {"travel": 0, "wait": 0, "work": 3600, "break": 0}
    assert [gap["seconds"] for gap in monday["gaps"]] == [3600, 7 * 3600]
    assert desk.open_codes() == []

    field.work()
    field.work()
    [file] = field.services.settings.folder("mail").glob("clock-corrected-*.eml")
    told = message_from_bytes(file.read_bytes(), policy=default)
    assert told["To"] == f"Dana Whitfield <{field.tenant.email('technician')}>"
    assert "- A clock-out was added: Monday, March 2, 2026, 5:00 PM EST." in told.get_content()
    assert "The reason: Told so." in told.get_content()

    phone = field.phone.get("/hours?from=2026-03-02&to=2026-03-03").json
    [edit] = phone["days"][0]["edits"]
    assert (edit["reason"], edit["by"], edit["holds"]) == ("Told so.", "Payroll", True)
    assert [(p["source"], p["kind"]) for p in phone["days"][0]["punches"]] == [
        ("press", "in"),
        ("added", "out"),
    ]
    assert "digest" not in phone["days"][0]
    assert phone["seconds"] == 9 * 3600

    moved = correct(
        field, {"action": "move", "edit_id": edit["id"], "occurred_at": "2026-03-02T16:30:00-05:00"}
    )
    assert days_of(desk)["2026-03-02"]["seconds"] == 8.5 * 3600
    undone = correct(field, {"action": "undo", "edit_id": moved.json["items"][0]["id"]})
    assert undone.status_code == 201, undone.json
    assert days_of(desk)["2026-03-02"]["seconds"] == 9 * 3600
    again = correct(field, {"action": "undo", "edit_id": moved.json["items"][0]["id"]})
    assert (again.status_code, again.json["code"]) == (409, "EDIT_NOT_STANDING")
    assert correct(field, {"action": "strike", "edit_id": edit["id"]}).status_code == 201
    assert desk.open_codes() == ["MISSING_OUT"]
    with acting(field.services, field.tenant) as scope:
        assert len(scoped_all(scope, scoped_select(scope, Punch))) == 2
        assert {row.position for row in scoped_all(scope, scoped_select(scope, PunchEdit))} == {1, 2, 3, 4}


def test_what_would_break_shifts_or_is_wrong_is_refused_with_words(field: Field) -> None:
    worked(field)
    desk = field.desk("payroll")
    punches = days_of(desk)["2026-03-02"]["punches"]
    lunch_out, lunch_in = punches[1]["id"], punches[2]["id"]
    with acting(field.services, field.tenant) as scope:
        eli = make_technician(scope, "Eli")
        theirs = punch(scope, eli.id, PunchKind.IN, at(8), "America/New_York").punch

    def refused(edit: dict[str, Any], **more: Any) -> tuple[int, str, str]:
        answer = correct(field, edit, **more)
        return answer.status_code, answer.json["code"], answer.json["detail"]

    late = {"action": "move", "punch_id": lunch_out, "occurred_at": "2026-03-02T13:30:00-05:00"}
    assert refused(late)[:2] == (409, "SHIFTS_WOULD_BREAK")
    assert "08:00" in refused(late)[2]
    same = {"action": "move", "punch_id": lunch_out, "occurred_at": "2026-03-02T12:00:00-05:00"}
    assert refused(same)[:2] == (409, "EDIT_CHANGES_NOTHING")
    ahead = {"action": "add", "kind": "in", "occurred_at": "2026-03-02T18:00:01-05:00"}
    assert refused(ahead)[:2] == (422, "INVALID")
    assert refused({"action": "strike", "punch_id": theirs.id})[:2] == (422, "UNKNOWN_REFERENCE")
    assert refused({"action": "strike"})[:2] == (422, "INVALID")
    assert refused({"action": "undo", "punch_id": lunch_in})[:2] == (422, "INVALID")
    assert refused({"action": "add", "kind": "in"})[:2] == (422, "INVALID")
    assert refused({"action": "strike", "punch_id": lunch_in}, reason="no")[:2] == (422, "INVALID")
    assert days_of(desk)["2026-03-02"]["seconds"] == 8 * 3600
    both = correct(
        field, {"action": "strike", "punch_id": lunch_out}, {"action": "strike", "punch_id": lunch_in}
    )
    assert both.status_code == 201, both.json
    assert days_of(desk)["2026-03-02"]["seconds"] == 9 * 3600


def test_a_day_is_approved_as_it_was_seen_and_closed_until_it_is_withdrawn(field: Field) -> None:
    worked(field)
    desk = field.desk("payroll")
    changed = approve(field, desk, "2026-03-02", digest="x")
    assert (changed.status_code, changed.json["code"]) == (409, "TIME_CHANGED")
    ahead = approve(field, desk, "2026-03-03")
    assert (ahead.status_code, ahead.json["code"]) == (409, "DAY_NOT_READY")
    done = approve(field, desk, "2026-03-02")
    assert (done.status_code, done.json["items"][0]["seconds"]) == (200, 8 * 3600)
    twice = approve(field, desk, "2026-03-02")
    assert (twice.status_code, twice.json["code"]) == (409, "ALREADY_APPROVED")
    monday = days_of(desk)["2026-03-02"]
    assert (monday["approval"]["by"], monday["approval"]["seconds"]) == ("Payroll", 8 * 3600)

    edit = {
        "action": "move",
        "punch_id": monday["punches"][3]["id"],
        "occurred_at": "2026-03-02T16:00:00-05:00",
    }
    closed = correct(field, edit)
    assert (closed.status_code, closed.json["code"]) == (409, "DAY_APPROVED")
    taken = {"technician_id": field.world.technician.id, "days": ["2026-03-02"]}
    assert desk.post("/hours/withdraw", taken).status_code == 422
    withdrawn = desk.post("/hours/withdraw", taken | {"reason": "Left at four."})
    assert withdrawn.status_code == 200, withdrawn.json
    gone = desk.post("/hours/withdraw", taken | {"reason": "Left at four."})
    assert (gone.status_code, gone.json["code"]) == (409, "NOT_APPROVED")
    assert correct(field, edit).status_code == 201
    assert approve(field, desk, "2026-03-02").json["items"][0]["seconds"] == 7 * 3600


def test_a_late_punch_withdraws_the_approval_and_a_person_is_told_until_it_is_approved_anew(
    field: Field,
) -> None:
    field.phone.clock("in", at(8))
    correct(field, {"action": "add", "kind": "out", "occurred_at": "2026-03-02T17:00:00-05:00"})
    desk = field.desk("payroll")
    assert approve(field, desk, "2026-03-02").status_code == 200

    late = field.phone.clock("out", at(16, 45))

    assert late["result"] == "applied_with_exception"
    assert late["flags"] == ["PUNCH_VS_EDIT", "STRAY_OUT"]
    assert sorted(desk.open_codes()) == ["APPROVED_TIME_CHANGED", "PUNCH_VS_EDIT", "STRAY_OUT"]
    (asked,) = [one for one in desk.items("/exceptions") if one["code"] == "APPROVED_TIME_CHANGED"]
    behind = desk.get(f"/exceptions/{asked['id']}").json
    assert behind["leads_to"]["day"] == "2026-03-02"
    assert [one["value"] for one in behind["evidence"] if one["label"] == "Approved"] == ["9 h 0 min"]
    monday = days_of(desk)["2026-03-02"]
    assert (monday["seconds"], monday["approval"]) == (9 * 3600, None), (
        "the office's word holds until it looks"
    )
    assert (monday["withdrawn"]["by"], monday["withdrawn"]["seconds"]) == (None, 9 * 3600)
    assert approve(field, desk, "2026-03-02").json["code"] == "DAY_NOT_READY"
    [edit] = monday["edits"]
    assert correct(field, {"action": "undo", "edit_id": edit["id"]}).status_code == 201
    assert desk.open_codes() == ["APPROVED_TIME_CHANGED"]
    assert approve(field, desk, "2026-03-02").json["items"][0]["seconds"] == 8.75 * 3600
    assert desk.open_codes() == []


def test_a15_nobody_corrects_or_approves_their_own_time(field: Field) -> None:
    worked(field)
    with acting(field.services, field.tenant) as scope:
        dana = scoped_get(scope, Technician, field.world.technician.id)
        dana.user_id = field.tenant.users["office"]
    office, payroll = field.desk("office"), field.desk("payroll")
    monday = days_of(office)["2026-03-02"]
    assert [one["own"] for one in office.items("/hours", **WEEK)] == [True]
    strike = {"action": "strike", "punch_id": monday["punches"][0]["id"]}
    answers = [correct(field, strike, desk=office), approve(field, office, "2026-03-02")]
    assert approve(field, payroll, "2026-03-02").status_code == 200
    taken = {"technician_id": field.world.technician.id, "days": ["2026-03-02"], "reason": "Mine."}
    answers.append(office.post("/hours/withdraw", taken))
    assert [(one.status_code, one.json["code"]) for one in answers] == [(403, "FOUR_EYES")] * 3


def test_one_day_approved_eight_times_at_once_has_one_approval(app: Flask, field: Field) -> None:
    worked(field)
    desk = field.desk("payroll")
    body = {
        "technician_id": field.world.technician.id,
        "days": [{"date": "2026-03-02", "digest": days_of(desk)["2026-03-02"]["digest"]}],
    }
    desks = [Desk(app.test_client(), desk.token) for _ in range(8)]
    answers = all_at_once([partial(one.post, "/hours/approve", body) for one in desks])
    assert sorted(one.status_code for one in answers) == [200] + [409] * 7
    assert {one.json["code"] for one in answers if one.status_code == 409} == {"ALREADY_APPROVED"}
    with acting(field.services, field.tenant) as scope:
        assert len(scoped_all(scope, scoped_select(scope, TimeApproval))) == 1


def test_hours_are_taken_along_as_csv_that_no_spreadsheet_runs(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        scoped_get(scope, Technician, field.world.technician.id).name = "=cmd|' /C calc'!A0"
    worked(field)
    field.phone.report(field.visit, "start", at(9))
    field.phone.report(field.visit, "complete", at(10))
    field.clock.moment = at(6, day=TUESDAY)
    for kind, moment in (("in", at(22)), ("out", at(2, 30, day=TUESDAY))):
        field.phone.clock(kind, moment)
    desk = field.desk("payroll")
    monday = days_of(desk, "=cmd|' /C calc'!A0")["2026-03-02"]
    edit = {
        "action": "move",
        "punch_id": monday["punches"][0]["id"],
        "occurred_at": "2026-03-02T07:30:00-05:00",
    }
    assert correct(field, edit, reason="@home, called in").status_code == 201

    answer = desk.get("/hours.csv", **WEEK, mark="true")
    text = answer.get_data(as_text=True)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hours-2026-03-02-2026-03-08.csv"'
    assert text.startswith("\ufefftechnician,technician_id,week,date,row,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {row["technician"] for row in rows} == {"'=cmd|' /C calc'!A0"}
    shifts = [row for row in rows if row["row"] == "shift"]
    assert [(row["date"], row["seconds"], row["hours"]) for row in shifts] == [
        ("2026-03-02", "16200", "4.5000"),
        ("2026-03-02", "14400", "4.0000"),
        ("2026-03-02", "7200", "2.0000"),
        ("2026-03-03", "9000", "2.5000"),
    ]
    assert (shifts[0]["starts_at"], shifts[0]["pressed_in"]) == (
        "2026-03-02T07:30:00-05:00",
        "2026-03-02T08:00:00-05:00",
    )
    assert [row["seconds"] for row in rows if row["row"] == "work"] == ["3600"]
    [correction] = [row for row in rows if row["row"] == "correction"]
    assert (correction["detail"], correction["reason"], correction["made_by"]) == (
        "move in",
        "'@home, called in",
        "Payroll",
    )
    total = next(one for one in desk.items("/hours", **WEEK))["seconds"]
    assert sum(int(row["seconds"]) for row in shifts) == total
    assert desk.get("/hours.csv", **{"from": "2026-03-02", "to": "2027-03-03"}).status_code == 422
    assert desk.get("/hours", **{"from": "2026-03-02", "to": "2026-03-01"}).status_code == 422
