"""Bad input in consents: what may not stand in one, who may not sign it, and what it does not cover."""

from clinical import WORDS
from table import case

HEADING = "What is disclosed"
WHOLE = (
    "consent_kind: {kind}\ndrafted_on: 2020-01-13\npatient_name: Rowan Ashdown\ndiscloser: Imogen Vale\nscope:\n  - {part}\n"
    "recipients:\n  - Dr Marsh\nrecipient_is_covered: no\npurpose_kind: {purpose}\nexpires_on: {until}")
PROSE = f"## {HEADING}\n\n{WORDS}\n\n## Purpose\n\nCare.\n\n## How it is revoked, and what stays done\n\nIn writing.\n"
SIGNED = "signed_by: Rowan Ashdown\nrole: client\nmethod: paper\nsigned_on: 2020-01-13"


def draft(s, kind="part2-specific", part="plan", purpose="treatment", until="2199-12-31", more=""):
    """A consent of the first client."""
    front = WHOLE.format(kind=kind, part=part, purpose=purpose, until=until)
    return s.home.run("consent", "add", s.names["rowan"], "-", "--plain", stdin=f"---\n{front}\n{more}---\n{PROSE}")


def sign(s, ref, fields=SIGNED):
    """A signature of it."""
    return s.home.run("consent", "sign", ref, "-", stdin=f"---\n{fields}\n---\n")


def whole(s, **facts):
    """A consent that is entered; its REF."""
    return s.must(draft(s, **facts)).text.strip()


def covered(s, part="plan", purpose="treatment", day="2020-02-03", name="Dr Marsh"):
    """Whether a disclosure would pass."""
    fields = f"recipient_name: {name}\npurpose_kind: {purpose}\nparts:\n  - {part}\non: {day}"
    return s.home.run("consent", "check", s.names["rowan"], "-", stdin=f"---\n{fields}\n---\n")


# What may not stand in one

@case("a consent with a part that no chart has", 65, "plan, measures")
def _(s):
    return s.kept(draft(s, part="everything"))


@case("a consent for a psychotherapy note among other parts", 65, "of its own kind")
def _(s):
    return s.kept(draft(s, part="psychotherapy:n7f3q"))


@case("a consent for a note that is not there", 65, "as tacit log lists it")
def _(s):
    return s.kept(draft(s, kind="psychotherapy-notes", part="psychotherapy:n7f3q"))


@case("a consent for a note of another class", 65, "as tacit log lists it")
def _(s):
    return s.kept(draft(s, kind="psychotherapy-notes", part=f"psychotherapy:{s.names['note']}"))


@case("a consent for a proceeding and treatment", 65, "write legal")
def _(s):
    return s.kept(draft(s, kind="legal-proceeding"))


@case("a consent for treatment that is used in a proceeding", 65, "legal-proceeding")
def _(s):
    return s.kept(draft(s, purpose="legal"))


@case("a consent that lets somebody redisclose who is not covered", 65, "recipient_is_covered")
def _(s):
    return s.kept(draft(s, more="hipaa_redisclosure: yes\n"))


@case("a consent that ends before it begins", 65, "a later one")
def _(s):
    return s.kept(draft(s, until="2019-12-31"))


@case("a consent for the code of nobody", 65, "tacit provider list")
def _(s):
    text = f"---\nconsent_kind: obtain\nrecipients:\n  - heron-4\n---\n{PROSE}"
    return s.kept(s.home.run("consent", "add", s.names["rowan"], "-", stdin=text))


# Signatures

@case("a signature of a consent that lacks an element", 65, "tacit consent add, with right_to_revoke")
def _(s):
    text = f"---\nconsent_kind: obtain\npatient_name: Rowan Ashdown\ndrafted_on: 2020-01-13\n---\n## {HEADING}\n\n{WORDS}\n"
    ref = s.must(s.home.run("consent", "add", s.names["rowan"], "-", "--plain", stdin=text)).text.strip()
    return sign(s, ref)


@case("a signature of the wrong person", 65, "the client alone")
def _(s):
    return sign(s, whole(s), SIGNED.replace("role: client", "role: guardian"))


@case("a signature by telephone", 65, "paper or screen")
def _(s):
    return sign(s, whole(s), SIGNED.replace("paper", "phone"))


@case("a second signature of the same person", 65, "tacit consent show")
def _(s):
    ref = whole(s)
    s.must(sign(s, ref))
    return sign(s, ref)


@case("a signature of something else", 14, "tacit log")
def _(s):
    return sign(s, s.names["note"])


# What it does not cover

def signed(s, **facts):
    """A consent that is in force."""
    ref = whole(s, **facts)
    s.must(sign(s, ref))
    return ref


@case("a disclosure to somebody whom no consent names", 16, "tacit consent add")
def _(s):
    signed(s)
    return covered(s, name="Dr Orlo")


@case("a disclosure of a part that the consent has not", 16, "ask for less")
def _(s):
    signed(s)
    return covered(s, part="diagnoses")


@case("a disclosure after the consent has expired", 16, "draft a new one")
def _(s):
    signed(s, until="2020-02-02")
    return covered(s)


@case("a disclosure after the consent was revoked", 16, "draft a new one")
def _(s):
    fields = "received_on: 2020-02-03\nby: Rowan Ashdown\nin_writing: no\nhow: by telephone"
    s.must(s.home.run("consent", "revoke", signed(s), "-", stdin=f"---\n{fields}\n---\n"))
    return covered(s)


@case("a disclosure under a general release, of a chart under Part 2", 16, "draft a new one")
def _(s):
    text = f"---\n{WHOLE.format(kind='general-roi', part='plan', purpose='treatment', until='2199-12-31')}\n---\n{PROSE}"
    ref = s.must(s.home.run("consent", "add", s.names["rowan"], "-", "--plain", stdin=text)).text.strip()
    s.must(sign(s, ref))
    ended = covered(s)
    s.note("the law is named", "42 CFR 2.31(a), 2.32(a)" in ended.text + ended.messages)
    return ended


@case("a question about a part that no chart has", 65, "plan, measures")
def _(s):
    return covered(s, part="everything")


@case("a question about nobody", 65, "tacit provider list")
def _(s):
    text = "---\npurpose_kind: treatment\nparts:\n  - plan\n---\n"
    return s.home.run("consent", "check", s.names["rowan"], "-", stdin=text)
