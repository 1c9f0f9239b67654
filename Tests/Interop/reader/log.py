"""Docs/Formats/log.md: entries, trees, snapshot, checkpoint."""

import base64
import hashlib
from dataclasses import dataclass

from cell import Broken
from sodium import is_signed

ENTRY = 165
TILE = 256


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf(data: bytes) -> bytes:
    return sha(b"\x00" + data)


class Tree:
    """The right edge of an RFC 6962 tree."""

    def __init__(self):
        self.size, self.subtrees = 0, []

    def append(self, value: bytes):
        count = self.size
        while count & 1:
            value = sha(b"\x01" + self.subtrees.pop() + value)
            count >>= 1
        self.subtrees.append(value)
        self.size += 1

    def root(self) -> bytes:
        if not self.subtrees:
            return sha(b"")
        value = self.subtrees[-1]
        for subtree in reversed(self.subtrees[:-1]):
            value = sha(b"\x01" + subtree + value)
        return value

    def encoded(self) -> bytes:
        return self.size.to_bytes(8, "big") + b"".join(self.subtrees)


@dataclass
class Entry:
    client: bytes
    stream: int
    header: int
    type: int
    sequence: int
    milliseconds: int
    record: bytes
    commitment: bytes
    raw: bytes


class Heads:
    """Replays entries; refuses one that is not the next."""

    def __init__(self):
        self.vault, self.streams, self.header = Tree(), {}, 0
        # The hash of every entry of the vault, which proofs are of.
        self.leaves = []

    def replay(self, both: bytes) -> Entry:
        vault, stream = both[:98], both[98:]
        if len(both) != ENTRY or stream[0] != 1:
            raise Broken("log entry")
        number = lambda data: int.from_bytes(data, "big")
        entry = Entry(
            vault[:16], number(vault[16:18]), number(vault[90:]), number(stream[1:3]),
            number(stream[3:11]), number(stream[11:19]), stream[19:35], stream[35:], stream)
        tree = self.streams.setdefault((entry.client, entry.stream), Tree())
        if entry.sequence != tree.size or entry.header < self.header:
            raise Broken("log order")
        tree.append(leaf(stream))
        expected = leaf(stream) + tree.size.to_bytes(8, "big") + tree.root()
        if vault[18:90] != expected:
            raise Broken("log entry")
        self.leaves.append(leaf(vault))
        self.vault.append(self.leaves[-1])
        self.header = entry.header
        return entry

    def snapshot(self, tiled: int) -> bytes:
        data = b"\x01" + self.header.to_bytes(8, "big") + tiled.to_bytes(8, "big")
        data += self.vault.encoded() + len(self.streams).to_bytes(4, "big")
        for (client, stream), tree in sorted(self.streams.items()):
            data += client + stream.to_bytes(2, "big") + tree.encoded()
        return data


def checkpoint(note: bytes, origin: str, key: bytes):
    """Size and root of a signed note by `key`."""
    text, _, signature = note.decode().rpartition("\n\n")
    text += "\n"
    name, size, root = text.splitlines()
    dash, signer, blob = signature.rstrip("\n").split(" ")
    value = base64.b64decode(blob, validate=True)
    key_id = sha(origin.encode() + b"\n\x01" + key)[:4]
    if (dash, name, signer, value[:4]) != ("\u2014", origin, origin, key_id):
        raise Broken("checkpoint")
    if not is_signed(key, text.encode(), value[4:]):
        raise Broken("signature")
    return int(size), base64.b64decode(root, validate=True)
