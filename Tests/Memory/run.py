#!/usr/bin/env python3
"""A dump of every process of tacit (T11): after lock there is no word and no key in any of them.

As root, because root is who could do it to her. While the vault is open the words have to be found, by the same
search, or the rest would show nothing; so must the keys, and each of them in locked memory only. The passphrase is
looked for in the command line while that hashes it (found), and in the agent at every time (never).
"""

import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from chart import Chart, Words  # noqa: E402
from scanner import key_forms, look  # noqa: E402
from Stage import reader, traces  # noqa: E402
from Stage.agent import Agent, await_end, passphrase_slot  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
CYCLES = 200 if NIGHT else 20
PASSPHRASE = "quorum-basalt-figment-onyx-trellis-wharf"
# After so many idle seconds the keys and texts of clients go (Docs/Architecture.md); the vault stays open.
CLIENTS_CLOSE = 300


class Dumps:
    """A vault, what is secret about it, and the processes that may hold it."""

    def __init__(self, tally: Tally, agent: Agent):
        self.tally, self.agent = tally, agent
        self.words = Words()
        agent.create(passphrase_slot(PASSPHRASE))
        self.chart = Chart(agent, self.words)
        self.chart.fill()
        agent.lock()
        self.keys = _keys(agent)
        self.word_needles = {f"word: {form}": data for form, data in traces.forms(self.words.mark).items()}
        self.key_needles = {name: data for key, value in self.keys.items() for name, data in
                            key_forms(key, value).items()}
        kit = reader.kit_text(agent.kit)
        self.never = {
            **{f"passphrase: {form}": data for form, data in traces.forms(PASSPHRASE).items()},
            **{f"kit: {form}": data for form, data in traces.forms(kit).items()},
            **key_forms("kit's bytes", agent.kit), **key_forms("slot key of the kit", agent.key)}
        self.all = {**self.word_needles, **self.key_needles, **self.never}

    def processes(self) -> list[int]:
        """Parent and worker."""
        return [self.agent.process.pid, self.agent.worker()]

    def in_agent(self, needles, programs=True) -> dict[str, int]:
        """Hits in any process of the agent."""
        hits: dict[str, int] = {}
        for pid in self.processes():
            for name, count in look(pid, needles, programs).hits.items():
                hits[name] = hits.get(name, 0) + count
        return hits

    def told(self, needles) -> list[str]:
        """Hits in the worker, with where they are."""
        found = look(self.agent.worker(), needles)
        return [f"{name} in {mapping.mode} {mapping.start:#x} {mapping.name or 'memory'}"
                for name, places in found.places.items() for mapping in places]

    def lock(self):
        """Locks, and waits until the next worker serves."""
        self.agent.lock()
        self.agent.line.must("GET", "/v1/status")
        self.agent.line.close()

    # ---------------------------------------------------------------- what is held

    def while_open(self):
        """The positive control, and where keys lie."""
        self.agent.unlock()
        self.chart.read()
        worker, parent = self.agent.worker(), self.agent.process.pid
        words = {word: word.encode() for word in self.words.made}
        found = look(worker, {**words, **self.all})
        missing = [word for word in words if word not in found.hits]
        self.tally.hold(
            f"open: {len(words) - len(missing)} of {len(words)} words are in the worker's {found.size >> 20} MiB "
            f"(positive control)", len(words) >= 50 and not missing, " ".join(missing))
        seen = {name.partition(":")[0] for name in found.hits} & set(self.keys)
        self.tally.hold(f"open: {len(seen)} of {len(self.keys)} keys are in the worker (positive control)",
                        {"root key", "ring key"} <= seen and len(seen) > 8, " ".join(sorted(seen)))
        loose = [f"{name} in {mapping.mode} {mapping.name or 'memory'}" for name, places in found.places.items()
                 for mapping in places if name in self.key_needles and not mapping.is_locked]
        self.tally.hold("open: every copy of a key lies in locked memory, and none is encoded", not loose,
                        "\n".join(loose))
        never = {name: count for name, count in found.hits.items() if name in self.never}
        self.tally.hold("open: neither passphrase nor kit nor the slot key that came is in the worker", not never,
                        str(never))
        hits = look(parent, self.all).hits
        self.tally.hold("open: the parent holds no word and no key", not hits, str(hits))
        self.lock()

    def cycles(self):
        """Unlock, read, lock, dump; every dump is of all processes that are there."""
        hits, size, open_hits = {}, 0, []
        for _ in range(CYCLES):
            self.agent.unlock()
            self.chart.read()
            before = self.agent.worker()
            open_hits.append(look(before, self.word_needles, programs=False).hits.get("word: UTF-8", 0))
            self.lock()
            assert self.agent.worker() != before
            for pid in self.processes():
                found = look(pid, self.all, programs=False)
                size += found.size
                for name, count in found.hits.items():
                    hits[name] = hits.get(name, 0) + count
        self.tally.hold(f"open in {CYCLES} cycles: {min(open_hits)} to {max(open_hits)} hits in the worker "
                        f"(positive control)", min(open_hits) > 0)
        self.tally.hold(f"locked in {CYCLES} cycles: 0 hits of {len(self.all)} forms in {size >> 20} MiB", not hits,
                        str(hits))

    def passphrase(self):
        """In the command line while it hashes, and never in the agent."""
        home = self.agent.home
        secret = home.runtime / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        seen, in_agent = 0, {}
        for wait in (0.03, 0.06, 0.1, 0.15, 0.02, 0.2):
            command = subprocess.Popen(["tacit", "unlock", "--passphrase-file", str(secret)], env=home.env,
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(wait)
            # It stands still while it is looked at.
            command.send_signal(signal.SIGSTOP)
            if command.poll() is None:
                seen += look(command.pid, {"passphrase": PASSPHRASE.encode()}).hits.get("passphrase", 0)
            in_agent |= self.in_agent(self.never)
            command.send_signal(signal.SIGCONT)
            code = command.wait()
            in_agent |= self.in_agent(self.never)
            self.tally.hold("tacit unlock opens the vault", code == 0) if wait == 0.03 else None
            self.lock()
            in_agent |= self.in_agent(self.never)
            if seen and wait >= 0.1:
                break
        secret.unlink()
        self.tally.hold("the passphrase is in the command line while it hashes (positive control)", seen > 0)
        self.tally.hold("the passphrase was never in the agent: before, during and after unlock", not in_agent,
                        str(in_agent))

    def clients_closed(self):
        """Five idle minutes later, by the clock: no setting moves the clocks that guard keys."""
        if not NIGHT:
            self.tally.skip("after five idle minutes the clients' texts are gone, and the vault is open",
                            "it takes five minutes, and nothing shortens them: TACIT_FIGURES=night")
            return
        self.agent.unlock()
        self.chart.read()
        # A silent connection is cut off by then.
        self.agent.line.close()
        time.sleep(CLIENTS_CLOSE + 30)
        keys = {name: data for name, data in self.key_needles.items() if name.startswith("client")}
        # Names and the practice are of the vault; notes, plans and drafts are of the clients.
        texts = {f"{word}: {form}": data for word in self.words.made[self.chart.first:]
                 for form, data in traces.forms(word).items()}
        for what, needles in (("keys", keys), ("texts", texts)):
            hits = self.told(needles)
            self.tally.hold(f"after five idle minutes the clients' {what} are gone", not hits, "\n".join(hits))
        # What a prompt or a panel asks every minute, and what is no activity.
        is_open = self.agent.line.must("GET", "/v1/status")["state"] == "unlocked"
        hits = self.told(keys)
        self.tally.hold("and asking for the status, which says that the vault is open, does not bring them back",
                        is_open and not hits, "\n".join(hits))
        self.agent.lock()


def _keys(agent: Agent) -> dict[str, bytes]:
    """Every key of the vault, by the second reader."""
    vault = agent.read().vault
    slot = next(slot for slot in vault.header.slots if slot.id == agent.slot)
    keys = {"root key": vault.header.root_key(slot, agent.key), "ring key": vault.ring,
            "signing seed": vault.state.identities[1], "inbox secret": vault.state.identities[2]}
    for (client, stream), pair in vault.state.keys.items():
        whose = f"client's stream {stream} {client.hex()[:4]}" if any(client) else f"stream {stream:#x}"
        keys[f"{whose} content key"], keys[f"{whose} locator key"] = pair.content, pair.locator
    return keys


def scanner_finds(tally: Tally, needles: dict[str, bytes]):
    """Every form is planted in a process of our own, and found there."""
    program = "import sys\nkept = [bytes.fromhex(line) for line in sys.stdin.read().split()]\nprint('there', flush=True)\n" \
              "import time; time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        child.stdin.write("\n".join(data.hex() for data in needles.values()).encode())
        child.stdin.close()
        child.stdout.readline()
        found = look(child.pid, {**needles, "what is not there": os.urandom(16)}).hits
        missing = set(needles) - set(found)
        tally.hold(f"{len(needles)} planted forms are all found, a thing that is not there is not (positive control)",
                   not missing and "what is not there" not in found, " ".join(sorted(missing)))
    finally:
        child.kill()
        child.wait()


def main() -> int:
    tally = Tally("memory")
    if os.geteuid() != 0:
        tally.hold("root looks into the processes", False, "this suite runs as root")
        return tally.close()
    with Home("memory") as home, Agent(home) as agent:
        dumps = Dumps(tally, agent)
        scanner_finds(tally, dumps.all)
        dumps.while_open()
        dumps.cycles()
        dumps.passphrase()
        dumps.clients_closed()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
