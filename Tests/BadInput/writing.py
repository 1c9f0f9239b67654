"""Bad input in what is written: the editor, the text, code names."""

import json

from Stage.stock import PASSPHRASE
from table import case


# The editor

@case("editor left empty", 20, "nothing")
def _(s):
    ended = s.edit(": > \"$1\"")
    s.note("no draft was made", "no drafts" in s.home.run("draft", "list").text)
    return ended


@case("editor left without a change", 20, "nothing")
def _(s):
    return s.edit("true")


@case("editor killed", 20, "kept as draft")
def _(s):
    return s.kept(s.edit("echo 'Came by bus.' >> \"$1\"; kill -9 $$"))


@case("editor exits with an error", 20, "kept as draft")
def _(s):
    return s.kept(s.edit("echo 'Came by bus.' >> \"$1\"; exit 3"))


@case("vault locked in mid-edit: the passphrase keeps the text", 0, "signed")
def _(s):
    return s.edit(
        "echo 'Came by bus.' >> \"$1\"; tacit lock -q --plain --no-input >/dev/null",
        answers=[("assphrase: ", PASSPHRASE), ("Sign", "y")])


@case("vault locked in mid-edit, no passphrase: sealed, and a draft at the next unlock", 13, "sealed in the inbox")
def _(s):
    ended = s.edit(
        "echo 'Came by bus.' >> \"$1\"; tacit lock -q --plain --no-input >/dev/null", answers=[("assphrase: ", "\x04")])
    s.must(s.unlock())
    return s.kept(ended)


# The text

@case("invalid UTF-8", 65, "byte 13")
def _(s):
    return s.home.run("note", s.names["rowan"], "-", stdin=b"Came by bus. \xf0\x28\x8c\xbc")


@case("a NUL byte", 65, "NUL")
def _(s):
    return s.home.run("note", s.names["rowan"], "-", stdin=b"Came by\0bus.")


@case("a body of 10 MiB", 65, "4 MiB")
def _(s):
    return s.home.run("note", s.names["rowan"], "-", stdin=b"bus " * (10 << 18))


@case("a body of 10 MiB on the socket", 65, "4 MiB")
def _(s):
    return s.request("POST", f"/v1/clients/{s.names['rowan']}/drafts", b"bus " * (10 << 18),
                     {"Content-Type": "text/markdown", "Tacit-Class": "progress", "Tacit-Draft-For": "note"})


@case("a note of 1 MiB works", 0, "")
def _(s):
    text = "The diary was kept. \N{WHITE HEAVY CHECK MARK}\n" * 43_000
    ended = s.home.run("note", s.names["rowan"], "-", "--format", "free", "--sign", "--plain", stdin=text)
    shown = json.loads(s.home.run("show", ended.text.strip(), "--json").text)
    s.note("it reads back word for word", shown["content"]["sections"][0]["text"] == text.strip(), f"{len(text)} bytes")
    return ended


@case("unknown front-matter key names the near one", 65, "did you mean `attendance`?")
def _(s):
    return s.kept(s.home.run(
        "note", s.names["rowan"], "-", "--sign", stdin="---\natendance: late\n---\nCame by bus.\n"))


@case("unknown JSON member", 65, "openapi.json")
def _(s):
    return s.request("POST", "/v1/clients", {"name": "Ansel Roake", "surname": "Roake"})


@case("stale plan version: the text stays as a draft", 17, "tacit draft list")
def _(s):
    (s.home.work / "plan.md").write_text("---\nreason: newer\n---\nA newer plan.\n")
    ended = s.edit(
        f"tacit plan edit {s.names['rowan']} {s.home.work}/plan.md --plain --no-input >/dev/null 2>&1; "
        "sed -i 's/^reason:.*/reason: mine/; s/^.I want .*/Came by bus./' \"$1\"",
        command=["tacit", "plan", "edit", s.names["rowan"]], answers=[("Record", "y")])
    return s.kept(ended)


@case("stale plan version on the socket", 17, "tacit draft list")
def _(s):
    plan = {
        "formality": "light", "effective_from": "2020-02-03", "reason": "late",
        "sections": [{"heading": "", "text": "Came by bus."}], "steps": []}
    ended = s.request(
        "POST", f"/v1/clients/{s.names['rowan']}/plans", plan, {"If-Match": '"0"', "Idempotency-Key": "a" * 26})
    return s.kept(ended)


# Code names and clocks

@case("a name where a code name belongs", 64, "use the code name")
def _(s):
    ended = s.home.run("show", "Rowan Ashdown")
    s.note("the name is not repeated", "Ashdown" not in ended.messages)
    return ended


@case("a code name of nobody", 14, "client list")
def _(s):
    return s.home.run("client", "show", "zebra-9")


@case("a prefix of several code names", 15, "write more of it")
def _(s):
    # With 27 clients two code names begin alike.
    for number in range(25):
        s.must(s.home.run("client", "add", "-", "--plain", stdin=f"---\nname: Person {number}\n---\n"))
    initials = [line[0] for line in s.home.run("client", "list", "--plain").text.splitlines()]
    double = next(i for i in initials if initials.count(i) > 1)
    return s.home.run("client", "show", double)


@case("another client's name in the text is warned of, and signed when asked to", 0, "line 1")
def _(s):
    return s.home.run("note", s.names["rowan"], "-", "--sign", stdin="Talked about Juniper Castellane.\n")


@case("a clock in a vault that is not fictional", 77, "tacit init --demo", unlocked=False)
def _(s):
    with s.other_home() as other:
        secret = other.work / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        s.must(other.run("init", "--no-recovery", "--passphrase-file", secret))
        return other.run("today", "--clock", "2031-01-06T09:00:00-05:00")
