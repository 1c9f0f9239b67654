"""Replaces what differs from run to run by names, and names by what they stand for in this run."""

import pathlib
import re

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
REF = re.compile(r"(?<![\w.-])[napdeir][a-z2-7]{4}(?![\w-])")
LITERAL = re.compile(r'"{3}(.*?)"{3}|"((?:[^"\\\n]|\\.)*)"', re.DOTALL)
ROOT = re.compile(r"((?:compare: |\"line\":\")\d+)(?: [a-z-]+){8}")
# Lines of a QR code; a line of a chart has words as well.
BLOCKS = re.compile(r"[█▀▄ ]*[█▀▄][█▀▄ ]*")
KIT = re.compile(r"\btaci t-ki t1[a-z0-9]{2}(?: [a-z0-9]{4}){3}\n\s*[a-z0-9]{4}(?: [a-z0-9]{4}){5}\b")
FIXED = [
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)"), "<time>"),
    (re.compile(rf"\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?\d{{1,2}} (?:{MONTHS}) \d{{4}}\b"), "<day>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d\b"), "<day>"),
    (re.compile(r"\b\d\d:\d\d\b"), "<time>"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "<id>"),
    (re.compile(r"\b[a-z2-7]{26}\b"), "<id>"),
    (re.compile(r"\d+ passes over \d+ MiB"), "<n> passes over <n> MiB"),
    (re.compile(r"edit-\w{6}"), "edit-<x>"),
    (re.compile(r"\b\d+ days (late|old)\b"), r"<n> days \1"),
    (re.compile(r'("(?:idle|hard_cap)_seconds":)\d+'), r"\1<n>"),
    (re.compile(r"\bprocess  \d+"), "process  <n>"),
    # Whether the sweep is over by then is a matter of milliseconds.
    (re.compile(r',"sweeping":true'), ""),
    # Columns are as wide as what was replaced.
    (re.compile(r"\b(Ashdown|Castellane) {2,}(?=\S)"), r"\1  "),
    (re.compile(r"(?<=[>}])(?: {2,}|\t)(?=\S)"), "  "),
]


def _vocabulary() -> set[str]:
    """Words that the program says and that look like a REF, such as `draft` and `named`: they are none."""
    words = set()
    for path in SOURCES.rglob("*.swift"):
        if "generated" not in path.name:
            for literal in LITERAL.findall(path.read_text()):
                words.update(REF.findall(" ".join(literal)))
    for path in (SOURCES / "TacitClinical" / "Data" / "instruments").glob("*.json"):
        words.update(REF.findall(path.read_text()))
    for path in pathlib.Path(__file__).resolve().parent.glob("*.txt"):
        for line in path.read_text().splitlines():
            if line[:1] not in ("|", "~"):
                words.update(REF.findall(line))
    return words


def _handles() -> re.Pattern:
    animals = (SOURCES / "TacitClinical" / "Data" / "animals.txt").read_text().split()
    animals = [a for a in animals if a.isalpha()]
    one = "(?:" + "|".join(sorted(animals, key=len, reverse=True)) + ")"
    return re.compile(rf"(?<![\w-]){one}(?:-{one})?-[2-9](?![\w-])")


VOCABULARY = _vocabulary()
HANDLES = _handles()
# Code names of examples, as help prints them, stay as they are too.
EXAMPLES = {name for path in SOURCES.rglob("*.swift") for name in HANDLES.findall(path.read_text())}


class Wording:
    """The names of one transcript."""

    def __init__(self, home, names: dict[str, str]):
        self.home = home
        self.values = dict(names)
        self.counts = {"ref": 0, "handle": 0}

    def name(self, kind: str, value: str) -> str:
        """The name of a value; a new one gets the next number."""
        for name, known in self.values.items():
            if known == value:
                return "{" + name + "}"
        self.counts[kind] += 1
        name = f"{kind}{self.counts[kind]}"
        self.values[name] = value
        return "{" + name + "}"

    def _named(self, value: str, kind: str, common: set[str], final: bool) -> str:
        known = value in self.values.values()
        return self.name(kind, value) if known or (final and value not in common) else value

    def actual(self, text: str) -> str:
        """A line of the transcript with the values of this run."""
        for name, value in self.values.items():
            text = text.replace("{" + name + "}", value)
        return text

    def lasting(self, text: str, final: bool = True) -> str:
        """What was shown, with names; before the end of a segment nothing new is named."""
        text = text.replace(str(self.home.path), "~").replace(str(self.home.runtime), "$XDG_RUNTIME_DIR")
        text = ROOT.sub(r"\1 <eight words>", self._sheet(text))
        if match := re.search(r"(?m)^ {4}([a-z]+(?:-[a-z]+){5,})$", text):
            self.values["words"] = match[1]
        for name in ("words", "kit"):
            if value := self.values.get(name):
                text = text.replace(value, "{" + name + "}")
        for pattern, kind, common in ((HANDLES, "handle", EXAMPLES), (REF, "ref", VOCABULARY)):
            text = pattern.sub(lambda m: self._named(m[0], kind, common, final), text)
        for pattern, name in FIXED:
            text = pattern.sub(name, text)
        return text

    def _sheet(self, text: str) -> str:
        if match := KIT.search(text):
            self.values["kit"] = "".join(match[0].split())
            text = KIT.sub("{kit}, in groups of four", text)
        lines, inside = [], False
        for line in text.split("\n"):
            if BLOCKS.fullmatch(line):
                if not inside:
                    lines.append("(a QR code)")
                inside = True
            else:
                inside = False
                lines.append(line)
        return "\n".join(lines)
