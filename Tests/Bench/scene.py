"""What the rows share: the programs, an unlocked vault with a note of 2 KiB, requests, room in memory."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from Stage.api import call
from Stage.home import ROOT, Home, binaries
from Stage.stock import Stock

HEAD = "---\nat: 2020-01-06 09:00\nduration: 50 min\nattendance: attended\n---\n## Data\n\n"
TAIL = "\n\n## Assessment\n\nThe step fits.\n\n## Plan\n\nGo on.\n"
SENTENCE = "She kept the diary for five evenings and slept through three of them. "


def document() -> bytes:
    """A note of 2,048 bytes, as the editor would send it."""
    room = 2_048 - len(HEAD) - len(TAIL)
    return (HEAD + (SENTENCE * 40)[:room - 1] + "." + TAIL).encode()


class Scene:
    """Made once; its parts are made when they are first wanted."""

    def __init__(self, stack: contextlib.ExitStack):
        self.bin = binaries()
        self.tacit = str(self.bin / "tacit")
        # Room in memory: what is measured is the program, not the disk of a build machine.
        self.memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else tempfile.gettempdir()
        self.document = document()
        self.stack = stack
        self.home = stack.enter_context(Home("bench"))
        stock = stack.enter_context(Stock())
        names = stock.lend(self.home, unlocked=True)
        self.client = names["rowan"]
        self.ref = self.home.must("note", self.client, "-", "--sign", "--plain", stdin=self.document).text.strip()
        self.load = str(self._compiled())

    def bench(self, *words: str) -> list[str]:
        """Lines of the part that is inside one process."""
        done = subprocess.run(
            [self.bin / "tacit-bench", *words], check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.splitlines()

    @contextlib.contextmanager
    def folder(self, memory: bool = False):
        """A folder that is gone afterwards."""
        place = pathlib.Path(tempfile.mkdtemp(prefix="tacit-bench-", dir=self.memory if memory else None))
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def append_request(self, client: str | None = None) -> str:
        """A file with a request that appends the note's text, sealed as a draft: record and log entry."""
        head = [
            f"POST /v1/clients/{client or self.client}/drafts HTTP/1.1", "Host: localhost",
            "Content-Type: text/markdown", "Tacit-Class: progress", f"Content-Length: {len(self.document)}"]
        return self._request(f"append-{client or self.client}", head, self.document)

    def append_requests(self, count: int) -> list[str]:
        """The same for as many clients."""
        clients = []
        for number in range(count):
            text = f"---\nname: Fictional Person {number}\n---\n"
            clients.append(self.home.must("client", "add", "-", "--plain", stdin=text).text.strip())
        return [self.append_request(client) for client in clients]

    def read_request(self) -> str:
        """A file with a request for the signed note."""
        code, found = call(self.home.socket, "GET", f"/v1/clients/{self.client}/notes")
        note = next((note["id"] for note in found["items"] if note["ref"] == self.ref), None)
        if code != 200 or note is None:
            raise RuntimeError(f"notes: {code} {json.dumps(found)[:200]}")
        return self._request("read", [f"GET /v1/clients/{self.client}/notes/{note} HTTP/1.1", "Host: localhost"])

    def _request(self, name: str, head: list[str], body: bytes = b"") -> str:
        file = self.home.path / f"{name}.http"
        file.write_bytes("\r\n".join([*head, "", ""]).encode() + body)
        return str(file)

    def _compiled(self) -> pathlib.Path:
        """The client in C; `clang` comes with the toolchain."""
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None:
            swift = pathlib.Path(shutil.which("swift") or "swift").resolve()
            compiler = str(swift.parent / "clang")
        program = self.home.path / "load"
        source = ROOT / "Tests" / "Bench" / "load.c"
        subprocess.run([compiler, "-O2", "-Wall", "-Wextra", "-o", program, source], check=True)
        return program
