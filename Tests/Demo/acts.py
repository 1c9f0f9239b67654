"""Reads the files of `acts/`: what is done, when, with which document, and what is not built yet.

    # words            a heading
    @ 2031-01-06 10:20 the time of the acts that follow, by the clock on the wall of the practice
    $ tacit ... < rowan/client.md => A
                       a command; the document below Tests/Charts goes to its standard input, and its only line
                       of output (a code name or a REF) is kept under a name, later written {A}; a document may
                       hold such names, too
                       `@rowan/x.pdf` is the path of a file below Tests/Charts
    ? tacit ... => due a question: asked at that point of the play, without --plain unless it says so; what was
                       printed is kept under the name, and the lines below say what it must be:
    + words            it holds these words (blanks and line ends count alike)
    - words            it does not hold these
    = {ALT1} {ALTT}    the first words of its lines are these and no others
    ~ 16               it ends with this status, and not with 0
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
    expected: list[tuple[str, str]] = field(default_factory=list)


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
            elif mark in "$?":
                acts.append(_command(rest, clock, "command" if mark == "$" else "question"))
            elif mark in "+-=~" and acts[-1].kind == "question":
                acts[-1].expected.append((mark, rest))
            else:
                raise SystemExit(f"{path.name}:{number}: not an act")
            if unknown := _unknown(acts):
                raise SystemExit(f"{path.name}:{number}: nothing was kept as {unknown}")
    return acts


def _unknown(acts: list[Act]) -> list[str]:
    """Names in braces of the last act that no act before it kept; ids of a plan stand in braces, too."""
    last = acts[-1]
    if last.kind == "question" and last.keep is None:
        return ["the answer"]
    kept = {act.keep for act in acts[:-1]}
    words = " ".join(last.arguments + [words for _, words in last.expected])
    return [name for name in re.findall(r"\{(\w+)\}", words) if name not in kept and not re.fullmatch(r"s\d+", name)]


def _command(line: str, clock: str, kind: str) -> Act:
    match = re.fullmatch(r"tacit (.*?)(?: < (\S+))?(?: => (\w+))?", line)
    return Act(
        kind, line, clock, shlex.split(match[1]), CHARTS / match[2] if match[2] else None, match[3])


def moment(local: str) -> str:
    """A time on the practice's wall as RFC 3339."""
    seconds = time.mktime(time.strptime(local, "%Y-%m-%d %H:%M"))
    offset = time.strftime("%z", time.localtime(seconds))
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(seconds)) + offset[:3] + ":" + offset[3:]


def filled(text: str, names: dict[str, str]) -> str:
    """A text with code names and REFs in the place of the names in braces; other braces, such as ids, stay."""
    return re.sub(r"\{(\w+)\}", lambda match: names.get(match[1], match[0]), text)
