#!/usr/bin/env python3
"""Writes the systemd units of Docs/Packaging into the command line as Swift literals (`make bless`)."""
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parents[2]
target = root / "Sources/tacit/Commands/System/AgentUnits.generated.swift"


def literal(name: str, file: str) -> str:
    text = (root / "Docs/Packaging" / file).read_text()
    assert '"""' not in text and "\\" not in text, f"{file} cannot stand in a Swift literal as it is"
    lines = "".join(f"        {line}\n" if line else "\n" for line in text.splitlines())
    return f'    static let {name} = """\n{lines}\n        """\n'


content = (
    "// Made by Tests/Bless/units.py from Docs/Packaging; a test compares them.\n\n"
    "/// The systemd user units that `tacit agent install` writes; `@AGENT@` stands for the agent's path.\n"
    "enum AgentUnits {\n"
    + literal("service", "tacit-agent.service")
    + "\n"
    + literal("socket", "tacit-agent.socket")
    + "}\n"
)
if "--check" in sys.argv:
    sys.exit(target.read_text() != content)
target.write_text(content)
