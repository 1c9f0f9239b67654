"""What a second reader finds in a bundle, with stock `age` and `tar`, the checker and the closed vault."""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import checker
from leaving import Leaving
from log import Tree
from Stage.ledger import ADDITION_SIGNED, NOTE_SIGNED, paths
from Stage.terminal import Terminal

HERE = pathlib.Path(__file__).resolve().parent
FILES = ["README.txt", "NOTICE.txt", "CONSENT.txt", "index.html", "plan.json", "fhir.json"]
# Members of plan.json that are not of the chart but of the act, and the title of an entry, which a program makes.
OF_THE_ACT = {"format", "made_at", "purpose", "part2", "parts", "left_out"}
# Every text of a hand begins with a number of its own.
MARK = re.compile(r"v\d+-\d{5}\.")


class Opened:
    """One bundle, opened without tacit, held against the vault that the second reader opened."""

    def __init__(self, bundle, key: pathlib.Path, contents):
        self.bundle, self.key, self.contents = bundle, key, contents
        self.records = {record.id: record for record in contents.records}
        self.disclosure = self.records[bundle.disclosure]
        self.leaving = Leaving(contents, self.disclosure, bundle.client, bundle.parts, bundle.provider)
        # For the positive controls: what left, and texts of notes that were looked for: found as asked, and not found.
        self.shared = self.files = self.proofs = self.told = self.withheld = 0

    def wrong(self) -> list[str]:
        """What does not fit."""
        with tempfile.TemporaryDirectory(prefix="tacit-bundle-") as name:
            folder, plain = pathlib.Path(name, "open"), pathlib.Path(name, "tar")
            folder.mkdir()
            self.decrypt(pathlib.Path(name), plain)
            subprocess.run(["tar", "x", "-C", folder, "-f", plain], check=True, capture_output=True)
            checked = subprocess.run([sys.executable, HERE / "checker.py", folder], capture_output=True, text=True)
            found = [f"checker: {checked.stdout}{checked.stderr}"] if checked.returncode else []
            chart = json.loads((folder / "plan.json").read_text())
            facts, files = checker.manifest(folder)
            found += self.chart(chart) + self.entry(chart, facts, folder)
            found += self.manifest(chart, facts, list(files), folder)
            found += self.proven(chart, facts, folder) + self.kept(folder, set(self.leaving.all()["notes"]))
            return [f"bundle {self.bundle.disclosure} of {' '.join(self.bundle.parts)}: {line}" for line in found]

    def decrypt(self, folder: pathlib.Path, plain: pathlib.Path):
        """`age -d` with the key of `age-keygen`, or with the words, which it asks for on a terminal."""
        file = folder / "bundle.age"
        file.write_bytes(self.bundle.data)
        if self.bundle.words is None:
            subprocess.run(["age", "-d", "-i", self.key, "-o", plain, file], check=True, capture_output=True)
            return
        terminal = Terminal(["age", "-d", "-o", str(plain), str(file)], {"PATH": "/usr/bin:/bin", "TERM": "xterm"},
                            str(folder), 24, 80)
        terminal.wait_for("passphrase")
        terminal.line(self.bundle.words)
        if terminal.wait() != 0:
            raise RuntimeError("age does not take the words")

    # ----------------------------------------------------------------- chart

    def chart(self, chart: dict) -> list[str]:
        """plan.json against the chart of that moment, both ways: nothing else left, and nothing is missing."""
        expected = self.leaving.all()
        found = {name: value for name, value in chart.items() if name not in OF_THE_ACT}
        found["entries"] = {one["id"]: {name: value for name, value in one.items() if name != "title"}
                            for one in chart["entries"]}
        found["notes"] = {one["id"]: one for one in chart["notes"]}
        found["visits"] = sorted((one["on"], one["attendance"]) for one in chart["visits"])
        self.shared = len(found["entries"]) + len(found["notes"]) + len(found["measures"]) + ("plan" in found)
        wrong = paths(expected, found, "left") + paths(found, expected, "expected")
        if [one["id"] for one in chart["entries"]] != list(expected["entries"]):
            wrong.append("entries in another order")
        occurred = [one["content"]["occurred_at"][:10] for one in chart["notes"]]
        if occurred != sorted(occurred):
            wrong.append("notes in another order")
        if chart["parts"] != self.bundle.parts or chart["format"] != "tacit/shared-chart/1":
            wrong.append(f"other parts or another format: {chart['parts']} {chart['format']}")
        return wrong

    def kept(self, folder: pathlib.Path, sent: set[str]) -> list[str]:
        """In no file the code name, or a text of a note of any client that is not among those that leave."""
        text = "\n".join(path.read_text() for path in folder.rglob("*")
                         if path.is_file() and path.parent.name not in ("files", "proof"))
        handle = next(one.content["handle"] for one in self.contents.records
                      if one.content and one.content.get("id") == self.bundle.client and "handle" in one.content)
        wrong = ["the code name"] if handle in text else []
        written = [(record, record.content.get("note", record.id), set(MARK.findall(record.json)))
                   for record in self.contents.of(NOTE_SIGNED, ADDITION_SIGNED)]
        sent_marks = set().union(*(marks for _, note, marks in written if note in sent))
        for record, note, marks in written:
            there = {mark for mark in marks if mark in text}
            if note in sent:
                self.told += len(there)
                continue
            # A note that was taken back and signed again has its text in two records.
            there -= sent_marks if record.id in self.leaving.chart.undone else set()
            self.withheld += len(marks)
            wrong += [f"a text of note {note}"] if there else []
        return wrong

    # ----------------------------------------------------------------- facts

    def entry(self, chart: dict, facts: dict, folder: pathlib.Path) -> list[str]:
        """What the chart's own record says of it."""
        items = chart["entries"] + chart["notes"] + chart["files"]
        protected = [note["content"]["class"] for note in chart["notes"] if ":" in self.bundle.parts[0]]
        expected = {
            "bundle_id": facts["id"], "bundle_sha256": hashlib.sha256(self.bundle.data).hexdigest(),
            "bundle_size": len(self.bundle.data), "manifest": (folder / "MANIFEST").read_text(),
            "records": [item["id"] for item in items] or None, "made_at": chart["made_at"], "parts": self.bundle.parts,
            "plan_version": chart.get("plan", {}).get("version"), "protected_class": next(iter(protected), None)}
        found = self.disclosure.content["entry"]["content"]
        return [line for name, value in expected.items() for line in paths(value, found.get(name), f"entry/{name}")]

    def manifest(self, chart: dict, facts: dict, files: list[str], folder: pathlib.Path) -> list[str]:
        """For whom it says that it is, under which consent, and which files go along."""
        found = self.disclosure.content["entry"]["content"]
        consent = hashlib.sha256((folder / "CONSENT.txt").read_bytes()).hexdigest()
        key = self.contents.vault.header.signing
        expected = {
            "recipient": self.bundle.recipient if self.bundle.words is None else "passphrase",
            "basis": self.bundle.basis,
            "consent": consent if self.bundle.basis == "consent" else "none", "fictional": "yes",
            "expires": found.get("expires_on", "none"), "purpose": " ".join(chart["purpose"].split())}
        wrong = paths(expected, facts, "MANIFEST")
        if checker.ed25519(facts["sender"]) != key:
            wrong.append("the sender has another key than the vault")
        others = [path for path in files if path != "checkpoint" and not path.startswith("proof/")]
        if others != FILES + [file["path"] for file in chart["files"]]:
            wrong.append(f"other files: {others}")
        for file in chart["files"]:
            self.files += 1
            if (folder / file["path"]).read_bytes() != self.leaving.bytes_of(file["id"]):
                wrong.append(f"{file['path']} has other bytes")
        return wrong

    def proven(self, chart: dict, facts: dict, folder: pathlib.Path) -> list[str]:
        """Proofs are of the records that left, under a root that the log had before the disclosure."""
        if not self.bundle.proofs:
            return ["proofs that nobody asked for"] if (folder / "checkpoint").exists() else []
        leaves, tree = self.contents.vault.heads.leaves, Tree()
        size, root = checker.checkpoint((folder / "checkpoint").read_bytes(), checker.ed25519(facts["sender"]))
        for leaf in leaves[:size]:
            tree.append(leaf)
        wrong = [] if tree.root() == root else ["a checkpoint of another log"]
        places = {record.id: place for place, record in enumerate(self.contents.records)}
        if size > places[self.disclosure.id]:
            wrong.append("a checkpoint of after the disclosure")
        items = chart["entries"] + chart["notes"] + chart["files"]
        file = folder / "proof" / "LEAVES"
        found = [line.split("  ")[0] for line in file.read_text().splitlines()] if file.exists() else []
        self.proofs = len(found)
        if sorted(found) != sorted(leaves[places[item["id"]]].hex() for item in items):
            wrong.append("proofs of other records than left")
        return wrong
