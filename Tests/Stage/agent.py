"""A real agent and a vault made over its socket with a kit of our own: no password hash, so an unlock costs nothing.

What the command line does between a kit and the socket is done here in Python (`Docs/Formats/vault.md`), so these
tests hold the agent alone to account.
"""

import http.client
import json
import os
import pathlib
import signal
import socket
import struct
import subprocess
import time

from . import reader
from .home import Home

LOST = (ConnectionError, http.client.HTTPException, BrokenPipeError, TimeoutError, OSError)


class Refused(RuntimeError):
    """An answer that a test cannot go on with."""

    def __init__(self, method, target, status, answer):
        super().__init__(f"{method} {target}: {status} {answer}")
        self.status, self.answer = status, answer


class Line:
    """One connection that is kept; a request on it is never sent twice, so who uses it knows what was acknowledged."""

    def __init__(self, path, timeout: float = 60):
        self.path, self.timeout = str(path), timeout
        self.connection = None

    def call(self, method: str, target: str, body=None, headers=None):
        """Status and answer, decoded when it is JSON. After an error the next call connects anew."""
        headers = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        elif isinstance(body, str):
            body = body.encode()
            headers.setdefault("Content-Type", "text/markdown")
        elif isinstance(body, bytes):
            headers.setdefault("Content-Type", "application/octet-stream")
        try:
            if self.connection is None:
                self._connect()
            self.connection.request(method, target, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except BaseException:
            self.close()
            raise
        if answer.will_close:
            self.close()
        is_json = "json" in (answer.getheader("Content-Type") or "")
        return answer.status, json.loads(content) if is_json and content else content

    def must(self, method: str, target: str, body=None, headers=None):
        """The answer to a request that has to work."""
        status, answer = self.call(method, target, body, headers)
        if status >= 300:
            raise Refused(method, target, status, answer)
        return answer

    def _connect(self):
        self.connection = http.client.HTTPConnection("localhost", timeout=self.timeout)
        self.connection.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.connection.sock.settimeout(self.timeout)
        self.connection.sock.connect(self.path)

    def close(self):
        """Lets the connection go."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Agent:
    """Parent and worker of one home, and the kit that opens its vault."""

    def __init__(self, home: Home, wrapper=()):
        self.home = home
        self.wrapper = list(wrapper)
        self.kit = os.urandom(20)
        self.salt = os.urandom(16)
        self.slot = 1
        self.process = None
        self.line = Line(home.socket)

    # ------------------------------------------------------------- processes

    def start(self):
        """Starts the parent, which starts a worker; waits for the socket."""
        places = ["--vault", self.home.vault.parent, "--state", self.home.path / "state/tacit",
                  "--runtime", self.home.runtime / "tacit"]
        self.process = subprocess.Popen(
            [*self.wrapper, "tacit-agent", "run", *map(str, places)], env=self.home.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        end = time.monotonic() + 20
        while True:
            probe = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                probe.connect(str(self.home.socket))
                return self
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise RuntimeError("the agent does not start") from None
                time.sleep(0.005)
            finally:
                probe.close()

    def stop(self):
        """Ends both as an owner would."""
        self.line.close()
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def kill(self, parent_too: bool):
        """SIGKILL to the worker, and to the parent first when it is to go too; gives whether a worker was hit."""
        worker = self.worker()
        if parent_too:
            self.process.kill()
        if worker is not None:
            try:
                os.kill(worker, signal.SIGKILL)
            except ProcessLookupError:
                worker = None
        self.line.close()
        if parent_too:
            self.process.wait(20)
        await_end(worker)
        return worker is not None

    def worker(self) -> int | None:
        """The process id of the worker that there is now."""
        try:
            children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        except OSError:
            return None
        return int(children[0]) if children else None

    # ----------------------------------------------------------------- vault

    def create(self, *more_slots: bytes, fictional: bool = True):
        """Makes the vault; slot 1 is that of the kit, `more_slots` (61 bytes each) come after it."""
        slots = [self.kit_slot(), *more_slots]
        self.line.must("POST", "/v1/vault", struct.pack(">IB", int(fictional), len(slots)) + b"".join(slots))
        return self

    def kit_slot(self) -> bytes:
        """The kit's slot as the API takes it."""
        return struct.pack(">BIQ", 2, 0, 0) + self.salt + self.key

    @property
    def key(self) -> bytes:
        """The slot key."""
        return reader.kit_key(self.kit, self.salt)

    def unlock(self, line: Line | None = None, accept: str | None = None):
        """Opens the vault with the kit; gives status and answer."""
        headers = {"Tacit-Accept": accept} if accept else {}
        return (line or self.line).call("POST", "/v1/unlock", struct.pack(">I", self.slot) + self.key, headers)

    def lock(self):
        """Locks and waits until the file is free: the next worker is there and says so."""
        before = self.worker()
        self.line.must("POST", "/v1/lock")
        self.line.close()
        await_end(before)

    def read(self) -> reader.Contents:
        """What the second reader finds in the closed vault."""
        return reader.open_vault(self.home.vault, "kit", self.slot, reader.kit_text(self.kit))

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.line.close()
        if self.process is not None:
            worker = self.worker()
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                if worker:
                    os.kill(worker, signal.SIGKILL)


def passphrase_slot(passphrase: str, passes: int = 2, kib: int = 65_536) -> bytes:
    """A slot of the cheapest password hash that a reader takes, for vaults that a test makes by the hundred."""
    salt = os.urandom(16)
    return struct.pack(">BIQ", 1, passes, kib) + salt + reader.sodium.argon2id(passphrase.encode(), salt, passes, kib)


def await_end(pid: int | None):
    """Waits until a process is gone: what it had listened to is then another's."""
    end = time.monotonic() + 20
    while pid is not None and not _is_dead(pid):
        if time.monotonic() > end:
            raise RuntimeError("the worker does not end")
        time.sleep(0.002)


def _orphans(parent: int) -> list[int]:
    """Workers of a parent that has ended."""
    words, found = f"\0--parent\0{parent}\0".encode(), []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


def _is_dead(pid: int) -> bool:
    """Whether a process has ended, waited for or not: as long as one of its threads is left, its sockets are open."""
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state in "ZX" and len(os.listdir(f"/proc/{pid}/task")) <= 1
    except OSError:
        return True
