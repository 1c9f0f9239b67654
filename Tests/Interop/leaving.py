"""What leaves a chart, by `Docs/Formats/shared-chart.md`: from the records of a vault up to a disclosure alone."""

import base64
import json
import pathlib

import projection
from Stage.ledger import ATTACHMENT_PART, ENTRY_MADE, PROVIDER_SET

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
STAYS = "(stays in the chart)"
# Parts that take entries as entries.
PARTS_OF = {
    "assessment": {"assessments"}, "evaluation": {"assessments"}, "dimensions": {"assessments"},
    "diagnosis": {"diagnoses"}, "problem": {"diagnoses"}, "accommodation": {"accommodations"},
    "determination": {"accommodations"}, "outcome": {"accommodations"},
    "alteration": {"accommodations", "alterations"}, "alteration-end": {"accommodations", "alterations"},
    "review": {"reviews", "last-review"}, "safety": {"safety-plan"}, "discharge": {"progress-notes"},
}
NEVER = {"determination": ("pattern", "alternatives_considered", "consult"), "alteration": ("communicated_to",),
         "discharge": ("copies_to",)}
# Members that leave beside any of some parts alone.
BESIDE = {
    "assessment": {"linked_problem": {"plan", "diagnoses"}}, "diagnosis": {"further_evidence": {"assessments"}},
    "accommodation": {"disability_link": {"diagnoses"}}, "alteration": {"goals_affected": {"plan"}},
}
REFERENCES = {"diagnosis": ("evidence", "supersedes"), "alteration": ("accommodation",), "safety": ("answers",)}


class Leaving:
    """The members of `plan.json` that a chart decides."""

    def __init__(self, contents, disclosure, client: str, parts: list[str], provider: str):
        before = contents.records[:contents.records.index(disclosure)]
        self.contents = type(contents)(**vars(contents) | {"records": before})
        self.chart = projection.ChartOf(self.contents, client)
        self.client, self.provider, self.asked = client, provider, set(parts)
        self.named = [tuple(part.split(":")) for part in parts if ":" in part]
        self.entered = [item for item in self.chart.entries().values() if not item["undone"] and "error" not in item]
        self.signed = [item for item in self.chart.notes().values() if not item["undone"] and "error" not in item]

    def of(self, *kinds: str) -> list[tuple[dict, dict]]:
        """Standing entries of some kinds with their contents."""
        return [(item, item["content"]) for item in self.entered if item["kind"] in kinds]

    def all(self) -> dict:
        """Everything; an entry by its id."""
        protected = [name[1:] for part, name in self.named if part != "attachment"]
        notes = [item for item in self.signed if item["id"] in protected] if protected else self.chart_notes()
        visits = self.chart_notes(beside=False)
        facts = {
            "fictional": True, "subject": self.subject(), "sender": self.sender(), "recipient": self.recipient(),
            "measures": self.measures() if "measures" in self.asked else [],
            "entries": {item["id"]: item for item in self.entries()},
            "notes": {item["id"]: self.note(item) for item in notes},
            "visits": sorted((one["content"]["occurred_at"][:10], one["content"]["attendance"]) for one in visits
                             if "attendance" in one["content"]) if "attendance" in self.asked else [],
            "files": self.files()}
        plan = self.plan() if "plan" in self.asked else None
        return facts | ({"plan": plan} if plan else {})

    # ---------------------------------------------------------------- people

    def subject(self) -> dict:
        client = projection.clients(self.contents)[self.client]["client"]
        return {name: client[name] for name in ("name", "called", "born", "pronouns") if name in client}

    def sender(self) -> dict:
        practice = projection.practice(self.contents)["practice"]
        sender = {"name": practice.get("practitioner", practice.get("organisation", ""))}
        if practice.get("licences"):
            sender["role"] = ", ".join(practice["licences"])
        return sender | ({"organisation": practice["organisation"]} if "organisation" in practice else {})

    def recipient(self) -> dict:
        record = [one for one in self.contents.of(PROVIDER_SET) if one.content["code"] == self.provider][-1]
        return {name: value for name, value in record.content["provider"].items() if name in ("name", "organisation")}

    # ----------------------------------------------------------------- chart

    def entries(self) -> list[dict]:
        """Entries that leave, with what leaves of each."""
        replaced = {content.get("supersedes") for _, content in self.of("diagnosis")}
        problems = {content["id"]: item["id"] for item, content in self.of("problem")}
        reviews = sorted(self.of("review"), key=lambda pair: pair[1]["held_on"])
        chosen = [
            item for item in self.entered if PARTS_OF.get(item["kind"], set()) & self.asked
            and not (item["kind"] == "diagnosis" and item["id"] in replaced)
            and not (item["kind"] == "problem" and item["id"] not in problems.values())
            and not (item["kind"] == "review" and "reviews" not in self.asked and item is not reviews[-1][0])]
        ids = {item["id"] for item in chosen}
        return [self.trimmed(item, ids) for item in chosen]

    def trimmed(self, item: dict, ids: set[str]) -> dict:
        """What leaves of an entry beside others."""
        kind, content = item["kind"], dict(item["content"])
        gone = list(NEVER.get(kind, ()))
        gone += [name for name, parts in BESIDE.get(kind, {}).items() if not parts & self.asked]
        gone += [name for name in REFERENCES.get(kind, ()) if content.get(name) not in ids]
        for name in gone:
            content.pop(name, None)
        if kind == "outcome" and "measures" not in self.asked:
            content["evidence"] = STAYS
        kept = {name: item[name] for name in ("id", "kind", "recorded_at", "author") if name in item}
        return kept | {"content": content}

    def chart_notes(self, beside: bool = True) -> list[dict]:
        """Notes of the chart's own classes."""
        classes = ("progress", "contact", "crisis", "discharge")
        asked = not beside or "progress-notes" in self.asked
        return [item for item in self.signed if asked and item["content"]["class"] in classes]

    @staticmethod
    def note(item: dict) -> dict:
        additions = [one["content"] for one in item["additions"].values() if "error" not in one]
        kept = {name: item[name] for name in ("id", "content", "recorded_at", "author", "late") if name in item}
        return kept | {"additions": additions}

    def files(self) -> list[dict]:
        found = []
        for part, name in self.named:
            if part == "attachment":
                content = next(content for item, content in self.of("attachment") if item["id"] == name[1:])
                found.append({"id": name[1:], "path": f"files/{len(found) + 1:04}.pdf", "media_type": "application/pdf",
                              "size": content["size"], "sha256": content["sha256"]})
        return found

    def bytes_of(self, attachment: str) -> bytes:
        """A file from its parts."""
        parts = {one.content["number"]: one.content["bytes"] for one in self.contents.of(ATTACHMENT_PART)
                 if one.content["attachment"] == attachment}
        return b"".join(base64.b64decode(parts[number]) for number in sorted(parts))

    # ------------------------------------------------------------------ plan

    def standing_plan(self) -> tuple[dict, dict] | None:
        """The current version, and its content with what was entered since (vault.md)."""
        current = next((plan for plan in self.chart.plans().values() if plan["current"]), None)
        if current is None:
            return None
        plan = json.loads(json.dumps(current["content"]))
        since = {record.id: record.milliseconds for record in self.chart.of(ENTRY_MADE)}
        start = next(record.milliseconds for record in self.chart.records if record.id == current["id"])
        for item in self.entered:
            if since[item["id"]] >= start and item["kind"] in ("step", "goal", "problem"):
                getattr(self, "_" + item["kind"])(plan, item["content"])
        return current, plan

    @staticmethod
    def _step(plan: dict, change: dict):
        steps = plan["steps"]
        place = next((n for n, step in enumerate(steps) if step["id"] == change["step"]), None)
        if place is None:
            return
        steps[place]["state"] = change["state"]
        if change["state"] != "resized":
            steps[place] |= {"due": change["due"]} if "due" in change else {}
        elif all(step["id"] != change["new_step"] for step in steps):
            new = {"id": change["new_step"], "text": change["text"], "state": "todo", "resized_from": change["step"]}
            new |= {name: steps[place][name] for name in ("owner", "objective") if name in steps[place]}
            new |= {"due": change["due"]} if "due" in change else {}
            steps.insert(place + 1, new | ({"why_resized": change["why"]} if "why" in change else {}))

    @staticmethod
    def _goal(plan: dict, change: dict):
        for goal in plan.get("goals", []):
            if goal["id"] == change["goal"]:
                goal |= {name: change[name] for name in ("achievement", "lifecycle") if name in change}
                if "phase" in change or "phase_label" in change:
                    said = {"phase": "phase", "phase_label": "phase_label", "phase_since": "on",
                            "phase_reason": "reason"}
                    for name, where in said.items():
                        goal.pop(name, None)
                        goal |= {name: change[where]} if where in change else {}

    @staticmethod
    def _problem(plan: dict, change: dict):
        problems = plan.get("problems", [])
        for place, problem in enumerate(problems):
            if problem["id"] == change["id"]:
                problems[place] = {"status": "active"} | change

    def plan(self) -> dict | None:
        """`plan` of plan.json."""
        found = self.standing_plan()
        if found is None:
            return None
        current, plan = found
        plan.pop("other_ids", None)
        if "diagnoses" not in self.asked:
            for problem in plan.get("problems", []):
                problem.pop("linked_diagnoses", None)
        accepted = [content for _, content in self.of("acceptance") if content["version"] == current["version"]]
        return {"version": current["version"], "content_hash": current["content_hash"],
                "recorded_at": current["recorded_at"], "content": plan, "acceptances": accepted}

    # -------------------------------------------------------------- measures

    def measures(self) -> list[dict]:
        """Series of objectives in the plan's order, of instruments, of the practitioner's own scales."""
        found = self.standing_plan()
        objectives = found[1].get("objectives", []) if found else []
        series = [self.objective(one) for one in objectives if "measure" in one]
        used = {one["measure"].get("instrument") for one in objectives if "measure" in one}
        instruments = {content["instrument"] for _, content in self.of("assessment")} - used
        own = {content["measure"] for _, content in self.of("reading")} - instruments
        own -= {one["id"] for one in objectives}
        series += [{"id": name, "label": name, "points": self.scores(name)} for name in sorted(instruments)]
        for name in sorted(own):
            units = [content.get("unit") for _, content in self.of("measure") if content["measure"] == name]
            one = {"id": name, "label": name, "points": self.readings(name)}
            series.append(one | ({"unit": units[-1]} if units and units[-1] else {}))
        for one in series:
            if "plan" not in self.asked:
                one["label"] = one.get("instrument") or one.get("unit") or one["id"]
                one.pop("target", None)
        return [one for one in series if one["points"]]

    def objective(self, objective: dict) -> dict:
        measure = objective["measure"]
        points = self.readings(objective["id"])
        points += self.scores(measure["instrument"]) if "instrument" in measure else []
        points.sort(key=lambda point: point["on"])
        if "baseline" in measure:
            day = measure["baseline"].get("date") or (points[0]["on"] if points else None)
            first = {"on": day, "value": measure["baseline"]["value"]}
            if day and all((point["on"], point["value"]) != (day, first["value"]) for point in points):
                points.insert(sum(point["on"] < day for point in points), first)
        kept = {name: measure[name] for name in ("instrument", "unit", "target") if name in measure}
        return {"id": objective["id"], "label": objective["statement"], "points": points} | kept

    def readings(self, measure: str) -> list[dict]:
        points = [{"on": content["at"][:10], "value": content["value"]} for _, content in self.of("reading")
                  if content["measure"] == measure]
        return sorted(points, key=lambda point: point["on"])

    def scores(self, name: str) -> list[dict]:
        """Totals of an instrument with the bands of `instruments.md`."""
        file = SOURCES / "TacitClinical" / "Data" / "instruments" / f"{name.lower()}.json"
        bands = json.loads(file.read_text(encoding="utf-8"))["bands"]
        return sorted(
            ({"on": content["administered_on"], "value": content["total"], "edition": content["edition"],
              "band": band_of(content["total"], bands)}
             for _, content in self.of("assessment") if content["instrument"] == name), key=lambda point: point["on"])


def band_of(total: float, bands: list) -> str:
    """The band that a total is in."""
    return next(name for name, least, most in bands if least <= total <= most)
