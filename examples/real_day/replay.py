"""Works a planned day through as the file says that it went: each technician's phone reports the file's own times.

The times are years old, so each report is flagged and each invoice waits for the office: the script plays that part
too, and prints what came of the day. See docs/real-day.md.
"""

import argparse
import json
import os
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from client import Client
from times import ZONE, Stay, longest_stays

PASSWORD = "san francisco day"  # noqa: S105 - of a company that is made for this day


def main() -> int:
    """Replay the day and print its figures; 0 when every completed job has its one posted invoice."""
    options = _options()
    stays = longest_stays(options.file)
    owner = Client(options.address, os.environ["TRUCKROLL_TOKEN"])
    owner.wait_until_ready()
    board = owner.get(f"/dispatch/v1/board?date={options.date}")
    emails = {user["id"]: user for user in owner.pages("/office/v1/users")}
    technicians = {row["id"]: emails[row["user_id"]] for row in owner.pages("/dispatch/v1/technicians")}
    working = [row for row in board["technicians"] if row["visits"]]
    completed = sum(_work(_phone(owner, technicians[row["id"]]), options.date, stays) for row in working)
    approved = _approve(owner)
    result = _figures(owner, board, completed) | {"approved_by_the_office": approved}
    print(json.dumps(result) if options.json else _told(result))
    return 0 if result["invoices"] == completed == result["planned"] and not result["unexplained"] else 1


def _phone(owner: Client, user: dict[str, Any]) -> Client:
    """Give an imported technician a password, as the office does for somebody without mail, and sign in with it."""
    owner.post(f"/office/v1/users/{user['id']}/password", {"password": PASSWORD})
    return owner.signed_in(user["email"], PASSWORD)


def _work(phone: Client, day: date, stays: dict[str, Stay]) -> int:
    """Report one technician's day in the order of the file's times; return how many visits it had."""
    visits = phone.get(f"/mobile/v1/day?date={day}")["visits"]
    reports = []
    for visit in visits:
        stay = stays[visit["title"].rpartition(" ")[2]]
        for step, moment in (
            ("arrive", stay.on_scene),
            ("start", stay.on_scene),
            ("complete", stay.available),
        ):
            reports.append((moment, f"/mobile/v1/visits/{visit['id']}/{step}"))
    if reports:
        begin, end = min(moment for moment, _ in reports), max(moment for moment, _ in reports)
        reports.append((begin - timedelta(minutes=10), "/mobile/v1/clock-in"))
        reports.append((end + timedelta(minutes=5), "/mobile/v1/clock-out"))
    for moment, path in sorted(reports, key=lambda report: report[0]):
        phone.post(path, {"occurred_at": moment.isoformat(), "timezone": ZONE.key})
    return len(visits)


def _approve(owner: Client) -> int:
    waiting = list(owner.pages("/office/v1/review-queue"))
    for invoice in waiting:
        owner.post(f"/office/v1/invoices/{invoice['id']}/approve", {})
    return len(waiting)


def _figures(owner: Client, board: dict[str, Any], completed: int) -> dict[str, Any]:
    invoices = [row for row in owner.pages("/office/v1/invoices") if row["status"] == "posted"]
    visits = [visit for row in board["technicians"] for visit in row["visits"]]
    return {
        "jobs": len(visits) + len(board["unassigned"]),
        "technicians": len(board["technicians"]),
        "planned": len(visits),
        "travel_minutes": sum(visit["travel_seconds"] for visit in visits) // 60,
        "completed": completed,
        "invoices": len({invoice["job_id"] for invoice in invoices}),
        "invoiced_minor": sum(invoice["total"]["minor"] for invoice in invoices),
        "left_out": [
            {"job": row["job_number"], "place": row["address"], "why": row["reasons"][0]["sentence"]}
            for row in board["unassigned"]
            if row["reasons"]
        ],
        "reasons": Counter(row["reasons"][0]["code"] for row in board["unassigned"] if row["reasons"]),
        "unexplained": sum(not row["reasons"] for row in board["unassigned"]),
    }


def _told(result: dict[str, Any]) -> str:
    lines = [
        f"{result['jobs']} jobs, {result['technicians']} technicians, {result['planned']} planned,"
        f" {result['travel_minutes']} minutes of travel,",
        f"{result['completed']} completed, {result['invoices']} invoices posted for"
        f" {result['invoiced_minor'] / 100:,.2f} ({result['approved_by_the_office']} after a look by the office).",
    ]
    lines += [f"  left out: job {out['job']}, {out['place']}: {out['why']}" for out in result["left_out"]]
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="the CSV as DataSF publishes it")
    parser.add_argument("--date", type=date.fromisoformat, required=True, help="which day of the file")
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the server answers")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
