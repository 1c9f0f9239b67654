#!/usr/bin/env python3
"""A second reader on random vaults (T21): it finds what was sent and what the API shows, from the documents alone.

Each vault is the work of a seed: clients, notes of every class and of any size, drafts, what becomes of them, light
and formal plans, entries of every kind, keyslots, unlocks, texts in the inbox. Before the last lock everything is asked
of the API; then the closed file is opened in Python, by passphrase or kit, and held against both. `TACIT_SEED=N` plays
one seed again.
"""

import os
import pathlib
import random
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import colleagues  # noqa: E402
import projection  # noqa: E402
from author import Author  # noqa: E402
from opened import Opened  # noqa: E402
from Stage import reader  # noqa: E402
from Stage.agent import Agent  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.ledger import Ledger, paths  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
VAULTS = 1_000 if NIGHT else 50
LANES = 2
# Each so many seeds there is a vault with an entry of every kind: by the seed, so that one played again is the same, and
# odd, so that each lane has one.
TOUR = 25
ACTS = (10, 60)


class Totals:
    """Over all vaults."""

    def __init__(self):
        self.lock = threading.Lock()
        self.vaults = self.records = self.answers = self.by_passphrase = self.letters = self.filed = self.parts = 0
        self.hits = self.providers = 0
        self.bundles = self.by_words = self.protected = self.emergencies = 0
        self.shared = self.files = self.proofs = self.told = self.withheld = 0
        self.kinds: set[str] = set()
        self.wrong: list[str] = []

    def add(self, **counts):
        with self.lock:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)

    def fail(self, lines):
        with self.lock:
            self.wrong += lines


class RandomVault:
    """One seed."""

    def __init__(self, seed: int, totals: Totals, tours: bool):
        self.seed, self.totals, self.tours = seed, totals, tours
        self.dice = random.Random(seed)
        self.read_bundles = False

    def run(self):
        """Acts, answers, lock, second reader, comparison."""
        with Home("interop") as home, Agent(home) as agent:
            agent.create()
            self.author = Author(agent, Ledger(), self.dice)
            if self.tours:
                self.author.tour()
            for _ in range(self.dice.randint(*ACTS)):
                self.author.act()
            answers = self.answers()
            self.author.lock()
            waiting = self.last_letters()
            for slot in self.chosen_slots():
                self.compare(self.open(slot), answers, waiting)

    def answers(self) -> dict:
        """Everything that the API shows, and in `reads` what had to be entered before each of them was shown."""
        reads: list[tuple] = []

        def must(method: str, target: str):
            answer = self.author.line.must(method, target)
            reads.append((target, answer))
            return answer

        found = {"reads": reads}
        found |= {"practice": must("GET", "/v1/practice"), "slots": must("GET", "/v1/keyslots")["items"], "clients": {}}
        found["providers"] = {one["id"]: one for one in must("GET", "/v1/providers")["items"]}
        for summary in must("GET", "/v1/clients")["items"]:
            base = f"/v1/clients/{summary['id']}"
            notes = {note["id"]: note for note in must("GET", f"{base}/notes")["items"]}
            for note in notes.values():
                note["additions"] = {addition["id"]: addition for addition in note["additions"]}
            found["clients"][summary["id"]] = {
                "client": must("GET", base), "notes": notes,
                "plans": {plan["id"]: plan for plan in must("GET", f"{base}/plans")["items"]},
                "entries": {entry["id"]: entry for entry in must("GET", f"{base}/entries")["items"]},
                "drafts": {draft["id"]: must("GET", f"{base}/drafts/{draft['id']}")
                           for draft in must("GET", f"{base}/drafts")["items"]}}
        return found

    def last_letters(self) -> list[str]:
        """Texts that still wait in the inbox when the file is read."""
        texts = [self.author.text() for _ in range(self.dice.randint(0, 2))] if self.author.people else []
        for text in texts:
            self.author.leave(self.author.people[0], "progress", text)
        self.author.line.close()
        # Ends the process that has the file open, so that its log is taken over.
        self.author.agent.stop()
        return texts

    def chosen_slots(self) -> list[int]:
        """A slot of a passphrase where there is one, and one of a kit."""
        by_kind = {kind: slot for slot, (kind, *_) in self.author.slots.items()}
        return list(by_kind.values())

    def open(self, slot: int) -> reader.Contents:
        """The closed vault by the second reader."""
        kind, secret, _ = self.author.slots[slot]
        self.totals.add(by_passphrase=int(kind == "passphrase"))
        text = secret if kind == "passphrase" else reader.kit_text(secret)
        return reader.open_vault(self.author.agent.home.vault, kind, slot, text)

    def compare(self, contents: reader.Contents, answers: dict, waiting: list[str]):
        """Ledger, answers, slots and inbox against the file."""
        wrong = self.author.ledger.differences(contents, locked=True)
        wrong += projection.unread(contents, answers["reads"])
        wrong += projection.unlike_document(contents)
        wrong += paths(projection.practice(contents), answers["practice"], "practice")
        found_providers = colleagues.providers(contents)
        wrong += paths(found_providers, answers["providers"], "providers")
        wrong += paths(answers["providers"], found_providers, "providers")
        clients = projection.clients(contents)
        if set(clients) != set(answers["clients"]):
            wrong.append("other clients")
        count = 0
        for name, client in clients.items():
            chart, answered = projection.ChartOf(contents, name), answers["clients"][name]
            for what, found in (("client", client), ("notes", chart.notes()), ("plans", chart.plans()),
                                ("entries", chart.entries()), ("drafts", chart.drafts())):
                count += len(found)
                wrong += paths(found, answered[what], f"{client['handle']}/{what}")
                if what != "client" and set(found) != set(answered[what]):
                    wrong.append(f"{client['handle']}: other {what}")
        slots = {slot.id: (slot.kind, slot.salt.hex()) for slot in contents.vault.header.slots}
        kinds = {"passphrase": 1, "kit": 2}
        if slots != {slot["id"]: (kinds[slot["kind"]], slot["salt"]) for slot in answers["slots"]}:
            wrong.append("other keyslots")
        if sorted(letter["text"] for letter in contents.letters) != sorted(waiting):
            wrong.append("another inbox")
        if not self.read_bundles:
            self.read_bundles = True
            wrong += self.bundles(contents)
        self.totals.fail([f"seed {self.seed}: {line}" for line in wrong])
        self.totals.kinds |= self.author.kinds
        self.totals.add(
            vaults=1, records=len(contents.records), answers=count, letters=len(waiting), filed=self.author.filed,
            hits=self.author.hits, providers=len(found_providers),
            parts=sum(len(record.json or "") > 16_000 for record in contents.records))

    def bundles(self, contents: reader.Contents) -> list[str]:
        """What is wrong with the bundles that left."""
        wrong, sent = [], self.author.bundles
        for bundle in sent:
            opened = Opened(bundle, self.author.keys()[0], contents)
            wrong += opened.wrong()
            self.totals.add(shared=opened.shared, files=opened.files, proofs=opened.proofs, told=opened.told,
                            withheld=opened.withheld)
        self.totals.add(bundles=len(sent), by_words=sum(one.words is not None for one in sent),
                        protected=sum(":n" in one.parts[0] for one in sent),
                        emergencies=sum(one.basis == "emergency" for one in sent))
        return wrong


def lane(seeds: list[int], totals: Totals):
    """Some seeds, one after the other."""
    for seed in seeds:
        try:
            RandomVault(seed, totals, tours=seed % TOUR == 0).run()
        except Exception as error:  # noqa: BLE001 - whatever it is, the seed tells
            totals.fail([f"seed {seed}: {type(error).__name__}: {error}"])


def main() -> int:
    tally, totals = Tally("second reader"), Totals()
    given = os.environ.get("TACIT_SEED")
    first = int(given or time.time())
    seeds = [first] if given else list(range(first, first + VAULTS))
    print(f"  report: seeds from {first}")
    lanes = [threading.Thread(target=lane, args=(seeds[n::LANES], totals)) for n in range(LANES)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    tally.hold(f"{len(seeds)} vaults of {totals.records} records opened {totals.vaults} times, {totals.by_passphrase} "
               f"by passphrase, and held against what was sent and {totals.answers} answers: 0 differences",
               totals.vaults >= len(seeds) and not totals.wrong, "\n".join(totals.wrong[:15]))
    tally.hold(f"{totals.parts} records in several cells, {totals.filed} texts filed and {totals.letters} waiting in "
               f"the inbox were among them (positive control)",
               bool(given) or min(totals.parts, totals.filed, totals.letters, totals.by_passphrase) > 0)
    kinds = projection.RULES.kinds
    tally.hold(f"and entries of {len(totals.kinds)} kinds, all of the document, {totals.hits} hits of searches, "
               f"{totals.providers} providers",
               bool(given) or totals.kinds == kinds and min(totals.hits, totals.providers) > 0,
               ", ".join(sorted(totals.kinds ^ kinds)))
    tally.hold(f"{totals.bundles} bundles opened by stock age, {totals.by_words} of them with words, checked without "
               f"tacit, and held against the vault: 0 differences",
               not totals.wrong and (bool(given) or totals.bundles > 0))
    tally.hold(f"{totals.shared} plans, series, entries and notes left, {totals.protected} protected notes alone, "
               f"{totals.files} files, {totals.proofs} proofs, {totals.emergencies} in emergencies; {totals.told} texts "
               f"of notes found as asked, {totals.withheld} others looked for (positive control)",
               bool(given) or min(totals.by_words, totals.shared, totals.protected, totals.files, totals.proofs,
                                  totals.emergencies, totals.told, totals.withheld) > 0)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
