"""Reads both charts back and compares them with the documents that they were made from."""

import json
import pathlib

import acts
import documents
import forms
import plans
from assertions import Record
from play import Player, indented
from Stage import api


class Reader(Player):
    """What was played, asked for again."""

    def json(self, *arguments):
        """What a command answers as JSON."""
        ended = self.home.run(*arguments, "--json", "--names")
        if ended.code != 0:
            self.failures.append(f"tacit {' '.join(arguments)}: exit {ended.code}")
            print(indented(ended.messages))
            return {}
        return json.loads(ended.text)

    def read_back(self) -> Record:
        """Everything that was written, compared with the documents."""
        print("\n# Read back")
        record = Record(refs=dict(self.names), printed=self.printed, answered=self.answered)
        for client in "AB":
            self.read_chart(record, client)
        self.compare_texts(record)
        self.compare_entries(record)
        return record

    def read_chart(self, record: Record, client: str):
        """One client's log, notes, plans and entries."""
        handle = self.names.get(client, "none")
        record.clients[client] = self.json("client", "show", handle)
        record.log[client] = self.json("log", handle).get("items", [])
        refs = dict.fromkeys(line["ref"] for line in record.log[client])
        record.notes[client] = [self.json("show", ref) for ref in refs if ref[0] == "n"]
        record.entries[client] = [self.json("show", ref) for ref in refs if ref[0] == "e"]
        versions = [p["version"] for p in self.json("plan", "list", handle).get("items", [])]
        record.plans[client] = [self.json("plan", "show", handle, "--version", str(n)) for n in sorted(versions)]

    def read_again(self, before: Record):
        """Every note, plan version and entry over the socket, compared with what was read before the loss."""
        print("\n# Read back, over the socket")
        for client in "AB":
            for what in ("notes", "plans", "entries"):
                target = f"/v1/clients/{self.names.get(client, 'none')}/{what}"
                status, reply = api.call(self.home.socket, "GET", target)
                found = {record["ref"]: record for record in reply.get("items", [])}
                wanted = {record["ref"]: bare(record) for record in getattr(before, what)[client] if record}
                changed = [ref for ref in wanted.keys() | found.keys() if wanted.get(ref) != found.get(ref)]
                self.step(f"{client}: {len(wanted)} {what} are what they were", bool(wanted) and not changed,
                          f"{status}: {changed[:10]}")

    def compare_texts(self, record: Record):
        """Notes, additions and plans."""
        compared, wrong = 0, []
        drafts = {}
        notes, versions = record.all(record.notes), record.all(record.plans)
        additions = {a["ref"]: a for note in notes.values() for a in note["additions"]}
        for act, made in self.made:
            verb = act.arguments[0]
            if verb == "draft" and act.document:
                drafts[act.keep] = act.document
            document = drafts.get(act.arguments[1][1:-1]) if verb == "sign" else act.document
            if document is None or not made:
                continue
            text = document.read_text()
            if verb in ("note", "sign"):
                expected, found = documents.note(text), notes
            elif verb == "amend":
                expected, found = documents.addition(text), additions
            elif act.arguments[:2] in (["plan", "new"], ["plan", "edit"]):
                expected, found = plans.plan(text), versions
            else:
                continue
            compared += 1
            wrong += [f"{made} {d}" for d in documents.differences(expected, found.get(made, {}).get("content"))]
        self.step(f"{compared} notes, additions and plan versions read back word for word", compared > 0 and not wrong,
                  "\n    ".join(wrong[:10]))

    def compare_file(self, path: pathlib.Path, ref: str) -> list[str]:
        """An attached file, saved again: what is wrong with it."""
        out = self.home.path / "work" / path.name
        ended = self.home.run("attach", "save", ref, "-o", out)
        if ended.code != 0 or out.read_bytes() != path.read_bytes():
            return [f"{ref} is not the file that was attached"]
        out.unlink()
        return []

    def compare_entries(self, record: Record):
        """Every entry of both charts: those that were made, with what their documents say, and no others."""
        entries = record.all(record.entries)
        ids = {ref: entry["id"] for ref, entry in (entries | record.all(record.notes)).items()}
        made = {}
        wrong = []
        for act, ref in self.made:
            if act.arguments[:2] == ["attach", "add"]:
                made[ref] = "attachment"
                wrong += self.compare_file(acts.CHARTS / act.arguments[-1][1:], ref)
                continue
            kind = forms.kind(act.arguments)
            if kind is None:
                continue
            made[ref] = kind
            arguments = [acts.filled(word, self.names) for word in act.arguments]
            expected = forms.entry(acts.filled(act.document.read_text(), self.names), arguments, ids)
            found = entries.get(ref, {})
            wrong += [f"{ref} {d}" for d in documents.differences(expected, found.get("content"))]
            if found.get("kind") != kind:
                wrong.append(f"{ref} is {found.get('kind')} and not {kind}")
        # What shares enter by themselves is looked at with the bundles.
        own = {ref for ref, entry in entries.items() if entry.get("kind") not in ("disclosure", "refusal")}
        wrong += [f"{ref} was never entered, or is not listed" for ref in made.keys() ^ own]
        kinds = len(set(made.values()))
        self.step(f"{len(made)} entries of {kinds} kinds read back word for word", bool(made) and not wrong,
                  "\n    ".join(wrong[:10]))


def bare(record: dict) -> dict:
    """A record without what a command says of its own answer."""
    return {key: value for key, value in record.items() if key not in ("schema", "fictional")}
