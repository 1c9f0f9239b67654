"""The table of bad input: every case with its exit code and the words of its hint.

A case is a function of a stage (`Stage`, in `run.py`), which has a copy of a vault with two clients, a plan and a
signed note. It returns what ended (exit code and messages); `mend` undoes the damage, and then the signed note
must be readable word for word, whatever happened.

The rows stand in `opening.py` (passphrase, header, file), `places.py` (sockets, directories, disk), `writing.py`
(editor, text, code names), `clinical.py` (entries and plans) and `sharing.py` (colleagues and their keys).
(editor, text, code names) `clinical.py` (entries and plans) and `consents.py`.
"""

from dataclasses import dataclass
from typing import Callable


@dataclass
class Case:
    """One row of the table."""

    name: str
    code: int
    hint: str
    act: Callable
    mend: Callable | None = None
    unlocked: bool = True
    root: bool = False


CASES: list[Case] = []


def case(name, code, hint, **options):
    """Puts a function into the table."""
    def add(function):
        CASES.append(Case(name, code, hint, function, **options))
        return function
    return add
