#!/usr/bin/env python3
"""Plays the table of bad input: each case ends with its exit code and hint, and nothing is lost.

    run.py [WORDS OF A NAME]
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from Stage import api  # noqa: E402
from Stage.home import Ended, Home  # noqa: E402
from Stage.stock import PASSPHRASE, Stock  # noqa: E402
from Stage.tally import Tally  # noqa: E402
from Stage.terminal import NotSeen  # noqa: E402
from table import CASES  # noqa: E402

import clinical  # noqa: E402, F401
import consents  # noqa: E402, F401
import copies  # noqa: E402, F401
import opening  # noqa: E402, F401
import places  # noqa: E402, F401
import sharing  # noqa: E402, F401
import writing  # noqa: E402, F401


class Unable(Exception):
    """This machine cannot play the case."""


class Stage:
    """What a case has: a home with the stock's vault, and ways to damage it."""

    def __init__(self, stock: Stock, unlocked: bool):
        self.home = Home("bad")
        self.names = stock.lend(self.home, unlocked)
        shutil.copy2(stock.home.vault, self.home.path / "tmp" / "whole.db")
        self.notes: list[tuple[str, bool, str]] = []
        self.mounted = None

    # ------------------------------------------------------------- outcomes

    def note(self, what: str, good: bool, why: str = ""):
        """Something else that must hold in this case."""
        self.notes.append((what, good, why))

    def must(self, ended: Ended) -> Ended:
        """A step of preparation."""
        if ended.code != 0:
            raise RuntimeError(f"{ended.arguments}: exit {ended.code}\n{ended.messages}")
        return ended

    def cannot(self, why: str):
        """Gives up a case that this machine cannot play."""
        raise Unable(why)

    def kept(self, ended: Ended) -> Ended:
        """The text that the case typed is in a draft, whatever else happened."""
        rows = self.home.run("draft", "list", "--plain").text.split("\n")
        texts = [self.home.run("draft", "show", row.split()[0], "--plain").text for row in rows if row.strip()]
        self.note("what was typed is a draft", any("Came by bus." in text for text in texts), "\n".join(rows))
        return ended

    # ---------------------------------------------------------------- steps

    def secret(self, passphrase: str = PASSPHRASE) -> pathlib.Path:
        """A file with a passphrase."""
        path = self.home.work / "passphrase"
        path.write_text(passphrase + "\n")
        path.chmod(0o600)
        return path

    def unlock(self, passphrase: str = PASSPHRASE, env=None) -> Ended:
        """`tacit unlock`."""
        return self.home.run("unlock", "--passphrase-file", self.secret(passphrase), env=env)

    def edit(self, script: str, answers=(), command=None) -> Ended:
        """A command on a terminal whose editor is a script; answers are typed at the prompts that they name."""
        editor = self.home.work / "editor"
        editor.write_text(f"#!/bin/sh\n{script}\n")
        editor.chmod(0o700)
        terminal = self.home.terminal(
            command or ["tacit", "note", self.names["rowan"], "--class", "c"], env={"EDITOR": str(editor)})
        try:
            for prompt, answer in answers:
                terminal.wait_for(prompt)
                terminal.type(answer) if answer == "\x04" else terminal.line(answer)
            code = terminal.wait()
            text = terminal.screen.plain(terminal.raw)
        finally:
            terminal.kill()
        return Ended(["note"], code, b"", text.encode())

    def request(self, method, path, body, headers=None) -> Ended:
        """A request on the socket; the problem's exit code counts."""
        status, answer = api.call(self.home.socket, method, path, body, headers)
        text = f"{status} {answer.get('hint')} {answer}"
        return Ended([path], answer.get("exit_code", 0), b"", text.encode())

    @staticmethod
    def other_home() -> Home:
        """A second user, so to speak."""
        return Home("other")

    @staticmethod
    def wait(condition, seconds=10):
        """Waits until something is so."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError("waited in vain")
            time.sleep(0.02)

    def kill_agent(self):
        """SIGKILL to the agent and its worker, as the kernel would when memory is short."""
        parent = self.home.agent()
        children = pathlib.Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for pid in [parent, *map(int, children)]:
            os.kill(pid, signal.SIGKILL)
        self.wait(lambda: self.home.agent() is None)

    def small_disk(self, mebibytes: int):
        """Puts the vault on a file system of its own."""
        self.home.stop_agents()
        data = self.home.path / "data"
        away = self.home.path / "tmp" / "data"
        shutil.move(data, away)
        data.mkdir(mode=0o700)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m,mode=700", "tacit-test", data], check=True)
        self.mounted = data
        shutil.copytree(away, data, dirs_exist_ok=True)

    @staticmethod
    def fill(path: pathlib.Path):
        """Writes a file until the disk is full."""
        with open(path, "wb", buffering=0) as file:
            for size in (1 << 20, 1 << 14, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def intact(self) -> str:
        """Why the signed note cannot be read any more; empty when it can."""
        status = self.home.run("status", "--plain").text.strip()
        if status != "unlocked":
            ended = self.unlock()
            if ended.code != 0:
                return f"does not open any more: {ended.code} {ended.messages}"
        shown = self.home.run("show", self.names["note"])
        return "" if "Kept the diary." in shown.text else shown.messages

    def close(self):
        self.home.stop_agents()
        if self.mounted:
            subprocess.run(["umount", "-l", self.mounted], check=False)
        self.home.close()


def play(case, stock: Stock, tally: Tally):
    """One row of the table."""
    if case.root and os.getuid() != 0:
        return tally.skip(case.name, "needs root")
    stage = Stage(stock, case.unlocked)
    try:
        ended = case.act(stage)
        told = ended.messages + ended.text
        good = ended.code == case.code and case.hint in told
        tally.hold(
            f"{case.name}: exit {case.code}", good,
            "" if good else f"exit {ended.code}, wanted {case.code} and {case.hint!r} in:\n{told[-1500:]}")
        for what, held, why in stage.notes:
            tally.hold(f"{case.name}: {what}", held, why)
        if case.mend:
            case.mend(stage)
        lost = stage.intact()
        tally.hold(f"{case.name}: nothing is lost", not lost, lost)
    except Unable as reason:
        tally.skip(case.name, str(reason))
    except (NotSeen, RuntimeError, OSError, LookupError, TypeError, ValueError, subprocess.SubprocessError) as error:
        tally.hold(case.name, False, re.sub(r"(?s)(.{1500}).*", r"\1", f"{type(error).__name__}: {error}"))
    finally:
        stage.close()
    return None


def main() -> int:
    wanted = " ".join(sys.argv[1:])
    tally = Tally("bad input")
    with Stock() as stock:
        stock.make()
        for case in CASES:
            if wanted in case.name:
                play(case, stock, tally)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
