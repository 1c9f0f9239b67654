"""What records amount to, by `Docs/Formats/vault.md`, in the form in which the API answers it.

The agent computes the same from the same records. Where the two differ, one of them or the document is wrong.
"""

import hashlib

from members import Rules
from Stage.ledger import (
    ADDITION_SIGNED, ATTACHMENT_PART, CLIENT_CLOSED, CLIENT_CREATED, CLIENT_REOPENED, CLIENT_REVISED, DRAFT_DISCARDED,
    DRAFT_SAVED, ENTRY_MADE, ERROR_MARKED, NOTE_SIGNED, NOTICE_GIVEN, PLAN_RECORDED, PRACTICE_SET, PROVIDER_SET, READ, UNDONE,
    paths)
from Stage.reader import Contents

SIGNED = (NOTE_SIGNED, ADDITION_SIGNED, PLAN_RECORDED, ENTRY_MADE)
# The stream that all entries lie in, and that of the bytes of files.
CHART, RECEIVED = 1, 6
RULES = Rules()


def clients(contents: Contents) -> dict[str, dict]:
    """Every client by her id, as `GET /v1/clients/{client}` answers."""
    found: dict[str, dict] = {}
    for record in contents.of(CLIENT_CREATED, CLIENT_REVISED, CLIENT_CLOSED, CLIENT_REOPENED, NOTICE_GIVEN):
        content = record.content
        if record.type == CLIENT_CREATED:
            found[content["id"]] = {"id": content["id"], "handle": content["handle"], "version": 0, "notices": []}
        one = found[content["id"]]
        one["version"] += 1
        if "client" in content:
            one["client"] = content["client"]
        if record.type == CLIENT_CLOSED:
            one["closure"] = content["closure"]
        if record.type == CLIENT_REOPENED:
            one.pop("closure", None)
        if record.type == NOTICE_GIVEN:
            one["notices"].append(content["notice"])
    return found


def practice(contents: Contents) -> dict:
    """As `GET /v1/practice` answers."""
    records = contents.of(PRACTICE_SET)
    return {"version": len(records), "practice": records[-1].content["practice"] if records else {"licences": []}}


class ChartOf:
    """One client's notes, plans, entries and drafts."""

    def __init__(self, contents: Contents, client: str):
        self.records = [record for record in contents.records if record.client == client]
        self.undone = {record.content["record"] for record in self.of(UNDONE)}
        self.marks = {record.content["record"]: record.content["mark"] for record in self.of(ERROR_MARKED)}

    def of(self, *types: int):
        """Her records of some types."""
        return [record for record in self.records if record.type in types]

    def _signed(self, record) -> dict:
        """What a note, an addition and a plan version have in common."""
        one = {"id": record.id, "content": record.content["content"], "recorded_at": record.at}
        for name in ("author", "late"):
            if name in record.content:
                one[name] = record.content[name]
        if record.id in self.marks:
            one["error"] = self.marks[record.id]
        return one

    def notes(self) -> dict[str, dict]:
        """As `GET .../notes` answers, by id."""
        found = {record.id: self._signed(record) | {"undone": record.id in self.undone, "additions": {}}
                 for record in self.of(NOTE_SIGNED)}
        for record in self.of(ADDITION_SIGNED):
            if record.id not in self.undone:
                found[record.content["note"]]["additions"][record.id] = self._signed(record)
        return found

    def plans(self) -> dict[str, dict]:
        """As `GET .../plans` answers, by id: the versions that stand."""
        found, current = {}, None
        for record in self.of(PLAN_RECORDED):
            if record.id in self.undone:
                continue
            digest = hashlib.sha256(record.json.encode()).hexdigest()
            found[record.id] = self._signed(record) | {
                "version": record.content["version"], "current": False, "content_hash": digest}
            if record.id not in self.marks and (current is None or record.content["version"] > current["version"]):
                current = found[record.id]
        if current:
            current["current"] = True
        return found

    def entries(self) -> dict[str, dict]:
        """As `GET .../entries` answers, by id: also what was taken back or is in error."""
        found = {}
        for record in self.of(ENTRY_MADE):
            found[record.id] = {"id": record.id, "recorded_at": record.at, "undone": record.id in self.undone,
                                "kind": record.content["entry"]["kind"], "content": record.content["entry"]["content"]}
            if record.stream != CHART:
                found[record.id]["stream"] = record.stream
            if "author" in record.content:
                found[record.id]["author"] = record.content["author"]
            if record.id in self.marks:
                found[record.id]["error"] = self.marks[record.id]
        return found

    def drafts(self) -> dict[str, dict]:
        """As `GET .../drafts/{id}` answers, by id: those that wait."""
        gone = {record.content["draft"] for record in self.of(DRAFT_DISCARDED)}
        gone |= {record.content.get("draft") for record in self.of(*SIGNED) if record.id not in self.undone}
        return {
            record.id: {"id": record.id, "draft_for": record.content["purpose"], "class": record.content["class"],
                        "saved_at": record.at, "text": record.content["text"]}
            for record in self.of(DRAFT_SAVED) if record.id not in gone}


def unlike_document(contents: Contents) -> list[str]:
    """Notes, plans and entries with a member that `vault.md` does not give them, or without one that it does."""
    wrong = []
    for part, kind in (("NOTE", NOTE_SIGNED), ("ADDITION", ADDITION_SIGNED), ("PLAN", PLAN_RECORDED)):
        for record in contents.of(kind):
            wrong += RULES.differences(part, record.content["content"], record.id)
    for record in contents.of(PROVIDER_SET):
        wrong += RULES.differences("PROVIDER", record.content["provider"], record.id)
    wrong += [f"a part of a file in stream {part.stream}" for part in contents.of(ATTACHMENT_PART)
              if part.stream != RECEIVED]
    for record in contents.of(ENTRY_MADE):
        wrong += RULES.differences(record.content["entry"]["kind"], record.content["entry"]["content"], record.id)
    return wrong


def unread(contents: Contents, shown: list[tuple]) -> list[str]:
    """Answers, by path, without the entry that had to be written first, with what was shown and of whom."""
    expected = []
    for target, answer in shown:
        parts = target.split("/")[2:]
        if parts[0] in ("practice", "providers"):
            expected.append({"what": parts[0], "records": []})
        elif parts[0] == "clients" and len(parts) > 1:
            what = parts[2] if len(parts) > 2 else "client"
            if len(parts) > 3:
                what, records = "draft", [answer["id"]]
            else:
                records = [item["id"] for item in answer.get("items", [])]
            expected.append({"client": parts[1], "what": what, "records": records})
    entered = [record.content for record in contents.of(READ)][-len(expected) - 1:]
    for content in entered:
        # The list of clients is entered once in an unlock: it may be among the last or long before.
        if content["what"] == "clients":
            entered.remove(content)
            break
    else:
        entered = entered[1:]
    return [f"not entered before it was shown: {want['what']}, the entry there is of {got['what']}"
            for want, got in zip(expected, entered) if paths(want, got)] + (
        ["some reads were not entered"] if len(entered) < len(expected) else [])
