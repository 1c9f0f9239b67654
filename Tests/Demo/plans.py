"""Reads the plans of Tests/Charts on its own terms: light ones, and formal ones with problems, goals, objectives,
interventions and the steps below them."""

import re

from documents import split, step

PARTS = {"Problem": "problems", "Goal": "goals", "Objective": "objectives", "Intervention": "interventions"}
KEYS = {
    "problems": {"defined": "behavioural_definition", "client": "client_words", "diagnoses": "linked_diagnoses",
                 "opened": "opened_at", "deferred": "why_deferred", "stage": "stage_of_change"},
    "goals": {"problems": "problem_ids", "client": "client_words", "by": "expressed_by", "label": "phase_label",
              "since": "phase_since", "why": "phase_reason", "until": "target_date", "strengths": "strengths_used",
              "barrier": "barriers"},
    "objectives": {"review": "review_on", "who": "responsible"},
    "interventions": {"objectives": "objective_ids", "evidence": "evidence_base", "who": "provider", "from": "start",
                      "to": "end"},
}
MEASURE = {"measure": "kind", "instrument": "instrument", "unit": "unit", "baseline": "baseline", "target": "target",
           "every": "cadence"}


def plan(text: str) -> dict:
    """What a plan's document says; ids of what is new are left out."""
    fields, sections = split(text)
    content = {"formality": fields["formality"], "effective_from": fields["effective"], "review_on": fields["review"],
               "sections": [], "steps": []}
    if fields.get("reason"):
        content["reason"] = fields["reason"]
    last = []
    for heading, body in sections:
        word, _, statement = heading.partition(": ")
        if word in PARTS:
            read_part(word, statement, body, content)
        elif heading == "Steps":
            last = [step(line) for line in body.split("\n")]
        else:
            content["sections"].append({"heading": heading, "text": body})
    content["steps"] += last
    return content


def read_part(word: str, statement: str, body: str, content: dict):
    """A part with its facts; an objective stands below its goal, and steps below their objective."""
    kind = PARTS[word]
    part = named(statement, "modality" if kind == "interventions" else "statement")
    content.setdefault(kind, []).append(part)
    for line in body.split("\n"):
        if line.startswith("### Objective: "):
            goal = content["goals"][-1]
            kind, part = "objectives", named(line.removeprefix("### Objective: "), "statement")
            content.setdefault(kind, []).append(part | ({"goal_id": goal["id"]} if "id" in goal else {}))
            part = content[kind][-1]
        elif line.startswith("- ["):
            below = {"objective": part["id"]} if "id" in part else {}
            content["steps"].append(step(line) | below)
        elif line:
            key, _, value = line.removeprefix("- ").partition(": ")
            fact(kind, part, key, value)


def named(statement: str, key: str) -> dict:
    """A heading's words and id."""
    match = re.fullmatch(r"(.*?)(?: \{(\w[\d.]+)\})?", statement)
    return {key: match[1]} | ({"id": match[2]} if match[2] else {})


def fact(kind: str, part: dict, key: str, value: str):
    """One `- key: value` line."""
    if kind == "objectives" and key.startswith("waived "):
        part.setdefault("waivers", {})[key.removeprefix("waived ")] = value
    elif kind == "objectives" and key in MEASURE:
        part.setdefault("measure", {})[MEASURE[key]] = measured(key, value)
    elif key == "barrier":
        part.setdefault("barriers", []).append(value)
    elif key in ("problems", "objectives", "diagnoses"):
        part[KEYS[kind][key]] = value.split(", ")
    else:
        part[KEYS[kind].get(key, key)] = int(value) if key in ("priority", "confidence") else value


def measured(key: str, value: str):
    """One fact of a measure."""
    if key == "baseline":
        match = re.fullmatch(r"(\S+) \((.*)\)", value)
        return {"value": float(match[1]), "date": match[2]}
    if key == "target":
        sign, _, number = value.partition(" ")
        return {"op": sign, "value": float(number)}
    return value
