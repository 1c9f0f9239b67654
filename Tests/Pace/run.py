#!/usr/bin/env python3
"""`tacit status` with a warm agent takes at most three times as long as `age --version`, as whole processes.

Both are started in turn, so that whatever else the machine does falls on both; the medians are compared.
"""

import os
import pathlib
import shutil
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage.home import Home, binaries  # noqa: E402
from Stage.stock import Stock  # noqa: E402
from Stage.tally import Tally  # noqa: E402

MOST = 3.0
ROUNDS = 300


def seconds(program: str, arguments: list[str], env: dict[str, str], null: int) -> float:
    """One whole process, from its start to its end."""
    begun = time.perf_counter()
    pid = os.posix_spawn(program, [program, *arguments], env, file_actions=[
        (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    os.waitpid(pid, 0)
    return time.perf_counter() - begun


def main() -> int:
    tally = Tally("pace")
    age = shutil.which("age")
    if age is None:
        tally.skip("tacit status against age --version", "there is no age")
        return 0
    tacit = str(binaries() / "tacit")
    with Stock() as stock, Home("pace") as home:
        stock.lend(home, unlocked=True)
        null = os.open("/dev/null", os.O_WRONLY)
        runs = [(tacit, ["status"]), (age, ["--version"])]
        took: dict[str, list[float]] = {tacit: [], age: []}
        for round_ in range(ROUNDS + 20):
            for program, arguments in runs:
                spent = seconds(program, arguments, home.env, null)
                if round_ >= 20:
                    took[program].append(spent)
        ours, theirs = (statistics.median(took[p]) * 1000 for p in (tacit, age))
        tally.hold(
            f"tacit status {ours:.2f} ms, age --version {theirs:.2f} ms: {ours / theirs:.2f} x, at most {MOST:.0f} x",
            ours <= MOST * theirs)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
