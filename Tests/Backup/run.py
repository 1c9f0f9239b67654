#!/usr/bin/env python3
"""Backups that meet a bad day: full and read-only places, other vaults, cut and missing files, kills. Each ends with its
exit code and a next step, and costs nothing that was there.
"""

import contextlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage.home import Home  # noqa: E402
from Stage.stock import NOTE, Stock  # noqa: E402
from Stage.tally import Tally  # noqa: E402

KILLS = 1_000 if os.environ.get("TACIT_FIGURES") == "night" else 30


@contextlib.contextmanager
def mounted(options: str):
    """A small tmpfs; only for root."""
    place = pathlib.Path("/dev/shm") / f"tacit-backup-{os.getpid()}"
    place.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
        place.rmdir()


class Suite:
    """One home with an unlocked vault and a place for backups."""

    def __init__(self, tally: Tally, stock: Stock, home: Home):
        self.tally, self.stock, self.home = tally, stock, home
        self.names = stock.lend(home, unlocked=True)
        self.place = home.work / "backup"

    def create(self, place=None, **options):
        return self.home.run("backup", "create", place or self.place, **options)

    def note(self):
        """One more note, so that there is something new."""
        self.home.must("note", self.names["rowan"], "-", "--sign", "--plain", stdin=NOTE)

    def refused(self, what: str, ended, code: int, word: str):
        """A clear error: its code, a word that names the cause, and a next step."""
        good = ended.code == code and word in ended.messages and "tacit: hint: " in ended.messages
        self.tally.hold(f"{what}: exit {code}", good, f"exit {ended.code}\n{ended.messages}{ended.text}")

    def whole(self, what: str):
        """The newest backup verifies."""
        ended = self.home.run("backup", "verify", self.place)
        self.tally.hold(what, ended.code == 0, ended.messages)

    # -------------------------------------------------------------- places

    def places(self):
        self.refused("no directory named and none configured", self.home.run("backup", "create"), 64, "was not said")
        self.refused("a directory whose parent is missing", self.create(self.home.work / "no" / "such"), 21, "mounted")
        file = self.home.work / "a-file"
        file.write_text("mine")
        self.refused("a file where a directory belongs", self.create(file), 21, "not a directory")
        self.tally.hold("the file is as it was", file.read_text() == "mine")
        self.refused("verify where nothing is", self.home.run("backup", "verify", self.home.work / "void"), 66, "no such")
        empty = self.home.work / "empty"
        empty.mkdir(mode=0o700)
        self.refused("restore from an empty directory", self.home.run("backup", "restore", empty), 14, "no backup")
        self.home.must("config", "set", "backup", self.place)
        self.tally.hold("the configured directory is used", self.home.run("backup", "create").code == 0)
        self.home.must("config", "set", "backup")

    def mounts(self):
        if os.geteuid() != 0:
            return self.tally.skip("full and read-only places", "mounting needs root")
        with mounted("size=64k,mode=700") as small:
            ended = self.create(small)
            self.refused("a full place", ended, 74, "full")
            self.tally.hold("no backup is listed there", self.home.run("backup", "list", small).code == 14)
        with mounted("size=8m,mode=700,ro") as fixed:
            self.refused("a read-only place", self.create(fixed), 21, "read-only")
        self.whole("the backup elsewhere is whole")

    # ------------------------------------------------------------- content

    def other_vault(self):
        with Home("other") as other:
            secret = other.work / "p"
            secret.write_text("anvil-marble-thistle-drizzle-oxbow-lantern\n")
            secret.chmod(0o600)
            other.must("init", "--demo", "--no-recovery", "--passphrase-file", secret)
            before = sorted(p.name for p in self.place.iterdir())
            self.refused("a directory of another vault", other.run("backup", "create", self.place), 17, "another vault")
            self.tally.hold("nothing was written there", sorted(p.name for p in self.place.iterdir()) == before)
            self.refused("a test of another vault's backup", other.run("backup", "verify", self.place), 18, "not of this")

    def damage(self):
        self.note()
        self.home.must("backup", "create", self.place)
        pack = sorted(self.place.glob("DATA-*.age"))[0]
        whole = pack.read_bytes()
        for share in (0, 1, 2, 3):
            pack.write_bytes(whole[:len(whole) * share // 4])
            self.refused(f"a pack cut at {share}/4", self.home.run("backup", "verify", self.place), 18, pack.name)
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        pack.write_bytes(changed)
        self.refused("a changed pack", self.home.run("backup", "verify", self.place), 18, pack.name)
        pack.unlink()
        self.refused("a missing pack", self.home.run("backup", "verify", self.place), 18, f"{pack.name} is missing")
        healed = self.create()
        self.tally.hold("the next backup writes what the missing pack had", healed.code == 0
                        and f"{pack.name} is missing" in healed.messages, healed.messages)
        self.whole("and is whole")
        rows = sorted(self.place.glob("ROWS-*"))[0]
        kept = rows.read_bytes()
        rows.write_bytes(kept[:-1])
        self.refused("a cut list of rows", self.home.run("backup", "verify", self.place), 18, rows.name)
        rows.write_bytes(kept)
        record = sorted(self.place.glob("BACKUP-*"))[-1]
        text = record.read_text()
        record.write_text(text.replace("rows ", "rows 1"))
        self.refused("a changed record", self.home.run("backup", "verify", self.place), 18, record.name)
        record.write_text(text)
        self.whole("what was put back is whole again")

    # ------------------------------------------------------------- restore

    def restore(self):
        passphrase = ("--passphrase-file", self.home.work / "passphrase")
        log = self.home.must("log", self.names["rowan"], "--plain").text
        self.refused("restore over an open vault", self.home.run("backup", "restore", self.place, *passphrase), 17, "vault here")
        self.home.must("lock")
        self.refused("restore over a locked vault", self.home.run("backup", "restore", self.place, *passphrase), 17, "--force")
        with Home("fresh") as fresh:
            place = fresh.work / "backup"
            shutil.copytree(self.place, place)
            secret = fresh.work / "wrong"
            secret.write_text("quorum-basalt-figment-onyx-trellis-wharf\n")
            secret.chmod(0o600)
            wrong = fresh.run("backup", "restore", place, "--passphrase-file", secret)
            self.refused("restore with a wrong passphrase", wrong, 12, "passphrase")
            self.tally.hold("and no vault is there", fresh.run("status").code == 10)
            self.older_keys(fresh, place)
            secret.write_text("anvil-marble-thistle-drizzle-oxbow-lantern\n")
            done = fresh.run("backup", "restore", place, "--passphrase-file", secret)
            self.tally.hold("restore in a fresh home", done.code == 0, done.messages)
            self.tally.hold("every record is back", fresh.must("log", self.names["rowan"], "--plain").text == log)
            self.tally.hold("the restored vault has no fault", fresh.run("check").code == 0)
        self.home.must("unlock", *passphrase)
        older = self.home.run("backup", "verify", self.place, "--number", 1)
        self.tally.hold("an older backup is tested with newer keys", older.code == 0, older.messages)

    def older_keys(self, fresh: Home, place: pathlib.Path):
        """Another backup's header and keys under the newest number are not what its record says."""
        newest = sorted(place.glob("KEYS-*"))[-1]
        previous = sorted(place.glob("KEYS-*"))[-2]
        kept = newest.read_bytes()
        newest.write_bytes(previous.read_bytes())
        secret = ("--passphrase-file", self.home.work / "passphrase")
        self.refused("older keys under a newer name", fresh.run("backup", "restore", place, *secret), 18, newest.name)
        newest.write_bytes(kept)

    # --------------------------------------------------------------- kills

    def kills(self):
        """`create` and `restore` die at any moment: what was there is whole, and the next one finishes the work."""
        lost = 0
        for round_ in range(KILLS):
            if round_ % 5 == 0:
                self.note()
            self.kill_after(random.random() * 0.25, "backup", "create", self.place)
            lost += self.home.run("backup", "list", self.place).code != 0
        self.tally.hold(f"{KILLS} killed creates: the directory can be read after each", lost == 0, f"{lost} could not")
        self.tally.hold("the next create works", self.create().code == 0)
        self.whole("and is whole")
        bad = []
        with Home("killed") as fresh:
            secret = ("--passphrase-file", self.home.work / "passphrase")
            for _ in range(max(5, KILLS // 5)):
                self.kill_after(random.random() * 1.2, "backup", "restore", self.place, *secret, home=fresh)
                state = fresh.run("status").code
                if state == 0:
                    check = fresh.run("check")
                    bad += [check.text] if check.code else []
                    fresh.must("lock")
                    shutil.rmtree(fresh.path / "data" / "tacit")
                    fresh.stop_agents()
                elif state not in (10, 13):
                    bad.append(f"status {state}")
                elif state == 13:
                    # Put into its place, and killed before it was opened.
                    ended = fresh.run("unlock", *secret, "--accept-anchor")
                    # 17: it was being opened while it was asked.
                    bad += [f"unlock {ended.code}: {ended.messages}"] if ended.code not in (0, 17) else []
                    fresh.stop_agents()
                    shutil.rmtree(fresh.path / "data" / "tacit")
                shutil.rmtree(fresh.path / "state" / "tacit", ignore_errors=True)
                (fresh.path / "state" / "tacit").mkdir(mode=0o700)
                fresh.stop_agents()
            done = fresh.run("backup", "restore", self.place, *secret)
            self.tally.hold("after killed restores there is no vault or a whole one", not bad, "\n".join(bad))
            self.tally.hold("and the next restore works", done.code == 0, done.messages)

    def kill_after(self, seconds: float, *arguments, home=None):
        home = home or self.home
        process = subprocess.Popen(
            ["tacit", *map(str, arguments)], cwd=home.work, env=home.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()


def main() -> int:
    tally = Tally("backup")
    with Stock() as stock, Home("backup") as home:
        suite = Suite(tally, stock, home)
        suite.places()
        suite.mounts()
        suite.other_vault()
        suite.damage()
        suite.restore()
        suite.kills()
        tally.hold("nothing is left beside the vault", not (home.vault.parent / "restore").exists())
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
