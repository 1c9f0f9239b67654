#!/usr/bin/env python3
"""Builds the fuzzer and runs each target for FUZZ_SECONDS (60); the last line is `fuzz: N passed, M failed`.

Usage: run.py [TARGET...]. What libFuzzer finds new goes into .build-fuzz/corpora; a crash into .build-fuzz/crashes, with
the command that shows it again. Seeds that are worth keeping are copied to Tests/Fuzz/corpora by hand.
"""

import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / ".build-fuzz"
SECONDS = int(os.environ.get("FUZZ_SECONDS", "60"))
# An input that takes longer hangs; the slowest target takes some milliseconds.
HANG_SECONDS = 10
MEMORY_MIB = 1024
LARGEST_INPUT = 16384


def build() -> pathlib.Path:
    # A broken property is a failed precondition, which a release build keeps, as it keeps the checks of arithmetic. gold,
    # the linker that SwiftPM takes, breaks on the address sanitizer's debug information; lld comes with the toolchain.
    command = [
        os.environ.get("SWIFT", "swift"), "build", "-c", "release", "--scratch-path", str(BUILD), "--product", "tacit-fuzz",
        "--sanitize", "address", "-Xswiftc", "-sanitize=fuzzer", "-Xswiftc", "-use-ld=lld",
    ]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"TACIT_FUZZ": "1"}, check=True)
    return BUILD / "release" / "tacit-fuzz"


def fuzz(program: pathlib.Path, target: str) -> bool:
    found = BUILD / "corpora" / target
    crashes = BUILD / "crashes"
    found.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(parents=True, exist_ok=True)
    command = [
        str(program), f"-max_total_time={SECONDS}", f"-timeout={HANG_SECONDS}", f"-rss_limit_mb={MEMORY_MIB}",
        f"-max_len={LARGEST_INPUT}", f"-artifact_prefix={crashes}/{target}-", "-print_final_stats=1",
        str(found), str(HERE / "corpora" / target),
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"TACIT_FUZZ_TARGET": target}, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    runs = re.search(r"stat::number_of_executed_units: *(\d+)", done.stdout)
    verdict = "held" if done.returncode == 0 else "BROKEN"
    print(f"{target}: {verdict}, {runs[1] if runs else '?'} runs in {SECONDS} s", flush=True)
    if done.returncode != 0:
        print("\n".join(done.stdout.splitlines()[-40:]))
        print(f"again: TACIT_FUZZ_TARGET={target} {program} FILE")
    return done.returncode == 0


def main() -> int:
    targets = sys.argv[1:] or sorted(path.name for path in (HERE / "corpora").iterdir())
    program = build()
    held = [fuzz(program, target) for target in targets]
    print(f"fuzz: {sum(held)} passed, {len(held) - sum(held)} failed")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
