"""A FICTIONAL vault with two clients, a plan, notes and a draft, made once and lent as a copy."""

import pathlib
import shutil
import threading

from .home import Home

PASSPHRASE = "anvil-marble-thistle-drizzle-oxbow-lantern"
ROWAN = "---\nname: Rowan Ashdown\nborn: 1988-08-19\n---\n"
JUNIPER = "---\nname: Juniper Castellane\ncalled: June\n---\n"
PLAN = """\
---
effective: 2020-01-06
review: 2020-04-06
---
## In the client's words

"I want mornings without a drink."

## Steps

- [ ] audio diary every evening
- [ ] three nights without a drink
"""
NOTE = """\
---
at: 2020-01-06 09:00
duration: 50 min
attendance: attended
---
## Data

Kept the diary.

## Assessment

The step fits.

## Plan

Go on.
"""
CLOCK = "2020-01-06T10:00:00-05:00"


class Stock:
    """Makes the vault when it is first wanted."""

    def __init__(self):
        self.home = None
        self.names: dict[str, str] = {}
        self.lock = threading.Lock()

    def lend(self, home: Home, unlocked: bool) -> dict[str, str]:
        """Copies the vault into a home; gives the names of what is in it. The passphrase is in the file
        `passphrase` of the working directory."""
        self.make()
        for folder in ("data", "state"):
            shutil.copytree(self.home.path / folder, home.path / folder, dirs_exist_ok=True)
        secret = home.work / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        if unlocked:
            home.must("unlock", "--passphrase-file", secret)
        return dict(self.names)

    def make(self):
        """Makes the vault, once."""
        with self.lock:
            if self.home is None:
                self._make()

    def _make(self):
        self.home = Home("stock")
        secret = pathlib.Path(self.home.runtime / "passphrase")
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)

        def tacit(*arguments, stdin=""):
            return self.home.must(*arguments, "--plain", "--clock", CLOCK, stdin=stdin).text.strip()

        # Lists are in the order of code names, which are drawn: a vault in which it is that of the names below.
        while "juniper" not in self.names or self.names["juniper"] < self.names["rowan"]:
            self.home.stop_agents()
            shutil.rmtree(self.home.path / "data" / "tacit", ignore_errors=True)
            shutil.rmtree(self.home.path / "state" / "tacit", ignore_errors=True)
            self.home.must("init", "--demo", "--no-recovery", "--passphrase-file", secret)
            self.names["rowan"] = tacit("client", "add", "-", stdin=ROWAN)
            self.names["juniper"] = tacit("client", "add", "-", stdin=JUNIPER)
        self.names["plan"] = tacit("plan", "new", self.names["rowan"], "-", stdin=PLAN)
        self.names["note"] = tacit("note", self.names["rowan"], "-", "--sign", stdin=NOTE)
        self.home.must("lock")
        self.home.stop_agents()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.home:
            self.home.close()
