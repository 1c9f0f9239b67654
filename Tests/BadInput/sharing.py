"""Bad input about colleagues and their keys: refused, never repeated, kept nowhere."""

from table import case

SECRET = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
# `age` of 32 bytes of zero: what is sealed to this point can be read by anybody.
LOW_ORDER = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
RECIPIENT = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"


def provider(s, fields):
    """A new colleague."""
    return s.home.run("provider", "add", "-", stdin=f"---\n{fields}\n---\n")


def added(s, fields="name: Corin Thale\nrecipient: " + RECIPIENT):
    """The code of a new colleague."""
    text = f"---\n{fields}\n---\n"
    return s.must(s.home.run("provider", "add", "-", "--plain", stdin=text)).text.strip()


def nobody(s, ended, *words):
    """Nothing of it was repeated, and neither a colleague nor a draft was made of it."""
    told = (ended.messages + ended.text).upper()
    s.note("nothing of it is repeated", not any(word.upper() in told for word in words), told)
    s.note("no colleague was added", s.home.run("provider", "list", "--plain", "--all").text.strip() == "")
    drafts = [s.home.run("draft", "show", row.split()[0], "--plain").text
              for row in s.home.run("draft", "list", "--plain").text.splitlines() if row.strip()]
    s.note("no draft was made of it", not any(word in draft for draft in drafts for word in words), str(len(drafts)))
    return ended


@case("a colleague's name with a control character", 65, "control")
def _(s):
    return nobody(s, provider(s, "name: Corin \x1b[2JThale"), "Thale", "\x1b")


@case("a colleague's name with an escaped control character", 65, "control")
def _(s):
    return nobody(s, provider(s, 'name: "Corin \\x1bThale"'), "Thale")


@case("a colleague without a name", 65, "write the person or the office")
def _(s):
    return nobody(s, provider(s, f"recipient: {RECIPIENT}"), RECIPIENT)


@case("a secret key as recipient", 65, "needs a new one")
def _(s):
    return nobody(s, provider(s, f"name: Corin Thale\nrecipient: {SECRET}"), SECRET, "GFPYYSJZ")


@case("a hybrid secret key as recipient, in small letters", 65, "needs a new one")
def _(s):
    return nobody(
        s, provider(s, f"name: Corin Thale\nrecipient: age-secret-key-pq-1{SECRET[16:].lower()}"), "gfpyysjz")


@case("a secret key in an address", 65, "needs a new one")
def _(s):
    return nobody(s, provider(s, f"name: Corin Thale\naddress: |\n  1 Long Lane\n  {SECRET}"), SECRET, "GFPYYSJZ")


@case("a recipient of low order", 65, "ask the colleague for another one")
def _(s):
    return nobody(s, provider(s, f"name: Corin Thale\nrecipient: {LOW_ORDER}"), LOW_ORDER)


@case("a recipient with a letter too few", 65, "begins with age1")
def _(s):
    return nobody(s, provider(s, f"name: Corin Thale\nrecipient: {RECIPIENT[:-1]}"), RECIPIENT[:-1])


@case("a signing key with a comment", 65, "nothing before or after")
def _(s):
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
    return nobody(s, provider(s, f"name: Corin Thale\nsigning_key: {key} corin@thale"), "corin@thale")


@case("a colleague's name where a code belongs", 64, "tacit provider list")
def _(s):
    return nobody(s, s.home.run("provider", "show", "Corin Thale"), "Corin Thale")


@case("a code that no colleague has", 14, "tacit provider list")
def _(s):
    return s.home.run("provider", "verify", "nobody-2", "--method", "phone", "--confirm=nobody-2")


@case("a colleague without a key is compared", 14, "tacit provider edit")
def _(s):
    code = added(s, "name: Corin Thale")
    return s.home.run("provider", "verify", code, "--method", "phone", f"--confirm={code}")


@case("words compared of a key that was replaced", 17, "tacit provider verify CODE")
def _(s):
    words = {"method": "phone", "on": "2020-01-06", "words": "a b c d e f"}
    return s.request("POST", f"/v1/providers/{added(s)}/verification", words)


@case("stale version of a colleague", 17, "tacit provider show CODE")
def _(s):
    code = added(s)
    s.must(s.home.run("provider", "edit", code, "-", stdin="---\nname: Corin Thale\nrole: GP\n---\n"))
    return s.request("POST", f"/v1/providers/{code}", {"name": "Corin Thale"}, {"If-Match": '"1"'})


@case("stale version of a colleague in the editor", 20, "discarded")
def _(s):
    code = added(s)
    (s.home.work / "newer.md").write_text("---\nname: Corin Thale\nrole: GP\n---\n")
    return s.edit(
        f"tacit provider edit {code} {s.home.work}/newer.md --plain --no-input >/dev/null 2>&1; "
        "sed -i 's/^role:.*/role: nurse/' \"$1\"",
        command=["tacit", "provider", "edit", code], answers=[("discard", "x")])


@case("a colleague is removed without a word", 64, "--confirm")
def _(s):
    return s.home.run("provider", "remove", added(s))
