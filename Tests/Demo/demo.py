#!/usr/bin/env python3
"""make demo: both fictional charts, through the real command line, in a home that is thrown away.

Plays every act of `acts/`, restarts the agent, unlocks with the recovery kit alone, reads everything back and
compares it with what was written, lets `tacit check` look, backs up open and locked, and searches every file for the
clients' words. Then the home is lost, and a fresh one gets everything back from the backup and the kit.
Exit status 1 when anything failed.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import acts  # noqa: E402
import documents  # noqa: E402
from assertions import ASSERTIONS, Record  # noqa: E402
from Stage import sheet, traces  # noqa: E402
from Stage.home import ZONE, Home  # noqa: E402

PASSPHRASE = "anvil-marble-thistle-drizzle-oxbow-lantern"
WORDS = [
    "HERON-4471", "WREN-9032", "LARK-5163", "Rowan Ashdown", "Ashdown", "Juniper Castellane", "Castellane",
    "Ansel Roake", "Okoye-Fenn", "Dr Marsh", "Imogen Vale", "Harrowgate Lane", "Ferris County", "A-017", "B-022",
    "mornings without a drink", "kitchen hook", "grandmother's stairwell", "six pints", "reassurance checks",
    "alcohol", "telephone mornings", "never burden others", PASSPHRASE,
]


class Demo:
    """One performance."""

    def __init__(self):
        self.home = Home("demo")
        self.names: dict[str, str] = {}
        self.made: list[tuple[acts.Act, str]] = []
        self.played = self.held = self.missing = 0
        self.failures: list[str] = []
        self.kit = ""
        self.begun = time.time()

    def step(self, what: str, good: bool, why: str = ""):
        """One thing that must hold."""
        if good:
            self.held += 1
            print(f"held: {what}")
        else:
            self.failures.append(what)
            print(f"FAILED: {what}" + (f"\n    {why}" if why else ""))

    # ------------------------------------------------------------------ acts

    def make_vault(self):
        """`init --demo` on a terminal: the kit is read off the sheet and typed back."""
        secret = self.home.runtime / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        print("$ tacit init --demo --passphrase-file F")
        terminal = self.home.terminal(["tacit", "init", "--demo", "--passphrase-file", str(secret)])
        self.kit = sheet.type_back(terminal)
        code = terminal.wait()
        print(indented(terminal.since.replace(self.kit, "(the kit)")))
        self.played += 1
        self.step("the vault is made, the kit typed back, and the kit has opened it", code == 0)
        print("$ tacit lock; tacit unlock --passphrase-file F")
        for arguments in (["lock"], ["unlock", "--passphrase-file", secret]):
            self.tacit(*arguments)
        secret.unlink()

    def tacit(self, *arguments, document=None):
        """One command without a terminal, counted; what it printed is shown."""
        ended = self.home.run(*arguments, stdin=document or b"")
        self.played += 1
        print(indented(ended.messages + ended.text))
        if ended.code != 0:
            self.failures.append(f"tacit {arguments[0]}: exit {ended.code}")
        return ended

    def play(self):
        """Every act of the charts."""
        print("\nEvery act below carries --plain and the --clock that stands beside it.\n")
        for act in acts.read(ZONE):
            if act.kind == "heading":
                print(f"\n# {act.text}")
            elif act.kind == "missing":
                self.missing += 1
                print(f"  {act.clock[:10]}  not built yet: {act.text} ({act.arguments[0]})")
            else:
                self.command(act)

    def command(self, act: acts.Act):
        """One command of a chart."""
        arguments = [word.format(**self.names) for word in act.arguments]
        source = f" < {act.document.relative_to(acts.CHARTS)}" if act.document else ""
        print(f"  {act.clock[:16]}  $ tacit {shlex.join(arguments)}{source}")
        document = act.document.read_bytes() if act.document else b""
        ended = self.tacit(*arguments, "--plain", "--clock", act.clock, document=document)
        made = ended.text.strip()
        self.made.append((act, made))
        if act.keep and ended.code == 0:
            self.names[act.keep] = made

    # ------------------------------------------------------------- read back

    def restart(self):
        """The agent ends; a new one opens the vault with the kit alone."""
        print("\n$ tacit agent stop; tacit unlock --recovery")
        self.tacit("agent", "stop")
        self.step("no agent is left", self.home.agent() is None)
        code = self.with_kit("unlock", "--recovery")
        self.step("the recovery kit alone opens the vault", code == 0)

    def with_kit(self, *arguments) -> int:
        """One command on a terminal that asks for the kit."""
        terminal = self.home.terminal(["tacit", *map(str, arguments)])
        terminal.wait_for(r"kit.*: ")
        terminal.line(self.kit)
        code = terminal.wait()
        print(indented(terminal.since.replace(self.kit, "(the kit)")))
        self.played += 1
        return code

    # ----------------------------------------------------- backup and loss

    def back_up(self):
        """One backup with the vault open, one with it locked."""
        self.backup = self.home.work / "backup"
        print("\n# Backup\n$ tacit backup create backup")
        made = self.tacit("backup", "create", self.backup)
        self.step("a backup is made and restored once for a test",
                  made.code == 0 and "restored for a test" in made.text)
        print("$ tacit lock; tacit backup create backup")
        self.tacit("lock")
        locked = self.tacit("backup", "create", self.backup)
        self.step("a backup is made while the vault is locked",
                  locked.code == 0 and "made while locked" in locked.text)

    def lose_everything(self):
        """The disk is gone; a fresh home, the stick with the backup and the sheet with the kit are left."""
        print("\n# The disk is lost: a fresh home, the backup, and the kit\n$ tacit backup restore backup --recovery")
        old, self.home = self.home, Home("demo")
        saved = self.home.work / "backup"
        shutil.move(self.backup, saved)
        old.close()
        code = self.with_kit("backup", "restore", saved, "--recovery")
        self.step("the vault is restored from the backup that was made locked", code == 0)
        check = self.tacit("check")
        self.step("tacit check finds nothing wrong in the restored vault", check.code == 0)
        self.read_back()
        self.tacit("lock")

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
        record = Record(refs=dict(self.names))
        wrong = []
        compared = 0
        for act, made in self.made:
            if act.document is None or not made:
                continue
            verb, text = act.arguments[0], act.document.read_text()
            if verb == "note":
                compared += 1
                wrong += self.compare(made, documents.note(text), self.json("show", made).get("content"))
            elif verb == "plan":
                compared += 1
                wrong += self.compare(made, documents.plan(text), self.json("show", made).get("content"))
            elif verb == "amend":
                compared += 1
                note = self.json("show", self.names[act.arguments[1][1:-1]])
                content = next((a["content"] for a in note.get("additions", []) if a["ref"] == made), None)
                wrong += self.compare(made, documents.addition(text), content)
        for client in "AB":
            self.read_chart(record, client)
        self.step(f"{compared} notes, additions and plan versions read back word for word", not wrong,
                  "\n    ".join(wrong[:10]))
        corrected = documents.note((acts.CHARTS / "rowan/note-2031-05-20-contact.md").read_text())
        right = self.json("show", self.names.get("right", "none")).get("content")
        self.step("the note of the wrong chart stands corrected in the right one",
                  not documents.differences(corrected, right))
        return record

    def read_chart(self, record: Record, client: str):
        """One client's log, notes and plans."""
        handle = self.names.get(client, "none")
        record.clients[client] = self.json("client", "show", handle)
        record.log[client] = self.json("log", handle).get("items", [])
        kinds = [line["ref"] for line in record.log[client] if line["kind"] == "note"]
        record.notes[client] = [self.json("show", ref) for ref in dict.fromkeys(kinds)]
        versions = [p["version"] for p in self.json("plan", "list", handle).get("items", [])]
        record.plans[client] = [self.json("plan", "show", handle, "--version", str(n)) for n in sorted(versions)]

    @staticmethod
    def compare(ref, expected, found):
        return [f"{ref} {d}" for d in documents.differences(expected, found or {})]

    # ------------------------------------------------------------ the search

    def search(self, record: Record):
        """Every file of the home and the runtime directory, and what appeared in /tmp, for every word."""
        print("\n# The search for words in clear")
        self.tacit("lock")
        words = WORDS + [self.kit, self.kit[10:40]] + [self.names.get("A", "none"), self.names.get("B", "none")]
        files = list(self.home.files()) + [p for top in ("/tmp", "/var/tmp", "/dev/shm") for p in self.appeared(top)]
        hits = sorted({f"{path}: {word} as {form}" for path, word, form in traces.find(files, words)})
        record.clear_text = hits
        self.step(f"{len(words)} words in {len(files)} files: 0 hits", not hits, "\n    ".join(hits))
        control = self.home.path / "tmp" / "control"
        control.write_bytes("x HERON-4471 x".encode("utf-16-le"))
        found = list(traces.find(self.home.files(), ["HERON-4471"]))
        control.unlink()
        self.step("a planted word is found (positive control)", len(found) > 0)

    def appeared(self, top: str):
        """Files of ours outside the home that were written since the demo began."""
        for folder, below, names in os.walk(top):
            below[:] = [d for d in below if not d.startswith("tacit-") or "tacit-demo" in d]
            if str(self.home.path) in folder:
                below[:] = []
                continue
            for name in names:
                path = pathlib.Path(folder) / name
                try:
                    facts = path.lstat()
                except OSError:
                    continue
                if "tacit" in name and facts.st_uid == os.getuid() and facts.st_mtime >= self.begun:
                    yield path

    # --------------------------------------------------------------- the end

    def assert_charts(self, record: Record):
        """The assertions of Tests/Charts/README.md."""
        print("\n# Assertions of the charts")
        for what, check in ASSERTIONS:
            if isinstance(check, str):
                self.missing += 1
                print(f"not built ({check}): {what}")
                continue
            try:
                self.step(what, bool(check(record)))
            except (KeyError, IndexError, StopIteration, TypeError) as error:
                self.step(what, False, f"{type(error).__name__}: {error}")

    def leave(self):
        """What a person can look at afterwards."""
        self.home.stop_agents()
        shutil.rmtree(self.home.runtime, ignore_errors=True)
        look = self.home.path / "look"
        exports = "".join(f"export {k}={shlex.quote(v)}\n" for k, v in self.home.env.items() if k != "TMPDIR")
        look.write_text(
            f"#!/bin/sh\n# A shell in the demo's home. The passphrase is {PASSPHRASE}\n{exports}"
            f"mkdir -p -m 0700 {self.home.runtime}\ncd {self.home.work}\n"
            "echo 'say: tacit unlock   then: tacit client list'\nexec bash --norc\n")
        look.chmod(0o700)

    def run(self) -> int:
        print(f"A FICTIONAL vault in {self.home.path}\n")
        self.make_vault()
        self.play()
        self.restart()
        record = self.read_back()
        self.assertions_and_check(record)
        self.leave()
        print(
            f"\ndemo: {self.played} acts, {self.held} held, {self.missing} not built, {len(self.failures)} failed; "
            f"look in {self.home.path} (sh {self.home.path}/look)")
        for failure in self.failures:
            print(f"  failed: {failure}")
        return 1 if self.failures else 0

    def assertions_and_check(self, record: Record):
        print("\n$ tacit check")
        check = self.tacit("check")
        self.step("tacit check finds nothing missing, changed or out of place", check.code == 0)
        self.back_up()
        self.search(record)
        self.assert_charts(record)
        self.lose_everything()


def indented(text: str) -> str:
    """Output of a command, below it."""
    return re.sub(r"(?m)^", "      ", text.rstrip()) if text.strip() else ""


if __name__ == "__main__":
    demo = Demo()
    try:
        sys.exit(demo.run())
    finally:
        demo.home.stop_agents()
