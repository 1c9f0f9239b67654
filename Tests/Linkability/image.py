"""A vault made over the socket, the file that is left of it, and the truth about its rows.

The truth comes from the second reader, which has the keys: which row belongs to which entry of the log, and whose it
is. A finder has the file alone.
"""

import random
import shutil
import sqlite3
from dataclasses import dataclass

from Stage import reader
from Stage.agent import Agent
from Stage.home import Home

READ = 0x0202
TILE = 256
ATTEMPTS = 4


@dataclass(frozen=True)
class Row:
    """What a finder does not know about a row: when it was written, and about whom."""

    number: int
    # Rows of one act belong together whatever happens to the owners.
    act: int
    owner: str


@dataclass
class Image:
    """A file as a finder has it, and the truth."""

    cells: dict[int, int]
    meta: dict[int, int]
    pages: list[list[int]]
    truth: dict[int, Row]


class Maker:
    """Acts on a vault of its own."""

    def __init__(self, home: Home, agent: Agent, dice: random.Random):
        self.home, self.agent, self.dice = home, agent, dice
        self.must = agent.line.must
        agent.create()
        self.practice = 0

    def client(self, name: str) -> str:
        """A new client; gives the code name."""
        return self.must("POST", "/v1/clients", {"name": name})["handle"]

    def note(self, handle: str):
        """A signed note of some length."""
        text = "The diary was kept. " * self.dice.randint(5, 120)
        draft = self.must("POST", f"/v1/clients/{handle}/drafts", text, {"Tacit-Class": "progress"})
        self.must("POST", f"/v1/clients/{handle}/notes/{draft['id']}/signature")

    def revise(self, handle: str, version: int, name: str):
        """A change of the roster: as large as a new client, and none."""
        self.must("POST", f"/v1/clients/{handle}/revisions", {"name": name}, {"If-Match": f'"{version}"'})

    def settle(self):
        """A change of the practice: as large as the entry of a new state, and none."""
        self.must("PUT", "/v1/practice", {"practitioner": "Imogen Vale, of Harrowgate Lane", "licences": []},
                  {"If-Match": f'"{self.practice}"'})
        self.practice += 1

    def fill_tile(self):
        """Reads until the log ends with a tile, so that no number of commits shows in what is left outside one."""
        entries = self.must("POST", "/v1/check")["entries"] + 1
        for _ in range(-entries % TILE):
            self.must("GET", "/v1/practice")

    def live_pages(self) -> list[list[int]]:
        """The pages of the file as it lies there while the vault is open, its log taken over."""
        copy = self.home.path / "tmp" / "live.db"
        for suffix in ("", "-wal"):
            shutil.copy(f"{self.home.vault}{suffix}", f"{copy}{suffix}")
        connection = sqlite3.connect(copy)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        return leaves(copy)

    def image(self) -> Image:
        """Locks; gives the file that is left, with its truth."""
        self.agent.lock()
        contents = self.agent.read()
        connection = sqlite3.connect(f"file:{self.home.vault}?mode=ro&immutable=1", uri=True)
        cells = dict(connection.execute("SELECT id, length(v) FROM cells"))
        meta = dict(connection.execute("SELECT k, length(v) FROM meta"))
        connection.close()
        return Image(cells, meta, leaves(self.home.vault), truth(contents))


def truth(contents) -> dict[int, Row]:
    """Rows of records of clients and of reads about them, by what the second reader knows."""
    found: dict[int, Row] = {}
    for number, record in enumerate(contents.records):
        owner = record.client
        if record.type == READ:
            owner = (record.content or {}).get("client", "")
        if not owner:
            continue
        client = contents.owners[number]
        keys = contents.vault.state.keys[client, record.stream]
        for attempt in range(ATTEMPTS):
            row = reader.address(keys.locator, "record", record.stream, record.sequence, 0, attempt)[1]
            if row in contents.vault.rows:
                # A draft is read by who signs it: that entry and the note's, the next, are one act.
                found[row] = Row(number, number + 1 if record.type == READ else number, owner)
    return found


def leaves(path) -> list[list[int]]:
    """The row ids on each leaf page of `cells`, in the order in which their content lies there, last written first.

    SQLite fills a page from its end towards its beginning (fileformat2, section 1.6).
    """
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    pages = []
    for start in range(size, len(data), size):
        page = data[start:start + size]
        if page[0] != 0x0D:
            continue
        count = int.from_bytes(page[3:5], "big")
        rows = []
        for place in range(count):
            offset = int.from_bytes(page[8 + 2 * place:10 + 2 * place], "big")
            length, after = _varint(page, offset)
            rows.append((offset, _varint(page, after)[0], length))
        # Rows of the small table have small ids; a meta row spills to other pages.
        if rows and min(row for _, row, _ in rows) > 1_000:
            pages.append([row for _, row, _ in sorted(rows)])
    return pages


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A variable-length integer of SQLite, and where the next byte is."""
    value = 0
    for count in range(9):
        byte = page[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    return value, at + 9
