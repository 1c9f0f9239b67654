"""A program under a pseudo-terminal: what it prints, what is typed, how it ends."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from .screen import Screen

# Between a prompt and the first key: a program prints its question before it turns the echo off.
PAUSE = 0.12


class NotSeen(AssertionError):
    """The program did not print what was waited for."""


class Terminal:
    """One program with a terminal of its own as its controlling terminal."""

    def __init__(self, argv, env, folder, rows=24, columns=80):
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(folder)
                os.execvpe(argv[0], argv, env)
            finally:
                os._exit(127)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = Screen(rows, columns)
        self.raw = b""
        self.mark = 0
        self.code = None
        self.ended = False

    def pump(self, seconds: float) -> bool:
        """Reads what is there within some time; False at the end of the output."""
        if self.ended:
            return False
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self.master, 65_536)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.raw += data
        self.screen.feed(data)
        return True

    @property
    def since(self) -> str:
        """What was printed since the last key, as text without escape sequences."""
        return Screen.plain(self.raw[self.mark:])

    def wait_for(self, pattern: str, seconds: float = 30) -> re.Match:
        """Waits until what was printed since the last key matches."""
        return self._until(lambda: re.search(pattern, self.since), pattern, seconds)

    def wait_screen(self, text: str, seconds: float = 30):
        """Waits until a text stands on the screen."""
        self._until(lambda: text in self.screen.text, text, seconds)

    def _until(self, condition, what, seconds):
        end = time.monotonic() + seconds
        while True:
            found = condition()
            if found:
                return found
            if time.monotonic() > end or not self.pump(0.05):
                found = condition()
                if found:
                    return found
                raise NotSeen(f"did not print {what!r} but:\n{self.since}\n--- screen\n{self.screen.text}")

    def type(self, keys: str):
        """Types keys as they are."""
        time.sleep(PAUSE)
        self.mark = len(self.raw)
        os.write(self.master, keys.encode())

    def line(self, text: str):
        """Types a line."""
        self.type(text + "\r")

    def wait(self, seconds: float = 60) -> int:
        """Waits for the end; the exit code, or 128 and the signal's number."""
        end = time.monotonic() + seconds
        while not self.ended and time.monotonic() < end:
            self.pump(0.05)
        while self.code is None and time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._set(status)
            else:
                time.sleep(0.01)
        if self.code is None:
            raise NotSeen(f"did not end; it printed:\n{self.since}\n--- screen\n{self.screen.text}")
        self._release()
        return self.code

    def kill(self):
        """Ends the program whatever it does."""
        if self.code is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                self._set(os.waitpid(self.pid, 0)[1])
            except (ProcessLookupError, ChildProcessError):
                self.code = 137
        self._release()

    def _set(self, status: int):
        self.code = 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)

    def _release(self):
        if self.master is not None:
            os.close(self.master)
            self.master = None
            self.ended = True
