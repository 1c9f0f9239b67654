#!/usr/bin/env python3
"""Sixty-four callers at once (T15): reads, drafts, signatures, plans, and locks in the middle of it.

Each caller has a connection of its own and clients of its own; the first locks now and then, and whoever finds the
vault locked opens it again. A request whose answer got lost is said again with its key. Afterwards the second reader
opens the closed vault: every stream numbered without gap or double, everything acknowledged there once and whole,
nothing from nobody; and the vault's own check finds nothing.

With binaries built under the thread sanitizer (`TACIT_BIN`) the same run looks for data races: a worker that reports
one ends with another exit code, which is counted here as any crash is.
"""

import os
import pathlib
import random
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage.agent import LOST, Agent  # noqa: E402
from Stage.hand import Hand, Unexpected  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.stock import Stock  # noqa: E402
from Stage.ledger import ACKNOWLEDGED, ITS_OWN, SENT, Ledger  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
SECONDS = 600 if NIGHT else 60
CALLERS = 64
# Seconds between two locks.
LOCK_EVERY = 4.0
LOCKED = 423


class Crowd:
    """All callers, what they sent, and what went wrong."""

    def __init__(self, agent: Agent, dice: random.Random):
        self.agent, self.dice = agent, dice
        self.ledger = Ledger()
        self.hands = [
            Hand(agent.home.socket, self.ledger, f"c{n:02}", random.Random(dice.random()), {LOCKED})
            for n in range(CALLERS)]
        self.end = self.next_lock = 0.0
        self.locks = self.unlocks = self.lost = self.refused = 0
        self.counts = threading.Lock()
        self.failures: list[str] = []

    def run(self):
        """Everybody at once, until the time is over."""
        self.end = time.monotonic() + SECONDS
        self.next_lock = time.monotonic() + LOCK_EVERY
        threads = [threading.Thread(target=self.work, args=(hand,)) for hand in self.hands]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for line in (self.agent.line, *(hand.line for hand in self.hands)):
            line.close()

    def work(self, hand: Hand):
        """One caller's day; what a caller may not see ends it as a failure."""
        while time.monotonic() < self.end:
            try:
                if hand is self.hands[0] and self.next_lock < time.monotonic() < self.end - LOCK_EVERY:
                    self.lock(hand)
                if hand.lost:
                    hand.again()
                else:
                    hand.act()
                if hand.was_refused:
                    self.open(hand)
            except LOST:
                hand.line.close()
                self.add(lost=1)
            except Unexpected as error:
                self.failures.append(f"{hand.name}: {error}")
                return
        self.last_word(hand)

    def last_word(self, hand: Hand):
        """What is still without an answer is said again until it has one."""
        for _ in range(50):
            if not hand.lost:
                return
            try:
                hand.again()
                if hand.was_refused:
                    self.open(hand)
            except LOST:
                hand.line.close()
                time.sleep(0.1)
            except Unexpected as error:
                self.failures.append(f"{hand.name}: {error}")
                return
        self.failures.append(f"{hand.name} got no answer in fifty tries")

    def open(self, hand: Hand):
        """Whoever finds the vault locked opens it; another one may be faster."""
        self.add(refused=1)
        status, answer = self.agent.unlock(hand.line)
        if status == 200 and not answer["read_only"]:
            self.add(unlocks=1)
        elif status not in (409, LOCKED):
            self.failures.append(f"{hand.name}: unlock {status} {answer}")
        else:
            time.sleep(0.05)

    def lock(self, hand: Hand):
        """A lock between two acts, over the caller's own connection: a sixty-fifth would wait for the others."""
        status, answer = hand.line.call("POST", "/v1/lock")
        if status != 204:
            self.failures.append(f"lock: {status} {answer}")
        self.add(locks=1)
        self.next_lock = time.monotonic() + self.dice.uniform(0.5, 1.5) * LOCK_EVERY

    def add(self, **counts):
        """Counts what happened."""
        with self.counts:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)


def lock_past_idle_connections(tally: Tally):
    """Programs that hold every connection and say nothing do not keep the vault open."""
    with Stock() as stock, Home("idle") as home:
        stock.lend(home, unlocked=True)
        idle = []
        for _ in range(CALLERS):
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(str(home.socket))
            connection.sendall(b"GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n")
            connection.recv(4096)
            idle.append(connection)
        begun = time.monotonic()
        ended = home.run("lock")
        seconds = time.monotonic() - begun
        for connection in idle:
            connection.close()
        tally.hold(f"tacit lock locks within fifteen seconds although {CALLERS} idle connections are held",
                   ended.code == 0 and seconds < 15 and home.run("status").code == 13, f"{seconds:.0f} s\n{ended.messages}")


def main() -> int:
    tally = Tally("concurrency")
    seed = int(os.environ.get("TACIT_SEED", int(time.time())))
    print(f"  report: seed {seed}")
    with Home("crowd") as home, Agent(home) as agent:
        agent.create()
        crowd = Crowd(agent, random.Random(seed))
        crowd.run()
        done = sum(hand.done for hand in crowd.hands)
        tally.hold(f"{CALLERS} callers for {SECONDS} s: {done} acts, {crowd.locks} locks, {crowd.lost} answers lost "
                   f"and asked for again, no answer that a caller may not get", not crowd.failures,
                   "\n".join(crowd.failures[:8]))
        tally.hold(f"everybody got on, callers met a locked vault {crowd.refused} times and opened it "
                   f"{crowd.unlocks} times (positive control)",
                   min(hand.done for hand in crowd.hands) > 0 and crowd.unlocks >= crowd.locks // 2 > 0)
        if agent.line.must("GET", "/v1/status")["state"] == "locked":
            agent.unlock()
        found = agent.line.must("POST", "/v1/check")
        tally.hold(f"the check of {found['entries']} entries finds nothing", not found["findings"],
                   str(found["findings"]))
        agent.lock()
        contents = agent.read()
        wrong = crowd.ledger.differences(contents, locked=True, its_own=ITS_OWN)
        acknowledged, open_ended = crowd.ledger.count(ACKNOWLEDGED), crowd.ledger.count(SENT)
        tally.hold(f"{acknowledged} acknowledged records: 0 lost, 0 twice, 0 half, 0 from nobody; no gap in "
                   f"{len(contents.vault.heads.streams)} streams", not wrong and acknowledged > CALLERS,
                   "\n".join(wrong[:12]))
        print(f"  report: {open_ended} records of {len(crowd.ledger.acts)} without a last word")
        log = (home.path / "state/tacit/agent.log").read_text()
        crashes = [line for line in log.splitlines() if "signal" in line or "gave up" in line]
        # Of a crash the whole log: the message of a trap stands at the beginning of its trace.
        print("".join(f"  report: {line}\n" for line in log.splitlines()[-200 if crashes else -6:]), end="")
        tally.hold("no worker crashed", not crashes, "\n".join(crashes[:5]))
    lock_past_idle_connections(tally)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
