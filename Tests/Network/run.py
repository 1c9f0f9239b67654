#!/usr/bin/env python3
"""No network (T17): a day's work under strace; every socket of command line and agent is a local one.

One trace covers the shell that plays the day, each command, the agent that the first one starts, and its workers,
since the kernel hands the tracing on to children. A socket of any other family than AF_UNIX, an abstract one (it has
no owner and no mode), and io_uring, which would do both unseen, are findings. A program that does all of it comes
first, to see that the trace shows it.
"""

import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from Stage.home import Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

PASSPHRASE = "quorum-basalt-figment-onyx-trellis-wharf"
CALLS = "trace=%network,execve,io_uring_setup"
FAMILY = re.compile(r"\b[AP]F_[A-Z0-9_]+")
LINE = re.compile(r"^(\d+) +(?:<\.\.\. )?(\w+)")
# What a shell has at hand to make a note of a therapist's day; `$1` is the file of the passphrase.
DAY = r"""
set -ex
# The trace ends with the last process, and the agent would stay.
trap 'tacit agent stop' EXIT
tacit init --demo --no-recovery --passphrase-file "$1"
printf -- '---\npractitioner: Imogen Vale\n---\n' | tacit practice set -
printf -- '---\nname: Juniper Castellane\n---\n' | tacit client add - --plain > client
C=$(cat client)
printf 'The diary was kept.\n' | tacit note "$C" - --sign --plain > note
printf 'Left early.\n' | tacit amend "$(cat note)" - --addendum --sign
printf 'A draft that waits.\n' | tacit note "$C" - --class p
printf 'Three mornings.\n\n## Steps\n- [ ] audio diary\n' | tacit plan new "$C" -
EDITOR='sh -c "echo from an editor >> $0"' tacit note "$C" < /dev/null || true
tacit show "$(cat note)"; tacit log "$C"; tacit brief "$C"; tacit today; tacit client list; tacit draft list
tacit mark-error "$(cat note)" --reason duplicate --confirm="$C" || true
tacit undo || true
tacit lock
printf 'While it was locked.\n' | tacit note "$C" - || true
tacit status || true; tacit doctor || true; tacit key list || true; tacit help > help
tacit unlock --passphrase-file "$1"
tacit check; tacit draft list
tacit lock
"""
TRIES = """
import ctypes, socket
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
    try:
        socket.socket(family, socket.SOCK_DGRAM)
    except OSError:
        pass
local = socket.socket(socket.AF_UNIX)
try:
    local.connect("\\0nobody")
except OSError:
    pass
ctypes.CDLL(None).syscall(425, 1, None)
"""


class Trace:
    """What strace wrote about a program and all of its children."""

    def __init__(self, home: Home, argv: list[str]):
        self.path = home.path / "tmp" / "trace"
        self.ended = home.run(
            "-f", "-qq", "-s", "128", "-e", CALLS, "-o", self.path, *argv, program="strace", seconds=100)
        self.lines = self.path.read_text(errors="replace").splitlines()

    def findings(self) -> list[str]:
        """Lines that are of no local socket with a name."""
        return [line for line in self.lines if self._is_finding(line)]

    def _is_finding(self, line: str) -> bool:
        match = LINE.match(line)
        if not match or match[2] == "execve":
            return False
        families = {name.partition("_")[2] for name in FAMILY.findall(line)}
        return match[2] == "io_uring_setup" or bool(families - {"UNIX", "LOCAL"}) or 'sun_path=@"' in line

    def count(self, call: str) -> int:
        """How often something was called."""
        return sum(bool((match := LINE.match(line)) and match[2] == call) for line in self.lines)

    def programs(self, name: str, word: str = "") -> int:
        """How many processes became a program with a certain first argument."""
        begun = re.compile(rf'^\d+ +execve\("[^"]*", \["(?:[^"]*/)?{name}", "{word}')
        return sum(bool(begun.match(line)) for line in self.lines)


def main() -> int:
    tally = Tally("network")
    if shutil.which("strace") is None:
        tally.hold("there is strace", False, ".ci/deps installs it")
        return tally.close()
    with Home("network") as home:
        control = Trace(home, [sys.executable, "-c", TRIES])
        seen = "\n".join(control.findings())
        wanted = ["AF_INET,", "AF_INET6,", "AF_NETLINK,", 'sun_path=@"nobody"', "io_uring_setup"]
        tally.hold("other sockets and io_uring are seen in the trace (positive control)",
                   all(word in seen for word in wanted), seen)
        (home.work / "day").write_text(DAY)
        secret = home.work / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        day = Trace(home, ["/bin/sh", str(home.work / "day"), str(secret)])
        tally.hold("a day's work went well under the trace", day.ended.code == 0,
                   day.ended.text[-600:] + day.ended.messages[-1200:])
        tacit, parents, workers = (
            day.programs("tacit"), day.programs("tacit-agent", "run"), day.programs("tacit-agent", "worker"))
        tally.hold(f"{tacit} commands, {parents} agent and {workers} workers are in the trace (positive control)",
                   tacit >= 20 and parents >= 1 and workers >= 2)
        sockets = day.count("socket")
        found = day.findings()
        tally.hold(f"{sockets} sockets in {len(day.lines)} calls: every one is local, none abstract",
                   sockets > 20 and not found, "\n".join(found[:12]))
        tally.hold("no agent is left", home.agent() is None)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
