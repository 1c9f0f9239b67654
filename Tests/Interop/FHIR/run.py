#!/usr/bin/env python3
"""FHIR documents and `plan.json` against the models, rules and schema of others (T25).

The documents are those that the Swift tests make of the fictional charts, and of one in which every kind of thing is.
Each required element is then taken away and each code spoilt in turn, to see that the check can fail.
"""

import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parents[1]))

import check  # noqa: E402
import rules  # noqa: E402
from Stage.tally import Tally  # noqa: E402

# Elements that FHIR 4.0.1 requires; the models must miss them.
REQUIRED = {
    "Composition": ["status", "type", "date", "author", "title"], "Condition": ["subject"],
    "Goal": ["lifecycleStatus", "description", "subject"], "CarePlan": ["status", "intent", "subject"],
    "ServiceRequest": ["status", "intent", "subject"], "Task": ["status", "intent"],
    "Flag": ["status", "code", "subject"], "Observation": ["status", "code"], "QuestionnaireResponse": ["status"],
    "ClinicalImpression": ["status", "subject"], "Consent": ["status", "scope", "category"],
    "Provenance": ["target", "recorded", "agent"], "DocumentReference": ["status", "content"],
}


def first(bundle: dict, kind: str) -> dict:
    """The first resource of a kind."""
    return next(e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind)


def samples(folder: pathlib.Path):
    """Has the Swift tests write their documents."""
    subprocess.run(
        ["swift", "test", "--skip-build", "--filter", "samplesAreWrittenForTheChecksFromOutside"], cwd=ROOT, check=True,
        env={**os.environ, "TACIT_FHIR_SAMPLES": str(folder)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def without_required(tally: Tally, bundle: dict, folder: pathlib.Path):
    """Without any required element the models of both versions say so."""
    paths, names = [], []
    for kind, fields in REQUIRED.items():
        for field in fields:
            spoilt = copy.deepcopy(bundle)
            del first(spoilt, kind)[field]
            paths.append(folder / f"without-{kind}-{field}.json")
            paths[-1].write_text(json.dumps(spoilt))
            names.append(f"{kind}.{field}")
    missed = {title: [name for name, fault in zip(names, check.models(version, paths), strict=True) if not fault]
              for title, version in check.VERSIONS.items()}
    for title, found in missed.items():
        tally.hold(f"{title}: each of {len(names)} required elements is missed when it is gone", not found, str(found))


def spoilers():
    """Changes of a bundle, each with the rule that it breaks."""
    def at(kind, change):
        return lambda b: change(first(b, kind))
    yield "bdl-11", lambda b: b["entry"].reverse()
    yield "bdl-9", lambda b: b.pop("identifier")
    yield "bdl-10", lambda b: b.pop("timestamp")
    yield "bdl-7", lambda b: b["entry"].append(copy.deepcopy(b["entry"][1]))
    yield "resolves", at("CarePlan", lambda r: r["subject"].update(reference="urn:uuid:none"))
    yield "full-url", at("Goal", lambda r: r.update(id="another"))
    yield "labelled", at("Goal", lambda r: r.pop("meta"))
    yield "label", at("Goal", lambda r: r["meta"]["security"][-1].update(code="NORDSLCD"))
    yield "high-water", lambda b: b["meta"]["security"].pop()
    yield "protected", at("Observation", lambda r: r["meta"]["security"][0].update(code="V"))
    yield "part2", at("Goal", lambda r: r["meta"].update(security=[{"code": "R"}, {"code": "42CFRPart2"}]))
    yield "cpl-3", at("CarePlan", lambda r: r["activity"][0].update(detail={"status": "scheduled"}))
    yield "gol-1", lambda b: [t.pop("measure", None) for e in b["entry"] for t in e["resource"].get("target", [])
                              if isinstance(t, dict)]
    yield "ppc-1", at("Consent", lambda r: r.pop("policyRule"))
    yield "con-3", lambda b: [e["resource"].pop("clinicalStatus", None) for e in b["entry"]]
    yield "empty", at("Goal", lambda r: r.update(note=[]))
    for (kind, field) in {**rules.CODES, **rules.CONCEPTS}:
        if (kind, field) in rules.CODES:
            yield "code", at(kind, lambda r, f=field: r.update({f: "bogus"}))
        else:
            yield "code", at(kind, lambda r, f=field: r[f]["coding"][0].update(code="bogus"))


def rules_can_fail(tally: Tally, bundle: dict):
    """Every rule is broken once."""
    missed, count = [], 0
    for name, change in spoilers():
        spoilt = copy.deepcopy(bundle)
        change(spoilt)
        count += 1
        if not any(fault.split()[0] == name for fault in rules.faults(spoilt)):
            missed.append(name)
    tally.hold(f"each of {count} spoilt documents is refused by the rule that it breaks", not missed, str(missed))


def schema(tally: Tally, folder: pathlib.Path):
    """`plan.json` against its published schema, by the validator of schemathesis."""
    python = ROOT / ".build/python/bin/python"
    done = subprocess.run([python, HERE / "schema.py", *sorted(folder.glob("*.plan.json"))], check=False,
                          capture_output=True, text=True)
    for line in done.stdout.splitlines():
        what, fault = json.loads(line)
        tally.hold(f"plan.schema.json: {what}", fault is None, fault or "")
    tally.hold("plan.schema.json: the validator ran", done.returncode == 0 and bool(done.stdout), done.stderr[-600:])


def bundles(folder: pathlib.Path) -> list[pathlib.Path]:
    """What colleagues unpacked in the demo: that of `make test`, else one that is played now."""
    given = pathlib.Path(os.environ.get("TACIT_BUNDLES", "none"))
    if not given.is_dir():
        given = folder / "bundles"
        subprocess.run([sys.executable, ROOT / "Tests/Demo/demo.py"], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "TACIT_BUNDLES": str(given)})
    return sorted(path for path in given.iterdir() if (path / "fhir.json").is_file())


def of_the_demo(tally: Tally, folder: pathlib.Path):
    """Every bundle of the demo: its FHIR document, and its plan beside the others for the schema."""
    found = bundles(folder)
    tally.hold("the demo has left six bundles", len(found) == 6, str(len(found)))
    for path, wrong in check.faults([place / "fhir.json" for place in found]).items():
        tally.hold(f"the demo's {pathlib.Path(path).parent.name}", not wrong, "\n".join(wrong))
    for place in found:
        (folder / f"demo-{place.name}.plan.json").write_bytes((place / "plan.json").read_bytes())


def main() -> int:
    tally = Tally("fhir documents")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        of_the_demo(tally, folder)
        samples(folder)
        paths = sorted(folder.glob("*.fhir.json"))
        tally.hold("there are documents", len(paths) == 10, str(len(paths)))
        for path, wrong in check.faults(paths).items():
            tally.hold(pathlib.Path(path).name, not wrong, "\n".join(wrong))
        marked = json.loads((folder / "marked.fhir.json").read_text())
        without_required(tally, marked, folder)
        rules_can_fail(tally, marked)
        schema(tally, folder)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
