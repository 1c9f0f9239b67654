"""What was sent to an agent and what it acknowledged, held against what the vault holds.

Four things can go wrong with a record: it was acknowledged and is not there, it is there in part, it is there twice,
or it is there and nobody sent it. `differences` names each.
"""

import base64
import os
import threading
from dataclasses import dataclass

from .reader import Contents, Record, identifier

# Types of records (Docs/Formats/vault.md).
KEYSLOT_SET, KEYSLOT_REMOVED = 0x0102, 0x0103
CLIENT_CREATED, CLIENT_REVISED, CLIENT_CLOSED, CLIENT_REOPENED, NOTICE_GIVEN = 0x0301, 0x0302, 0x0303, 0x0304, 0x0305
PRACTICE_SET, PROVIDER_SET, PROVIDER_VERIFIED, PROVIDER_REMOVED = 0x0401, 0x0402, 0x0403, 0x0404
DEMAND_RECEIVED, DEMAND_ANSWERED = 0x0421, 0x0422
READ = 0x0202
DRAFT_SAVED, DRAFT_DISCARDED = 0x0501, 0x0502
NOTE_SIGNED, ADDITION_SIGNED, ERROR_MARKED, UNDONE, PLAN_RECORDED = 0x0511, 0x0512, 0x0513, 0x0514, 0x0521
ENTRY_MADE, ATTACHMENT_PART = 0x0531, 0x0541
USES_DRAFT = (NOTE_SIGNED, ADDITION_SIGNED, PLAN_RECORDED, ENTRY_MADE)
# The agent makes these by itself: state, unlocks, reads, checks, acceptances.
ITS_OWN = (0x0101, 0x0105, 0x0201, 0x0202, 0x0203, 0x0204, 0x0205)

SENT, ACKNOWLEDGED, REFUSED = "sent", "acknowledged", "refused"


def new_id() -> str:
    """A record id as a caller chooses one."""
    return identifier(os.urandom(16))


def companion(record: str) -> str:
    """The id of the draft that stands behind an addition or a plan version sent in one request."""
    data = bytearray(base64.b32decode(record.upper() + "======"))
    data[15] ^= 1
    return identifier(bytes(data))


@dataclass
class Sent:
    """One record that a caller asked for, and what became of the request."""

    id: str
    type: int
    content: dict
    client: str = ""
    # A draft that this one is moved from: it goes in the same act.
    moved_from: str = ""
    state: str = SENT


class Ledger:
    """All that was sent; any number of threads write to it."""

    def __init__(self):
        self.acts: dict[str, Sent] = {}
        self.lock = threading.Lock()

    def send(self, act: Sent):
        """Before the request goes out: from now on the record may be there."""
        with self.lock:
            self.acts[act.id] = act

    def end(self, record: str, state: str):
        """After its answer; without one it stays `sent`."""
        with self.lock:
            self.acts[record].state = state

    def count(self, state: str) -> int:
        """How many acts are in a state."""
        with self.lock:
            return sum(act.state == state for act in self.acts.values())

    def differences(self, contents: Contents, locked: bool, its_own: tuple = ITS_OWN) -> list[str]:
        """What is not as it was sent; with `locked`, texts of used drafts must have gone too."""
        with self.lock:
            acts = {name: Sent(**vars(act)) for name, act in self.acts.items()}
        found, wrong = {}, [f"stray row {row}" for row in contents.strays]
        for record in contents.records:
            if record.id in found:
                wrong.append(f"record {record.id} is there twice")
            found[record.id] = record
        used = _used(contents)
        for act in acts.values():
            if act.state == ACKNOWLEDGED and act.id not in found:
                wrong.append(f"acknowledged and lost: {act.type:#06x} {act.id}")
        for record in contents.records:
            act = acts.get(record.id)
            if act is None:
                if record.type not in its_own and not _follows(record, contents):
                    wrong.append(f"nobody sent {record.type:#06x} {record.id}")
            elif act.state == REFUSED:
                wrong.append(f"refused and there: {record.type:#06x} {record.id}")
            else:
                wrong += _unlike(act, record, used)
            if record.type == DRAFT_SAVED:
                wrong += _text(record, used, locked)
        return wrong + _halves(contents, acts)


def _used(contents: Contents) -> dict[str, Record]:
    """Drafts that do not wait, with the record that used or discarded them."""
    undone = {record.content["record"] for record in contents.of(UNDONE)}
    used = {}
    for record in contents.of(DRAFT_DISCARDED, *USES_DRAFT):
        if record.id not in undone and record.content.get("draft"):
            used[record.content["draft"]] = record
    return used


def _follows(record: Record, contents: Contents) -> bool:
    """A draft that was replaced or moved has a `draftDiscarded` that the agent makes by itself."""
    return record.type == DRAFT_DISCARDED and (
        "moved_to" in record.content
        or any(other.content and other.content.get("replaces") == record.content["draft"]
               or other.content is None for other in contents.of(DRAFT_SAVED)))


def _unlike(act: Sent, record: Record, used) -> list[str]:
    """Type, owner and every field that was sent."""
    if record.type != act.type or act.client and record.client and act.client != record.client:
        return [f"{record.id} is of another type or client"]
    if record.content is None:
        return [] if record.id in used else [f"{record.id} has no content"]
    return [f"{record.type:#06x} {record.id}{line}" for line in paths(act.content, record.content)]


def paths(expected, found, where: str = "") -> list[str]:
    """Where something differs from what was expected; a field that only the other has is its own matter."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [line for name, value in expected.items()
                for line in paths(value, found.get(name, "nothing"), f"{where}/{name}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [line for place, pair in enumerate(zip(expected, found)) for line in paths(*pair, f"{where}/{place}")]
    return [] if expected == found else [f"{where}: {str(found)[:200]!r} is not {str(expected)[:200]!r}"]


def _text(record: Record, used, locked: bool) -> list[str]:
    """A draft has its text as long as it waits; a discarded one never, a used one until the lock."""
    by = used.get(record.id)
    if by is None:
        return [f"the text of waiting draft {record.id} is gone"] if record.content is None else []
    if record.content is not None and (locked or by.type == DRAFT_DISCARDED):
        return [f"the text of draft {record.id} is still there"]
    return []


def _halves(contents: Contents, acts: dict[str, Sent]) -> list[str]:
    """Acts of two records of which one is missing."""
    discarded = {record.content["draft"] for record in contents.of(DRAFT_DISCARDED)}
    wrong = []
    for record in contents.of(DRAFT_SAVED):
        replaced = (record.content or {}).get("replaces")
        moved = acts[record.id].moved_from if record.id in acts else ""
        wrong += [f"{record.id} takes the place of {old}, which still waits"
                  for old in (replaced, moved) if old and old not in discarded]
    return wrong
