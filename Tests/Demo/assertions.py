"""The assertions of Tests/Charts/README.md, one line each: held, failed, or not built yet.

A check gets what the demo read back after the restart (`Record`) and gives True or False; a letter stands for the
part that brings the commands which it needs.
"""

from dataclasses import dataclass, field


@dataclass
class Record:
    """Both charts as they were read back, by client: notes, entries, plans, log; and what the questions of the acts
    printed, by their names."""

    notes: dict = field(default_factory=dict)
    entries: dict = field(default_factory=dict)
    plans: dict = field(default_factory=dict)
    log: dict = field(default_factory=dict)
    clients: dict = field(default_factory=dict)
    refs: dict = field(default_factory=dict)
    printed: dict = field(default_factory=dict)
    answered: dict = field(default_factory=dict)
    clear_text: list = field(default_factory=list)
    # What colleagues found in each bundle: all of its text, and its plan.json.
    bundles: dict = field(default_factory=dict)
    # What the second reader found in each copy.
    copies: dict = field(default_factory=dict)
    shared: dict = field(default_factory=dict)

    @staticmethod
    def all(by_client: dict) -> dict:
        """Notes, entries or plans of both clients by their REF."""
        return {record["ref"]: record for records in by_client.values() for record in records if record}


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


def _entries(record, client, kind):
    return [e for e in record.entries[client] if e["kind"] == kind]


def _parts(record, client, version, kind):
    return {part["id"]: part for part in record.plans[client][version - 1]["content"].get(kind, [])}


def _light_to_formal(r):
    formality = [p["content"]["formality"] for p in r.plans["B"]]
    later = set(_parts(r, "B", 2, "objectives")) <= set(_parts(r, "B", 5, "objectives"))
    return formality == ["light"] + ["formal"] * 4 and later and _ids_kept(r)


def _asked(r):
    """Requests of A with the decisions about each, in their order, and what the list says at the end."""
    decided = {r.refs["AR1"]: [], r.refs["AR2"]: []}
    refs = {e["id"]: e["ref"] for e in _entries(r, "A", "accommodation")}
    for entry in _entries(r, "A", "determination"):
        decided[refs[entry["content"]["request"]]].append(entry["content"]["decision"])
    return (
        set(refs.values()) == set(decided) and decided[r.refs["AR1"]] == ["granted-modified"]
        and decided[r.refs["AR2"]] == ["trial", "declined-with-alternative"]
        and r.answered["asked_0220"] and r.answered["asked_A"])


def _altered(r):
    wanted = {r.refs[name] for name in ("ALT1", "ALTT", "ALT2", "ALT3")}
    return {e["ref"] for e in _entries(r, "A", "alteration")} == wanted and r.answered["altered_ever"]


def _waived(r):
    now = r.plans["B"][-1]["content"]["objectives"]
    waivers = {(objective["id"], letter) for objective in now for letter in objective.get("waivers", {})}
    before = _parts(r, "B", 2, "objectives").values()
    return (
        waivers == {("O3.2", "M")} and not any(o.get("waivers") for o in before)
        and _answered("smart_before", "smart_after", "waiver_printed")(r))


def _accepted(r):
    roles = {e["content"]["role"] for e in _entries(r, "A", "acceptance") if e["content"]["version"] == 1}
    return roles == {"client", "practitioner"}


def _remission(r):
    earlier, later = _entries(r, "A", "diagnosis")
    return (
        (earlier["content"]["code"], later["content"]["code"]) == ("F10.20", "F10.21")
        and later["content"]["supersedes"] == earlier["id"] and r.answered["diagnoses"])


def _known(r):
    """The late entry was not in the chart of the days before it was written, and everything else was."""
    then, now = r.printed["known_0315"].split(), r.printed["known_0317"].split()
    return (
        r.refs["late"] in set(now) - set(then) and set(then) < set(now)
        and _answered("known_0315", "known_0317")(r))


def _thread(r):
    """From the AUDIT to the notes that touched O1.1 by then, in their order."""
    notes = [
        n["ref"] for n in r.notes["A"]
        if "O1.1" in n["content"].get("objectives", {}) and n["recorded_at"] < "2031-03-04"]
    return len(notes) == 4 and f"AUDIT 27 -> F10.20 -> P1 -> G1 -> O1.1 -> {', '.join(notes)}" in " ".join(
        r.printed["thread_0304"].split())


def _phases(r):
    before, after = _parts(r, "A", 3, "goals"), _parts(r, "A", 4, "goals")
    return (
        before["G1"]["phase"] == "symptom-control" and after["G4"]["phase"] == "underlying-problems"
        and "brother" in after["G4"]["statement"]
        and _answered("due_0602", "due_0602_plain", "due_0831", "due_0901")(r))


def _beyond(r):
    goals = _parts(r, "B", 5, "goals")
    done = [e["content"] for e in _entries(r, "B", "goal") if e["content"].get("achievement") == "achieved"]
    return (
        [d["goal"] for d in done] == ["G1"] and goals["G1"]["achievement"] == "achieved"
        and goals["G4"]["phase"] == "underlying-problems" and "never burden others" in goals["G4"]["phase_reason"])


def _answered(*names):
    """A check of questions that were asked in the acts."""
    return lambda r: all(r.answered[name] for name in names)


def _wrong_client(r):
    wrong = _errors(r, "B")
    return (
        len(wrong) == 1 and wrong[0]["error"]["reason"] == "wrong-client" and not _errors(r, "A")
        and wrong[0]["ref"] == r.refs["wrong"] and r.refs["right"] in [n["ref"] for n in r.notes["A"]])


def _consents(r):
    """Kinds and states of A's consents; one of them was revoked, in writing."""
    kinds = [e["content"]["consent_kind"] for e in _entries(r, "A", "consent")]
    revoked = _entries(r, "A", "revocation")
    ids = {e["ref"]: e["id"] for e in _entries(r, "A", "consent")}
    return (
        sorted(kinds) == ["legal-proceeding", "obtain", "part2-specific", "part2-specific", "part2-tpo"]
        and len(_entries(r, "A", "consent-signature")) == 5
        and [(e["content"]["consent"], e["content"]["received_on"]) for e in revoked] == [(ids[r.refs["C1"]], "2031-06-09")]
        and not _entries(r, "B", "revocation"))


def _psychotherapy(r):
    """One authorisation for psychotherapy notes, and it names one note by its whole id."""
    kinds = [e["content"] for e in _entries(r, "B", "consent") if e["content"]["consent_kind"] == "psychotherapy-notes"]
    note = next(n for n in r.notes["B"] if n["ref"] == r.refs["wren"])
    return (
        len(kinds) == 1 and [part.split(":")[1] for part in kinds[0]["scope"]] == ["n" + note["id"]]
        and _answered("checked_note", "checked_e1", "checked_apart")(r))


def _resized(r):
    changes = [e["content"] for e in _entries(r, "A", "step") if e["content"]["state"] == "resized"]
    steps = _steps(r, "A", 2)
    smaller = [s for s in steps.values() if s.get("resized_from")]
    return (
        len(changes) == len(smaller) == 1 and steps["s2"]["state"] == "resized" and smaller[0]["resized_from"] == "s2"
        and changes[0]["new_step"] == smaller[0]["id"] and "twice on the third night" in smaller[0]["why_resized"]
        and r.answered["ladder"])


def _emergency(r):
    """One disclosure without a consent, with the four fields of 42 CFR 2.51(c)."""
    told = [e["content"] for e in _entries(r, "A", "disclosure") if e["content"]["basis"] == "emergency"]
    return (
        len(told) == 1 and told[0]["personnel"] == "J. Okoye-Fenn" and told[0]["affiliation"] == "Ferris EMS"
        and told[0]["disclosed_by"] == "Imogen Vale" and told[0]["made_at"].startswith("2031-03-20T14:05")
        and "seizure" in told[0]["nature"] and r.answered["due_0320"])


def _demand(r):
    """A demand that was refused, and the share that was tried for it."""
    asked = [e for e in _entries(r, "A", "request") if e["content"]["request_kind"] == "demand"]
    answers = [e["content"] for e in _entries(r, "A", "answer") if e["content"]["request"] == asked[0]["id"]]
    refused = [e["content"] for e in _entries(r, "A", "refusal")]
    return (
        len(asked) == 1 and [a["decision"] for a in answers] == ["refused"] and r.answered["told_pretrial"]
        and [x["purpose_kind"] for x in refused] == ["legal", "treatment"])


def _requests(r):
    """Access and amendment of one day, answered in time; the amendment is linked."""
    requests = {e["id"]: e["content"]["request_kind"] for e in _entries(r, "A", "request")}
    answers = {requests[e["content"]["request"]]: e["content"] for e in _entries(r, "A", "answer")}
    return (
        answers["access"]["decision"] == "granted" and answers["amendment"]["decision"] == "accepted"
        and bool(answers["amendment"]["records"]) and r.answered["due_0707"])


def _canaries(r):
    """Of protected notes nothing left but the one that was released."""
    return (
        len(r.bundles) == 6 and not any("HERON-4471" in text for text in r.bundles.values())
        and [seal for seal, text in r.bundles.items() if "WREN-9032" in text] == ["SEAL6"])


def _scopes(r):
    """Each bundle holds the parts of its consent and nothing else."""
    parts = {seal: [part.split(":")[0] for part in plan["parts"]] for seal, plan in r.shared.items()}
    return (
        parts["SEAL1"] == parts["SEAL2"] == ["plan", "measures", "accommodations"]
        and parts["SEAL3"] == ["accommodations"] and parts["SEAL4"] == parts["SEAL5"] == ["plan", "last-review"]
        and parts["SEAL6"] == ["psychotherapy"] and "plan" not in r.shared["SEAL3"] and "plan" not in r.shared["SEAL6"]
        and r.shared["SEAL1"]["plan"]["version"] == 1 and r.shared["SEAL2"]["plan"]["version"] == 3
        and "audio" in r.bundles["SEAL3"] and "F10.20" not in r.bundles["SEAL3"] and "PHQ-9" not in r.bundles["SEAL3"])


def _regimes(r):
    """Only who is covered is told that HIPAA permits more."""
    permits = "redisclose this record as HIPAA permits"
    return permits in r.bundles["SEAL2"] and permits not in r.bundles["SEAL3"]


def _accounting(r):
    """Both accountings list what left, and nothing else."""
    # Copies for the client stand in the table, too, and are not listed: they are the client's own.
    sent = {c: [e["content"]["made_at"][:10] for e in _entries(r, c, "disclosure")
                if e["content"]["basis"] != "client-request"] for c in "AB"}
    return (
        sent["A"] == ["2031-01-13", "2031-03-20", "2031-06-23", "2031-06-23"]
        and sent["B"] == ["2031-07-08", "2031-10-02", "2031-11-11"] and _answered("accounting_a", "accounting_b")(r))


# The copies with notes of sessions, and words of a note that is in each.
NOTES = {"NOTESA": "Two weeks at 16:00 with a sleep log", "NOTESB": "a chart in three colours",
         "CHARTA": "Two weeks at 16:00 with a sleep log"}
FOR_CLIENTS = ["COPY1", "COPYA", "COPYB", "NOTESA", "NOTESB"]


def _copies_lack(r, copies, *texts):
    """No copy of these holds one of these texts, while those that ought to hold notes do (positive control)."""
    return all(copy in r.copies for copy in copies) and all(
        text in r.copies[copy] for copy, text in NOTES.items()) and not any(
        text in r.copies[copy] for copy in copies for text in texts)


def _resized_in_copy(r):
    """Under its own heading, not among what was left out."""
    part = r.copies["COPYA"].split("Changed to fit you")[1].split("</ul>")[0]
    return "one night without a drink" in part and "three at once ended twice on the third night" in part


def _copies_whole(r):
    """The nine parts of client-export.md, in their order."""
    parts = ["What you are working toward", "Steps", "How it went", "What helps you", "Agreements", "Corrections", "Left out",
             "About this file"]
    own = {"COPYA": "mornings without a drink", "COPYB": "without asking whether it is me"}
    for copy, words in own.items():
        places = [r.copies[copy].find(f">{part}</h2>") for part in parts]
        if -1 in places or places != sorted(places) or words not in r.copies[copy] or "<svg" not in r.copies[copy]:
            return False
    return True


ASSERTIONS = [
    ("A has 4 plan versions", _four_versions),
    ("A: 2 accommodation requests with different outcomes; of two determinations the last counts", _asked),
    ("A: 4 alterations", _altered),
    ("A: 1 late entry", _one_late),
    ("A: 2 amendments, one of them after the client's amendment request", _two_amendments),
    ("A: the amended original is kept and shown with its amendment", _original_stays),
    ("A: 1 emergency disclosure", _emergency),
    ("A: 1 revocation, and from that day on nothing is covered by C1", lambda r: _consents(r) and r.answered[
        "checked_revoked"]),
    ("A: 1 refused demand", _demand),
    ("A: access and amendment are asked for and answered in time, the amendment linked", _requests),
    ("A: consents specific, legal proceeding, TPO, and one to obtain records", _consents),
    ("A: what a consent covers and what not, by recipient, kind, parts, signature", _answered(
        "checked_none", "checked_unsigned", "checked_c1", "checked_demand", "checked_c3", "checked_c4", "checked_c5",
        "checked_more", "consents_2032", "consents_0623")),
    ("A: the form for the doctor says that he may disclose again, that for Linden does not", _answered(
        "form_c4", "form_c5")),
    ("A: the first plan is signed by both", _accepted),
    ("A: F10.21 in the place of F10.20", _remission),
    ("scores, bands and triage are those of the chart", _answered(
        "scores", "triage", "scoresB", "no_flag", "measured")),
    ("B: ids of steps are kept from the light plan on", _ids_kept),
    ("B: goes from light to formal", _light_to_formal),
    ("B: 1 SMART waiver; without it and without measure and day the letters warn", _waived),
    ("B: G1 is achieved, and G4 is about the family rule below it", _beyond),
    ("B: every two weeks is granted as a trial and stands after the review", _answered("fortnightly")),
    ("B: checks 22 -> 5, GAD-7 14 -> 4", _answered("measuredB")),
    ("what was changed between A's first two versions is named", _answered("changed")),
    ("nothing is due when both have ended", _answered("due_end")),
    ("B: 1 addendum", lambda r: len(_additions(r, "B", "addendum")) == 1),
    ("B: 1 entry in error (wrong client), written anew where it belongs", _wrong_client),
    ("B: 1 expired consent, renewed", _answered("checked_d1", "checked_expired", "checked_d2")),
    ("B: 1 expired-consent refusal of a share", _answered("checked_expired", "sealed_expired")),
    ("B: 1 psychotherapy authorisation, for one note alone", _psychotherapy),
    ("consents that end within a month are due", _answered("due_1205")),
    ("HERON-4471 and WREN-9032 stand in no file in clear", lambda r: not r.clear_text),
    ("HERON-4471 occurs in no seal; WREN-9032 in seal #6 only", _canaries),
    ("HERON-4471 and WREN-9032 occur in no copy, the practitioner's own neither", lambda r: _copies_lack(
        r, [*FOR_CLIENTS, "CHARTA"], "HERON-4471", "WREN-9032")),
    ("what the partner said in the couple session is in no copy", lambda r: _copies_lack(
        r, FOR_CLIENTS, "waiting for the no", "Ansel said")),
    ("each seal holds the parts of its consent and nothing else", _scopes),
    ("alter list for A on 2031-02-20 and on 2031-03-01, then and afterwards", _answered(
        "altered_0220", "altered_0301", "altered_0220_later", "altered_0301_later")),
    ("as-of 2031-03-15 for A does not show the late entry, as-of 2031-03-17 does", _known),
    ("A's step was resized once with a reason, and is shown as resized", _resized),
    ("A's resized step is shown as resized in the copy, with its reason", _resized_in_copy),
    ("the safety flag of 2031-01-06 stays open until the safety entry", _answered(
        "flag_open", "flag_due", "flag_answered", "flag_gone")),
    ("brief on 03-04: PHQ-9 16 -> 11, -5 points, -31 %, a band crossed", _answered("brief_0304")),
    ("thread for A: AUDIT 27 -> F10.20 -> P1 -> G1 -> O1.1 -> its notes", _thread),
    ("due on 2031-06-02 shows A's review overdue; on 08-31 G1 is still at symptom control; G4 is beyond it", _phases),
    ("seal #3 states no redisclosure under HIPAA, seal #2 does", _regimes),
    ("after erasing A nothing of A opens, B is whole, both trees verify", "F"),
    ("audit disclosures lists seals 1 to 3 and the emergency for A, 4 to 6 for B", _accounting),
    ("the wrong-client text appears in neither client's copy", lambda r: _copies_lack(
        r, FOR_CLIENTS, "LARK-5163")),
    ("both clients' copies begin with the client's own words and end with what is left out", _copies_whole),
]
