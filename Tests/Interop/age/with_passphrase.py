#!/usr/bin/env python3
"""Runs stock age with a passphrase, which it reads from a terminal only: `with_passphrase.py PASSPHRASE age ...`.

age gets a pseudo-terminal as its controlling one and an answer to every question; files go in and out by name. Ends
with the status of age.
"""

import os
import pty
import select
import sys
import time

LIMIT_SECONDS = 60


def main() -> int:
    passphrase, command = sys.argv[1], sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    deadline = time.monotonic() + LIMIT_SECONDS
    seen = b""
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 1)
        if not ready:
            continue
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # the terminal's other side is closed: age has ended
            break
        # "Enter passphrase ...: ", "Confirm passphrase: "
        if seen.rstrip(b"\x1b[0m ").endswith(b":"):
            os.write(terminal, passphrase.encode() + b"\n")
            seen = b""
    else:
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
