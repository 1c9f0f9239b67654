"""A throw-away home with XDG directories of its own, in which `tacit` runs as a person would run it."""

import fcntl
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

from .terminal import Terminal

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A POSIX rule instead of a zone's name: a bare machine has no zone files.
ZONE = "EST5EDT,M3.2.0,M11.1.0"


def binaries() -> pathlib.Path:
    """Where `tacit` and `tacit-agent` are: TACIT_BIN, else the build that the tests are built with."""
    place = pathlib.Path(os.environ.get("TACIT_BIN", ROOT / ".build" / "debug")).resolve()
    if not (place / "tacit").exists() or not (place / "tacit-agent").exists():
        raise SystemExit(f"no tacit and tacit-agent in {place}: run `make build`, or set TACIT_BIN")
    return place


@dataclass
class Ended:
    """A command that has ended."""

    arguments: list
    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8", "replace")

    @property
    def messages(self) -> str:
        return self.err.decode("utf-8", "replace")


class Home:
    """Directories, environment and processes of one invented user; `close` ends and removes them."""

    def __init__(self, name: str, parent: str | None = None):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix=f"tacit-{name}-", dir=parent))
        # tmpfs, as systemd's runtime directory is: the editor's files may lie nowhere else.
        self.runtime = pathlib.Path(tempfile.mkdtemp(prefix="tacit-", dir="/dev/shm"))
        for folder in ("data", "state", "config", "cache", "tmp", "work"):
            (self.path / folder).mkdir(mode=0o700)
        self.env = {
            "HOME": str(self.path),
            "XDG_DATA_HOME": str(self.path / "data"),
            "XDG_STATE_HOME": str(self.path / "state"),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_CACHE_HOME": str(self.path / "cache"),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "TMPDIR": str(self.path / "tmp"),
            "PATH": f"{binaries()}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "TZ": ZONE,
            "LANG": "C.UTF-8",
            "TERM": "xterm",
        }

    @property
    def vault(self) -> pathlib.Path:
        return self.path / "data" / "tacit" / "vault.db"

    @property
    def socket(self) -> pathlib.Path:
        return self.runtime / "tacit" / "api.sock"

    @property
    def work(self) -> pathlib.Path:
        return self.path / "work"

    def run(self, *arguments, stdin: bytes | str = b"", env=None, seconds=120, program="tacit") -> Ended:
        """Runs a command without a terminal, in a session of its own so that `/dev/tty` is none either."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [program, *map(str, arguments)], input=given, capture_output=True, cwd=self.work,
            env=self.env | (env or {}), timeout=seconds, start_new_session=True, check=False)
        return Ended(list(arguments), done.returncode, done.stdout, done.stderr)

    def must(self, *arguments, **options) -> Ended:
        """The same for a step without which a test means nothing."""
        ended = self.run(*arguments, **options)
        if ended.code != 0:
            raise RuntimeError(f"tacit {' '.join(map(str, arguments))}: exit {ended.code}\n{ended.messages}")
        return ended

    def terminal(self, argv, env=None, rows=24, columns=80) -> Terminal:
        """Runs a command under a pseudo-terminal."""
        return Terminal(argv, self.env | (env or {}), str(self.work), rows, columns)

    def agent(self) -> int | None:
        """The process id of a running agent: what is in a lock file that somebody holds."""
        for lock in self.runtime.glob("tacit/**/agent.lock"):
            pid = _holder(lock)
            if pid:
                return pid
        return None

    def stop_agents(self):
        """Ends the agents of this home: SIGTERM, and SIGKILL to one that does not go."""
        for lock in self.runtime.glob("tacit/**/agent.lock"):
            for kind in (signal.SIGTERM, signal.SIGKILL):
                pid = _holder(lock)
                if pid is None:
                    break
                try:
                    os.kill(pid, kind)
                except ProcessLookupError:
                    break
                _await(lambda: _holder(lock) is None, 10)

    def files(self):
        """Every file below the home and the runtime directory."""
        for top in (self.path, self.runtime):
            for folder, _, names in os.walk(top):
                yield from (pathlib.Path(folder) / name for name in names)

    def close(self):
        """Ends what runs and removes what was written."""
        self.stop_agents()
        for top in (self.path, self.runtime):
            shutil.rmtree(top, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _holder(lock: pathlib.Path) -> int | None:
    """Who holds a lock file: the process id inside, if the lock is taken."""
    try:
        with open(lock) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return None
            except BlockingIOError:
                words = file.read().split()
                return int(words[0]) if words and words[0].isdigit() else None
    except FileNotFoundError:
        return None


def _await(condition, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
