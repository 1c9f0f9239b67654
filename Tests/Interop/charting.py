"""Random entries of every kind and formal plans: what an author enters into a chart besides notes."""

import base64
import dataclasses
import hashlib

from Stage.hand import AT, Unexpected
from Stage.ledger import (
    ACKNOWLEDGED, ATTACHMENT_PART, DEMAND_ANSWERED, DEMAND_RECEIVED, DRAFT_SAVED, ENTRY_MADE, ERROR_MARKED,
    PLAN_RECORDED, Sent, companion, new_id)
from Stage.reader import identifier

DAY = "2031-01-05"
PLAN = """---
formality: formal
effective: 2020-01-06
review: 2031-03-03
reason: {reason}
---

## In the client's words

{words}

## Problem: {problem}
- defined: {defined}
- client: {words}
- diagnoses: F10.20, Z63.0
- priority: {priority}
- stage: preparation

## Goal: {goal}
- problems: {new}
- by: client
- phase: symptom-control
- since: 2020-01-06
- barrier: evenings alone

### Objective: {objective}
- measure: count
- unit: days a week
- baseline: 0 (2020-01-06)
- target: >=5
- every: week
- due: 2031-04-07
- confidence: {confidence}
- waived R: {reason}
- [ ] {step} (due 2031-02-10)

## Intervention: Motivational interviewing
- objectives: O1.1
- evidence: TIP 35
- frequency: weekly

## Steps

- [ ] {step}
"""


@dataclasses.dataclass
class Charted:
    """Entries of a client that others may refer to, and whether her plan has a goal, an objective and steps."""

    requests: list[str] = dataclasses.field(default_factory=list)
    granted: list[str] = dataclasses.field(default_factory=list)
    alterations: list[str] = dataclasses.field(default_factory=list)
    assessments: list[str] = dataclasses.field(default_factory=list)
    # Requests for amendment that wait, and those that were denied.
    amendments: list[str] = dataclasses.field(default_factory=list)
    denied: list[str] = dataclasses.field(default_factory=list)
    unsigned: list[str] = dataclasses.field(default_factory=list)
    consents: list[str] = dataclasses.field(default_factory=list)
    # Diagnoses of which none took the place.
    diagnoses: list[str] = dataclasses.field(default_factory=list)
    problems: int = 0
    plan: int = 0


def part_of(attachment: str, number: int) -> str:
    """The id of a part: that of its file with the number laid over the last but one four bytes."""
    data = bytearray(base64.b32decode(attachment.upper() + "======"))
    for place, byte in enumerate(number.to_bytes(4, "big")):
        data[8 + place] ^= byte
    return identifier(bytes(data))


class Charting:
    """Acts of an author on the entries of her clients; `charts` has what is known of each."""

    ACTS = {"entry": 22, "formal_plan": 4, "entry_error": 2, "search": 3, "attachment": 2, "demand": 2}
    # Classes of which a search shows that there is a hit, and no line.
    HIDDEN = ("psychotherapy", "sud-counselling", "supervision")
    FREE = ("assessment", "evaluation", "dimensions", "diagnosis", "problem", "reading", "measure", "accommodation",
            "alteration", "safety", "discharge", "request", "consent")
    # In an order in which each finds what it belongs to.
    LINKED = ("evidence", "determination", "outcome", "alteration-end", "answer", "disagreement", "review", "acceptance",
              "step", "goal", "consent-signature", "revocation")

    def line_of(self) -> str:
        """A line of odd words that fits into a field of 200 scalars."""
        return self.words(1, 9)[:180].strip()

    def chart_of(self, person) -> Charted:
        return self.charts.setdefault(person.id, Charted())

    def act_entry(self):
        """An entry of a kind that the chart is ready for."""
        person = self.dice.choice(self.people)
        chart = self.chart_of(person)
        ready = ["evidence", "determination"] * bool(chart.requests) + ["outcome"] * bool(chart.granted)
        ready += ["alteration-end"] * bool(chart.alterations)
        ready += ["answer"] * bool(chart.amendments) + ["disagreement"] * bool(chart.denied)
        ready += ["consent-signature"] * bool(chart.unsigned) + ["revocation"] * bool(chart.consents)
        # A light version after it has no objectives.
        ready += ["review", "acceptance", "step", "goal"] * (0 < chart.plan == person.plans)
        self.enter(person, self.dice.choice(ready if ready and self.dice.random() < 0.6 else self.FREE))

    def enter(self, person, kind: str):
        """An entry of a kind."""
        chart = self.chart_of(person)
        content = getattr(self, "a_" + kind.replace("-", "_"))(chart)
        name = new_id()
        self.ledger.send(Sent(companion(name), DRAFT_SAVED, {"purpose": f"entry:{kind}"}, person.id))
        made = self.make(ENTRY_MADE, {"entry": {"kind": kind, "content": content}}, "POST",
                         f"/v1/clients/{person.handle}/entries/{kind}", content, {}, person, id=name)
        if not made:
            raise Unexpected(f"an entry of kind {kind} was refused")
        self.ledger.end(companion(name), ACKNOWLEDGED)
        self.kinds.add(kind)
        self._note(chart, kind, name, content)

    @staticmethod
    def _note(chart: Charted, kind: str, name: str, content: dict):
        if kind == "accommodation":
            chart.requests.append(name)
        elif kind == "determination":
            chart.granted.append(content["request"])
        elif kind == "alteration" and "to" not in content:
            chart.alterations.append(name)
        elif kind == "alteration-end":
            chart.alterations.remove(content["alteration"])
        elif kind == "request" and content["request_kind"] == "amendment":
            chart.amendments.append(name)
        elif kind == "answer" and content["decision"] == "denied":
            chart.amendments.remove(content["request"])
            chart.denied.append(content["request"])
        elif kind == "consent":
            chart.unsigned.append(name)
            chart.consents.append(name)
        elif kind == "consent-signature":
            chart.unsigned.remove(content["consent"])
        elif kind == "revocation":
            chart.consents.remove(content["consent"])
            if content["consent"] in chart.unsigned:
                chart.unsigned.remove(content["consent"])
        elif kind == "problem" and "id" not in content:
            chart.problems += 1
        elif kind == "diagnosis":
            chart.diagnoses.append(name)
            if "supersedes" in content:
                chart.diagnoses.remove(content["supersedes"])
        elif kind == "assessment":
            chart.assessments.append(name)

    def act_entry_error(self):
        """An assessment that was entered in error."""
        person = self.dice.choice(self.people)
        assessments = self.chart_of(person).assessments
        if assessments:
            record = assessments.pop(self.dice.randrange(len(assessments)))
            mark = {"reason": "duplicate"}
            self.make(ERROR_MARKED, {"mark": mark, "record": record}, "POST",
                      f"/v1/clients/{person.handle}/records/{record}/error", {"mark": mark}, person=person)

    def act_attachment(self):
        """A file of one part or two, and one of its parts back."""
        person, name = self.dice.choice(self.people), new_id()
        parts = [self.dice.randbytes(1 << 20)] * self.dice.randint(0, 1)
        parts.append(self.dice.randbytes(self.dice.randint(0, 40_000)))
        target = f"/v1/clients/{person.handle}/attachments/{name}"
        for number, part in enumerate(parts, 1):
            content = {"attachment": name, "number": number, "bytes": base64.b64encode(part).decode()}
            self.make(ATTACHMENT_PART, content, "PUT", f"{target}/parts/{number}", part, {}, person,
                      id=part_of(name, number))
        whole = b"".join(parts)
        request = {"file": self.line_of().replace("/", ""), "media_type": "application/pdf", "from": self.line_of(),
                   "on": DAY, "note": self.paragraphs(), "parts": len(parts),
                   "sha256": hashlib.sha256(whole).hexdigest()}
        made = self.make(ENTRY_MADE, {"entry": {"kind": "attachment", "content": request | {"size": len(whole)}}},
                         "POST", target, request, {}, person, id=name)
        if made and self.line.must("GET", f"{target}/parts/{len(parts)}") != parts[-1]:
            raise Unexpected("another part came back")
        self.kinds.add("attachment")

    def act_demand(self):
        """A demand about nobody of the practice, and its answer."""
        demand = {"request_kind": "demand", "received_on": "2031-01-03", "from": self.line_of(), "hold": True,
                  "what": self.paragraphs()}
        made = self.make(DEMAND_RECEIVED, {"request": demand}, "POST", "/v1/requests", demand)
        if made and self.dice.random() < 0.6:
            answer = {"request": made[0], "answered_on": "2031-01-04", "decision": "not-confirmed",
                      "why": self.paragraphs()}
            self.make(DEMAND_ANSWERED, {"answer": answer}, "POST", f"/v1/requests/{made[0]}/answer", answer)

    def act_search(self):
        """Looks for a word that is in every text of a hand; of protected classes no line is shown."""
        hits = self.line.must("POST", "/v1/search", {"words": "DIARY was"}, {"Tacit-Clock": self.clock()})["items"]
        # An addition does not say of which class its note is.
        wrong = [hit["ref"] for hit in hits if hit["kind"] != "addition"
                 and (hit.get("class") in self.HIDDEN) == ("diary" in hit["line"].lower())]
        if wrong:
            raise Unexpected(f"a search shows lines of protected classes, or none of others: {wrong}")
        self.hits += len(hits)

    def tour(self):
        """A client who gets an entry of every kind, so that none of them is missing by chance, nor a passphrase."""
        self.add_passphrase()
        self.act_client()
        person = self.people[-1]
        self.plan_formally(person)
        for kind in self.FREE + self.LINKED:
            while kind == "alteration-end" and not self.chart_of(person).alterations:
                self.enter(person, "alteration")
            while kind == "answer" and not self.chart_of(person).amendments:
                self.enter(person, "request")
            self.enter(person, kind)
        for kind in ("diagnosis", "problem", "problem", "review"):
            self.enter(person, kind)
        for kind in ("progress", "psychotherapy", "sud-counselling", "supervision"):
            self.act_whole_note(person, kind)
        self.act_attachment()
        self.act_provider()
        self.act_share(words=True)
        self.share_everything(person)
        self.act_protected()
        self.act_told()
        self.act_refused()

    def act_formal_plan(self):
        """The first plan of a client, formal."""
        person = self.dice.choice([one for one in self.people if not one.plans] or [None])
        if person is not None:
            self.plan_formally(person)

    def plan_formally(self, person):
        """The first plan of a client who has none."""
        texts = {name: f"{name} {self.dice.choice(('Grüße', '茶 and 😀', 'so', 'half ½'))}"
                 for name in ("reason", "words", "problem", "defined", "goal", "objective", "step")}
        # Ids count on from those of problems that were entered before.
        chart = self.chart_of(person)
        new = f"P{chart.problems + 1}"
        document = PLAN.format(**texts, new=new, priority=self.dice.randint(1, 99), confidence=self.dice.randint(0, 10))
        expected = {"version": 1, "content": {
            "formality": "formal", "problems": [{"id": new, "statement": texts["problem"]}],
            "goals": [{"id": "G1", "statement": texts["goal"], "problem_ids": [new]}],
            "objectives": [{"id": "O1.1", "goal_id": "G1", "statement": texts["objective"]}],
            "steps": [{"id": "s1", "objective": "O1.1"}, {"id": "s2", "text": texts["step"]}]}}
        if self.make_with_draft(PLAN_RECORDED, expected, "plan", document, f"/v1/clients/{person.handle}/plans",
                                {"If-Match": '"0"'}, person):
            person.plans += 1
            chart.plan, chart.problems = person.plans, chart.problems + 1

    # ----------------------------------------------------------------- kinds

    def a_assessment(self, _):
        items = {str(number): self.dice.randint(0, 3) for number in range(1, 10)}
        return {"instrument": "PHQ-9", "edition": "2001", "administered_on": DAY, "mode": "self", "items": items,
                "total": sum(items.values()), "note": self.paragraphs()}

    def a_evaluation(self, _):
        return {"assessed_on": DAY, "presenting_problem": self.paragraphs(), "strengths": self.paragraphs(),
                "importance": self.dice.randint(0, 10), "collateral_source": self.line_of(),
                "collateral_consent": self.line_of()}

    def a_dimensions(self, _):
        return {"edition": "4", "assessed_on": DAY, "ratings": {"1": "2", "3": "EVAL", "4": "3A"},
                "notes": {"6": self.line_of()}, "subdimensions": {"3 Persistent Disability": self.line_of()}}

    def a_diagnosis(self, chart):
        content = {"code": "F10.20", "display": self.line_of(), "status": "confirmed", "severity": "severe",
                   "specifiers": [self.line_of() for _ in range(self.dice.randint(1, 3))], "established_on": DAY,
                   "maintenance_therapy": self.dice.random() < 0.5, "note": self.paragraphs()}
        if chart.assessments:
            content["evidence"] = self.dice.choice(chart.assessments)
        if chart.diagnoses:
            content["supersedes"] = self.dice.choice(chart.diagnoses)
        return content

    def a_problem(self, chart):
        # A new one, or one of before anew.
        known = {"id": f"P{self.dice.randint(1, chart.problems)}"} if chart.problems > 1 else {}
        return known | {"statement": self.line_of(), "client_words": self.paragraphs(), "priority": self.dice.randint(1, 99),
                "linked_diagnoses": ["F10.20"], "status": "deferred", "why_deferred": self.line_of()}

    def a_reading(self, _):
        return {"measure": "walks", "value": self.dice.choice((0, -2, 3.5, 12, 0.001)), "at": AT, "source": "self",
                "comment": self.paragraphs()}

    def a_measure(self, _):
        return {"measure": f"checks {self.line_of()}"[:190].strip(), "unit": self.line_of(), "lowest": 0, "highest": 60.5,
                "direction": "lower-better", "description": self.paragraphs()}

    def a_review(self, chart):
        return {"plan_version": chart.plan, "held_on": DAY, "participants": [self.line_of()],
                "progress": {"O1.1": self.line_of()}, "decisions": {"O1.1": "modify, so"},
                "client_view": self.paragraphs(), "outcome": "no-change", "next_review": "2031-06-02"}

    def a_acceptance(self, chart):
        return {"version": chart.plan, "signed_by": self.line_of(), "role": "client", "method": "paper",
                "signed_on": DAY, "agreed": self.dice.random() < 0.5, "comment": self.paragraphs()}

    def a_step(self, _):
        return {"step": "s1", "state": self.dice.choice(("todo", "doing", "done", "skipped")), "why": self.line_of(),
                "client_comment": self.paragraphs()}

    def a_goal(self, _):
        return {"goal": "G1", "phase": "maintenance", "achievement": "improving", "on": DAY, "reason": self.line_of()}

    def a_accommodation(self, _):
        return {"requested_on": "2031-01-02", "requested_by": self.line_of(), "task": self.line_of(), "urgency": "soon",
                "client_words": self.paragraphs(), "functional_need": self.paragraphs(), "barrier": self.paragraphs(),
                "proposed_change": self.paragraphs()}

    def a_evidence(self, chart):
        return {"request": self.dice.choice(chart.requests), "kind": "observation", "source": self.line_of(),
                "on": "2031-01-03", "weight": "strong", "what": self.paragraphs()}

    def a_determination(self, chart):
        return {"request": self.dice.choice(chart.requests), "decided_on": "2031-01-03", "decided_by": self.line_of(),
                "finding": "supported", "decision": "granted", "rationale": self.paragraphs(),
                "effect_on_goals": "none", "review_on": "2031-02-03", "alternatives_offered": [self.line_of()]}

    def a_outcome(self, chart):
        return {"request": self.dice.choice(chart.granted), "reviewed_on": DAY, "worked": "yes", "next": "continue",
                "standing": True, "evidence": self.paragraphs()}

    def a_alteration(self, _):
        content = {"usual_procedure": self.line_of(), "what_changed": self.line_of(), "from": "2031-01-03",
                   "reason": "clinical", "communicated_to": [self.line_of()], "why": self.paragraphs()}
        return content | ({"to": "2031-03-01"} if self.dice.random() < 0.3 else {})

    def a_alteration_end(self, chart):
        return {"alteration": self.dice.choice(chart.alterations), "ended_on": DAY, "why": self.paragraphs()}

    def a_safety(self, chart):
        content = {"on": DAY, "risk_level": "moderate", "what_was_done": self.paragraphs(),
                   "warning_signs": self.paragraphs(), "means_safety": self.paragraphs(), "review_on": "2031-01-12"}
        return content | ({"answers": self.dice.choice(chart.assessments)} if chart.assessments else {})

    def a_request(self, _):
        kind = self.dice.choice(("access", "amendment", "amendment", "restriction", "accounting", "demand"))
        content = {"request_kind": kind, "received_on": "2031-01-02", "in_writing": True, "records": ["n7f3q"],
                   "what": self.paragraphs()}
        if kind == "demand":
            content |= {"from": self.line_of(), "form": "subpoena", "number": self.line_of(), "hold": True,
                        "answer_by": "2031-02-03"}
        return content | ({"format": self.line_of(), "send_to": self.line_of()} if kind == "access" else {})

    def a_answer(self, chart):
        return {"request": self.dice.choice(chart.amendments), "answered_on": "2031-01-03", "decision": "denied",
                "ground": "accurate", "letter_on": "2031-01-03", "right_told": True, "complaint_told": True,
                "records": ["n7f3q"], "why": self.paragraphs()}

    def a_disagreement(self, chart):
        return {"request": self.dice.choice(chart.denied), "received_on": "2031-01-04",
                "statement": self.paragraphs(), "rebuttal": self.paragraphs()}

    def a_discharge(self, _):
        return {"on": DAY, "reason": "completed", "summary": self.paragraphs(), "copies_to": [self.line_of()]}

    def a_consent(self, _):
        return {"consent_kind": self.dice.choice(("hipaa-authorization", "general-roi")), "drafted_on": DAY,
                "scope": self.dice.sample(("plan", "measures", "diagnoses", "reviews", "attendance"), 2),
                "patient_name": self.line_of(), "discloser": self.line_of(), "description": self.paragraphs(),
                "recipients": [f"Dr {self.line_of()}" for _ in range(self.dice.randint(1, 3))], "purpose_kind": "treatment",
                "purpose": self.paragraphs(), "right_to_revoke": self.paragraphs(), "expires_on": "2032-01-05",
                "redisclosure": True, "no_conditioning": True, "recipient_is_covered": self.dice.random() < 0.5,
                "expires_event": self.line_of(), "authority_note": self.line_of()}

    def a_consent_signature(self, chart):
        return {"consent": self.dice.choice(chart.unsigned), "signed_by": self.line_of(), "role": "client",
                "method": self.dice.choice(("paper", "screen")), "signed_on": DAY}

    def a_revocation(self, chart):
        return {"consent": self.dice.choice(chart.consents), "received_on": DAY, "by": self.line_of(),
                "in_writing": self.dice.random() < 0.5, "how": self.line_of()}
