#!/usr/bin/env python3
"""Plays the transcripts of this folder under a real pseudo-terminal and compares what is shown, line by line.

    run.py [--bless] [NAME ...]

`--bless` writes what was shown into the files; `git diff` then shows what a change of the program changed for
the person before it. In a transcript with `% only shown` everything typed must have been shown before: a verb and
each word after it literally, a letter as a letter of its own. Free are the first `tacit help`, words of one's own
(`"`), and keys whose meaning stands on the keyboard (arrows, Enter, End).
"""

import concurrent.futures
import difflib
import json
import pathlib
import re
import sys
import traceback

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))
sys.path.insert(0, str(FOLDER))

import script  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.screen import Screen  # noqa: E402
from Stage.stock import Stock  # noqa: E402
from Stage.tally import Tally  # noqa: E402
from Stage.terminal import NotSeen  # noqa: E402
from wording import Wording  # noqa: E402

ON_THE_KEYBOARD = {"Enter", "Up", "Down", "Left", "Right", "End"}
# All of `tacit help exit-codes` but 1 and 21 (nothing has a target yet), 70 (a mistake of
# ours), and 15, which its transcript shows through the shell because the code names are drawn.
EXIT_CODES = {0, 3, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 22, 64, 65, 66, 69, 73, 74, 77, 78, 130}
CLEARED = "(the screen and what can be scrolled back to are cleared)"


class Player:
    """One transcript on its stage."""

    def __init__(self, path: pathlib.Path, stock: Stock):
        self.lines = script.read(path.read_text())
        self.stock = stock
        self.home = Home("transcript")
        self.wording = Wording(self.home, {})
        self.output: list[str] = []
        self.seen = "tacit help\n"
        self.must_be_shown = False
        self.unshown: list[str] = []

    def play(self) -> str:
        """The transcript as it is when this program plays it."""
        at = 0
        try:
            while at < len(self.lines):
                line = self.lines[at]
                if line.mark == "$":
                    at = self.command(at)
                    continue
                self.output.append(str(line))
                at += 1
                if line.mark == "%":
                    at = self.prepare(line.text, at)
        finally:
            self.home.close()
        return "\n".join(self.output).rstrip() + "\n"

    def prepare(self, text: str, at: int) -> int:
        """A directive; gives the next line to look at."""
        verb, _, rest = text.partition(" ")
        if verb == "write":
            content = []
            while at < len(self.lines) and self.lines[at].mark == ":":
                content.append(self.wording.actual(self.lines[at].text))
                self.output.append(str(self.lines[at]))
                at += 1
            (self.home.work / rest).write_text("".join(f"{line}\n" for line in content))
        elif verb in ("vault", "locked"):
            self.wording.values.update(self.stock.lend(self.home, unlocked=verb == "vault"))
        elif text == "only shown":
            self.must_be_shown = True
        else:
            raise SystemExit(f"unknown directive: {text}")
        return at

    def command(self, at: int) -> int:
        """One command with all that is typed into it."""
        shown = self.lines[at].text
        command = self.wording.actual(shown)
        self.check_shown("$", command)
        self.output.append(f"$ {shown}")
        terminal = self.home.terminal(["sh", "-c", command], rows=50)
        typed, start = "", 0
        at += 1
        expected: list[str] = []
        try:
            while at < len(self.lines) and self.lines[at].mark in ("|", ">", '"', "^", "~"):
                line = self.lines[at]
                at += 1
                if line.mark == "|":
                    expected.append(line.text.rstrip())
                    continue
                if line.mark == "~":
                    terminal.wait_screen(self.wording.actual(line.text))
                    self.look(terminal)
                    self.output.append(str(line))
                    continue
                if expected or not terminal.screen.alternate:
                    self.await_prompt(terminal, expected, typed, start)
                    self.record(terminal, typed, start)
                self.look(terminal)
                text = self.wording.actual(line.text)
                parts = text.split() if line.mark == "^" else [text]
                for part in parts:
                    self.check_shown(line.mark, part)
                self.output.append(str(line))
                keys = "".join(map(script.key, parts)) if line.mark == "^" else text + "\r"
                if not terminal.screen.alternate:
                    typed, start, expected = keys, len(terminal.raw), []
                terminal.type(keys)
                terminal.pump(0.1)
            code = terminal.wait()
            self.record(terminal, typed, start)
            self.seen += Screen.plain(terminal.raw) + "\n"
            self.output.append(f"= {code}")
        finally:
            terminal.kill()
        if at < len(self.lines) and self.lines[at].mark == "=":
            at += 1
        return at

    def await_prompt(self, terminal, expected, typed, start):
        """Waits until what was shown ends as the transcript does before the next key."""
        wanted = next((line for line in reversed(expected) if line), None)
        quiet = 0
        for _ in range(600):
            before = len(terminal.raw)
            alive = terminal.pump(0.05)
            text = self.wording.lasting(self.segment(terminal, typed, start), final=False)
            last = text.rstrip().rsplit("\n", 1)[-1].rstrip()
            if wanted is not None and last and last in (wanted, self.wording.actual(wanted)):
                return
            quiet = quiet + 1 if len(terminal.raw) == before else 0
            # A prompt may be blank, as that of the next line of a jotting is; the first one never is.
            if (wanted is None and (last or start) and quiet > 30) or not alive:
                return
        raise NotSeen(f"did not show {wanted!r} but:\n{self.segment(terminal, typed, start)}")

    @staticmethod
    def segment(terminal, typed, start) -> str:
        """What the terminal shows of the output since the last key, without the echo of the key."""
        raw = terminal.raw[start:]
        echo = typed.rstrip("\r").encode()
        if typed and raw.startswith(echo):
            raw = raw[len(echo):]
        screen = Screen(400, 200)
        screen.feed(raw)
        grid = screen.saved[0] if screen.alternate else screen.grid
        text = "\n".join("".join(row).rstrip() for row in grid).rstrip()
        if typed:
            text = text.lstrip("\n")
        return (CLEARED + "\n" if screen.cleared else "") + text

    def record(self, terminal, typed, start):
        """Takes the segment into the transcript."""
        text = self.wording.lasting(self.segment(terminal, typed, start))
        if text:
            self.output += [f"| {line}".rstrip() for line in text.split("\n")]

    def look(self, terminal):
        """Keeps what a person has had before her eyes."""
        self.seen += Screen.plain(terminal.raw) + "\n" + terminal.screen.text + "\n"

    def check_shown(self, mark: str, text: str):
        """The newcomer's rule."""
        if not self.must_be_shown or mark == '"' or text in ON_THE_KEYBOARD:
            return
        if mark in (">", "^") and len(text) == 1:
            wanted, found = [], re.search(rf"(?<![A-Za-z]){re.escape(text)}(?![A-Za-z])", self.seen)
        elif mark == "$":
            words = text.split()
            wanted, found = [" ".join(words[:2]), *words[2:]], True
        else:
            wanted, found = [text], True
        everything = "".join(self.seen.split())
        if not found or any("".join(part.split()) not in everything for part in wanted):
            self.unshown.append(text)


def play(path: pathlib.Path, stock: Stock, bless: bool):
    """One transcript: (path, what is wrong, or nothing)."""
    try:
        player = Player(path, stock)
        actual = player.play()
    except (NotSeen, RuntimeError, SystemExit, IndexError, ValueError) as error:
        return path, f"{error}\n{traceback.format_exc(limit=3) if bless else ''}"
    if player.unshown:
        return path, "typed though it was not shown before: " + ", ".join(player.unshown)
    if bless:
        path.write_text(actual)
        return path, ""
    diff = difflib.unified_diff(
        path.read_text().splitlines(), actual.splitlines(), "expected", "shown", lineterm="", n=1)
    return path, "\n".join(diff)


def covers(paths, tally: Tally):
    """Every command that help shows, and every exit code that can happen, stands in a transcript."""
    typed, codes = "", set()
    for path in paths:
        for line in script.read(path.read_text()):
            if line.mark == "$":
                typed += line.text + "\n"
            elif line.mark == "=":
                codes.add(int(line.text))
    with Home("commands") as home:
        tree = json.loads(home.must("--experimental-dump-help").text)["command"]
    missing = [" ".join(words) for words in _leaves(tree, ["tacit"]) if " ".join(words) not in typed]
    tally.hold("every command has a transcript", not missing, ", ".join(missing))
    lacking = sorted(EXIT_CODES - codes)
    tally.hold("every exit code has a transcript", not lacking, ", ".join(map(str, lacking)))


def _leaves(command, words):
    children = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True)]
    if not children:
        yield words
    for child in children:
        if child["commandName"] != "help":
            yield from _leaves(child, [*words, child["commandName"]])


def main() -> int:
    bless = "--bless" in sys.argv
    names = [a for a in sys.argv[1:] if not a.startswith("-")]
    paths = [p for p in sorted(FOLDER.glob("*.txt")) if not names or p.stem in names]
    tally = Tally("transcripts")
    with Stock() as stock, concurrent.futures.ThreadPoolExecutor(3) as pool:
        for path, wrong in pool.map(lambda p: play(p, stock, bless), paths):
            tally.hold(path.stem, not wrong, wrong)
    if not names:
        covers(paths, tally)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
