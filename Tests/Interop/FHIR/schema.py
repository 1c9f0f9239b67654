#!/usr/bin/env python3
"""Holds files against `Docs/Formats/plan.schema.json`, and spoilt ones too; a line of JSON each: name, fault or null."""

import copy
import json
import pathlib
import sys

import jsonschema_rs

SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[3] / "Docs/Formats/plan.schema.json").read_text())
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)


def fault(value) -> str | None:
    """What the schema has against a value."""
    return next((f"{error.message} at {list(error.instance_path)}"[:300] for error in VALIDATOR.iter_errors(value)), None)


def spoilt(value):
    """Values that are none, each with a name."""
    for key in SCHEMA["required"]:
        yield f"without {key}", {k: v for k, v in value.items() if k != key}
    yield "with a handle", {**value, "handle": "otter-4"}
    for name, change in {
        "another format": lambda v: v.update(format="tacit/shared-chart/2"),
        "a subject with a chart number": lambda v: v["subject"].update(chart_number="A-017"),
        "a file with its name": lambda v: v["files"][0].update(path="files/letter.pdf"),
        "evidence": lambda v: v["entries"][0].update(kind="evidence"),
        "a part that is none": lambda v: v["parts"].append("all"),
        "a hash that is none": lambda v: v["plan"].update(content_hash="12"),
    }.items():
        other = copy.deepcopy(value)
        change(other)
        yield name, other


for path in map(pathlib.Path, sys.argv[1:]):
    content = json.loads(path.read_text())
    print(json.dumps([path.name, fault(content)]))
    if path.name == "marked.plan.json":
        for name, other in spoilt(content):
            print(json.dumps([f"refuses {name}", None if fault(other) else "it was taken"]))
