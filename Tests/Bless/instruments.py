#!/usr/bin/env python3
"""Writes Sources/TacitClinical/Assessment/Instruments.generated.swift and the table of Docs/Formats/instruments.md
from Sources/TacitClinical/Data/instruments, a file for each instrument.

A file whose bands leave a gap, whose range is not that of its items, whose LOINC code has a wrong check digit, or that
holds texts which may not be shipped is refused. With --check nothing is written and the status is 1 when they disagree.
"""

import json
import pathlib
import re
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "Sources" / "TacitClinical" / "Data" / "instruments"
SWIFT = ROOT / "Sources" / "TacitClinical" / "Assessment" / "Instruments.generated.swift"
TABLE = ROOT / "Docs" / "Formats" / "instruments.md"
BEGIN, END = "<!-- from Data/instruments -->\n", "<!-- end -->\n"
ORDER = ("PHQ-9 PHQ-2 GAD-7 AUDIT AUDIT-C DAST-10 PCL-5 C-SSRS WHODAS-12 WHODAS-36 GAS "
         "BDI-II BAI MoCA MMSE SF-36").split()
KEYS = {"name", "title", "edition", "text", "source", "licence", "loinc", "loinc_panel", "scoring", "range", "higher",
        "preamble", "scales", "items", "bands", "cut_offs", "clusters", "counts_from", "thresholds", "triage"}
ITEM_KEYS = {"text", "scale", "safety", "reversed", "asked_if"}
WIDTH = 110


def check(condition, name, what):
    if not condition:
        raise SystemExit(f"{name}: {what}")


def check_loinc(code, name):
    check(re.fullmatch(r"[0-9]{3,7}-[0-9]", code), name, "not a LOINC code")
    number, digit = code.split("-")
    total = 0
    for place, figure in enumerate(reversed(number)):
        value = int(figure) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    check((10 - total % 10) % 10 == int(digit), name, "check digit of a LOINC code")


def answers(instrument, item):
    scale = instrument["scales"][item["scale"]]
    points = [value for value, _ in scale]
    if item.get("reversed"):
        points = [max(points) + min(points) - value for value in points]
    return [(value, point, text) for (value, text), point in zip(scale, points)]


def validate(one):
    name = one["name"]
    check(set(one) <= KEYS, name, "an unknown member")
    check(one["scoring"] in ("sum", "triage", "attainment", "entered"), name, "scoring")
    check(one["higher"] in ("worse", "better"), name, "higher")
    items = one.get("items", [])
    check(bool(items) != (one["scoring"] == "entered"), name, "items and scoring do not go together")
    for item in items:
        check(set(item) <= ITEM_KEYS, name, "an unknown member of an item")
        check(("text" in item) == one["text"], name, "texts are there for all items or for none, as `text` says")
        check(item.get("asked_if", 0) < len(items), name, "asked_if")
    check(one["text"] == ("preamble" in one), name, "a preamble without texts, or texts without")
    for code in filter(None, (one.get("loinc"), one.get("loinc_panel"))):
        check_loinc(code, name)
    if one["scoring"] == "sum":
        reached = [[point for _, point, _ in answers(one, item)] for item in items]
        check(one["range"] == [sum(map(min, reached)), sum(map(max, reached))], name, "range")
    edge = one.get("range", [0, 0])[0]
    for label, lowest, highest in one.get("bands", []):
        check(lowest == edge and highest >= lowest, name, f"band {label}")
        edge = highest + 1
    check(not one.get("bands") or edge == one["range"][1] + 1, name, "the bands end early or late")


def literal(text, indent):
    """A Swift string; in several lines when it is long."""
    if text is None:
        return "nil"
    text = text.replace("\\", "\\\\")
    one_line = '"' + text.replace('"', '\\"') + '"'
    if len(one_line) + indent <= WIDTH - 12:
        return one_line
    space = " " * (indent + 4)
    lines = textwrap.wrap(text, WIDTH - len(space), break_long_words=False, break_on_hyphens=False)
    return '"""\n' + " \\\n".join(space + line for line in lines) + f'\n{space}"""'


def scales(one):
    """The answer lists that the items use, with the name of each."""
    used, names = [], {}
    for item in one.get("items", []):
        key = (item["scale"], item.get("reversed", False))
        if key not in names:
            names[key] = item["scale"] + ("Reversed" if key[1] else "")
            used.append((names[key], answers(one, item)))
    return used, names


def swift(one):
    identifier = re.sub(r"[^a-z0-9]", "", one["name"].lower())
    used, names = scales(one)
    out = [f"    static let {identifier}: Instrument = {{"]
    for name, list_ in used:
        out.append(f"        let {name}: [InstrumentAnswer] = [")
        out += [f"            InstrumentAnswer(value: {value}, points: {points}, text: {literal(text, 16)}),"
                for value, points, text in list_]
        out.append("        ]")
    out.append(f"        {'var' if varies(one) else 'let'} instrument = Instrument(")
    span = f"{one['range'][0]}...{one['range'][1]}" if "range" in one else "nil"
    out += [f"            name: {literal(one['name'], 12)}, title: {literal(one['title'], 12)},",
            f"            edition: {literal(one.get('edition'), 12)}, scoring: .{one['scoring']}, range: {span},",
            f"            higherIsWorse: {str(one['higher'] == 'worse').lower()},",
            f"            source: {literal(one['source'], 12)},",
            f"            licence: {literal(one['licence'], 12)})"]
    for key, member in (("loinc", "loinc"), ("loinc_panel", "loincPanel"), ("preamble", "preamble")):
        if key in one:
            out.append(f"        instrument.{member} = {literal(one[key], 8)}")
    if "items" in one:
        out.append("        instrument.items = [")
        for number, item in enumerate(one["items"], 1):
            extra = (f", isSafety: true" if item.get("safety") else "") + (
                f", askedIf: {item['asked_if']}" if "asked_if" in item else "")
            answer = names[(item["scale"], item.get("reversed", False))]
            out.append(f"            InstrumentItem(\n                {number}, {literal(item.get('text'), 16)},\n"
                       f"                answers: {answer}{extra}),")
        out.append("        ]")
    out += lists(one)
    return out + ["        return instrument", "    }()"]


def varies(one):
    return bool({"loinc", "loinc_panel", "preamble", "items"} & set(one))


def lists(one):
    out = []

    def add(member, rows):
        if rows:
            out.append(f"        instrument.{member} = [")
            out.extend(f"            {row}," for row in rows)
            out.append("        ]")

    add("bands", [f"InstrumentBand({literal(name, 0)}, {low}...{high})" for name, low, high in one.get("bands", [])])
    add("cutOffs", [
        f"InstrumentCutOff({'.' + cut['group'] if 'group' in cut else 'nil'}, "
        f"{cut['least']}...{cut.get('most', cut['least'])})" for cut in one.get("cut_offs", [])])
    add("clusters", [
        f"InstrumentCluster({literal(each['name'], 0)}, {each['items'][0]}...{each['items'][1]}, "
        f"least: {each['least']}, countsFrom: {one['counts_from']})" for each in one.get("clusters", [])])
    add("thresholds", [f"ChangeThreshold({each['points']}, {literal(each.get('name'), 0)})"
                       for each in one.get("thresholds", [])])
    add("triage", [f"TriageLevel({literal(each['level'], 0)}, {each['items']})" for each in one.get("triage", [])])
    return out


def generate(instruments):
    out = ["// Generated by Tests/Bless/instruments.py from Data/instruments: do not edit.",
           "// swift-format-ignore-file", "",
           "enum InstrumentTable {"]
    for one in instruments:
        out += swift(one) + [""]
    names = ", ".join(re.sub(r"[^a-z0-9]", "", one["name"].lower()) for one in instruments)
    out += ["    /// All of them, in the order of the design's table.", "    static let all: [Instrument] = ["]
    out += textwrap.wrap(names + ",", WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8)
    return "\n".join(out + ["    ]", "}"]) + "\n"


def table(instruments):
    rows = ["| name | edition | items | range | bands or levels | cut-off | change | text shipped | LOINC | LOINC "
            "panel |",
            "|---|---|---|---|---|---|---|---|---|---|"]
    for one in instruments:
        bands = ", ".join(f"{low}-{high} {name}".replace("0-0 ", "0 ") for name, low, high in one.get("bands", []))
        levels = ", ".join(f"{each['level']} {' '.join(map(str, each['items']))}" for each in one.get("triage", []))
        change = ", ".join(f"{each['points']} {each.get('name', '')}".strip() for each in one.get("thresholds", []))
        cuts = ", ".join(
            str(cut["least"]) + (f"-{cut['most']}" if "most" in cut else "") + (
                f" {cut['group']}" if "group" in cut else "") for cut in one.get("cut_offs", []))
        span = "-".join(map(str, one["range"])) if "range" in one else "none"
        cells = [one["name"], one.get("edition", "as given"), str(len(one.get("items", [])) or "score alone"), span,
                 bands or levels or "-", cuts or "-", change or "-", "yes" if one["text"] else "no",
                 one.get("loinc", "-"),
                 one.get("loinc_panel", "-")]
        rows.append("| " + " | ".join(cells) + " |")
    rows += ["", "| name | source | licence |", "|---|---|---|"]
    rows += [f"| {one['name']} | {one['source']} | {one['licence']} |" for one in instruments]
    return "\n".join(rows) + "\n"


def read():
    found = {}
    for file in sorted(DATA.glob("*.json")):
        one = json.loads(file.read_text(encoding="utf-8"))
        validate(one)
        check(file.stem == one["name"].lower(), one["name"], "the file has another name")
        found[one["name"]] = one
    check(sorted(found) == sorted(ORDER), "instruments", "the files are not those of ORDER")
    return [found[name] for name in ORDER]


def main():
    instruments = read()
    page = TABLE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    texts = {SWIFT: generate(instruments),
             TABLE: head + BEGIN + table(instruments) + END + rest.split(END)[1]}
    if "--check" in sys.argv[1:]:
        return 0 if all(path.read_text(encoding="utf-8") == text for path, text in texts.items()) else 1
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
