#!/usr/bin/env python3
"""What an image of the file tells about who belongs to whom (T18), as a report with two tests.

Vaults are made over the socket with a slot key of our own (no password hash), so that many are cheap. After each
act the new rows are noted from a copy of the open file: the truth, which nobody has who finds the file. Then the
vault is locked and the file looked at as a finder would.

1. *Same client?* For pairs of rows: nearness in the order of ids, equal first bits of the ids, equal sizes. The
   difference between pairs of one client and pairs of two is held against what it is when the same acts are dealt
   to the clients anew; over all images it must stay within four standard errors of chance.
2. *One client or many?* One client with many notes and changes, against as many clients with one note each: numbers
   and sizes of cells and meta rows, as a report. A finder knows neither number of acts nor of clients.
"""

import os
import pathlib
import random
import shutil
import sqlite3
import statistics
import struct
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage import api  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
PAIR_IMAGES = 60 if NIGHT else 10
GROUP_IMAGES = 20 if NIGHT else 4
CLIENTS, NOTES, MANY = 4, 6, 24
SHUFFLES = 200
LIMIT = 4.0


class Image:
    """A vault made over the socket, with the truth about its rows."""

    def __init__(self, home: Home):
        self.home = home
        # The act that made each row, and whose act it was.
        self.truth: dict[int, int] = {}
        self.acts: list[str] = []
        self.agent = subprocess.Popen(
            ["tacit-agent", "run", "--vault", str(home.vault.parent), "--state", str(home.path / "state/tacit"),
             "--runtime", str(home.runtime / "tacit")],
            env=home.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        end = time.monotonic() + 10
        while not home.socket.exists() and time.monotonic() < end:
            time.sleep(0.01)
        slot = struct.pack(">IBBIQ", 1, 1, 1, 3, 262_144) + os.urandom(16) + os.urandom(32)
        self.must("POST", "/v1/vault", slot)
        self.mark("")

    def must(self, method, path, body=None, headers=None):
        """A request that has to work."""
        status, answer = api.call(self.home.socket, method, path, body, headers)
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return answer

    def rows(self, path: pathlib.Path):
        """Ids and sizes of the cells."""
        connection = sqlite3.connect(path)
        try:
            return dict(connection.execute("SELECT id, length(v) FROM cells"))
        finally:
            connection.close()

    def mark(self, whose: str):
        """Notes whose rows are new since the last act."""
        copy = self.home.path / "tmp" / "copy.db"
        for suffix in ("", "-wal"):
            source = pathlib.Path(f"{self.home.vault}{suffix}")
            target = pathlib.Path(f"{copy}{suffix}")
            target.unlink(missing_ok=True)
            if source.exists():
                shutil.copy(source, target)
        for row in self.rows(copy):
            self.truth.setdefault(row, len(self.acts))
        self.acts.append(whose)

    def client(self, name: str, marked=True) -> str:
        """A new client; gives the code name."""
        handle = self.must("POST", "/v1/clients", {"name": name})["handle"]
        if marked:
            self.mark("")
        return handle

    def note(self, handle: str, text: str, marked=True):
        """A signed note."""
        draft = self.must(
            "POST", f"/v1/clients/{handle}/drafts", text.encode(),
            {"Content-Type": "text/markdown", "Tacit-Class": "progress", "Tacit-Draft-For": "note"})
        self.must("POST", f"/v1/clients/{handle}/notes/{draft['id']}/signature")
        if marked:
            self.mark(handle)

    def revise(self, handle: str, version: int, name: str):
        """A change of the roster."""
        self.must("POST", f"/v1/clients/{handle}/revisions", {"name": name}, {"If-Match": f'"{version}"'})

    def close(self):
        """Locks, ends the agent; gives cells and meta rows of the file that is left."""
        self.must("POST", "/v1/lock")
        self.agent.terminate()
        self.agent.wait(20)
        cells = self.rows(self.home.vault)
        connection = sqlite3.connect(self.home.vault)
        try:
            meta = dict(connection.execute("SELECT k, length(v) FROM meta"))
        finally:
            connection.close()
        return cells, meta


def text(dice: random.Random) -> str:
    """A note of some length."""
    return "The diary was kept. " * dice.randint(5, 120)


def z_scores(image: Image, cells: dict[int, int], dice: random.Random) -> dict[str, float]:
    """How far each feature tells pairs of one client from pairs of two, in standard errors of acts dealt anew."""
    rows = sorted(row for row in cells if row in image.truth and image.acts[image.truth[row]])
    notes = [number for number, whose in enumerate(image.acts) if whose]

    def labels(owners):
        whose = dict(zip(notes, owners))
        return [whose[image.truth[row]] for row in rows]

    owners = [image.acts[number] for number in notes]
    pairs = [(i, j) for i in range(len(rows)) for j in range(i)]
    features = {
        "nearness of ids": [1.0 if i - j <= 2 else 0.0 for i, j in pairs],
        "first bits of ids": [1.0 if rows[i] >> 59 == rows[j] >> 59 else 0.0 for i, j in pairs],
        "sizes": [1.0 if cells[rows[i]] == cells[rows[j]] else 0.0 for i, j in pairs],
    }

    def gap(values, names):
        same = [v for v, (i, j) in zip(values, pairs) if names[i] == names[j]]
        other = [v for v, (i, j) in zip(values, pairs) if names[i] != names[j]]
        return statistics.fmean(same) - statistics.fmean(other)

    found = {}
    for name, values in features.items():
        chance = []
        for _ in range(SHUFFLES):
            dealt = owners[:]
            dice.shuffle(dealt)
            chance.append(gap(values, labels(dealt)))
        spread = statistics.stdev(chance) or 1.0
        found[name] = (gap(values, labels(owners)) - statistics.fmean(chance)) / spread
    return found


def same_client(tally: Tally, dice: random.Random):
    """The first test."""
    scores: dict[str, list[float]] = {}
    for _ in range(PAIR_IMAGES):
        with Home("link") as home:
            image = Image(home)
            handles = [image.client(f"Person {n}") for n in range(CLIENTS)]
            order = handles * NOTES
            dice.shuffle(order)
            for handle in order:
                image.note(handle, text(dice))
            cells, _ = image.close()
            for name, score in z_scores(image, cells, dice).items():
                scores.setdefault(name, []).append(score)
    for name, values in scores.items():
        z = sum(values) / len(values) ** 0.5
        tally.hold(f"same client? by {name}: {z:+.2f} standard errors over {len(values)} images", abs(z) < LIMIT)


def one_or_many(dice: random.Random):
    """The report."""
    counts: dict[str, list[int]] = {"one": [], "many": []}
    sizes: dict[str, list[float]] = {"one": [], "many": []}
    metas: dict[str, set] = {"one": set(), "many": set()}
    for _ in range(GROUP_IMAGES):
        for kind in ("one", "many"):
            with Home("link") as home:
                image = Image(home)
                handle = image.client("Person", marked=False)
                for number in range(1, MANY):
                    if kind == "one":
                        image.revise(handle, number, f"Person {number}")
                        image.note(handle, text(dice), marked=False)
                    else:
                        image.note(image.client(f"Person {number}", marked=False), text(dice), marked=False)
                cells, meta = image.close()
                counts[kind].append(len(cells))
                sizes[kind].append(statistics.fmean(cells.values()))
                metas[kind].add((meta.get(2), meta.get(3)))
    for what, values in (("cells", counts), ("mean size of a cell", sizes)):
        one, many = statistics.fmean(values["one"]), statistics.fmean(values["many"])
        print(f"  report: {what}: {one:.0f} with one client, {many:.0f} with {MANY}")
    print(f"  report: bytes of state and snapshot: {sorted(metas['one'])} with one client, "
          f"{sorted(metas['many'])} with {MANY} (a power of two each: Docs/Formats/file.md)")


def main() -> int:
    tally = Tally("linkability")
    dice = random.Random(20310106)
    same_client(tally, dice)
    one_or_many(dice)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
