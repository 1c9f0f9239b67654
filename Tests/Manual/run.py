#!/usr/bin/env python3
"""Every help page fits a small terminal (80 columns, 40 lines), shows an example that is a command, and makes a man
page that man can read."""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import manpages  # noqa: E402
from Stage.home import Home, binaries  # noqa: E402
from Stage.tally import Tally  # noqa: E402

TOPICS = [["help"], ["help", "all"], *(["help", topic] for topic in ("exit-codes", "documents", "keys", "flags"))]


def commands(tree: dict, words=()):
    """Every command that help shows, as its words."""
    for child in tree.get("subcommands", []):
        if child.get("shouldDisplay", True) and child["commandName"] != "help":
            here = [*words, child["commandName"]]
            yield here, child
            yield from commands(child, here)


def main() -> int:
    tally = Tally("help")
    with Home("help") as home:
        tree = json.loads(home.must("--experimental-dump-help").text)["command"]
        found = list(commands(tree))
        known = {" ".join(words) for words, _ in found} | {"help"}
        for words in [*TOPICS, *(words + ["--help"] for words, _ in found)]:
            lines = home.must(*words).text.rstrip().split("\n")
            wide = [line for line in lines if len(line) > 80]
            tally.hold(f"tacit {' '.join(words)} fits 80 x 40", not wide and len(lines) <= 40,
                       f"{len(lines)} lines\n" + "\n".join(wide))
        for words, command in found:
            examples = re.findall(r"tacit ((?:[a-z-]+ ?)+)", command.get("discussion", ""))
            tally.hold(f"tacit {' '.join(words)} has an example that is a command",
                       any(" ".join(e.split()[:n]) in known for e in examples for n in (1, 2)),
                       command.get("discussion", "no discussion"))
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, manpages.__file__, str(binaries() / "tacit"), folder],
                capture_output=True, text=True, check=False)
            made = sorted(pathlib.Path(folder).glob("*.1"))
            tally.hold(f"{len(made)} man pages, one for each command",
                       done.returncode == 0 and len(made) > len(found), done.stderr)
            if shutil.which("man"):
                reader = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8"]
                wrong = [p.name for p in made
                         if subprocess.run([*reader, str(p)], capture_output=True, check=False).stderr]
                tally.hold("man reads them without a warning", not wrong, ", ".join(wrong))
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
