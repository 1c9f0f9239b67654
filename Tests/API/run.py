#!/usr/bin/env python3
"""The API against its own description (T14): schemathesis through a relay, vault open and vault locked.

Every operation of `Docs/openapi.yaml` gets examples, limits and random requests, in every part that it describes and
against it. An answer must be one that the description has: its status, its media type, its headers, its schema; none
may be a 5xx. While the vault is locked no answer may hold a word of what is in it. The relay has seen every byte that
was answered, and is asked, not the tool.

`POST /v1/lock` ends the process that everybody talks to, so it is left out of the random runs and tried by itself.
"""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from relay import Relay  # noqa: E402
from Stage import reader, traces  # noqa: E402
from Stage.agent import Agent  # noqa: E402
from Stage.home import ROOT, Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
CASES = 10_000 if NIGHT else 2_000
# Of each operation in each phase; the sum is held against CASES.
EXAMPLES = 220 if NIGHT else 22
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance",
          "response_headers_conformance", "response_schema_conformance", "unsupported_method", "negative_data_rejection")
CANARIES = ["Zephyrine Quillfeather", "Chartword-6613", "Progressword-1187", "Psychword-7745", "Draftword-4456",
            "Planword-8802", "Practword-8841", "Addword-3349", "Entryword-5560", "Letterword-9127",
            "Fileword-3071"]
LEFT_OUT = "lock"


class Seeded:
    """A vault with a canary in each kind of record, and the names of what is in it."""

    def __init__(self, agent: Agent):
        self.agent = agent
        agent.create()
        must = agent.line.must
        must("PUT", "/v1/practice", {"practitioner": CANARIES[6], "licences": []}, {"If-Match": '"0"'})
        client = must("POST", "/v1/clients", {"name": CANARIES[0], "chart_number": CANARIES[1]})
        other = must("POST", "/v1/clients", {"name": "Ansel Roake"})
        base = f"/v1/clients/{client['handle']}"
        drafts = [must("POST", f"{base}/drafts", word, {"Tacit-Class": kind})["id"] for word, kind in (
            (CANARIES[2], "progress"), (CANARIES[3], "psychotherapy"), (CANARIES[4], "progress"))]
        notes = [must("POST", f"{base}/notes/{draft}/signature")["note"]["id"] for draft in drafts[:2]]
        must("POST", f"{base}/notes/{notes[0]}/addenda", CANARIES[7])
        must("POST", f"{base}/plans", CANARIES[5], {"If-Match": '"0"'})
        entries = [must("POST", f"{base}/entries/{kind}", content)["id"] for kind, content in self.entries()]
        more = [must("POST", f"{base}/drafts", "one more", {"Tacit-Class": "progress"})["id"] for _ in range(40)]
        refs = [line["ref"] for line in must("GET", f"{base}/log")["items"]]
        consent = entries[-1]
        entries.append(self.attach(base))
        self.leave()
        letters = [item["id"] for item in must("GET", "/v1/inbox")["items"]]
        self.known = {
            "client": [client["handle"], client["id"], other["handle"]],
            "id": [*notes, drafts[2], *letters, entries[-1], *more, consent, consent],
            "entry": entries, "number": [1], "day": ["2031-01-06", "2020-01-06", must("GET", "/v1/today")["day"]],
            "ref": refs, "version": ["1", "current"], "If-Match": [f'"{n}"' for n in range(8)],
            "Tacit-Client": [client["handle"]], "slot": [1, 2, 3],
            "Tacit-Clock": ["2031-01-06T09:00:00-05:00", "2031-01-06T14:00:00.123Z"],
        }

    def leave(self):
        """A text for nobody yet, sealed while the vault is locked."""
        self.agent.lock()
        key = bytes.fromhex(self.agent.line.must("GET", "/v1/status")["inbox_key"])
        letter = json.dumps({"client": "", "draft_for": "note", "class": "progress", "text": CANARIES[9]}).encode()
        self.agent.line.must("POST", "/v1/inbox", reader.seal(letter.ljust(4_096), key))
        self.agent.unlock()

    def attach(self, base: str) -> str:
        """A file of one part; gives its id."""
        content, name = CANARIES[10].encode() * 1_000, "k" * 25 + "a"
        self.agent.line.must("PUT", f"{base}/attachments/{name}/parts/1", content)
        return self.agent.line.must("POST", f"{base}/attachments/{name}", {
            "file": "report.pdf", "media_type": "application/pdf", "parts": 1,
            "sha256": hashlib.sha256(content).hexdigest()})["id"]

    @staticmethod
    def entries():
        """Entries of some kinds: a flag and its answer, a measure, a request."""
        return (
            ("assessment", {"instrument": "PHQ-9", "administered_on": "2020-01-06", "note": CANARIES[8],
                            "items": {str(number): 2 for number in range(1, 10)}}),
            ("measure", {"measure": "reassurance checks", "unit": "checks a day", "direction": "lower-better"}),
            ("safety", {"on": "2020-01-06", "risk_level": "low", "what_was_done": "talked about it"}),
            ("accommodation", {"requested_on": "2020-01-06", "requested_by": "the client", "task": "the diary",
                               "urgency": "soon", "client_words": "too small", "functional_need": "large print",
                               "barrier": "the form", "proposed_change": "a larger form"}),
            ("consent", {"consent_kind": "hipaa-authorization", "patient_name": CANARIES[0], "recipients": ["Dr Marsh"],
                         "purpose_kind": "treatment", "scope": ["plan"], "drafted_on": "2020-01-06"}))


def schemathesis(home: Home, relay: Relay, seed: int, known: dict) -> subprocess.CompletedProcess:
    """One run over every operation but one.

    With one worker: hypothesis reads its own sources as it draws, and CPython 3.11 mixes up the depth of its parser
    when two threads do that ("AST constructor recursion depth mismatch").
    """
    return subprocess.run(
        [str(ROOT / ".build/python/bin/schemathesis"), "--no-color", "--config-file",
         str(ROOT / "Tests/API/schemathesis.toml"), "run", str(ROOT / "Docs/openapi.yaml"),
         "--url", f"http://127.0.0.1:{relay.port}", "--checks", ",".join(CHECKS), "--exclude-operation-id", LEFT_OUT,
         "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES), "--seed", str(seed),
         "--generation-database", "none", "--suppress-health-check", "all", "--warnings", "off", "--no-shrink",
         "--continue-on-failure", "--request-timeout", "30", "--workers", "1"],
        cwd=home.path / "tmp", capture_output=True, text=True, check=False, env=os.environ | {
            "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(pathlib.Path(__file__).parent),
            "PYTHONDONTWRITEBYTECODE": "1", "TACIT_KNOWN": json.dumps(known), "TACIT_SEED": str(seed),
            "TMPDIR": str(home.path / "tmp"), "HOME": str(home.path)})


def random_run(tally: Tally, home: Home, agent: Agent, seed: int, known: dict, state: str) -> int:
    """The run with the vault in one state; gives how many requests were answered."""
    with Relay(home.socket) as relay:
        done = schemathesis(home, relay, seed, known)
        statuses = relay.statuses()
        count = sum(statuses.values())
        shown = ", ".join(f"{status}: {statuses[status]}" for status in sorted(statuses))
        print(f"  report: {state}, seed {seed}: {count} answers ({shown})")
        wrong = done.stdout + done.stderr
        # A run that had to give up part of the way says so with another exit code than that of a failed check.
        failed = re.search(r"FAILURES|ERRORS", wrong)
        tally.hold(f"{state}: every answer is one that the description has", done.returncode == 0 and not failed,
                   wrong[-6_000:])
        fives = {status: number for status, number in statuses.items() if status >= 500}
        tally.hold(f"{state}: 0 answers 5xx", not fives and count > 0, str(fives))
        found = [f"{word} ({form})" for word in CANARIES for form, data in traces.forms(word).items()
                 if relay.holding(data)]
        if state == "locked":
            tally.hold(f"locked: 0 of {len(CANARIES)} words in {sum(map(len, relay.answers))} bytes of answers",
                       not found, ", ".join(found))
        else:
            tally.hold("unlocked: words of the vault are in the answers (positive control)", len(found) >= 3)
        agent.line.close()  # It was idle for as long as the run took, and the agent closes such connections.
        tally.hold(f"{state}: the agent is as it was", agent.line.must("GET", "/v1/status")["state"] == state)
    return count


def by_hand(tally: Tally, agent: Agent):
    """The operation that the random runs leave out, open and locked; a body and a query do not matter."""
    answers = []
    for body in (None, b"", b"x" * 100):
        agent.unlock()
        worker = agent.worker()
        answers.append(agent.line.call("POST", "/v1/lock", body)[0])
        agent.line.close()
        end = time.monotonic() + 10
        while agent.worker() == worker and time.monotonic() < end:
            time.sleep(0.01)
        answers.append(agent.line.must("GET", "/v1/status")["state"])
    tally.hold("POST /v1/lock: 204, and whoever asks next finds the vault locked", answers == [204, "locked"] * 3,
               str(answers))


def main() -> int:
    subprocess.run([str(ROOT / ".ci/python")], check=True)
    tally = Tally("api")
    seed = int(os.environ.get("TACIT_SEED", int(time.time())))
    with Home("api") as home, Agent(home) as agent:
        seeded = Seeded(agent)
        agent.lock()
        count = random_run(tally, home, agent, seed, seeded.known, "locked")
        status, answer = agent.unlock()
        tally.hold("after it the kit opens the vault, whatever lies in the inbox", status == 200, str(answer))
        found = agent.line.must("POST", "/v1/check")["findings"]
        tally.hold("and its check finds nothing", not found, str(found))
        by_hand(tally, agent)
        agent.unlock()
        count += random_run(tally, home, agent, seed + 1, seeded.known, "unlocked")
        found = agent.line.must("POST", "/v1/check")["findings"]
        tally.hold("after everything that was sent the vault's check finds nothing", not found, str(found))
    tally.hold(f"{count} cases, at least {CASES}", count >= CASES)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
