"""The tables of `Docs/Formats/vault.md` read as rules: which members a note, a plan and an entry of each kind may have.

A member that a record has and the document does not name, one that is required and missing, and a value of another type
or outside a choice are differences: so the document is held against what the agent writes, and not only read.
"""

import pathlib
import re

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "Docs" / "Formats" / "vault.md"
TEXTS = {
    "DAY": r"\d{4}-\d{2}-\d{2}", "ID": r"[a-z2-7]{26}", "HASH": r"[0-9a-f]{64}",
    "TIME": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?(Z|[+-]\d{2}:\d{2})"}
# Rows of words and not of members.
WORDS = ("CLASS", "FORMAT", "PURPOSE")
SIMPLE = {"number": (int, float), "boolean": bool, "text": str}


class Rules:
    """Every part and every kind of entry, by its name in the tables."""

    def __init__(self):
        self.parts: dict[str, dict] = {}
        text = DOCUMENT.read_text(encoding="utf-8")
        for name, members in re.findall(r"^\| (`[a-z-]+`|[A-Z]+) \| (`[a-z_]+`.*) \|$", text, re.M):
            if name not in WORDS and (name[0] != "`" or self._is_kind(text, name)):
                self.parts[name.strip("`")] = self._members(members.split("; ")[0])

    @staticmethod
    def _is_kind(text: str, name: str) -> bool:
        """Whether a row stands in the table of kinds; other tables have rows of records."""
        start = text.index("### Chart entries")
        return f"\n| {name} |" in text[start:text.index("\n## ", start)]

    @property
    def kinds(self) -> set[str]:
        """The kinds of entries."""
        return {name for name in self.parts if not name.isupper()}

    @staticmethod
    def _members(text: str) -> dict[str, tuple[bool, str]]:
        """Names with whether they may be left out, and their form."""
        found, depth, start = {}, 0, 0
        for place, letter in enumerate(text + ","):
            depth += (letter in "({[") - (letter in ")}]")
            if letter == "," and depth == 0:
                name, form = re.fullmatch(r"`([a-z0-9_]+)`(.*)", text[start:place].strip()).groups()
                plain = re.sub(r" \(.*\)", "", form)
                found[name] = (plain.endswith("?"), form.replace("?", "", 1).strip())
                start = place + 1
        return found

    def differences(self, part: str, value: dict, where: str = "") -> list[str]:
        """What of a value is not as its part says."""
        rules = self.parts[part]
        wrong = [f"{where}/{name} is not of {part}" for name in value if name not in rules]
        for name, (is_optional, form) in rules.items():
            if name not in value:
                wrong += [] if is_optional else [f"{where}/{name} of {part} is missing"]
            else:
                wrong += self._unlike(form, value[name], f"{where}/{name}")
        return wrong

    def _unlike(self, form: str, value, where: str) -> list[str]:
        if form.startswith("["):
            if not isinstance(value, list):
                return [f"{where} is no list"]
            return [line for place, one in enumerate(value)
                    for line in self._unlike(form[1:-1], one, f"{where}/{place}")]
        if form.startswith("{"):
            # Of an object with names that are the writer's, only that it is one.
            return [] if isinstance(value, dict) else [f"{where} is no object"]
        if form in self.parts:
            return self.differences(form, value, where)
        if form.startswith("(`"):
            return [] if value in re.findall(r"`([^`]+)`", form) else [f"{where} is not one of {form}"]
        if form in SIMPLE:
            is_right = isinstance(value, SIMPLE[form]) and (form == "boolean" or not isinstance(value, bool))
            return [] if is_right else [f"{where} is no {form}"]
        if not isinstance(value, str) or form in TEXTS and not re.fullmatch(TEXTS[form], value):
            return [f"{where} is not of the form {form or 'text'}"]
        return []
