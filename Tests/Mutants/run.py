#!/usr/bin/env python3
"""Applies one patch after the other to a scratch copy, each of which takes one check away, and expects the test that
it names to go red. The last line is `mutants: N passed, M failed`.

    run.py [NAME...]

A patch begins with `test: WHAT` (after `#` or not): the filter of a suite in Swift, or `python3 Tests/.../run.py`. The
first line of all says what is taken away. A patch that does not apply fails, and so does one whose test stays green.
The copy is `.build-mutants/tree` with a build of its own, made anew from the last commit; there is no switch in the
product.
"""

import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TREE = ROOT / ".build-mutants" / "tree"
SECONDS = 1_200


def run(*command, check=True, seconds=SECONDS, env=None) -> subprocess.CompletedProcess:
    """One command in the copy, its output kept."""
    return subprocess.run(
        [*map(str, command)], cwd=TREE, check=check, timeout=seconds, text=True, errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | (env or {}))


def fetch():
    """The copy as of the last commit; what was built in it before is kept."""
    if not (TREE / ".git").exists():
        TREE.parent.mkdir(exist_ok=True)
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(TREE)], check=True)
    run("git", "fetch", "--quiet", "origin", "HEAD")
    run("git", "reset", "--quiet", "--hard", "FETCH_HEAD")


def build() -> str | None:
    """Builds tests and programs; why it failed, if it did."""
    done = run("swift", "build", "--build-tests", check=False)
    return None if done.returncode == 0 else "\n".join(
        line for line in done.stdout.splitlines() if "error:" in line)[:2_000]


def goes_red(test: str) -> bool:
    """Whether the named test fails."""
    if test.startswith("python3 "):
        return run(sys.executable, *test.split()[1:], check=False).returncode != 0
    name = test.removeprefix("swift test --filter ")
    done = run("swift", "test", "--skip-build", "--filter", name, check=False)
    if re.search(r"Test run with [1-9]\d* tests?", done.stdout) is None and done.returncode == 0:
        raise SystemExit(f"no test is named {name}")
    return done.returncode != 0


def kill(patch: pathlib.Path) -> str | None:
    """Tries one patch; what is wrong, if something is."""
    text = patch.read_text()
    named = re.search(r"^#? ?test: (.+)$", text, re.M)
    if named is None:
        return "it names no test"
    if run("git", "apply", patch, check=False).returncode != 0:
        return "it does not apply any more"
    try:
        if failure := build():
            return f"it does not build:\n{failure}"
        try:
            return None if goes_red(named[1].strip()) else f"{named[1]} stays green"
        except subprocess.TimeoutExpired:
            # A test that hangs without the check has noticed.
            return None
    finally:
        run("git", "checkout", "--quiet", ".")


def main() -> int:
    patches = sorted(HERE.glob("*.patch"))
    if wanted := set(sys.argv[1:]):
        patches = [patch for patch in patches if patch.stem in wanted]
    fetch()
    if failure := build():
        print(failure)
        return 1
    failed = 0
    for patch in patches:
        begun = time.monotonic()
        wrong = kill(patch)
        failed += wrong is not None
        print(f"  {'ok  ' if wrong is None else 'FAIL'}  {patch.stem} ({time.monotonic() - begun:.0f} s)"
              + (f": {wrong}" if wrong else ""), flush=True)
    print(f"mutants: {len(patches) - failed} passed, {failed} failed")
    return 1 if failed or not patches else 0


if __name__ == "__main__":
    sys.exit(main())
