"""The second reader (`Tests/Interop/reader`), as a library: what a closed vault holds, by another hand.

It was written from `Docs/Formats` alone, so whatever it and the agent agree on is in the file and in the documents,
and not in a habit of one program.
"""

import base64
import hashlib
import json
import pathlib
import sys
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Interop" / "reader"))

import bech32m  # noqa: E402
import read_vault  # noqa: E402
import sodium  # noqa: E402
from cell import Broken, address  # noqa: E402

__all__ = ["Broken", "Contents", "Record", "address", "identifier", "kit_key", "kit_text", "open_vault", "seal"]


def identifier(data: bytes) -> str:
    """An id as the API writes it: 26 letters of lower-case base32."""
    return base64.b32encode(data).decode().rstrip("=").lower()


def kit_key(kit: bytes, salt: bytes) -> bytes:
    """The slot key of a recovery kit: no password hash, so a vault opens in a moment."""
    return sodium.kdf(kit, "kit", salt)


def kit_text(kit: bytes) -> str:
    """A kit as it is printed; the reader's own checksum says whether it is right."""
    bits = "".join(f"{byte:08b}" for byte in kit)
    values = [int(bits[at:at + 5], 2) for at in range(0, len(bits), 5)]
    head = "tacit-kit"
    expanded = [ord(c) >> 5 for c in head] + [0] + [ord(c) & 31 for c in head]
    check = bech32m._polymod(expanded + values + [0] * 6) ^ 0x2BC830A3
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return head + "1" + "".join(bech32m.ALPHABET[value] for value in values)


def seal(text: bytes, public: bytes) -> bytes:
    """A sealed box of libsodium, as the command line makes one while the vault is locked."""
    import ctypes
    box = ctypes.create_string_buffer(len(text) + 48)
    if sodium._lib.crypto_box_seal(box, text, ctypes.c_ulonglong(len(text)), public) != 0:
        raise ValueError("not a key to seal to")
    return box.raw


@dataclass(frozen=True)
class Record:
    """One record as it lies in the vault; `content` is None when its text was let go."""

    client: str
    stream: int
    sequence: int
    type: int
    milliseconds: int
    id: str
    at: str | None
    content: dict | None
    # The stored bytes of the JSON.
    json: str | None


@dataclass(frozen=True)
class Contents:
    """Everything in a closed vault, in the order of its log."""

    records: list[Record]
    strays: list[int]
    letters: list[dict]
    header: int
    tiles: int
    root: bytes
    # Of each record, the client as the log has her: sixteen bytes.
    owners: list[bytes]
    vault: read_vault.Vault

    def of(self, *types: int) -> list[Record]:
        """The records of some types."""
        return [record for record in self.records if record.type in types]


def open_vault(path, way: str, slot: int, secret: str) -> Contents:
    """Opens a vault that no agent has open, replays its log and reads every record.

    Raises `Broken` for whatever is not as the formats say: a gap or a double in a sequence, a missing or changed
    record, a state that the log does not name.
    """
    vault = read_vault.Vault(str(path), way, slot, secret)
    entries, tiled = vault.entries()
    records, named = [], None
    for entry in entries:
        found = vault.record(entry)
        body = json.loads(found[1]) if found else {}
        records.append(Record(
            identifier(entry.client) if any(entry.client) else "", entry.stream, entry.sequence, entry.type,
            entry.milliseconds, identifier(entry.record), body.get("at"), body.get("content"),
            found[1] if found else None))
        if (entry.stream, entry.type) == (read_vault.KEYS, read_vault.STATE_REWRITTEN):
            named = records[-1].content["hash"]
    if named != hashlib.sha256(vault.meta[2]).hexdigest():
        raise Broken("older state")
    return Contents(
        records, sorted(set(vault.rows) - vault.used), [json.loads(letter) for letter in vault.inbox()],
        vault.header.sequence, tiled // read_vault.TILE, vault.heads.vault.root(), [entry.client for entry in entries], vault)
