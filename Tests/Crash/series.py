"""One vault that is killed again and again."""

import pathlib
import random
import shutil
import sqlite3
import threading
import time

from Stage import reader
from Stage.agent import LOST, Agent, await_end
from Stage.hand import Hand
from Stage.home import Home
from Stage.ledger import ACKNOWLEDGED, Ledger

HANDS = 3
TILE = 256


class Totals:
    """What all series did together."""

    def __init__(self):
        self.lock = threading.Lock()
        self.kills = self.parents = self.locks = self.folds = self.unlocks = self.again = self.twice = 0
        self.acknowledged = 0
        self.failures: list[str] = []

    def add(self, **counts):
        with self.lock:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)

    def fail(self, why: str):
        with self.lock:
            self.failures.append(why)
            print(f"  FAIL  {why}", flush=True)


class Series:
    """A vault, its hands and its ledger, over some kills."""

    def __init__(self, dice: random.Random, kills: int, totals: Totals):
        self.dice, self.kills, self.totals = dice, kills, totals
        self.ledger = Ledger()
        self.tiles = 0

    def run(self):
        """Work, kill, look, unlock, check; at the end a lock and one more look."""
        with Home("crash") as home, Agent(home) as agent:
            self.home, self.agent = home, agent
            agent.create()
            self.hands = [
                # 423: who connects after the kill meets the next worker, which is locked.
                Hand(home.socket, self.ledger, f"h{n}", random.Random(self.dice.random()), allowed={423})
                for n in range(HANDS)]
            # Enough entries that a lock has tiles to fold.
            self.work(acts=25)
            hits = number = 0
            while hits < self.kills and number < 3 * self.kills:
                hits += self.round(number)
                number += 1
            self.sweep()
            agent.lock()
            self.look(agent.read(), "after the last lock", locked=True)
            self.totals.add(acknowledged=self.ledger.count(ACKNOWLEDGED))

    def sweep(self):
        """Waits until the worker has looked at every record: then it knows of the texts that killed ones left."""
        while self.agent.line.must("GET", "/v1/status").get("sweeping"):
            time.sleep(0.05)

    def round(self, number: int) -> bool:
        """One kill; gives whether it hit. Every other one takes the parent too, so that no worker waits for its parent's patience."""
        parent_too = number % 2 == 1
        in_lock = self.dice.random() < 0.3
        hit = self.in_lock(parent_too) if in_lock else self.under_load(parent_too)
        contents = self.image()
        self.look(contents, f"kill {number}", locked=False)
        self.totals.add(kills=int(hit), parents=int(hit and parent_too), locks=int(hit and in_lock))
        if parent_too:
            self.agent.start()
        before = {record.id for record in contents.records}
        status, answer = self.agent.unlock()
        if status != 200 or answer["read_only"] or "doubt" in answer:
            raise RuntimeError(f"the unlock after kill {number}: {status} {answer}")
        self.totals.add(unlocks=1)
        self.again(before)
        found = self.agent.line.must("POST", "/v1/check")["findings"]
        if found:
            self.totals.fail(f"the check after kill {number}: {found}")
        return hit

    def under_load(self, parent_too: bool) -> bool:
        """Hands at work, and a kill within the next blink."""
        self.threads = [threading.Thread(target=hand.work, args=(lambda: True,)) for hand in self.hands]
        for thread in self.threads:
            thread.start()
        time.sleep(self.dice.uniform(0.005, 0.12))
        hit = self.agent.kill(parent_too)
        for thread in self.threads:
            thread.join()
        self.totals.failures += [hand.failure for hand in self.hands if hand.failure]
        return hit

    def in_lock(self, parent_too: bool) -> bool:
        """A lock after some more work, killed somewhere between its beginning and the end of the process."""
        self.work(acts=5)
        entries = self.agent.line.must("POST", "/v1/check")["entries"]
        worker = self.agent.worker()
        self.agent.line.must("POST", "/v1/lock")
        time.sleep(self.dice.uniform(0, 0.06))
        hit = self.agent.worker() == worker and self.agent.kill(parent_too)
        if not hit:
            await_end(worker)
            if parent_too:
                self.agent.kill(True)
        for line in (self.agent.line, *(hand.line for hand in self.hands)):
            line.close()
        self.totals.add(folds=int(hit and entries - self.tiles * TILE >= TILE))
        return hit

    def work(self, acts: int):
        """Acts without a kill, one hand after the other."""
        for hand in self.hands:
            for _ in range(acts):
                hand.act()

    def again(self, before=frozenset()):
        """Half of the requests that got no answer are said again, as the command line does."""
        for hand in self.hands:
            if hand.lost and self.dice.random() < 0.5:
                act = hand.lost[0]
                try:
                    hand.again()
                    self.totals.add(again=1, twice=int(act.id in before))
                except LOST as error:
                    self.totals.fail(f"a request said again got no answer: {error}")
            hand.forget()

    def image(self) -> reader.Contents:
        """The vault as the kill left it: a copy of the file with its log, which stock SQLite takes over."""
        copy = self.home.path / "tmp" / "image.db"
        for suffix in ("", "-wal"):
            source, target = pathlib.Path(f"{self.home.vault}{suffix}"), pathlib.Path(f"{copy}{suffix}")
            target.unlink(missing_ok=True)
            if source.exists():
                shutil.copy(source, target)
        connection = sqlite3.connect(copy)
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        if sound != "ok":
            self.totals.fail(f"the file is damaged: {sound}")
        contents = reader.open_vault(copy, "kit", 1, reader.kit_text(self.agent.kit))
        self.tiles = contents.tiles
        return contents

    def look(self, contents: reader.Contents, when: str, locked: bool):
        """Holds the ledger against the vault."""
        for difference in self.ledger.differences(contents, locked):
            self.totals.fail(f"{when}: {difference}")
