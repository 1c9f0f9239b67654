"""The assertions of Tests/Charts/README.md, one line each: held, failed, or not built yet.

A check gets what the demo read back after the restart (`Record`) and gives True or False; a letter stands for the
part that brings the commands which it needs.
"""

from dataclasses import dataclass, field


@dataclass
class Record:
    """Both charts as they were read back, by client: notes, plans, log."""

    notes: dict = field(default_factory=dict)
    plans: dict = field(default_factory=dict)
    log: dict = field(default_factory=dict)
    clients: dict = field(default_factory=dict)
    refs: dict = field(default_factory=dict)
    clear_text: list = field(default_factory=list)


def _additions(record, client, kind):
    return [a for n in record.notes[client] for a in n["additions"] if a["content"]["kind"] == kind]


def _errors(record, client):
    return [n for n in record.notes[client] if n.get("error")]


def _steps(record, client, version):
    return {s["id"]: s for s in record.plans[client][version - 1]["content"]["steps"]}


def _four_versions(r):
    return [p["version"] for p in r.plans["A"]] == [1, 2, 3, 4] and [p["current"] for p in r.plans["A"]][-1]


def _one_late(r):
    late = [n for n in r.notes["A"] if n["late"]]
    return (
        len(late) == 1 and late[0]["ref"] == r.refs["late"]
        and late[0]["content"]["occurred_at"].startswith("2031-03-11")
        and late[0]["recorded_at"].startswith("2031-03-17") and not any(n["late"] for n in r.notes["B"]))


def _two_amendments(r):
    amended = _additions(r, "A", "amendment")
    return len(amended) == 2 and sum("client asked" in a["content"]["reason"] for a in amended) == 1


def _original_stays(r):
    late = next(n for n in r.notes["A"] if n["ref"] == r.refs["late"])
    original, amendment = late["content"]["sections"][0]["text"], late["additions"][0]["content"]["text"]
    return "six pints" in original and "four pints" in amendment


def _ids_kept(r):
    versions = [_steps(r, "B", v) for v in (1, 2, 3, 4, 5)]
    for earlier, later in zip(versions, versions[1:]):
        for step in earlier.keys() & later.keys():
            if earlier[step]["text"] != later[step]["text"]:
                return False
    return set(versions[0]) == {"s1", "s2", "s3"} and set(versions[1]) == {"s1", "s2", "s3", "s4"}


def _wrong_client(r):
    wrong = _errors(r, "B")
    return (
        len(wrong) == 1 and wrong[0]["error"]["reason"] == "wrong-client" and not _errors(r, "A")
        and wrong[0]["ref"] == r.refs["wrong"] and r.refs["right"] in [n["ref"] for n in r.notes["A"]])


def _resized(r):
    plan = r.plans["A"][1]["content"]
    steps = _steps(r, "A", 2)
    smaller = [s for s in steps.values() if s.get("resized_from") == "s2"]
    return steps["s2"]["state"] == "resized" and "resized" in plan["reason"] and len(smaller) == 3


ASSERTIONS = [
    ("A has 4 plan versions", _four_versions),
    ("A: 2 accommodation requests with different outcomes", "C"),
    ("A: 4 alterations", "C"),
    ("A: 1 late entry", _one_late),
    ("A: 2 amendments, one of them after the client's amendment request", _two_amendments),
    ("A: the amended original is kept and shown with its amendment", _original_stays),
    ("A: 1 emergency disclosure", "D"),
    ("A: 1 revocation", "D"),
    ("A: 1 refused demand", "D"),
    ("A: consents specific, legal proceeding, TPO, and one to obtain records", "D"),
    ("B: ids of steps are kept from the light plan on", _ids_kept),
    ("B: goes from light to formal", "C"),
    ("B: 1 SMART waiver", "C"),
    ("B: 1 addendum", lambda r: len(_additions(r, "B", "addendum")) == 1),
    ("B: 1 entry in error (wrong client), written anew where it belongs", _wrong_client),
    ("B: 1 expired-consent refusal", "D"),
    ("B: 1 psychotherapy authorisation", "D"),
    ("HERON-4471 and WREN-9032 stand in no file in clear", lambda r: not r.clear_text),
    ("HERON-4471 occurs in no seal and no copy; WREN-9032 in seal #6 only", "D"),
    ("alter list for A on 2031-02-20 and on 2031-03-01", "C"),
    ("as-of 2031-03-15 for A does not show the late entry", "C"),
    ("A's step was resized once with a reason", _resized),
    ("A's resized step is shown as resized in the copy", "E"),
    ("the safety flag of 2031-01-06 stays open until the safety entry", "C"),
    ("brief on 03-04: PHQ-9 16 -> 11, a band crossed", "C"),
    ("thread for A: AUDIT 27 -> F10.20 -> P1 -> G1 -> O1.1 -> its notes", "C"),
    ("due on 2031-06-02 shows A's review overdue; G4 beyond symptom control", "C"),
    ("seal #3 states no redisclosure under HIPAA, seal #2 does; notices byte-equal", "D"),
    ("after erasing A nothing of A opens, B is whole, both trees verify", "F"),
    ("audit disclosures lists seals 1 to 3 and the emergency for A, 4 to 6 for B", "D"),
    ("the wrong-client text appears in neither client's copy", "E"),
]
