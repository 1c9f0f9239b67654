#!/usr/bin/env python3
"""make demo: both fictional charts, through the real command line, in a home that is thrown away.

Plays every act of `acts/`, restarts the agent, unlocks with the recovery kit alone, reads everything back and
compares it with what was written, lets `tacit check` look, backs up open and locked, and searches every file for the
clients' words. Then the home is lost, and a fresh one gets everything back from the backup and the kit.
Exit status 1 when anything failed.
"""

import os
import pathlib
import shlex
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Interop" / "reader"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assertions import ASSERTIONS, Record  # noqa: E402
from bundles import SEALS  # noqa: E402
from client_copy import Refused, open_page  # noqa: E402
from play import PASSPHRASE  # noqa: E402
from readback import Reader  # noqa: E402
from Stage import traces  # noqa: E402
from Stage.home import Home  # noqa: E402

COPIES = ("COPY1", "COPYA", "COPYB", "NOTESA", "NOTESB", "CHARTA")
WORDS = [
    "HERON-4471", "WREN-9032", "LARK-5163", "Rowan Ashdown", "Ashdown", "Juniper Castellane", "Castellane",
    "Ansel Roake", "Okoye-Fenn", "Dr Marsh", "Imogen Vale", "Harrowgate Lane", "Ferris County", "A-017", "B-022",
    "mornings without a drink", "kitchen hook", "grandmother's stairwell", "six pints", "reassurance checks",
    "alcohol", "telephone mornings", "never burden others", "fall from a scaffold", "canal lock", "letter drawer",
    "audio diary", "drinking diary", "fatigue", "F10.20", "F41.1", "PHQ-9 of", "values goal", "rota of the ward",
    "Eleven is when my head is on", "one night without a drink", "reading age", "knew me before", PASSPHRASE,
]


class Demo(Reader):
    """One performance."""

    def __init__(self):
        super().__init__()
        self.begun = time.time()

    def restart(self):
        """The agent ends; a new one opens the vault with the kit alone."""
        print("\n$ tacit agent stop; tacit unlock --recovery")
        self.tacit("agent", "stop")
        self.step("no agent is left", self.home.agent() is None)
        code = self.with_kit("unlock", "--recovery")
        self.step("the recovery kit alone opens the vault", code == 0)

    # ------------------------------------------------------------- bundles

    def open_bundles(self, record: Record):
        """Every colleague opens what came, with stock programs alone."""
        print("\n# What the colleagues received, by age, tar, sha256sum, ssh-keygen and the checker")
        for seal in SEALS:
            file = self.home.work / self.names.get(seal, "none")
            if not file.is_file():
                self.step(f"{seal} was written", False)
                continue
            folder = self.colleagues.open(seal, file)
            wrong = self.colleagues.verify(folder) + [f"{name} opens it" for name in self.colleagues.others(seal, file)]
            names = ", ".join(sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())[:12])
            print(f"      {file.name}: {names}")
            self.step(f"{seal} opens with stock age and tar, verifies, and opens for nobody else", not wrong,
                      "\n    ".join(wrong))
            record.bundles[seal] = self.colleagues.text(folder)
            record.shared[seal] = self.colleagues.plan(folder)
        for ref in [e["ref"] for c in "AB" for e in record.entries[c] if e["kind"] == "disclosure"]:
            if ref != self.names.get("EMERGENCY") and record.all(record.entries)[ref]["content"]["how"] == "bundle":
                again = self.home.run("bundle", "show", ref, "--plain")
                self.step(f"bundle show makes {ref} again, the same byte for byte", again.code == 0, again.messages)

    # -------------------------------------------------------------- copies

    def open_copies(self, record: Record):
        """The copies of the charts, opened by the second reader with the words that were shown once."""
        print("\n# The copies, by the second reader")
        for copy in COPIES:
            file = self.home.work / self.names.get(copy, "none")
            if not file.is_file() or copy not in self.words:
                self.step(f"{copy} was written, and its words were told", False)
                continue
            try:
                inside = open_page(file.read_text(), self.words[copy])
            except Refused as error:
                self.step(f"{copy} opens with its words", False, str(error))
                continue
            self.colleagues.keep(file, self.words[copy])
            record.copies[copy] = inside["html"] + inside.get("file", {}).get("text", "")
            self.step(f"{copy} opens with its words, {len(record.copies[copy]) >> 10} KiB", "<h1>" in inside["html"])
            try:
                open_page(file.read_text(), "other-words-than-these")
                self.step(f"{copy} opens with no others", False)
            except Refused:
                self.step(f"{copy} opens with no others", True)

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

    def lose_everything(self, record: Record):
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
        self.read_again(record)
        self.tacit("lock")

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
        self.colleagues.leave(self.home.path / "colleagues")
        if wanted := os.environ.get("TACIT_BUNDLES"):
            # For the checks of other suites.
            shutil.copytree(self.home.path / "colleagues", wanted)
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
        self.open_bundles(record)
        self.open_copies(record)
        self.back_up()
        self.search(record)
        self.assert_charts(record)
        self.lose_everything(record)


if __name__ == "__main__":
    demo = Demo()
    try:
        sys.exit(demo.run())
    finally:
        demo.home.stop_agents()
