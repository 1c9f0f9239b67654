#!/usr/bin/env python3
"""Writes script and style of the client's copy into TacitClientCopy as Swift literals (`make bless`).

Their bytes are what the policy of each page names by hash, so they stand in the literals byte for byte. With --check it
writes nothing and exits 1 when the two disagree.
"""
import pathlib
import sys

folder = pathlib.Path(__file__).resolve().parents[2] / "Sources/TacitClientCopy"
target = folder / "PageData.generated.swift"


def literal(name: str, what: str, file: str) -> str:
    text = (folder / "Data" / file).read_text(encoding="ascii")
    assert '"""#' not in text and "</" not in text, f"{file} would end its element or its literal"
    lines = "".join(f"        {line}\n" if line else "\n" for line in text.splitlines())
    return f'    /// {what}\n    static let {name} = #"""\n{lines}\n        """#\n'


content = (
    "// Made by Tests/Bless/clientcopy.py from Data; a test compares them.\n\n"
    "/// What every page holds besides its content.\n"
    "enum PageData {\n"
    + literal("style", "The style of the gate and of everything that pages share.", "page.css")
    + "\n"
    + literal("script", "The one script: it opens, shows, closes.", "page.js")
    + "}\n"
)
if "--check" in sys.argv:
    sys.exit(target.read_text() != content)
target.write_text(content)
