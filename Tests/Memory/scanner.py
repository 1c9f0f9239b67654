"""Reads the memory of another process as root and looks for bytes in it.

All of it: every mapping that can be read, and of each every page that there is (`/proc/PID/pagemap`); a page that was
never touched holds zeros. Pages of program files that nobody can write are left out where the caller says so, after
they were looked at once.
"""

import base64
import os
import pathlib
import struct
from dataclasses import dataclass, field

PAGE = os.sysconf("SC_PAGE_SIZE")
THERE = 1 << 63 | 1 << 62
# Of the kernel, not of the process: they cannot be read this way and hold the clock.
KERNELS = ("[vvar]", "[vvar_vclock]", "[vsyscall]")


@dataclass(frozen=True)
class Mapping:
    """One line of /proc/PID/maps with what smaps says of it."""

    start: int
    end: int
    mode: str
    name: str
    flags: frozenset

    @property
    def is_locked(self) -> bool:
        """Kept out of swap and out of core files, as memory for keys is."""
        return {"lo", "dd"} <= self.flags


@dataclass
class Look:
    """What was found in one process."""

    pid: int
    size: int = 0
    hits: dict[str, int] = field(default_factory=dict)
    # Where the hits are.
    places: dict[str, list[Mapping]] = field(default_factory=dict)


def mappings(pid: int) -> list[Mapping]:
    """All mappings of a process that it can read."""
    found, head = [], None
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split(None, 5)
        if words[0] == "VmFlags:":
            start, end = (int(part, 16) for part in head[0].split("-"))
            name = head[5] if len(head) > 5 else ""
            if head[1].startswith("r") and name not in KERNELS:
                found.append(Mapping(start, end, head[1], name, frozenset(line.split()[1:])))
        elif "-" in words[0] and not words[0].endswith(":"):
            head = words
    return found


def look(pid: int, needles: dict[str, bytes], programs: bool = True) -> Look:
    """Searches a process for every needle; `programs` includes the pages of program files."""
    result = Look(pid)
    with open(f"/proc/{pid}/mem", "rb", 0) as memory, open(f"/proc/{pid}/pagemap", "rb", 0) as pages:
        for mapping in mappings(pid):
            if not programs and mapping.name.startswith("/") and "w" not in mapping.mode and "x" in mapping.mode:
                continue
            for start, end in _runs(mapping, pages):
                content = os.pread(memory.fileno(), end - start, start)
                if len(content) != end - start:
                    raise OSError(f"{pid}: {start:#x} to {end:#x} cannot be read")
                result.size += len(content)
                _search(content, mapping, needles, result)
    return result


def _runs(mapping: Mapping, pages):
    """Stretches of pages that are there; one read each, so that nothing hides across the edge of two pages."""
    count = (mapping.end - mapping.start) // PAGE
    table = os.pread(pages.fileno(), count * 8, mapping.start // PAGE * 8)
    begun = None
    for number, (entry,) in enumerate(struct.iter_unpack("<Q", table)):
        if entry & THERE and begun is None:
            begun = number
        elif not entry & THERE and begun is not None:
            yield mapping.start + begun * PAGE, mapping.start + number * PAGE
            begun = None
    if begun is not None:
        yield mapping.start + begun * PAGE, mapping.end


def _search(content: bytes, mapping: Mapping, needles: dict[str, bytes], result: Look):
    for name, needle in needles.items():
        count = content.count(needle)
        if count:
            result.hits[name] = result.hits.get(name, 0) + count
            result.places.setdefault(name, []).append(mapping)


def key_forms(name: str, key: bytes) -> dict[str, bytes]:
    """The forms in which a key would betray itself: each half of it, as hexadecimal, as base64."""
    half = len(key) // 2
    found = {f"{name}: first half": key[:half], f"{name}: second half": key[half:],
             f"{name}: hexadecimal": key.hex().encode(), f"{name}: HEXADECIMAL": key.hex().upper().encode()}
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + key)
        found[f"{name}: base64+{shift}"] = encoded[(0, 2, 3)[shift]:(shift + len(key)) // 3 * 4]
    return found
