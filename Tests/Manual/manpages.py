#!/usr/bin/env python3
"""Writes the man pages from the parser: manpages.py TACIT FOLDER.

`tacit --experimental-dump-help` prints the whole command tree as JSON; each command becomes a page, tacit-note(1)
and so on, and tacit(1) lists them. Nothing is said here that the program does not say.
"""

import json
import pathlib
import re
import subprocess
import sys


def roff(text: str) -> str:
    """Text that troff takes as it is."""
    lines = []
    for line in text.split("\n"):
        line = line.replace("\\", "\\e").replace("-", "\\-")
        lines.append("\\&" + line if line.startswith((".", "'")) else line)
    return "\n".join(lines)


def paragraphs(text: str) -> list[str]:
    """A discussion: indented lines are examples and stay as they are."""
    page = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        if all(line.startswith("  ") for line in block.split("\n")):
            page += [".PP", ".nf", ".RS", roff(re.sub(r"(?m)^  ", "", block)), ".RE", ".fi"]
        else:
            page += [".PP", roff(block)]
    return page


def spelled(argument: dict) -> str:
    """How an argument is written, such as `--class class`."""
    names = ["-" * (1 if name["kind"] == "short" else 2) + name["name"] for name in argument.get("names", [])]
    value = argument.get("valueName", "value")
    if argument["kind"] == "positional":
        return f"\\fI{roff(value)}\\fR"
    shown = ", ".join(f"\\fB{roff(name)}\\fR" for name in names)
    return f"{shown} \\fI{roff(value)}\\fR" if argument["kind"] == "option" else shown


def page(command: dict, words: list[str]) -> str:
    """One page."""
    name = "-".join(words)
    abstract = roff(command.get("abstract", ""))
    out = [f'.TH "{name.upper()}" 1 "" "tacit" "tacit"', ".SH NAME", f"{roff(name)} \\- {abstract}"]
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    synopsis = [f"\\fB{roff(' '.join(words))}\\fR"]
    for argument in arguments:
        part = spelled(argument)
        synopsis.append(f"[{part}]" if argument.get("isOptional", True) else part)
    children = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True)]
    if children:
        synopsis.append("\\fIcommand\\fR")
    out += [".SH SYNOPSIS", " ".join(synopsis)]
    if command.get("discussion"):
        out += [".SH DESCRIPTION", *paragraphs(command["discussion"])[1:]]
    if children:
        out.append(".SH COMMANDS")
        for child in children:
            out += [".TP", f"\\fB{roff(' '.join([*words, child['commandName']]))}\\fR", roff(child.get("abstract", ""))]
    if arguments:
        out.append(".SH OPTIONS")
        for argument in arguments:
            out += [".TP", spelled(argument), roff(argument.get("abstract", ""))]
    above = "tacit" if len(words) > 1 else ""
    out += [".SH SEE ALSO", f"\\fB{above}\\fR(1)" if above else "tacit help, tacit help all, tacit help exit\\-codes"]
    return "\n".join(out) + "\n"


def pages(command: dict, words: list[str]):
    """The pages of a command and of those below it."""
    yield "-".join(words), page(command, words)
    for child in command.get("subcommands", []):
        if child.get("shouldDisplay", True):
            yield from pages(child, [*words, child["commandName"]])


def main() -> int:
    tacit, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    dump = subprocess.run([tacit, "--experimental-dump-help"], capture_output=True, check=True).stdout
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, text in pages(json.loads(dump)["command"], ["tacit"]):
        (folder / f"{name}.1").write_text(text)
        count += 1
    print(f"{count} man pages in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
