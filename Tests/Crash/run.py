#!/usr/bin/env python3
"""kill -9 (T1): agents under load are killed at random; nothing that was acknowledged is lost.

Hands write, sign, replace, read over the socket, each act entered into a ledger before it is sent. Then worker, or
parent and worker, get SIGKILL: in the middle of the work, of a lock with its fold and compaction, or of `init`. Held
after every kill:

1. the file as it lies there opens for the second reader, with its log taken over by stock SQLite;
2. everything acknowledged is in it with its content, nothing is in part, twice, or from nobody;
3. the agent opens it at the next unlock, without doubt, and its own check finds nothing;
4. a request whose answer got lost, said again with its key, happens once.
"""

import os
import pathlib
import random
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import creation  # noqa: E402
from series import Series, Totals  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
KILLS = 10_000 if NIGHT else 200
CREATIONS = 200 if NIGHT else 20
# Kills of one vault: a vault that grows makes every look at it slower.
EACH = 20
LANES = 2


def lane(seeds: list[int], totals: Totals):
    """Some vaults, one after the other."""
    for seed in seeds:
        try:
            Series(random.Random(seed), EACH, totals).run()
        except Exception as error:  # noqa: BLE001 - a lane that ends early must fail the suite
            totals.fail(f"vault of seed {seed} (TACIT_SEED): {type(error).__name__}: {error}")


def main() -> int:
    tally, totals = Tally("crash"), Totals()
    first = int(os.environ.get("TACIT_SEED", int(time.time())))
    print(f"  report: the first seed is {first}")
    seeds = [first + number for number in range(KILLS // EACH)]
    lanes = [threading.Thread(target=lane, args=(seeds[n::LANES], totals)) for n in range(LANES)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    why = "\n".join(totals.failures[:12])
    tally.hold(f"{totals.kills} kills ({totals.parents} with the parent, {totals.locks} in a lock, {totals.folds} of "
               f"these with a fold due): {totals.acknowledged} acknowledged records, 0 lost, 0 half, 0 from nobody",
               totals.kills >= KILLS and not totals.failures, why)
    tally.hold(f"{totals.unlocks} unlocks after a kill: every one opened, no doubt, 0 findings in the check",
               totals.unlocks >= KILLS and not totals.failures, "as above")
    tally.hold(f"{totals.again} requests whose answer was lost, said again: {totals.twice} of them had happened, "
               f"none happened twice", totals.again > 0 and not totals.failures, "as above")
    tally.hold("kills hit lock, fold, parent and requests under way (positive control)",
               min(totals.locks, totals.folds, totals.parents, totals.again, totals.twice) > 0)
    creation.orphan(tally)
    creation.run(tally, CREATIONS, random.Random(first))
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
