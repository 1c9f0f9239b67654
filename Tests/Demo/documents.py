"""Reads the documents of Tests/Charts on its own terms, so that what tacit gives back is compared with what was
written and not with what tacit made of it."""

import re

from acts import moment

STATES = {" ": "todo", "~": "doing", "x": "done", "-": "skipped", ">": "resized"}


def split(text: str):
    """Front matter as a dictionary, and headed sections as (heading, text)."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    return _fields(lines[1:end]), _sections(lines[end + 1:])


def _fields(lines):
    fields, key, block = {}, None, False
    for line in lines:
        if line.startswith("  - "):
            fields[key] = (fields[key] or []) + [line[4:]]
        elif line.startswith("  ") and block:
            fields[key] += ("\n" if fields[key] else "") + line.strip()
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            fields[key] = (fields[key] or {}) | {name: value}
        else:
            key, _, value = line.partition(":")
            block = value.strip() == "|"
            fields[key] = "" if block else value.strip()
    return fields


def _sections(lines):
    sections = [["", []]]
    for line in lines:
        if line.startswith("## "):
            sections.append([line[3:].strip(), []])
        else:
            sections[-1][1].append(line)
    told = [(heading, "\n".join(body).strip()) for heading, body in sections]
    return [section for section in told if any(section)]


def note(text: str) -> dict:
    """What a note's document says, in the words of tacit's JSON."""
    fields, sections = split(text)
    content = {"sections": [{"heading": heading, "text": body} for heading, body in sections]}
    for key in ("class", "format", "attendance", "modality", "risk"):
        if fields.get(key):
            content[key] = fields[key]
    content["occurred_at"] = moment(fields["at"])
    if "duration" in fields:
        content["duration_minutes"] = int(fields["duration"].split()[0])
    if "next" in fields:
        content["next"] = moment(fields["next"])
    content["participants"] = fields.get("participants") or []
    content["objectives"] = fields.get("objectives") or {}
    return content


def addition(text: str) -> dict:
    """What an addendum or amendment says."""
    fields, sections = split(text)
    content = {"text": sections[0][1]}
    if fields.get("reason"):
        content["reason"] = fields["reason"]
    return content


def step(line: str) -> dict:
    """One item of the list of steps."""
    match = re.fullmatch(r"- \[(.)\] (.*?)(?: \{(s\d+)\})?(?: \(((?:due|owner|resized) .*)\))?", line)
    found = {"state": STATES[match[1]], "text": match[2]}
    if match[3]:
        found["id"] = match[3]
    for fact in (match[4] or "").split(", "):
        if fact.startswith("due "):
            found["due"] = fact[4:]
        elif fact.startswith("owner "):
            found["owner"] = fact[6:]
        elif fact.startswith("resized from "):
            found["resized_from"] = fact[13:]
        elif fact.startswith("because "):
            found["why_resized"] = fact[8:]
    return found


def differences(expected, found, path="") -> list[str]:
    """Where what was given back lacks or changes what was written; more than was written is allowed in objects."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{path}: not an object"]
        return [d for key, value in expected.items() for d in differences(value, found.get(key), f"{path}/{key}")]
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return [f"{path}: {len(found) if isinstance(found, list) else 'no'} items instead of {len(expected)}"]
        return [d for i, (a, b) in enumerate(zip(expected, found)) for d in differences(a, b, f"{path}/{i}")]
    return [] if expected == found or (not expected and found is None) else [f"{path}: {found!r} is not {expected!r}"]
