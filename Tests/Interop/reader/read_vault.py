#!/usr/bin/env python3
"""Opens a closed vault and prints every record: a second reader, written from Docs/Formats alone.

    read_vault.py VAULT_DB [STATE_DIRECTORY] passphrase|kit|slot-key SLOT < secret

The secret is one line: the passphrase, the text of a kit, or 64 hexadecimal digits. Lines that it prints:

    vault ID entries N root HASH header SEQUENCE fictional 0|1 state SEQUENCE tiles N
    record CLIENT STREAM SEQUENCE TYPE MILLISECONDS ID SCHEMA JSON     (JSON is - when its text was let go)
    stray ROW
    inbox JSON
    anchor COUNTER SIZE ROOT HEADER_SEQUENCE MILLISECONDS
    pending JSON
"""

import hashlib
import json
import os
import sqlite3
import sys
import unicodedata
from dataclasses import dataclass

from bech32m import decode
from cell import Broken, Context, find, open_box, open_cell
from log import ENTRY, TILE, Heads, checkpoint, sha
from sodium import (agreement_public, argon2id, b2, is_signed, kdf, open_sealed, signing_public)

LOG, KEYS = 0x0101, 0x0105
STATE_REWRITTEN, HEADER_REWRITTEN, DRAFT_SAVED = 0x0101, 0x0105, 0x0501


def u(data: bytes) -> int:
    return int.from_bytes(data, "big")


@dataclass
class Slot:
    id: int
    kind: int
    passes: int
    kib: int
    salt: bytes
    description: bytes
    cell: bytes


@dataclass
class StreamKeys:
    stream: int
    version: int
    content: bytes
    locator: bytes


class Header:
    def __init__(self, data: bytes):
        if len(data) != 16_384 or data[:8] != b"TACITVLT" or u(data[10:12]) > 1:
            raise Broken("header")
        if u(data[12:16]) & ~1 or u(data[16:20]):
            raise Broken("header is newer")
        self.data, self.fictional = data, u(data[12:16])
        self.vault, self.epoch, self.sequence = data[20:36], data[36:40], u(data[40:48])
        self.signing, self.inbox = data[48:80], data[80:112]
        at = 116 + u(data[112:116])
        self.slots = []
        for start in range(at + 1, at + 1 + 484 * data[at], 484):
            slot = data[start:start + 484]
            if slot[5] != 1 or u(slot[34:36]) != 448:
                raise Broken("slot")
            self.slots.append(Slot(
                u(slot[:4]), slot[4], u(slot[6:10]), u(slot[10:18]), slot[18:34], slot[:34],
                slot[36:]))
        if any(data[at + 1 + 484 * data[at]:16_352]):
            raise Broken("header padding")

    def root_key(self, slot: Slot, key: bytes) -> bytes:
        plain = open_box(slot.cell[1:], key, "slot", self.vault + slot.description, b"\x01")
        if slot.cell[0] != 1 or len(plain) != 375 or any(plain[32:]):
            raise Broken("slot")
        mac = b2(kdf(plain[:32], "header-mac", self.vault), 32, self.data[:16_352])
        if mac != self.data[16_352:]:
            raise Broken("header MAC")
        return plain[:32]


class State:
    def __init__(self, cell: bytes, ring: bytes, vault: bytes):
        data = open_cell(cell, ring, "state", Context(vault, 2), 65_536)
        if data[0] != 1:
            raise Broken("state version")
        self.sequence, at = u(data[1:9]), 11
        self.identities = {}
        for _ in range(u(data[9:11])):
            kind, count = data[at], u(data[at + 17:at + 21])
            self.identities[kind] = data[at + 21:at + 21 + count]
            at += 21 + count
        self.keys = {}
        for start in range(at + 4, at + 4 + 94 * u(data[at:at + 4]), 94):
            row = data[start:start + 94]
            name, version = (row[:16], u(row[16:18])), u(row[18:22])
            if name not in self.keys or self.keys[name].version < version:
                self.keys[name] = StreamKeys(name[1], version, row[30:62], row[62:94])
        if at + 4 + 94 * u(data[at:at + 4]) != len(data):
            raise Broken("state")


def slot_key(slot: Slot, way: str, secret: str) -> bytes:
    if way == "slot-key":
        return bytes.fromhex(secret)
    if way == "passphrase" and slot.kind == 1:
        normal = unicodedata.normalize("NFC", secret).encode()
        return argon2id(normal, slot.salt, slot.passes, slot.kib)
    if way == "kit" and slot.kind == 2:
        return kdf(decode("tacit-kit", secret, 20), "kit", slot.salt)
    raise SystemExit("the slot is of another kind")


class Vault:
    def __init__(self, path: str, way: str, slot_id: int, secret: str):
        base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        table = lambda name, key: dict(base.execute(f"SELECT {key}, v FROM {name}"))
        self.meta, self.rows = table("meta", "k"), table("cells", "id")
        self.letters = table("inbox", "id").values()
        self.header = Header(self.meta[1])
        slot = next(slot for slot in self.header.slots if slot.id == slot_id)
        root = self.header.root_key(slot, slot_key(slot, way, secret))
        self.ring = kdf(root, "ring", self.header.vault + self.header.epoch)
        self.state = State(self.meta[2], self.ring, self.header.vault)
        if signing_public(self.state.identities[1]) != self.header.signing:
            raise Broken("signing key")
        if agreement_public(self.state.identities[2]) != self.header.inbox:
            raise Broken("inbox key")
        self.used, self.heads = set(), Heads()

    def find(self, label: str, kind: int, name, number: int):
        keys = self.state.keys[name]
        context = Context(self.header.vault, kind, keys.stream, keys.version)
        return find(self.rows, self.used, keys, label, context, number)

    def entries(self):
        """The whole log, replayed; checks the snapshot on the way."""
        name, entries, tiled = (bytes(16), LOG), [], 0
        snapshot = self.snapshot()
        size = u(snapshot[17:25]) if snapshot else None
        while True:
            number = len(entries)
            content = None
            if number == tiled:
                content = self.find("tile", 6, name, number // TILE)
                tiled += TILE if content else 0
            content = content or self.find("tail", 5, name, number)
            if content is None:
                break
            for start in range(0, len(content), ENTRY):
                entries.append(self.heads.replay(content[start:start + ENTRY]))
                if len(entries) == size:
                    self.compare(snapshot)
        if self.heads.header != self.header.sequence:
            raise Broken("older header")
        return entries, tiled

    def snapshot(self) -> bytes:
        if 3 not in self.meta:
            return b""
        keys = self.state.keys[bytes(16), LOG]
        context = Context(self.header.vault, 3, LOG, keys.version)
        return open_cell(self.meta[3], keys.content, "snapshot", context, 65_536)

    def compare(self, snapshot: bytes):
        if snapshot != self.heads.snapshot(u(snapshot[9:17])):
            raise Broken("snapshot")

    def record(self, entry):
        """Schema and JSON; None when it is not there."""
        content = self.find("record", 4, (entry.client, entry.stream), entry.sequence)
        if content is None:
            if entry.type != DRAFT_SAVED:
                raise Broken("a record is missing")
            return None
        blind, body = content[67:99], content[99:]
        if content[:67] != entry.raw or u(body[:2]) != entry.type:
            raise Broken("a record is another")
        if sha(b"tacit/v1/commit\x00" + blind + body) != entry.commitment:
            raise Broken("a record is changed")
        return u(body[2:4]), body[4:].decode()

    def inbox(self):
        texts = {}
        for row in self.letters:
            texts.setdefault(row[:16], {})[u(row[16:18])] = (u(row[18:20]), row[20:])
        for parts in texts.values():
            if sorted(parts) == list(range(parts[min(parts)][0])):
                box = b"".join(parts[part][1] for part in sorted(parts))
                try:
                    text = open_sealed(box, self.state.identities[2]).decode()
                    json.loads(text)
                except ValueError:
                    continue  # Anybody can leave octets there; what does not open stays.
                yield text


def print_records(vault: Vault):
    entries, tiles = vault.entries()
    header = vault.header
    print("vault", header.vault.hex(), "entries", len(entries), "root",
          vault.heads.vault.root().hex(), "header", header.sequence, "fictional",
          header.fictional, "state", vault.state.sequence, "tiles", tiles // TILE)
    named = {}
    for entry in entries:
        record = vault.record(entry)
        schema, text = record if record else ("-", "-")
        if entry.stream == KEYS:
            if not record:
                raise Broken("missing record of the stream keys")
            if entry.type == STATE_REWRITTEN:
                named[2] = json.loads(text)["content"]["hash"]
            elif entry.type == HEADER_REWRITTEN:
                named[1] = json.loads(text)["content"]["hash"]
        print("record", entry.client.hex(), entry.stream, entry.sequence, entry.type,
              entry.milliseconds, entry.record.hex(), schema, text)
    if named.get(2) != hashlib.sha256(vault.meta[2]).hexdigest():
        raise Broken("older state")
    # Before it is first rewritten the header is as it was made.
    if named.get(1) != (None if header.sequence == 1 else hashlib.sha256(vault.meta[1]).hexdigest()):
        raise Broken("header of another branch")
    for row in sorted(set(vault.rows) - vault.used):
        print("stray", row)
    for letter in vault.inbox():
        print("inbox", letter)


def print_memory(vault: Vault, directory: str):
    """What the machine remembers: anchor, inbox key, waiting reads."""
    identity = vault.header.vault

    def file(name: str) -> bytes:
        path = os.path.join(directory, f"{name}-{identity[:4].hex()}")
        return open(path, "rb").read() if os.path.exists(path) else b""

    key = kdf(vault.ring, "anchor-key", identity)
    newest, data = None, file("anchor")
    for start in (0, 1_024)[:len(data) // 1_024]:
        cell = data[start + 4:start + 4 + u(data[start:start + 4])]
        try:
            content = open_cell(cell, key, "anchor", Context(identity, 7))
            note = content[28:28 + u(content[24:28])]
            size, root = checkpoint(note, "tacit/" + identity.hex(), vault.header.signing)
        except (Broken, ValueError):
            continue
        found = (u(content[:8]), size, root.hex(), u(content[8:16]), u(content[16:24]))
        newest = max(newest or found, found)
    if newest:
        print("anchor", *newest)
    keys = file("keys")
    signed = b"tacit/v1/local-keys" + identity + keys[:32] + keys[128:]
    if keys and not (keys[:32] == vault.header.inbox and is_signed(keys[32:64], signed, keys[64:128])):
        raise Broken("local keys")
    reads, at, part = file("reads"), 0, 0
    while at + 4 <= len(reads) and at + 4 + u(reads[at:at + 4]) <= len(reads):
        cell = reads[at + 4:at + 4 + u(reads[at:at + 4])]
        context = Context(identity, 8, part=part)
        print("pending", open_cell(cell, vault.ring, "pending", context).decode())
        at, part = at + 4 + len(cell), part + 1


def main(arguments: list) -> int:
    if len(arguments) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    secret = sys.stdin.readline().rstrip("\n")
    try:
        vault = Vault(arguments[0], arguments[-2], int(arguments[-1]), secret)
        print_records(vault)
        if len(arguments) == 4:
            print_memory(vault, arguments[1])
    except Broken as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
