#!/usr/bin/env python3
"""Every test, one suite after the other; the last line adds them up: `tests: N passed, M failed`.

The suites in Swift were built before (`make test`). Each suite from outside ends with a line of its own. A suite
that ends badly without having counted anything counts as one failure.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[1]
RESULTS = ROOT / ".build" / "tests.xml"
# Their tests measure how long somebody waits, or start agents by the dozen.
ONE_BY_ONE = {"TacitAgentTests", "TacitAgentClientTests"}
SUITES = [
    ("help and man pages", "Manual/run.py"),
    ("transcripts", "Transcripts/run.py"),
    ("bad input", "BadInput/run.py"),
    ("residue", "Residue/run.py"),
    ("backup", "Backup/run.py"),
    ("linkability", "Linkability/run.py"),
    ("kill -9", "Crash/run.py"),
    ("memory", "Memory/run.py"),
    ("API", "API/run.py"),
    ("concurrency", "Concurrency/run.py"),
    ("network", "Network/run.py"),
    ("second reader", "Interop/run.py"),
    ("demo", "Demo/demo.py"),
    # After the demo, whose bundles it looks at.
    ("FHIR", "Interop/FHIR/run.py"),
    ("browser", "Browser/run.py"),
]


def swift_targets() -> list[str]:
    """The test targets, which are the folders of that name."""
    return sorted(path.name for path in (ROOT / "Tests").glob("*Tests") if path.is_dir())


def swift(target: str) -> tuple[int, int]:
    """The suites in Swift of one target: passed and failed.

    One process for each target: tests of one that block, on a disk or a password hash, would starve those of another
    that wait for an answer.
    """
    for old in RESULTS.parent.glob("tests*.xml"):
        old.unlink()
    order = ["--no-parallel"] if target in ONE_BY_ONE else []
    done = subprocess.run(
        ["swift", "test", "--skip-build", *order, "--filter", f"^{target}\\.", "--xunit-output", str(RESULTS)],
        cwd=ROOT, check=False)
    total = failed = 0
    for path in RESULTS.parent.glob("tests*.xml"):
        for suite in xml.parse(path).getroot().iter("testsuite"):
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    if done.returncode != 0 or total == 0:
        failed = max(failed, 1)
    return max(total - failed, 0), failed


def outside(script: str) -> tuple[int, int]:
    """One suite from outside; what it prints is passed on."""
    process = subprocess.Popen(
        [sys.executable, "-u", str(ROOT / "Tests" / script)], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)
    passed = failed = 0
    for line in process.stdout:
        print(line, end="", flush=True)
        if match := re.match(r"[a-z ]+: (?:\d+ acts, )?(\d+) (?:passed|held)\b.*?(\d+) failed", line):
            passed, failed = int(match[1]), int(match[2])
    if process.wait() != 0:
        failed = max(failed, 1)
    return passed, failed


def main() -> int:
    passed = failed = 0
    lines = []
    bundles = ROOT / ".build" / "demo-bundles"
    shutil.rmtree(bundles, ignore_errors=True)
    os.environ["TACIT_BUNDLES"] = str(bundles)
    for name, run in [
            *((target, lambda t=target: swift(t)) for target in swift_targets()),
            *((name, lambda s=script: outside(s)) for name, script in SUITES)]:
        print(f"\n=== {name}", flush=True)
        begun = time.monotonic()
        good, bad = run()
        passed += good
        failed += bad
        lines.append(f"  {name}: {good} passed, {bad} failed ({time.monotonic() - begun:.0f} s)")
    print("\n" + "\n".join(lines))
    print(f"tests: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
