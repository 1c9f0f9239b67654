#!/usr/bin/env python3
"""P11: the age example against stock age on a 256 MiB file, whole processes, on memory and on disk.

Usage: age.py PROGRAM, the release build of `tacit-age`. Both are started in turn, so that whatever else the machine does
falls on both; the medians are compared. `AGE_MIB` and `AGE_ROUNDS` change the size and how often.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage.tally import Tally  # noqa: E402

MOST = 1.0
# What `make bench` forgives: times on a shared machine are not stable.
SLACK = 1.2
MEBIBYTES = int(os.environ.get("AGE_MIB", "256"))
ROUNDS = int(os.environ.get("AGE_ROUNDS", "20"))
WARM_UP = 2


def seconds(command: list[str]) -> tuple[float, float]:
    """One whole process: from its start to its end, and its share of the processors."""
    before = os.times()
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - begun
    after = os.times()
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def row(tally: Tally, name: str, ours: list[str], theirs: list[str], outputs: list[pathlib.Path]) -> None:
    took: dict[str, list[tuple[float, float]]] = {"ours": [], "theirs": []}
    for round_ in range(ROUNDS + WARM_UP):
        for who, command in (("ours", ours), ("theirs", theirs)):
            for path in outputs:
                path.unlink(missing_ok=True)
            spent = seconds(command)
            if round_ >= WARM_UP:
                took[who].append(spent)
    (our_wall, our_cpu), (their_wall, their_cpu) = (
        [statistics.median(values) for values in zip(*took[who])] for who in ("ours", "theirs"))
    ratio = our_wall / their_wall
    tally.hold(
        f"{name}: {our_wall * 1000:.0f} ms (processors {our_cpu * 1000:.0f}), age {their_wall * 1000:.0f} ms "
        f"({their_cpu * 1000:.0f}): {ratio:.2f} x, at most {MOST:.1f} x", ratio <= MOST * SLACK)


def main() -> int:
    tally = Tally("age pace")
    program = str(pathlib.Path(sys.argv[1]).resolve())
    age = shutil.which("age")
    if age is None:
        tally.skip("tacit-age against age", "there is no age")
        return 0
    for kind, parent in (("memory", "/dev/shm"), ("disk", None)):
        with tempfile.TemporaryDirectory(dir=parent) as name:
            folder = pathlib.Path(name)
            plain, sealed, out, key = (folder / n for n in ("plain", "sealed", "out", "key"))
            with plain.open("wb") as file:
                for _ in range(MEBIBYTES):
                    file.write(os.urandom(1 << 20))
            subprocess.run(["age-keygen", "-o", key], check=True, stderr=subprocess.DEVNULL)
            recipient = subprocess.run(
                ["age-keygen", "-y", key], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
            row(tally, f"encrypt {MEBIBYTES} MiB, {kind}",
                [program, "encrypt", "-r", recipient, "-o", str(out), str(plain)],
                [age, "-r", recipient, "-o", str(out), str(plain)], [out])
            subprocess.run([age, "-r", recipient, "-o", sealed, plain], check=True)
            row(tally, f"decrypt {MEBIBYTES} MiB, {kind}",
                [program, "decrypt", "-i", str(key), "-o", str(out), str(sealed)],
                [age, "-d", "-i", str(key), "-o", str(out), str(sealed)], [out])
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
