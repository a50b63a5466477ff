"""A day that none of us made up: San Francisco's public dispatches, planned and worked through as a contractor's.

    python examples/san_francisco.py Fire_Department_Calls_for_Service.csv --date 2020-04-14

Fire calls stand in for contractor work. One job is one incident received between 07:00 and 19:00; its minutes are those
of the unit that stayed longest on the scene; its window is the two hours from its call. One technician works for each
station area, based at the median place of that area's calls. Everything enters through the HTTP API of a server that
this script starts for itself; the file's own on-scene times then come in as the technicians' reports. They are years
old, so the clock flags them, and the office looks at each invoice before it is posted: the script plays that part too.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from san_francisco_client import Client, Server
from san_francisco_data import ZONE, Incident, read_incidents, stations

PASSWORD = "san francisco day"  # noqa: S105 - of a server that lives as long as this script


def main() -> int:
    """Run the day and print what came of it; 0 when every promise of the page above held."""
    options = _options()
    incidents = read_incidents(options.file, options.date)
    if not incidents:
        print(f"{options.file}: no incident with on-scene times between 07:00 and 19:00 on {options.date}")
        return 1
    home = options.home or Path(tempfile.mkdtemp(prefix="truckroll-sf-"))
    with Server(home) as server:
        day = Day(server.client(server.new_company("San Francisco", ZONE.key, PASSWORD)), incidents)
        day.enter()
        result = day.run(options.date, options.seconds)
        result["doctor"] = server.doctor()
    _show(result, as_json=options.json)
    sound = result["invoices"] == result["completed"] and result["doctor"] == 0 and result["unexplained"] == 0
    return 0 if sound else 1


class Day:
    """The company's day, seen from outside."""

    def __init__(self, owner: Client, incidents: list[Incident]) -> None:
        self.owner = owner
        self.incidents = incidents
        self.jobs: dict[str, Incident] = {}
        self.phones: dict[str, Client] = {}

    def enter(self) -> None:
        """Enter price book, job types, technicians with their shifts, customers and jobs."""
        self.owner.post(
            "/office/v1/tax-rates",
            {
                "name": "Sales tax",
                "jurisdiction": "SF",
                "category": "labour",
                "rate": "0.085",
                "valid_from": "2020-01-01",
            },
        )
        self.owner.post(
            "/office/v1/price-book",
            {
                "code": "HOUR",
                "description": "Labour, an hour",
                "kind": "labour",
                "unit": "h",
                "unit_price": "150",
                "tax_category": "labour",
            },
        )
        kinds = {name: self._job_type(name) for name in sorted({i.kind for i in self.incidents})}
        for area, place in sorted(stations(self.incidents).items()):
            self._technician(area, place)
        for incident in self.incidents:
            self._job(incident, kinds[incident.kind])

    def run(self, day: date, seconds: int) -> dict[str, Any]:
        """Plan, publish, work, approve; return the figures of the day."""
        plan = self.owner.wait_for_plan(
            self.owner.post("/dispatch/v1/plans", {"date": f"{day}", "seconds": seconds})
        )
        if plan["status"] != "proposed":
            raise SystemExit(f"no plan: {plan['failure']}")
        self.owner.post(f"/dispatch/v1/plans/{plan['id']}/publish", {})
        board = self.owner.get(f"/dispatch/v1/board?date={day}")
        completed = sum(self._work(row) for row in board["technicians"])
        approved = self._approve()
        invoices = list(self.owner.pages("/office/v1/invoices"))
        return {
            "jobs": len(self.incidents),
            "technicians": len(self.phones),
            "planned": plan["kpis"]["served"],
            "travel_minutes": plan["kpis"]["travel_seconds"] // 60,
            "completed": completed,
            "invoices": len({invoice["job_id"] for invoice in invoices if invoice["status"] == "posted"}),
            "approved_by_the_office": approved,
            "invoiced_minor": sum(invoice["total"]["minor"] for invoice in invoices),
            "left_out": [
                {"job": row["job_number"], "place": row["address"], "why": row["reasons"][0]["sentence"]}
                for row in board["unassigned"]
            ],
            "unexplained": sum(not row["reasons"] for row in board["unassigned"]),
            "reasons": Counter(row["reasons"][0]["code"] for row in board["unassigned"]),
        }

    def _job_type(self, name: str) -> str:
        minutes = sorted(i.seconds for i in self.incidents if i.kind == name)
        body = {
            "code": name[:50],
            "name": name,
            "duration_seconds": max(60, minutes[len(minutes) // 2]),
            "labour": "timed",
            "labour_code": "HOUR",
        }
        return str(self.owner.post("/dispatch/v1/job-types", body)["id"])

    def _technician(self, area: str, place: tuple[float, float]) -> None:
        email = f"station{area}@sf.example"
        user = self.owner.post(
            "/office/v1/users",
            {"email": email, "name": f"Station {area}", "role": "technician", "password": PASSWORD},
        )
        technician = self.owner.post(
            "/dispatch/v1/technicians",
            {
                "name": f"Station {area}",
                "user_id": user["id"],
                "starts_from": "home",
                "ends_at": "home",
                "home": {"label": f"Station area {area}", "latitude": place[0], "longitude": place[1]},
            },
        )
        for weekday in range(7):
            self.owner.post(
                f"/dispatch/v1/technicians/{technician['id']}/shifts",
                {
                    "weekday": weekday,
                    "starts": "07:00",
                    "ends": "22:00",
                    "breaks": [],
                    "valid_from": "2020-01-01",
                },
            )
        self.phones[technician["id"]] = self.owner.signed_in(email, PASSWORD)

    def _job(self, incident: Incident, job_type_id: str) -> None:
        customer = self.owner.post(
            "/office/v1/customers",
            {"name": incident.address, "email": f"incident{incident.number}@sf.example"},
        )
        site = self.owner.post(
            f"/office/v1/customers/{customer['id']}/sites",
            {
                "address": incident.address,
                "city": "San Francisco",
                "region": "CA",
                "latitude": incident.latitude,
                "longitude": incident.longitude,
                "tax_jurisdiction": "SF",
            },
        )
        job = self.owner.post(
            "/dispatch/v1/jobs",
            {
                "customer_id": customer["id"],
                "site_id": site["id"],
                "job_type_id": job_type_id,
                "title": f"{incident.kind} {incident.number}",
                "duration_seconds": incident.seconds,
                "priority": incident.priority,
                "windows": [
                    {
                        "starts_at": incident.received.isoformat(),
                        "ends_at": (incident.received + timedelta(hours=2)).isoformat(),
                    }
                ],
            },
        )
        self.jobs[job["id"]] = incident

    def _work(self, row: dict[str, Any]) -> int:
        """Replay the file's times of one technician's visits; return how many were completed."""
        phone = self.phones[row["id"]]
        reports = []
        for visit in row["visits"]:
            incident = self.jobs[visit["job_id"]]
            for step, moment in (
                ("arrive", incident.on_scene),
                ("start", incident.on_scene),
                ("complete", incident.available),
            ):
                reports.append((moment, f"/mobile/v1/visits/{visit['id']}/{step}"))
        if reports:
            reports.append(
                (min(moment for moment, _ in reports) - timedelta(minutes=10), "/mobile/v1/clock-in")
            )
            reports.append(
                (max(moment for moment, _ in reports) + timedelta(minutes=5), "/mobile/v1/clock-out")
            )
        for moment, path in sorted(reports, key=lambda report: report[0]):
            phone.post(path, {"occurred_at": moment.isoformat(), "timezone": ZONE.key})
        return len(row["visits"])

    def _approve(self) -> int:
        waiting = list(self.owner.pages("/office/v1/review-queue"))
        for invoice in waiting:
            self.owner.post(f"/office/v1/invoices/{invoice['id']}/approve", {})
        return len(waiting)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="the CSV as DataSF publishes it")
    parser.add_argument("--date", type=date.fromisoformat, required=True, help="which day of the file")
    parser.add_argument("--seconds", type=int, default=10, help="how long the optimizer may look")
    parser.add_argument(
        "--home", type=Path, help="keep the company in this folder (default: a temporary one)"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not options.file.is_file():
        parser.error(f"{options.file}: there is no such file")
    return options


def _show(result: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result))
        return
    print(f"{result['jobs']} jobs, {result['technicians']} technicians, {result['planned']} planned,")
    print(f"{result['travel_minutes']} minutes of travel, {result['completed']} completed,")
    print(
        f"{result['invoices']} invoices posted ({result['approved_by_the_office']} after a look by the office)."
    )
    for out in result["left_out"]:
        print(f"  left out: job {out['job']}, {out['place']}: {out['why']}")
    print("doctor: " + ("clean" if result["doctor"] == 0 else "FOUND SOMETHING"))


if __name__ == "__main__":
    sys.exit(main())
