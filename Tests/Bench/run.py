#!/usr/bin/env python3
"""`make bench`: the rows of Docs/Bench, measured here and now, side by side with what they are held against.

    run.py [ROW...]      with rows, only those, and nothing is written

Exits 1 when a ratio is missed by more than 20 %.
"""

import contextlib
import os
import pathlib
import platform
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]
os.environ.setdefault("TACIT_BIN", str(ROOT / ".build-release" / "release"))

import peers  # noqa: E402
import rows_process  # noqa: E402
import rows_socket  # noqa: E402
import rows_vault  # noqa: E402
import table  # noqa: E402
from scene import Scene  # noqa: E402
from table import Row  # noqa: E402

FIGURES = ROOT / "Docs" / "Bench"
GROUPS = [
    (("P1",), rows_process.status),
    (("P2",), rows_process.show),
    (("P3", "P4", "P5"), rows_socket.pace),
    (("P6",), rows_vault.bulk),
    (("P9", "P10"), rows_vault.unlock),
    (("P11", "P11b"), rows_process.age_file),
    (("P12",), rows_vault.cells),
    (("P13",), rows_socket.copy),
    (("P14",), rows_vault.size),
]
UNBUILT = [
    Row("P7", "`find` of a rare word in 20,000 notes", "`rg -l` on the plaintext", "<= 1.0x",
        why_not="not built yet: find (G)"),
    Row("P8", "`find` in 200,000 notes", "P7", "<= 3x", why_not="not built yet: find (G)"),
    Row("P15", "how P3, P5 and P7 grow to 100,000 notes", "1,000 notes", "flat within 1.5x",
        why_not="not built yet: find (G)"),
]


def machine() -> dict[str, str]:
    """What the figures depend on."""
    def line(path: str, key: str) -> str:
        with open(path) as file:
            return next((row.split(":", 1)[1].strip() for row in file if row.startswith(key)), "")

    def version(*argv: str) -> str:
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        return (done.stdout or done.stderr).strip().splitlines()[0]

    found = {
        "processor": f"{line('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "memory": f"{int(line('/proc/meminfo', 'MemTotal').split()[0]) >> 20} GiB",
        "system": f"{platform.platform()}",
        "load when it began": f"{os.getloadavg()[0]:.1f}",
        "commit": version("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "date": time.strftime("%Y-%m-%d"),
    }
    for name, argv in {"age": ["age", "--version"], "pass": ["dpkg-query", "-Wf", "${Version}", "pass"],
                       "rg": ["rg", "--version"], "restic": ["restic", "version"]}.items():
        found[name] = version(*argv) if peers.path(name) else peers.absent(name)
    return found


def measured(wanted: set[str]) -> list[Row]:
    """The rows that are wanted, in the order of their numbers."""
    rows = [row for row in UNBUILT if not wanted or row.row in wanted]
    with contextlib.ExitStack() as stack:
        scene = Scene(stack)
        for names, measure in GROUPS:
            if wanted and not wanted & set(names):
                continue
            begun = time.monotonic()
            try:
                rows += measure(scene)
            except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as error:
                # The others are worth telling all the same; the run fails.
                rows += [Row(name, "could not be measured", "", "", why_not=f"failed: {error}") for name in names]
            print(f"{' '.join(names)}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return sorted(rows, key=_number)


def _number(row: Row) -> tuple[int, str]:
    digits = "".join(c for c in row.row.split()[0] if c.isdigit())
    return int(digits), row.row


def committed() -> dict[str, float]:
    """The ratios that were committed last."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "show", "HEAD:Docs/Bench/latest.json"], capture_output=True, text=True, check=False)
    return table.ratios(done.stdout) if done.returncode == 0 else {}


def main() -> int:
    wanted = set(sys.argv[1:])
    facts, last = machine(), committed()
    rows = measured(wanted)
    print(table.text(rows, last))
    if not wanted and not any(row.why_not.startswith("failed") for row in rows):
        FIGURES.mkdir(exist_ok=True)
        (FIGURES / "latest.json").write_text(table.as_json(rows, facts))
        (FIGURES / "latest.md").write_text(table.markdown(rows, last, facts))
    broken = [row.row for row in rows if row.why_not.startswith("failed")]
    missed = [row.row for row in rows if row.fails]
    if missed:
        print(f"bench: missed by more than 20 %: {', '.join(missed)}")
    return 1 if missed or broken else 0


if __name__ == "__main__":
    sys.exit(main())
