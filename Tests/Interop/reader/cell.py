"""Docs/Formats/cell.md: cells, large cells, row addresses, parts."""

import hmac
from dataclasses import dataclass, replace

from sodium import b2, lp, open_xchacha

SIZES = [448, 704, 960, 1472, 1984, 3008, 4032, 6080, 8128, 12224, 16320]
OVERHEAD = 77
PART = 16_243


class Broken(Exception):
    """Not what tacit wrote."""


@dataclass(frozen=True)
class Context:
    vault: bytes
    kind: int
    stream: int = 0
    version: int = 0
    locator: bytes = bytes(16)
    part: int = 0
    last: bool = True

    def encoded(self) -> bytes:
        return (
            self.vault + self.locator + self.kind.to_bytes(2, "big")
            + self.stream.to_bytes(2, "big") + self.version.to_bytes(4, "big")
            + self.part.to_bytes(4, "big") + bytes([self.last]))


def open_box(box: bytes, key: bytes, label: str, context: bytes, associated: bytes) -> bytes:
    nonce, commitment, rest = box[:24], box[24:56], box[56:]
    both = b2(key, 64, lp(b"tacit/v1/" + label.encode()) + lp(context) + nonce)
    if not hmac.compare_digest(both[32:], commitment):
        raise Broken("not authentic")
    try:
        return open_xchacha(both[:32], nonce, rest, associated)
    except ValueError as error:
        raise Broken("not authentic") from error


def open_cell(cell: bytes, key: bytes, label: str, context: Context, minimum: int = 0) -> bytes:
    """A cell's payload; a large cell's when `minimum` is given."""

    def size_for(count: int) -> int:
        if not minimum:
            return next((size for size in SIZES if size >= count), -1)
        size = minimum
        while size < count:
            size *= 2
        return size

    if len(cell) < OVERHEAD or size_for(len(cell)) != len(cell) or cell[0] != 1:
        raise Broken("damaged")
    encoded = context.encoded()
    frame = open_box(cell[1:], key, label, encoded, b"\x01" + encoded)
    count = int.from_bytes(frame[:4], "big")
    if count > len(frame) - 4 or size_for(OVERHEAD + count) != len(cell):
        raise Broken("padding")
    if any(frame[4 + count:]):
        raise Broken("padding")
    return frame[4:4 + count]


def address(key: bytes, label: str, stream: int, number: int, part: int, attempt: int):
    """Locator and row id."""
    message = (
        lp(b"tacit/v1/" + label.encode()) + stream.to_bytes(2, "big") + bytes(2)
        + number.to_bytes(8, "big") + part.to_bytes(4, "big") + bytes([attempt]))
    locator = b2(key, 16, message)
    return locator, int.from_bytes(locator[:8], "big") & (1 << 63) - 1


def find(rows: dict, used: set, keys, label: str, context: Context, number: int):
    """A content in its parts; None when nothing is there. Rows that it takes are added to `used`."""
    content, part, taken = b"", 0, []
    while True:
        found = None
        for attempt in range(4):
            locator, row = address(keys.locator, label, keys.stream, number, part, attempt)
            if row not in rows:
                continue
            for last in (True, False) if len(rows[row]) == SIZES[-1] else (True,):
                here = replace(context, locator=locator, part=part, last=last)
                try:
                    found = (open_cell(rows[row], keys.content, label + "-cell", here), last)
                except Broken:
                    continue
                taken.append(row)
                break
            if found:
                break
        if not found:
            first = [address(keys.locator, label, keys.stream, number, 0, n)[1] for n in range(4)]
            if part or any(row in rows for row in first):
                raise Broken(f"{label} {number} of stream {keys.stream} is changed")
            return None
        payload, last = found
        if not last and len(payload) != PART:
            raise Broken("damaged")
        content += payload
        part += 1
        if last:
            used.update(taken)
            return content
