"""Random acts of every kind, on a fictional vault with a clock of its own."""

import datetime
import json
import os
import random
import struct
import unicodedata

from charting import Charting
from colleagues import Colleagues
from sharing import Sharing
from Stage import reader
from Stage.agent import Agent, passphrase_slot
from Stage.hand import AT, Hand, Unexpected
from Stage.ledger import (
    ACKNOWLEDGED, CLIENT_CLOSED, CLIENT_REOPENED, DRAFT_SAVED, KEYSLOT_REMOVED, KEYSLOT_SET, NOTE_SIGNED,
    NOTICE_GIVEN, PRACTICE_SET, UNDONE, Ledger, Sent)

WORDS = (
    "bus step diary night “quiet” Grüße naïve čaj 茶 😀 e\u0301t\u00e9 3:00 don't #two & so * far % 50/50 \\ [x] {s1} | > ~ "
    "- no: yes \"said\" 'so' a\u200bb ​ www.example ½ Ω").split(" ")
OFFSETS = (0, -300, 330, 60, -720)


# Classes that may not hold facts of the session (Docs/Formats/documents.md, Notes).
SEPARATE = ("psychotherapy", "sud-counselling")


class Author(Charting, Colleagues, Sharing, Hand):
    """A hand that does everything that the API has."""

    CLASSES = ("progress", "contact", "crisis", "discharge", "psychotherapy", "sud-counselling", "supervision",
               "administrative")
    ACTS = Hand.ACTS | Charting.ACTS | Colleagues.ACTS | Sharing.ACTS | {
        "undo": 6, "whole_note": 12, "practice": 3, "closure": 3, "notice": 3, "slot": 5, "unlock_again": 3, "letter": 3,
    }

    def __init__(self, agent: Agent, ledger: Ledger, dice: random.Random):
        super().__init__(agent.home.socket, ledger, f"v{dice.randrange(10_000)}", dice, allowed={404, 409})
        self.agent = agent
        self.time = datetime.datetime(2031, 1, 6, 14, 0, tzinfo=datetime.timezone.utc)
        self.practices = 0
        # Providers by id, as last answered.
        self.providers: dict = {}
        self.bundles: list = []
        # Every way to open the vault: id of the slot -> kind and secret.
        self.slots = {1: ("kit", agent.kit, agent.key)}
        self.closed: set[str] = set()
        # Entries that others may refer to, and the kinds that there are.
        self.charts: dict = {}
        self.kinds: set[str] = set()
        self.hits = 0
        self.filed = 0
        self.last_note = None

    def clock(self) -> str:
        """Some minutes later, in one of several offsets, with a fraction now and then."""
        self.time += datetime.timedelta(seconds=self.dice.randint(1, 280), milliseconds=self.dice.choice((0, 0, 123)))
        zone = datetime.timezone(datetime.timedelta(minutes=self.dice.choice(OFFSETS)))
        local = self.time.astimezone(zone)
        return local.isoformat(timespec="milliseconds" if local.microsecond else "seconds")

    def make(self, record, content, method, target, body=None, headers=None, person=None, id=None, moved_from=""):
        headers = dict(headers or {}) | {"Tacit-Clock": self.clock()}
        made = super().make(record, content, method, target, body, headers, person, id, moved_from)
        self.last_note = (made[0], content, person) if made and record == NOTE_SIGNED else None
        return made

    def words(self, least: int, most: int) -> str:
        """A line of odd words."""
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(least, most))).strip() or "so"

    # ------------------------------------------------------------------ acts

    def act_undo(self):
        """Takes back the note that was just signed; its draft waits again."""
        self.act_sign()
        if self.last_note:
            record, content, person = self.last_note
            if self.make(UNDONE, {"record": record}, "POST", "/v1/undo", person=person):
                person.notes.remove(record)
                text = content["content"]["sections"][0]["text"]
                person.drafts[content["draft"]] = text, content["content"]["class"]

    def act_whole_note(self, person=None, kind: str = ""):
        """A note from JSON, in every field that its class may have; what is signed is what was sent."""
        dice, person = self.dice, person or self.dice.choice(self.people)
        kind = kind or dice.choice(self.CLASSES)
        content = {
            "class": kind, "format": dice.choice(("soap", "dap", "birp", "girp", "pie", "free")), "occurred_at": AT,
            "participants": [self.words(1, 3) for _ in range(dice.randint(0, 3))], "place": self.words(1, 3),
            "next": "2020-01-13T09:00:00-05:00", "objectives": {},
            "sections": [{"heading": f"Part {n} {self.words(0, 2)}".strip(), "text": f"{self.mark()} {self.paragraphs()}"}
                         for n in range(dice.randint(1, 4))]}
        if kind not in SEPARATE:
            content |= {
                "duration_minutes": dice.randint(1, 1440), "attendance": dice.choice(("attended", "late")),
                "modality": self.words(1, 4), "risk": self.words(1, 30),
                "interventions": [self.words(1, 5) for _ in range(dice.randint(1, 3))], "codes": [self.words(1, 2)],
                "objectives": {f"O{n}.1": dice.choice(("better", "same", "worse")) for n in range(dice.randint(0, 3))}}
        made = self.make(DRAFT_SAVED, {"class": content["class"], "purpose": "note"}, "POST",
                         f"/v1/clients/{person.handle}/notes", content, {}, person)
        if made and not made[1]["problems"]:
            signed = self.make(NOTE_SIGNED, {"content": content, "draft": made[0]}, "POST",
                               f"/v1/clients/{person.handle}/notes/{made[0]}/signature", person=person)
            if signed:
                person.notes.append(signed[0])
        elif made:
            raise Unexpected(f"a note from JSON has problems: {made[1]['problems']}")

    def mark(self) -> str:
        """A number that no other text has."""
        return self.text().split(" ")[0]

    def paragraphs(self) -> str:
        """Markdown with everything that has a meaning in it."""
        kinds = ("## so", "#% help", "---", "> quoted", "- [ ] item", "```", "    code", "### third", "\\## so", "")
        lines = [self.dice.choice((self.words(1, 12), self.dice.choice(kinds))) for _ in range(self.dice.randint(1, 9))]
        return "\n".join(["It began.", *lines, "It ended."])

    def act_practice(self):
        fields = {"practitioner": self.words(1, 2), "licences": ["LPC"][:self.dice.randint(0, 1)],
                  "organisation": self.words(1, 3), "late_after_hours": self.dice.randint(1, 700),
                  "templates": [{"name": f"own {n}", "class": self.dice.choice(self.CLASSES), "text": self.paragraphs()}
                                for n in range(self.dice.randint(1, 2))]}
        if self.make(PRACTICE_SET, {"practice": fields}, "PUT", "/v1/practice", fields,
                     {"If-Match": f'"{self.practices}"'}):
            self.practices += 1

    def act_closure(self):
        person = self.dice.choice(self.people)
        if person.id in self.closed:
            made = self.make(CLIENT_REOPENED, {"id": person.id}, "POST", f"/v1/clients/{person.handle}/reopening")
        else:
            closure = {"on": "2031-01-05", "reason": self.dice.choice(("completed", "moved", "lost"))}
            made = self.make(CLIENT_CLOSED, {"id": person.id, "closure": closure}, "POST",
                             f"/v1/clients/{person.handle}/closure", closure)
        if made:
            self.closed ^= {person.id}
            person.version = made[1]["version"]

    def act_notice(self):
        person = self.dice.choice(self.people)
        notice = {"version": self.words(1, 2), "method": self.words(1, 2), "on": "2031-01-05"}
        made = self.make(NOTICE_GIVEN, {"id": person.id, "notice": notice}, "POST",
                         f"/v1/clients/{person.handle}/notices", notice)
        if made:
            person.version = made[1]["version"]

    def act_slot(self):
        """A way to open the vault comes, goes, or changes its key."""
        what = self.dice.choice(("add", "add", "replace", "remove"))
        target = self.dice.choice(list(self.slots))
        if what == "remove" and len(self.slots) > 1 and target != 1:
            kind = {"kit": 2, "passphrase": 1}[self.slots[target][0]]
            if self.make(KEYSLOT_REMOVED, {"slot": target, "kind": kind}, "DELETE", f"/v1/keyslots/{target}"):
                del self.slots[target]
        elif what != "remove" and (target != 1 or what == "add") and len(self.slots) < 8:
            secret, slot, number = self.new_slot(self.dice.random() < 0.15)
            old, method, path = b"", "POST", "/v1/keyslots"
            if what == "replace":
                old, method, path = self.dice.choice(list(self.slots.values()))[2], "PUT", f"/v1/keyslots/{target}"
            made = self.make(KEYSLOT_SET, {"kind": number}, method, path, old + slot)
            if made:
                self.slots[made[1]["id"]] = (*secret, slot[-32:])

    def add_passphrase(self):
        """One more way to open the vault, by passphrase."""
        secret, slot, number = self.new_slot(True)
        made = self.make(KEYSLOT_SET, {"kind": number}, "POST", "/v1/keyslots", slot)
        self.slots[made[1]["id"]] = (*secret, slot[-32:])

    def new_slot(self, by_passphrase: bool):
        """A secret, its slot as the API takes it, and the number of its kind."""
        if by_passphrase:
            passphrase = f"Grüße {self.name} {self.dice.randrange(1_000)} e\u0301"
            return ("passphrase", passphrase), passphrase_slot(unicodedata.normalize("NFC", passphrase)), 1
        kit, salt = self.dice.randbytes(20), os.urandom(16)
        return ("kit", kit), struct.pack(">BIQ", 2, 0, 0) + salt + reader.kit_key(kit, salt), 2

    def act_unlock_again(self):
        """A lock, and an unlock by any of the slots."""
        self.lock()
        self.unlock()

    def act_letter(self):
        """A text that waits while the vault is locked, and is a draft afterwards."""
        person, text = self.dice.choice(self.people), self.text()
        kind = self.dice.choice(self.CLASSES)
        document = f"---\nat: {AT}\n---\n{text}\n"
        self.lock()
        self.leave(person, kind, document)
        filed = self.unlock()["filed"]
        drafts = [self.line.must("GET", f"/v1/clients/{person.handle}/drafts/{draft['id']}")
                  for draft in self.line.must("GET", f"/v1/clients/{person.handle}/drafts")["items"]]
        mine = [draft for draft in drafts if draft["text"] == document]
        if filed != 1 or len(mine) != 1:
            raise Unexpected(f"a text in the inbox: {filed} filed, {len(mine)} drafts have it")
        self.filed += 1
        person.drafts[mine[0]["id"]] = text, kind
        self.ledger.send(Sent(
            mine[0]["id"], DRAFT_SAVED, {"class": kind, "purpose": "note", "text": document}, person.id,
            state=ACKNOWLEDGED))

    def leave(self, person, kind: str, text: str):
        """Seals a text to the inbox key that the locked agent tells, as the command line does."""
        letter = json.dumps({"client": person.handle, "draft_for": "note", "class": kind, "text": text}).encode()
        key = bytes.fromhex(self.line.must("GET", "/v1/status")["inbox_key"])
        self.line.must("POST", "/v1/inbox", reader.seal(letter.ljust(4_096), key))

    def lock(self):
        """Ends this life of the worker."""
        self.line.close()
        self.agent.lock()

    def unlock(self) -> dict:
        """Opens the vault by any slot."""
        slot = self.dice.choice(list(self.slots))
        return self.line.must("POST", "/v1/unlock", struct.pack(">I", slot) + self.slots[slot][2],
                              {"Tacit-Clock": self.clock()})
