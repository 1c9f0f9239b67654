#!/usr/bin/env python3
"""Pages of `tacit export` in Debian's Chromium: who opens them, what an attack inside them can do, how they look.

    run.py [--pictures FOLDER] [--only gate|attacks|pages]

The pages are the demo's. Contents of the test's own are sealed into one of them (`forge.py`), so gate, script, style
and policy are those that tacit writes. `--pictures` keeps every picture; they are there to be looked at by a person.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".build/python/bin/python"
sys.path.insert(0, str(ROOT / "Tests"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

if __name__ == "__main__" and pathlib.Path(sys.prefix).resolve() != PYTHON.parents[1].resolve():
    subprocess.run([str(ROOT / ".ci/python")], check=True)
    os.execv(PYTHON, [str(PYTHON), *sys.argv])

import forge  # noqa: E402
import gate  # noqa: E402
import pages  # noqa: E402
import siege  # noqa: E402
from browser import Browser  # noqa: E402
from copies import copies  # noqa: E402
from Stage.tally import Tally  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", choices=["gate", "attacks", "pages"])
    options = parser.parse_args()
    tally = Tally("browser")
    with tempfile.TemporaryDirectory(prefix="tacit-pages-") as name:
        folder = pathlib.Path(name)
        found = copies(folder)
        tally.hold("the demo has left pages with their words", len(found) >= 3, str(sorted(found)))
        path, words = found["copy-b"]
        fixture = folder / "document-2032-03-02-0000.html"
        fixture.write_text(forge.resealed(path.read_text(), words, gate.FIXTURE))
        if options.only in (None, "gate"):
            print("\n# The gate")
            with Browser() as browser:
                gate.Gate(tally, browser, fixture, words).run()
                browser.quit()
                left = gate.residue(browser, [gate.CANARY, words, words.replace("-", " ")])
                tally.hold("nothing of words or content is in the profile of the browser", not left, "\n".join(left))
                tally.hold("the name of the file is (positive control)", gate.residue(browser, [fixture.name]))
        if options.only in (None, "attacks"):
            print("\n# Attacks inside the seal")
            siege.Siege(tally, folder, path.read_text(), words).run()
        if options.only in (None, "pages"):
            print("\n# The pages")
            pages.Pages(tally, options.pictures or folder / "pictures", found).run()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
