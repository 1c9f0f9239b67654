"""The text form of a transcript: what is typed, what the terminal shows, how the command ends.

    # words           about the transcript
    % vault           begins with a FICTIONAL vault, open: two clients, {rowan} and {juniper}, {note}, {plan}
    % locked          the same, locked
    % write FILE      the lines that begin with a colon go into FILE of the working directory
    : line
    % only shown      what is typed must have been shown before (see `run.py`)
    $ command         given to sh
    | line            shown by the terminal; what differs from run to run stands as {ref1} or <day>
    > line            typed as an answer, with Enter
    " line            typed as words of one's own, with Enter
    ^ X Y             keys: ^X, or Enter, Esc, Up, Down, Left, Right, End, Tab, or a letter
    ~ words           a full-screen program shows these words
    = code            the exit code
"""

from dataclasses import dataclass

MARKS = "#%:$|>\"^~="
KEYS = {
    "Enter": "\r", "Esc": "\x1b", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
    "End": "\x1b[F", "Tab": "\t",
}


@dataclass
class Line:
    """One line of a transcript."""

    mark: str
    text: str

    def __str__(self):
        return f"{self.mark} {self.text}".rstrip()


def read(text: str) -> list[Line]:
    """The lines of a transcript; empty ones, which only divide it, have an empty mark."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            lines.append(Line("", ""))
        elif line[0] in MARKS and line[1:2] in ("", " "):
            lines.append(Line(line[0], line[2:]))
        else:
            raise SystemExit(f"line {number} is no line of a transcript: {line}")
    return lines


def key(name: str) -> str:
    """What a terminal sends for a key."""
    if name in KEYS:
        return KEYS[name]
    if len(name) == 2 and name[0] == "^":
        return chr(ord(name[1].upper()) & 0x1F)
    return name
