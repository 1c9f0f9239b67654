#!/usr/bin/env python3
"""What stays behind (T12): after a day's work every file that was made is listed and searched for what was typed.

Words that exist nowhere else go through every field, every kind of record, nano, and an interactive bash with a
history. Then the vault is locked and the agent ended. What is left must be on the list below, and hold none of
the words in any encoding; the history must hold the commands (so it was really written) and none of the words.
"""

import fnmatch
import os
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage import sheet, traces  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

PASSPHRASE = "quorum-basalt-figment-onyx-trellis-wharf"

# Every file that tacit leaves, and why.
LEFT = {
    "home/data/tacit/vault.db": "the vault",
    "home/data/tacit/vault.db.ballast": "8 MiB of noise for reads on a full disk",
    "home/state/tacit/anchor-*": "this machine's memory of the vault, sealed",
    "home/state/tacit/keys-*": "the key that text is sealed to while the vault is locked, signed",
    "home/state/tacit/agent.log": "messages of the agent, without data",
    "runtime/tacit/agent.lock": "whose turn it is; a process id",
}
# What the shell of this test leaves.
SHELL = {"home/.bash_history": "what was typed into bash"}

WORDS = {
    "name": "Zephyrine Quillfeather", "called": "Zephqui", "contact": "Contactword-4417",
    "emergency_contact": "Emergword-9921", "guardian": "Guardword-3308", "authority_citation": "Citeword-7719",
    "accommodation_needs": "Needword-5520", "chart_number": "Chartword-6613",
    "practitioner": "Practword-8841", "organisation": "Orgword-2290", "progress": "Progressword-1187",
    "risk": "Riskword-4432", "participant": "Partword-9017", "psychotherapy": "Psychword-7745",
    "sud": "Sudword-3391", "supervision": "Superword-6628", "administrative": "Adminword-2254",
    "plan": "Planword-8802", "step": "Stepword-1123", "reason": "Reasonword-5567", "addendum": "Addword-3349",
    "amendment": "Amendword-7781", "discarded": "Discardword-4456", "editor": "Nanoword-9983",
    "left draft": "Leftword-6671",
    "assessment": "Assessword-2218", "problem": "Problemword-6604", "diagnosis": "Diagword-1936",
    "scale": "Scaleword-4187", "request": "Requestword-8096", "evidence": "Evidword-3571",
    "determination": "Decideword-9248", "alteration": "Alterword-5062", "safety": "Safetyword-1409",
    "template": "Templateword-7723", "jot": "Jotword-6185", "inbox": "Inboxword-2847", "sealed": "Sealedword-3064",
    "find": "Findword-9530",
}


class Day:
    """A day's work in a home of its own."""

    def __init__(self, home: Home, tally: Tally):
        self.home, self.tally = home, tally

    def tacit(self, *arguments, stdin=""):
        """One command that must work."""
        return self.home.must(*arguments, "--plain", stdin=stdin).text.strip()

    def work(self) -> str:
        """Everything; gives the kit."""
        secret = self.home.runtime / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        terminal = self.home.terminal(["tacit", "init", "--demo", "--passphrase-file", str(secret)], rows=60)
        kit = sheet.type_back(terminal)
        assert terminal.wait() == 0, terminal.since
        secret.unlink()
        self.fields()
        self.records()
        self.entries()
        self.in_bash()
        return kit

    def fields(self):
        """Practice and client."""
        w = WORDS
        self.tacit("practice", "set", "-", stdin=(
            f"---\npractitioner: {w['practitioner']}\norganisation: {w['organisation']}\n---\n"))
        keys = ["name", "called", "contact", "emergency_contact", "guardian", "authority_citation",
                "accommodation_needs", "chart_number"]
        self.client = self.tacit(
            "client", "add", "-", stdin="---\n" + "".join(f"{k}: {w[k]}\n" for k in keys) + "---\n")
        self.other = self.tacit("client", "add", "-", stdin="---\nname: Ansel Roake\n---\n")

    def records(self):
        """Notes of every class, a plan, additions, drafts."""
        w = WORDS
        note = self.tacit("note", self.client, "-", "--sign", stdin=(
            f"---\nrisk: {w['risk']}\nparticipants:\n  - {w['participant']}\n---\n{w['progress']}\n"))
        for letter, word in (("p", "psychotherapy"), ("s", "sud"), ("v", "supervision"), ("a", "administrative")):
            self.tacit("note", self.client, "-", "--class", letter, "--sign", stdin=w[word])
        self.tacit("plan", "new", self.client, "-", stdin=f"{w['plan']}\n\n## Steps\n- [ ] {w['step']}\n")
        self.tacit("plan", "edit", self.client, "-", stdin=f"---\nreason: {w['reason']}\n---\n{w['plan']}\n")
        self.tacit("amend", note, "-", "--addendum", "--sign", stdin=w["addendum"])
        self.tacit("amend", note, "-", "--amendment", "--sign", stdin=f"---\nreason: {w['amendment']}\n---\nx\n")
        draft = self.tacit("note", self.client, "-", stdin=w["discarded"])
        self.tacit("draft", "discard", draft, f"--confirm={self.client}")
        self.tacit("note", self.client, "-", stdin=w["left draft"])
        self.tacit("show", note)
        self.tacit("log", self.client)
        self.tacit("brief", self.client)
        wrong = self.home.run("note", self.client, "-", "--sign", stdin=f"---\nrisc: {w['risk']}\n---\nx\n")
        self.tally.hold("an error in a document does not repeat it", w["risk"] not in wrong.messages)

    def enter(self, command: str, fields: str, word: str, heading: str = "Note") -> str:
        """An entry of the first client, or of the entry that the command names; gives its REF."""
        words = command.split()
        about = [] if len(words) > 2 else [self.client]
        return self.tacit(*words, *about, "-", stdin=f"---\n{fields}\n---\n## {heading}\n\n{WORDS[word]}\n")

    def entries(self):
        """Entries, a template, jottings while it is open, and words that are looked for."""
        w = WORDS
        self.enter("assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\ntotal: 3", "assessment")
        self.enter("problem add", f"statement: {w['problem']}", "problem", "In the client's words")
        self.enter("diagnosis add", "code: F41.1\ndisplay: anxiety\nstatus: confirmed", "diagnosis")
        self.enter("measure define", "measure: worry\ndirection: lower-better", "scale", "How it is taken")
        self.enter("safety edit", "on: 2020-01-06\nrisk_level: low", "safety", "What was done")
        self.enter("alter add", "usual_procedure: a\nwhat_changed: b\nfrom: 2020-01-06\nreason: clinical", "alteration",
                   "Why")
        others = "".join(f"## {title}\n\nx\n\n" for title in ("Functional need", "Barrier", "Proposed change"))
        request = self.tacit("accommodate", "request", self.client, "-", stdin=(
            "---\nrequested_on: 2020-01-06\nrequested_by: a\ntask: b\nurgency: soon\n---\n"
            f"{others}## In the client's words\n\n{w['request']}\n"))
        self.enter(f"accommodate evidence {request}", "kind: observation\nsource: a\non: 2020-01-06", "evidence",
                   "What it says")
        self.enter(f"accommodate decide {request}", "decided_on: 2020-01-06\ndecided_by: a\nfinding: supported\n"
                   "decision: granted\nreview_on: 2020-02-06\neffect_on_goals: none", "determination", "Rationale")
        self.tacit("template", "add", "mine", "-", stdin=w["template"])
        self.tacit("jot", self.client, "-", stdin=w["jot"])
        self.tacit("jot", "-", stdin=w["inbox"])
        self.home.run("find", "-", stdin=w["find"])
        self.tacit("thread", self.client)
        self.tacit("as-of", "today", self.client)

    def in_bash(self):
        """A note in nano and a jotting after the lock, from an interactive bash with its history."""
        terminal = self.home.terminal(
            ["bash", "--norc", "-i"], env={
                "HISTFILE": str(self.home.path / ".bash_history"), "PS1": "ready> ", "EDITOR": "", "VISUAL": ""})
        terminal.wait_for("ready> $")
        terminal.line(f"tacit note {self.client} --class c")
        terminal.wait_screen("^X Exit")
        terminal.type("\x17")
        terminal.wait_screen("Search")
        terminal.line("## Data")
        terminal.type("\x1b[B" + WORDS["editor"] + "\r")
        terminal.wait_screen(WORDS["editor"])
        lying = [p for p in self.home.files() if "edit-" in str(p)]
        found = list(traces.find(lying, ["Zephyrine"]))
        self.tally.hold("while it is edited the text lies in the runtime directory (positive control)", len(found) > 0)
        self.tally.hold("that file and its directory are private", all(
            p.stat().st_mode & 0o077 == 0 and p.parent.stat().st_mode & 0o077 == 0 for p in lying))
        terminal.type("\x18")
        terminal.wait_screen("Y Yes")
        terminal.type("Y")
        terminal.wait_screen("File Name to Write")
        terminal.type("\r")
        terminal.wait_for("Sign")
        terminal.line("y")
        terminal.wait_for("ready> $")
        for command in (f"tacit show {self.client}", "tacit client list", "tacit lock"):
            terminal.line(command)
            terminal.wait_for("ready> $")
        terminal.line(f"tacit jot {self.client}")
        terminal.wait_for("ends it")
        terminal.line(WORDS["sealed"])
        terminal.line("")
        terminal.wait_for("kept in the inbox")
        terminal.line("tacit agent stop")
        terminal.wait_for("ready> $")
        terminal.line("exit")
        terminal.wait()


def left_behind(home: Home, begun: float):
    """Files by the names that the list has for them, and files elsewhere that are new and ours."""
    for path in home.files():
        top, name = (home.path, "home") if home.path in path.parents else (home.runtime, "runtime")
        yield f"{name}/{path.relative_to(top)}", path
    for top in ("/tmp", "/var/tmp", "/dev/shm", "/run/user"):
        yield from ((str(path), path) for path in _new(top, begun, (home.path, home.runtime)))


def _new(top: str, begun: float, ours):
    for folder, below, names in os.walk(top):
        here = pathlib.Path(folder)
        below[:] = [d for d in below if here / d not in ours and not d.startswith((".cache", ".build"))]
        for name in names:
            try:
                facts = (here / name).lstat()
            except OSError:
                continue
            if facts.st_uid == os.getuid() and facts.st_ctime >= begun and facts.st_size < 64 << 20:
                yield here / name


def main() -> int:
    tally = Tally("residue")
    begun = time.time()
    with Home("residue") as home:
        kit = Day(home, tally).work()
        words = [*WORDS.values(), "Zephyrine", "Quillfeather", PASSPHRASE, kit, kit[10:40]]
        files = list(left_behind(home, begun))
        listed = [*LEFT, *SHELL]
        inside = [(name, path) for name, path in files if name.startswith(("home/", "runtime/"))]
        for name, _ in inside:
            tally.hold(f"{name} is on the list", any(fnmatch.fnmatch(name, entry) for entry in listed))
        hits = sorted({
            f"{name}: {word} ({form})" for name, path in files for _, word, form in traces.find([path], words)})
        tally.hold(f"{len(words)} words in {len(files)} files: 0 hits", not hits, "\n".join(hits[:20]))
        history = (home.path / ".bash_history").read_text()
        tally.hold("the shell's history was written (positive control)", "tacit note" in history, history)
        loose = [name for name, path in inside if name not in SHELL and path.lstat().st_mode & 0o077]
        tally.hold("every file is its owner's alone", not loose, ", ".join(loose))
        (home.path / "planted").write_bytes(b"{" + WORDS["sud"].encode("utf-16-be"))
        tally.hold("a planted word is found (positive control)",
                   len(list(traces.find([home.path / "planted"], words))) > 0)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
