#!/usr/bin/env python3
"""Checks FHIR documents (T25): `python3 Tests/Interop/FHIR/check.py FILE...`.

Each file is read by the models of fhir.resources 6.4.0 (FHIR 4.0.1) and 8.3.0 (R4B), and held against `rules.py`. The
two environments are made on first use in `.build`. The exit code is 1 when anything is wrong.
"""

import json
import pathlib
import subprocess
import sys
import venv

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import rules  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parents[2] / ".build"
VERSIONS = {"FHIR 4.0.1": "r4", "R4B": "r4b"}


def environment(name: str) -> pathlib.Path:
    """The interpreter of an environment that has exactly what its list says."""
    folder = BUILD / f"fhir-{name}"
    wanted = (HERE / f"{name}.txt").read_text()
    made = folder / "requirements.txt"
    if not made.is_file() or made.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "--no-deps", "-r", HERE / f"{name}.txt"], check=True)
        made.write_text(wanted)
    return folder / "bin/python"


def models(name: str, paths: list) -> list[str | None]:
    """What the models of an environment say of each file."""
    done = subprocess.run([environment(name), HERE / "models.py", *paths], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults(paths: list) -> dict[str, list[str]]:
    """What is wrong with each file, by path."""
    found = {str(path): rules.faults(json.loads(pathlib.Path(path).read_text())) for path in paths}
    for title, name in VERSIONS.items():
        for path, fault in zip(paths, models(name, paths), strict=True):
            if fault:
                found[str(path)].append(f"{title}: {fault}")
    return found


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__)
        return 64
    found = faults(sys.argv[1:])
    for path, wrong in found.items():
        print(f"{'FAIL' if wrong else 'ok  '}  {path}")
        for fault in wrong:
            print(f"        {fault}")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
