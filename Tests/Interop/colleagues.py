"""Random acts about providers, and what their records amount to."""

import hashlib
import pathlib

from Stage.ledger import PROVIDER_REMOVED, PROVIDER_SET, PROVIDER_VERIFIED

WORDS = (pathlib.Path(__file__).resolve().parents[2] / "Sources" / "TacitCrypto" / "Data" / "eff-large-wordlist.txt"
         ).read_text(encoding="utf-8").split()
KEYS = [
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    "age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z"]
SIGNING = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"


def words_of(provider: dict) -> str | None:
    """Six words of the keys (Docs/Formats/vault.md)."""
    keys = [provider[name] for name in ("recipient", "signing_key") if name in provider]
    if not keys:
        return None
    number = int.from_bytes(hashlib.sha256("".join(key + "\n" for key in keys).encode()).digest(), "big")
    found = []
    for _ in range(6):
        number, index = divmod(number, len(WORDS))
        found.append(WORDS[index])
    return " ".join(found)


class Colleagues:
    """What an author does with providers."""

    ACTS = {"provider": 3, "comparison": 2, "provider_removal": 1}

    def colleague(self) -> dict:
        """Fields of a provider, with any of the keys."""
        fields = {"name": self.words(1, 3), "address": self.words(1, 4), "covered_entity": self.dice.random() < 0.5}
        if self.dice.random() < 0.7:
            fields["recipient"] = self.dice.choice(KEYS)
        return fields | ({"signing_key": SIGNING} if self.dice.random() < 0.3 else {})

    def act_provider(self):
        """A new one, or another version."""
        fields, known = self.colleague(), [one for one in self.providers.values() if not one["removed"]]
        if known and self.dice.random() < 0.5:
            old = self.dice.choice(known)
            made = self.make(
                PROVIDER_SET, {"id": old["id"], "code": old["code"], "provider": fields, "version": old["version"] + 1},
                "POST", f"/v1/providers/{old['code']}", fields, {"If-Match": f'"{old["version"]}"'})
        else:
            made = self.make(PROVIDER_SET, {"provider": fields, "version": 1}, "POST", "/v1/providers", fields)
        if made:
            self.providers[made[1]["id"]] = made[1]

    def act_comparison(self):
        """Words that were compared."""
        known = [one for one in self.providers.values() if not one["removed"] and "words" in one]
        if known:
            one = self.dice.choice(known)
            verification = {"method": self.dice.choice(("phone", "person", "video")), "on": "2031-01-05",
                            "words": one["words"]}
            made = self.make(PROVIDER_VERIFIED, {"id": one["id"], "verification": verification}, "POST",
                             f"/v1/providers/{one['code']}/verification", verification)
            if made:
                self.providers[one["id"]] = made[1]

    def act_provider_removal(self):
        """One is taken off the list."""
        known = [one for one in self.providers.values() if not one["removed"]]
        if known:
            one = self.dice.choice(known)
            made = self.make(PROVIDER_REMOVED, {"id": one["id"]}, "DELETE", f"/v1/providers/{one['code']}")
            if made:
                self.providers[one["id"]] = made[1]


def providers(contents) -> dict[str, dict]:
    """Every provider by its id, as `GET /v1/providers/{provider}` answers."""
    found: dict[str, dict] = {}
    had: dict[str, set] = {}
    for record in contents.of(PROVIDER_SET, PROVIDER_VERIFIED, PROVIDER_REMOVED):
        content = record.content
        one = found.setdefault(content["id"], {"id": content["id"], "removed": False})
        if record.type == PROVIDER_VERIFIED:
            one["verification"] = content["verification"]
        elif record.type == PROVIDER_REMOVED:
            one["removed"] = True
        else:
            old, new = one.get("provider", {}), content["provider"]
            keys = had.setdefault(content["id"], set())
            if any(name in keys and old.get(name) != new.get(name) for name in ("recipient", "signing_key")):
                one["key_changed_on"] = record.at[:10]
            keys |= {name for name in ("recipient", "signing_key") if name in new}
            one |= {"code": content["code"], "version": content["version"], "provider": new}
            one.pop("words", None)
            if words_of(new):
                one["words"] = words_of(new)
    return found
