"""Random acts of sharing, and what a second reader finds in the bundles: with stock age, the checker, and the vault."""

import dataclasses
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from Stage.ledger import ACKNOWLEDGED, DRAFT_SAVED, ENTRY_MADE, NOTE_SIGNED, PROVIDER_SET, Sent, companion, new_id, paths

HERE = pathlib.Path(__file__).resolve().parent
DAY = "2031-01-05"
PARTS = ("plan", "measures", "accommodations", "assessments", "diagnoses", "reviews", "last-review", "progress-notes",
         "attendance", "safety-plan", "alterations")
# Entries that leave as entries, by the part that takes them (Docs/Formats/shared-chart.md).
KINDS = {
    "accommodations": {"accommodation", "determination", "outcome", "alteration", "alteration-end"},
    "alterations": {"alteration", "alteration-end"}, "assessments": {"assessment", "evaluation", "dimensions"},
    "diagnoses": {"diagnosis", "problem"}, "reviews": {"review"}, "last-review": {"review"},
    "progress-notes": {"discharge"}, "safety-plan": {"safety"},
}
STAYS = "(stays in the chart)"


@dataclasses.dataclass
class Bundle:
    """What was fetched, and how it was asked for."""

    client: str
    disclosure: str
    parts: list[str]
    data: bytes
    words: str | None
    proofs: bool


class Sharing:
    """What an author does with a colleague who has a key of stock age."""

    ACTS = {"share": 3, "told": 1, "refused": 1}

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

    def consent_to(self, person, colleague: str, parts: list[str]) -> str | None:
        """A consent to these parts for the colleague of this name, signed."""
        consent = {"consent_kind": "part2-specific", "patient_name": self.line_of(), "discloser": self.line_of(),
                   "description": self.paragraphs(), "scope": parts, "recipients": [colleague], "recipient_is_covered": False,
                   "purpose_kind": "treatment", "purpose": self.line_of(), "right_to_revoke": self.line_of(),
                   "expires_on": "2032-01-05", "drafted_on": DAY}
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
        """A bundle under a consent, fetched to its last part."""
        person, made = self.dice.choice(self.people), self.reader_of()
        parts = self.dice.sample(PARTS, self.dice.randint(1, 5))
        code, name = made or ("", "")
        consent = self.consent_to(person, name, parts) if made else None
        if not consent:
            return
        proofs = self.dice.random() < 0.4
        sealing = " ".join(["passphrase"] * words + ["proofs"] * proofs)
        body = {"recipient_code": code, "purpose_kind": "treatment", "parts": parts}
        expected = {"basis": "consent", "how": "bundle", "consent": consent, "recipient_code": code, "parts": parts}
        made = self.make(ENTRY_MADE, {"entry": {"kind": "disclosure", "content": expected}}, "POST",
                         f"/v1/clients/{person.handle}/bundles", body, {"Tacit-Sealing": sealing} if sealing else {}, person)
        if not made:
            return
        target = f"/v1/clients/{person.handle}/bundles/{made[0]}"
        told = self.line.must("GET", f"{target}/words").decode() if words else None
        data = b"".join(self.line.must("GET", f"{target}/parts/{n}") for n in range(1, made[1]["parts"] + 1))
        self.bundles.append(Bundle(person.id, made[0], parts, data, told, proofs))
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
        status, answer = self.line.call("POST", f"/v1/clients/{person.handle}/bundles", body, {"Tacit-Clock": self.clock()})
        if status != 403 or answer.get("type") != "/problems/no-consent":
            self.check(status, "POST", "a share without consent", answer)
        # It has an id of the agent's choice.
        known = set(self.ledger.acts)
        for entry in self.line.must("GET", f"/v1/clients/{person.handle}/entries")["items"]:
            if entry["kind"] == "refusal" and entry["id"] not in known:
                content = {"entry": {"kind": "refusal", "content": {"purpose_kind": "legal", "parts": ["plan"]}}}
                self.ledger.send(Sent(entry["id"], ENTRY_MADE, content, person.id, state=ACKNOWLEDGED))
                self.kinds.add("refusal")


class Reading:
    """One bundle, opened without tacit, held against the vault that the second reader opened."""

    def __init__(self, bundle: Bundle, key: pathlib.Path, contents):
        self.bundle, self.key, self.contents = bundle, key, contents
        self.records = {record.id: record for record in contents.records}

    def wrong(self) -> list[str]:
        """What does not fit."""
        with tempfile.TemporaryDirectory(prefix="tacit-bundle-") as name:
            folder = pathlib.Path(name)
            if self.bundle.words is None:
                plain = self.run("age", "-d", "-i", str(self.key), data=self.bundle.data)
            else:
                plain = self.with_words(folder)
            self.run("tar", "x", "-C", str(folder), data=plain)
            checked = subprocess.run([sys.executable, HERE / "checker.py", folder], capture_output=True, text=True)
            found = [f"checker: {checked.stdout}{checked.stderr}"] if checked.returncode else []
            chart = json.loads((folder / "plan.json").read_text())
            if self.bundle.proofs and chart["entries"] + chart["notes"] and not list(folder.glob("proof/*")):
                found.append("no proofs")
            return [f"bundle {self.bundle.disclosure}: {line}" for line in found + self.entry() + self.chart(chart)]

    @staticmethod
    def run(*command: str, data: bytes) -> bytes:
        return subprocess.run(command, input=data, check=True, capture_output=True).stdout

    def with_words(self, folder: pathlib.Path) -> bytes:
        """`age -d` asks for a passphrase on a terminal."""
        from Stage.terminal import Terminal
        file = folder.parent / (folder.name + ".age")
        file.write_bytes(self.bundle.data)
        try:
            out = folder.parent / (folder.name + ".tar")
            terminal = Terminal(["age", "-d", "-o", str(out), str(file)], {"PATH": "/usr/bin:/bin", "TERM": "xterm"}, str(folder),
                                24, 80)
            terminal.wait_for("passphrase")
            terminal.line(self.bundle.words)
            if terminal.wait() != 0:
                raise RuntimeError("age does not take the words")
            data = out.read_bytes()
            out.unlink()
            return data
        finally:
            file.unlink()

    def entry(self) -> list[str]:
        """What the chart says of it."""
        content = self.records[self.bundle.disclosure].content["entry"]["content"]
        wrong = []
        if content["bundle_sha256"] != hashlib.sha256(self.bundle.data).hexdigest():
            wrong.append("another hash was entered")
        if content["bundle_size"] != len(self.bundle.data):
            wrong.append("another size was entered")
        return wrong

    def chart(self, chart: dict) -> list[str]:
        """Nothing that was not asked for, and everything that is there as the vault has it."""
        kinds = set().union(*(KINDS.get(part, set()) for part in self.bundle.parts))
        disclosure = self.records[self.bundle.disclosure]
        wrong = [f"an entry of kind {item['kind']}" for item in chart["entries"] if item["kind"] not in kinds]
        for item in chart["entries"]:
            record = self.records.get(item["id"])
            if record is None or record.client != self.bundle.client or record.sequence > disclosure.sequence:
                wrong.append(f"{item['kind']}: no such record before it")
                continue
            sent = {name: value for name, value in item["content"].items() if value != STAYS}
            wrong += paths(sent, record.content["entry"]["content"], item["kind"])
        for note in chart["notes"]:
            record = self.records.get(note["id"])
            if record is None or record.type != NOTE_SIGNED or record.content["content"]["class"] in (
                    "psychotherapy", "sud-counselling", "supervision"):
                wrong.append("a note that is none, or a protected one")
            else:
                wrong += paths(note["content"], record.content["content"], "note")
        for part, name in (("plan", "plan"), ("measures", "measures"), ("progress-notes", "notes"), ("attendance", "visits")):
            if part not in self.bundle.parts and chart.get(name):
                wrong.append(f"{name} without having been asked for")
        text = json.dumps(chart)
        handle = next(one.content["handle"] for one in self.contents.records
                      if one.content and one.content.get("id") == self.bundle.client and "handle" in one.content)
        return wrong + (["the code name"] if handle in text else [])
