"""Reads the files of `acts/`: what is done, when, with which document, and what is not built yet.

    # words            a heading
    @ 2031-01-06 10:20 the time of the acts that follow, by the clock on the wall of the practice
    $ tacit ... < rowan/client.md => A
                       a command; the document below Tests/Charts goes to its standard input, and its only line
                       of output (a code name or a REF) is kept under a name, later written {A}
    ! C assess: words  an event of the chart for which there is no command yet, by the part that brings it
"""

import os
import pathlib
import re
import shlex
import time
from dataclasses import dataclass, field

FOLDER = pathlib.Path(__file__).resolve().parent / "acts"
CHARTS = FOLDER.parents[1] / "Charts"


@dataclass
class Act:
    """One line of a file."""

    kind: str
    text: str
    clock: str = ""
    arguments: list[str] = field(default_factory=list)
    document: pathlib.Path | None = None
    keep: str | None = None


def read(zone: str) -> list[Act]:
    """All acts in the order of the files' names."""
    os.environ["TZ"] = zone
    time.tzset()
    acts = []
    for path in sorted(FOLDER.glob("*.txt")):
        clock = ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            line = line.strip()
            if not line:
                continue
            mark, _, rest = line.partition(" ")
            if mark == "@":
                clock = moment(rest)
            elif mark == "#":
                acts.append(Act("heading", rest, clock))
            elif mark == "!":
                letter, _, words = rest.partition(" ")
                acts.append(Act("missing", words, clock, [letter]))
            elif mark == "$":
                acts.append(_command(rest, clock))
            else:
                raise SystemExit(f"{path.name}:{number}: not an act")
    return acts


def _command(line: str, clock: str) -> Act:
    match = re.fullmatch(r"tacit (.*?)(?: < (\S+))?(?: => (\w+))?", line)
    return Act(
        "command", line, clock, shlex.split(match[1]), CHARTS / match[2] if match[2] else None, match[3])


def moment(local: str) -> str:
    """A time on the practice's wall as RFC 3339."""
    seconds = time.mktime(time.strptime(local, "%Y-%m-%d %H:%M"))
    offset = time.strftime("%z", time.localtime(seconds))
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(seconds)) + offset[:3] + ":" + offset[3:]
