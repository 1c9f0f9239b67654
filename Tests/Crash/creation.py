"""kill -9 while a vault is being made: afterwards there is none, or a whole one that its kit opens."""

import os
import random
import signal
import threading
import time

from Stage.agent import Agent, Line, await_end
from Stage.home import Home
from Stage.tally import Tally

# Kills are spread from the request to somewhat beyond its answer.
BEYOND = 1.3


def run(tally: Tally, count: int, dice: random.Random):
    """Kills parent and worker during `count` creations."""
    none = whole = 0
    wrong = []
    longest = BEYOND * _seconds()
    for number in range(count):
        with Home("creation") as home, Agent(home) as agent:
            # Most of them early: the file is there soon, and the ballast takes the rest of the time.
            _kill_in_creation(agent, longest * ((number + dice.random()) / count) ** 3)
            agent.start()
            if agent.line.must("GET", "/v1/status")["state"] == "none":
                none += 1
                agent.create()
            else:
                whole += 1
                status, answer = agent.unlock()
                # Killed between the vault and this machine's first memory of it, she has to say that she knows.
                if status == 409:
                    status, answer = agent.unlock(accept="anchor")
                if status != 200 or answer["read_only"]:
                    wrong.append(f"{status} {answer}")
            wrong += map(str, agent.line.must("POST", "/v1/check")["findings"])
            agent.lock()
            wrong += [f"stray {row}" for row in agent.read().strays]
            left = sorted(path.name for path in home.vault.parent.iterdir())
            if set(left) - {"vault.db", "vault.db-wal", "vault.db.ballast"}:
                wrong.append(f"left behind: {left}")
    tally.hold(f"{count} kills during init: {none} left no vault, {whole} a whole one; 0 half",
               not wrong and none + whole == count, "\n".join(wrong[:8]))
    tally.hold("kills during init left both (positive control)", min(none, whole) > 0)


def orphan(tally: Tally):
    """SIGKILL to the parent alone: a worker that nobody can lock any more must not stay with its keys."""
    with Home("orphan") as home, Agent(home) as agent:
        agent.create()
        worker = agent.worker()
        agent.process.kill()
        agent.process.wait(20)
        try:
            await_end(worker)
            ended = True
        except RuntimeError:
            ended = False
            os.kill(worker, signal.SIGKILL)
        tally.hold("a worker whose parent is killed locks and ends", ended)
        agent.line.close()
        agent.start()
        status, answer = agent.unlock()
        tally.hold("and the vault opens again without doubt", status == 200 and not answer["read_only"], str(answer))


def _seconds() -> float:
    """How long a creation takes on this machine now."""
    with Home("creation") as home, Agent(home) as agent:
        agent.line.must("GET", "/v1/status")
        begun = time.monotonic()
        agent.create()
        return time.monotonic() - begun


def _kill_in_creation(agent: Agent, after: float):
    """Asks for a vault in another thread and kills both processes."""
    def ask():
        try:
            Agent.create(agent)
        except Exception:  # noqa: BLE001 - whether and what it answers is not the question
            pass

    agent.line.must("GET", "/v1/status")
    agent.line = Line(agent.home.socket)
    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(after)
    agent.kill(parent_too=True)
    thread.join()
    agent.line = Line(agent.home.socket)
