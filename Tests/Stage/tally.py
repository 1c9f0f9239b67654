"""Counts what held and what did not, and says so in plain lines."""

import sys
import time


class Tally:
    """Results of one suite; `close` prints the sum and gives the exit code."""

    def __init__(self, name: str):
        self.name = name
        self.passed: list[str] = []
        self.failed: list[str] = []
        self.skipped: list[str] = []
        self.begun = time.monotonic()

    def hold(self, what: str, condition: bool, why: str = ""):
        """Notes whether something held."""
        if condition:
            self.passed.append(what)
            print(f"  ok    {what}", flush=True)
        else:
            self.failed.append(what)
            print(f"  FAIL  {what}" + (f"\n        {indented(why)}" if why else ""), flush=True)

    def skip(self, what: str, why: str):
        """Notes what could not be tried here, and why."""
        self.skipped.append(what)
        print(f"  skip  {what}: {why}", flush=True)

    def close(self) -> int:
        """The last line, which `make test` adds up, and the exit code."""
        seconds = time.monotonic() - self.begun
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        print(f"{self.name}: {len(self.passed)} passed, {len(self.failed)} failed{skipped} ({seconds:.0f} s)")
        sys.stdout.flush()
        return 1 if self.failed or not self.passed else 0


def indented(text: str) -> str:
    """A text below its first line."""
    return text.rstrip().replace("\n", "\n        ")
