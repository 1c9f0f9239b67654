"""Somebody who works: random acts over the socket, each written into a ledger before it is sent.

A hand has clients of its own, so that hands do not wait for each other's versions. Texts carry a number that no other
text has.
"""

import random
from dataclasses import dataclass, field

from .agent import LOST, Line
from .ledger import (
    ACKNOWLEDGED, ADDITION_SIGNED, CLIENT_CREATED, CLIENT_REVISED, DRAFT_DISCARDED, DRAFT_SAVED, ERROR_MARKED,
    NOTE_SIGNED, PLAN_RECORDED, REFUSED, Ledger, Sent, companion, new_id)

AT = "2020-01-06T09:00:00-05:00"
FILLER = "The diary was kept and the step was small. "
# A text of one cell, of several parts of a record, and of many.
SIZES = ((60, 1, 12), (30, 12, 120), (8, 400, 900), (2, 2_000, 5_000))


class Unexpected(RuntimeError):
    """An answer that no hand may get."""


@dataclass
class Person:
    """A client as her hand knows her."""

    handle: str
    id: str
    version: int = 1
    plans: int = 0
    # Text and class of each draft that waits.
    drafts: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class Hand:
    """One caller with a connection, dice and a ledger."""

    CLASSES = ("progress",)
    ACTS = {
        "client": 4, "draft": 22, "replace": 8, "discard": 5, "sign": 24, "add": 10, "error": 2, "plan": 6,
        "revise": 5, "move": 3, "read": 11,
    }

    def __init__(self, path, ledger: Ledger, name: str, dice: random.Random, allowed=(), timeout: float = 60):
        self.line = Line(path, timeout)
        self.ledger, self.name, self.dice = ledger, name, dice
        # Refusals that are no fault: 423 after a lock, for one.
        self.allowed = set(allowed)
        self.people: list[Person] = []
        self.serial = self.done = 0
        # The request whose answer did not come, to be said again.
        self.lost = None
        self.was_refused = self.unsure = False
        self.failure = None

    def act(self):
        """One act that is possible now; what the connection throws goes to the caller."""
        self.was_refused = False
        if self.unsure:
            self.look_up()
            if self.unsure:
                return
        names = list(self.ACTS) if self.people else ["client"]
        name = self.dice.choices(names, [self.ACTS[n] for n in names])[0]
        getattr(self, "act_" + name)()
        self.done += 1

    def text(self) -> str:
        """A text of its own, of any size."""
        self.serial += 1
        _, least, most = self.dice.choices(SIZES, [size[0] for size in SIZES])[0]
        return f"{self.name}-{self.serial:05}. " + (FILLER * self.dice.randint(least, most)).strip()

    def make(self, record: int, content: dict, method: str, target: str, body=None, headers=None, person=None,
             id=None, moved_from=""):
        """Asks for a record; gives its id and the answer, or None when it was refused as allowed."""
        act = Sent(id or new_id(), record, content, person.id if person else "", moved_from)
        self.ledger.send(act)
        self.lost = (act, method, target, body, dict(headers or {}) | {"Idempotency-Key": act.id})
        return self._say()

    def again(self):
        """Says the lost request again, with the same key: it happens once, whatever became of the first."""
        self.unsure = True
        self._say(first=False)

    def forget(self):
        """Goes on without knowing what became of the lost request."""
        self.unsure |= self.lost is not None
        self.lost = None

    def look_up(self):
        """The versions that a request changed whose answer was lost."""
        for person in self.people:
            status, answer = self.line.call("GET", f"/v1/clients/{person.handle}")
            if status >= 300:
                return self.check(status, "GET", "a client", answer)
            person.version = answer["version"]
            status, answer = self.line.call("GET", f"/v1/clients/{person.handle}/plans")
            if status >= 300:
                return self.check(status, "GET", "plans", answer)
            person.plans = max((plan["version"] for plan in answer["items"]), default=0)
        self.unsure = False

    def _say(self, first: bool = True):
        act, method, target, body, headers = self.lost
        self.was_refused = False
        status, answer = self.line.call(method, target, body, headers)
        if not first and status in self.allowed:
            # The first one may have happened all the same: it stays to be said again.
            self.was_refused = True
            return None
        self.lost = None
        if status < 300:
            self.ledger.end(act.id, ACKNOWLEDGED)
            return act.id, answer
        self.ledger.end(act.id, REFUSED)
        self.check(status, method, target, answer)
        return None

    def check(self, status, method, target, answer):
        """Refuses a refusal that is not allowed."""
        self.was_refused = True
        if status not in self.allowed:
            raise Unexpected(f"{method} {target}: {status} {answer}")

    # ------------------------------------------------------------------ acts

    def act_client(self):
        fields = {"name": f"Person {self.name} {len(self.people)}", "contact": self.text()[:150].strip()}
        made = self.make(CLIENT_CREATED, {"client": fields}, "POST", "/v1/clients", fields)
        if made:
            self.people.append(Person(made[1]["handle"], made[1]["id"]))

    def act_revise(self):
        person = self.dice.choice(self.people)
        fields = {"name": f"Person {self.name}", "contact": self.text()[:150].strip()}
        made = self.make(
            CLIENT_REVISED, {"client": fields, "id": person.id}, "POST", f"/v1/clients/{person.handle}/revisions",
            fields, {"If-Match": f'"{person.version}"'})
        if made:
            person.version = made[1]["version"]

    def act_draft(self):
        person, text, kind = self.dice.choice(self.people), self.text(), self.dice.choice(self.CLASSES)
        document = f"---\nat: {AT}\n---\n{text}\n"
        made = self.make(
            DRAFT_SAVED, {"class": kind, "purpose": "note", "text": document}, "POST",
            f"/v1/clients/{person.handle}/drafts", document, {"Tacit-Class": kind}, person)
        if made:
            person.drafts[made[0]] = text, kind

    def act_replace(self):
        person, draft = self.some_draft()
        if not draft:
            return self.act_draft()
        _, kind = person.drafts.pop(draft)
        text = self.text()
        document = f"---\nat: {AT}\n---\n{text}\n"
        made = self.make(
            DRAFT_SAVED, {"class": kind, "purpose": "note", "replaces": draft, "text": document}, "PUT",
            f"/v1/clients/{person.handle}/drafts/{draft}", document, {}, person)
        if made:
            person.drafts[made[0]] = text, kind

    def act_discard(self):
        person, draft = self.some_draft()
        if draft:
            del person.drafts[draft]
            self.make(DRAFT_DISCARDED, {"draft": draft}, "DELETE", f"/v1/clients/{person.handle}/drafts/{draft}",
                      person=person)

    def act_move(self):
        person, draft = self.some_draft()
        other = self.dice.choice(self.people)
        if draft and other is not person:
            text, kind = person.drafts.pop(draft)
            made = self.make(
                DRAFT_SAVED, {"class": kind, "purpose": "note"}, "POST",
                f"/v1/clients/{person.handle}/drafts/{draft}/move", {"to": other.handle}, {}, other, moved_from=draft)
            if made:
                other.drafts[made[0]] = text, kind

    def act_sign(self):
        person, draft = self.some_draft()
        if not draft:
            return self.act_draft()
        content = note(*person.drafts.pop(draft))
        made = self.make(
            NOTE_SIGNED, {"content": content, "draft": draft}, "POST",
            f"/v1/clients/{person.handle}/notes/{draft}/signature", person=person)
        if made:
            person.notes.append(made[0])

    def act_add(self):
        person = self.dice.choice(self.people)
        if not person.notes:
            return self.act_sign()
        note_id, text, kind = self.dice.choice(person.notes), self.text(), self.dice.choice(("addendum", "amendment"))
        content = {"kind": kind, "text": text}
        document = text
        if kind == "amendment":
            content["reason"] = "the number was another"
            document = f"---\nreason: {content['reason']}\n---\n{text}\n"
        self.make_with_draft(
            ADDITION_SIGNED, {"content": content, "note": note_id}, f"{kind}:{note_id}", document,
            f"/v1/clients/{person.handle}/notes/{note_id}/{'addenda' if kind == 'addendum' else 'amendments'}", {},
            person)

    def act_plan(self):
        person, text = self.dice.choice(self.people), self.text()[:4_000]
        head = "---\neffective: 2020-01-06\nreason: it goes on\n---\n"
        document = f"{head}{text}\n\n## Steps\n\n- [ ] {self.name} walks to the bridge\n"
        expected = {"version": person.plans + 1}
        if self.make_with_draft(
                PLAN_RECORDED, expected, "plan", document, f"/v1/clients/{person.handle}/plans",
                {"If-Match": f'"{person.plans}"'}, person):
            person.plans += 1

    def make_with_draft(self, record, content, purpose, document, target, headers, person):
        """A text that is kept as a draft first, and what it becomes."""
        name = new_id()
        draft = Sent(companion(name), DRAFT_SAVED, {"purpose": purpose, "text": document}, person.id)
        self.ledger.send(draft)
        made = self.make(record, content, "POST", target, document, headers, person, id=name)
        if made:
            self.ledger.end(draft.id, ACKNOWLEDGED)
        return made

    def act_error(self):
        person = self.dice.choice(self.people)
        if person.notes:
            record = self.dice.choice(person.notes)
            mark = {"reason": "other", "explanation": self.text()[:90]}
            self.make(ERROR_MARKED, {"mark": mark, "record": record}, "POST",
                      f"/v1/clients/{person.handle}/records/{record}/error", {"mark": mark}, person=person)

    def act_read(self):
        person = self.dice.choice(self.people)
        target = self.dice.choice(("brief", "log", "drafts", "plans"))
        status, answer = self.line.call("GET", f"/v1/clients/{person.handle}/{target}")
        if status >= 300:
            self.check(status, "GET", target, answer)

    def some_draft(self):
        """A client, and one of her drafts if any client has one."""
        people = [person for person in self.people if person.drafts]
        if not people:
            return self.dice.choice(self.people), None
        person = self.dice.choice(people)
        return person, self.dice.choice(list(person.drafts))

    def work(self, go_on):
        """Acts until `go_on()` says no, the connection is lost, or the vault is found locked."""
        self.failure = None
        try:
            while go_on():
                self.act()
                if self.was_refused:
                    return
        except LOST:
            self.line.close()
        except Unexpected as error:
            self.failure = str(error)


def note(text: str, kind: str) -> dict:
    """The content that a document of `act_draft` signs."""
    return {"class": kind, "format": "dap", "objectives": {}, "occurred_at": AT, "participants": [],
            "sections": [{"heading": "", "text": text}]}
