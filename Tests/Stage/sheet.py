"""Reads a recovery sheet off a terminal, as a person would."""

import re

KIT = re.compile(r"\btaci t-ki t1[a-z0-9]{2} (?:[a-z0-9]{4}\s+){8}[a-z0-9]{4}\b")


def kit_on(text: str) -> str:
    """The kit on a sheet, without the spaces between its groups of four."""
    return "".join(KIT.search(text)[0].split())


def type_back(terminal, type_with_spaces=False) -> str:
    """Waits for the sheet and types its kit back; gives the kit."""
    sheet = terminal.wait_for(KIT.pattern)[0]
    terminal.wait_for(r"from the paper: $")
    kit = "".join(sheet.split())
    terminal.line(" ".join(sheet.split()) if type_with_spaces else kit)
    return kit
