"""Random acts of sharing: consents, bundles under them and in emergencies, what was told, what was refused."""

import dataclasses
import pathlib
import subprocess
import tempfile

from Stage.ledger import ACKNOWLEDGED, DRAFT_SAVED, ENTRY_MADE, PROVIDER_SET, Sent, companion, new_id

DAY = "2031-01-05"
PARTS = ("plan", "measures", "accommodations", "assessments", "diagnoses", "reviews", "last-review", "progress-notes",
         "attendance", "safety-plan", "alterations")
# The protected classes, and the kind of consent that each of them needs.
PROTECTED = {"psychotherapy": "psychotherapy-notes", "sud-counselling": "sud-counselling-notes"}


@dataclasses.dataclass
class Bundle:
    """What was fetched, and how it was asked for."""

    client: str
    # Id of the entry, and code and key of the recipient.
    disclosure: str
    provider: str
    recipient: str
    parts: list[str]
    data: bytes
    words: str | None
    proofs: bool
    basis: str


class Sharing:
    """What an author does with a colleague who has a key of stock age."""

    ACTS = {"share": 3, "protected": 1, "told": 1, "refused": 1}

    def keys(self) -> tuple[pathlib.Path, str]:
        """One pair for all colleagues, made by `age-keygen`."""
        if not hasattr(self, "pair"):
            self.folder = tempfile.TemporaryDirectory(prefix="tacit-age-")
            file = pathlib.Path(self.folder.name) / "key"
            subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
            recipient = subprocess.run(["age-keygen", "-y", file], check=True, capture_output=True, text=True).stdout
            self.pair = file, recipient.strip()
        return self.pair

    def reader_of(self) -> tuple[str, str] | None:
        """Code and name of a new provider whose key is here."""
        fields = {"name": f"Dr {self.words(1, 2)}"[:190], "recipient": self.keys()[1], "covered_entity": False}
        made = self.make(PROVIDER_SET, {"provider": fields, "version": 1}, "POST", "/v1/providers", fields)
        if made:
            self.providers[made[1]["id"]] = made[1]
        return (made[1]["code"], fields["name"]) if made else None

    def consent_to(self, person, colleague: str, parts: list[str], kind: str = "part2-specific") -> str | None:
        """A consent to these parts for the colleague of this name, signed."""
        consent = {"consent_kind": kind, "patient_name": self.line_of(), "discloser": self.line_of(),
                   "description": self.paragraphs(), "scope": parts, "recipients": [colleague],
                   "recipient_is_covered": False,
                   "purpose_kind": "treatment", "purpose": self.line_of(), "right_to_revoke": self.line_of(),
                   "expires_on": "2032-01-05", "drafted_on": DAY, "redisclosure": True, "no_conditioning": True}
        name = self.entered(person, "consent", consent)
        signature = {"consent": name, "signed_by": self.line_of(), "role": "client", "method": "paper", "signed_on": DAY}
        return name if name and self.entered(person, "consent-signature", signature) else None

    def entered(self, person, kind: str, content: dict) -> str | None:
        """An entry from JSON; its id."""
        name = new_id()
        self.ledger.send(Sent(companion(name), DRAFT_SAVED, {"purpose": f"entry:{kind}"}, person.id))
        made = self.make(ENTRY_MADE, {"entry": {"kind": kind, "content": content}}, "POST",
                         f"/v1/clients/{person.handle}/entries/{kind}", content, {}, person, id=name)
        self.ledger.end(companion(name), ACKNOWLEDGED)
        self.kinds.add(kind)
        return name if made else None

    def act_share(self, words: bool = False):
        """A bundle of any parts, of a file now and then, under a consent or in an emergency."""
        person = self.dice.choice(self.people)
        parts = self.dice.sample(PARTS, self.dice.randint(1, len(PARTS)))
        parts += self.file_of(person) if self.dice.random() < 0.3 else []
        kind = None if self.dice.random() < 0.2 else "part2-specific"
        self.share(person, parts, words, kind, proofs=self.dice.random() < 0.4)

    def share_everything(self, person):
        """All parts and a file, with proofs; then each half without the other, in emergencies."""
        self.share(person, [*PARTS, *self.file_of(person)], False, "part2-specific", proofs=True)
        half = ["plan", "last-review", "assessments", "attendance", "alterations"]
        for parts in (half, [part for part in PARTS if part not in half and part != "reviews"]):
            self.share(person, parts, False, None, proofs=False)

    def file_of(self, person) -> list[str]:
        """A part of one of her files, if she has any."""
        files = [f"attachment:e{entry['id']}" for entry in self.standing(person, "entries")
                 if entry["kind"] == "attachment"]
        return self.dice.sample(files, min(len(files), 1))

    def act_protected(self):
        """A bundle of exactly one note under keys of its own."""
        person, kind = self.dice.choice(self.people), self.dice.choice(list(PROTECTED))
        notes = [note["id"] for note in self.standing(person, "notes") if note["content"]["class"] == kind]
        if not notes:
            self.act_whole_note(person, kind)
            notes = person.notes[-1:]
        if notes:
            parts = [f"{kind}:n{self.dice.choice(notes)}"]
            self.share(person, parts, False, PROTECTED[kind], proofs=self.dice.random() < 0.4)

    def standing(self, person, what: str) -> list[dict]:
        """Notes or entries that were neither taken back nor entered in error."""
        items = self.line.must("GET", f"/v1/clients/{person.handle}/{what}")["items"]
        return [item for item in items if not item["undone"] and "error" not in item]

    def share(self, person, parts: list[str], words: bool, consent_kind: str | None, proofs: bool):
        """A bundle, fetched to its last part; an emergency without a kind of consent."""
        code, name = self.reader_of() or ("", "")
        if not code:
            return
        expected = {"how": "bundle", "recipient_code": code, "parts": parts}
        body = {"recipient_code": code, "purpose_kind": "treatment", "parts": parts}
        if consent_kind is None:
            body |= {"basis": "emergency", "personnel": self.line_of(), "affiliation": self.line_of(),
                     "disclosed_by": self.line_of(), "nature": self.paragraphs()}
            expected |= body
        else:
            expected |= {"basis": "consent", "consent": self.consent_to(person, name, parts, consent_kind)}
            if not expected["consent"]:
                return
        sealing = " ".join(["passphrase"] * words + ["proofs"] * proofs)
        made = self.make(ENTRY_MADE, {"entry": {"kind": "disclosure", "content": expected}}, "POST",
                         f"/v1/clients/{person.handle}/bundles", body,
                         {"Tacit-Sealing": sealing} if sealing else {}, person)
        if not made:
            return
        target = f"/v1/clients/{person.handle}/bundles/{made[0]}"
        told = self.line.must("GET", f"{target}/words").decode() if words else None
        data = b"".join(self.line.must("GET", f"{target}/parts/{n}") for n in range(1, made[1]["parts"] + 1))
        self.bundles.append(Bundle(
            person.id, made[0], code, self.keys()[1], parts, data, told, proofs, expected["basis"]))
        self.kinds.add("disclosure")

    def act_told(self):
        """An emergency, told by telephone, and looked at again."""
        person = self.dice.choice(self.people)
        body = {"recipient_name": self.line_of(), "purpose_kind": "treatment", "basis": "emergency", "how": "phone",
                "spoke": self.line_of(), "what": self.paragraphs(), "personnel": self.line_of(),
                "affiliation": self.line_of(), "disclosed_by": self.line_of(), "nature": self.paragraphs()}
        made = self.make(ENTRY_MADE, {"entry": {"kind": "disclosure", "content": body}}, "POST",
                         f"/v1/clients/{person.handle}/bundles", body, {}, person)
        if made:
            self.kinds.add("disclosure")
            self.entered(person, "disclosure-review", {"disclosure": made[0], "reviewed_on": "2031-01-06",
                                                       "finding": self.paragraphs()})

    def act_refused(self):
        """A share that no consent covers: the refusal is entered, and nothing leaves."""
        person = self.dice.choice(self.people)
        body = {"recipient_name": self.line_of(), "purpose_kind": "legal", "how": "phone", "spoke": self.line_of(),
                "what": self.line_of(), "parts": ["plan"]}
        status, answer = self.line.call("POST", f"/v1/clients/{person.handle}/bundles", body,
                                        {"Tacit-Clock": self.clock()})
        if status != 403 or answer.get("type") != "/problems/no-consent":
            self.check(status, "POST", "a share without consent", answer)
        # It has an id of the agent's choice.
        known = set(self.ledger.acts)
        for entry in self.line.must("GET", f"/v1/clients/{person.handle}/entries")["items"]:
            if entry["kind"] == "refusal" and entry["id"] not in known:
                content = {"entry": {"kind": "refusal", "content": {"purpose_kind": "legal", "parts": ["plan"]}}}
                self.ledger.send(Sent(entry["id"], ENTRY_MADE, content, person.id, state=ACKNOWLEDGED))
                self.kinds.add("refusal")
