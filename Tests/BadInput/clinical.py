"""Bad input in entries, plans and front matter: what is refused is a draft, word for word."""

from table import case

WORDS = "Came by bus."
HEAD = "effective: 2020-01-13\nreason: it changes\nreview: 2020-04-06\n"


def entry(s, command, fields, words=WORDS, heading="Note", who="rowan"):
    """A command with a document: fields, and the words that must not be lost below a heading."""
    text = f"---\n{fields}\n---\n## {heading}\n\n{words}\n"
    return s.kept(s.home.run(*command.split(), s.names[who], "-", stdin=text))


def plan(s, body, head=HEAD):
    """A formal plan of the second client."""
    text = f"---\nformality: formal\n{head}---\n## In the client's words\n\n{WORDS}\n\n{body}\n"
    return s.home.run("plan", "new", s.names["juniper"], "-", stdin=text)


def note(s, text):
    """A note that is to be signed."""
    return s.home.run("note", s.names["rowan"], "-", "--sign", stdin=text)


# Assessments and readings

@case("a total above the instrument's", 65, "from 0 to 27")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\ntotal: 28")


@case("a total below zero", 65, "from 0 to 27")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\ntotal: -1")


@case("a half point", 65, "whole")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\ntotal: 4.5")


@case("an item out of range", 65, "0, 1, 2, 3")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\nitems:\n  1: 4")


@case("an item that the instrument has not", 65, "the numbers 1 to 9")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\nitems:\n  10: 1")


@case("the same item twice", 65, "twice")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-01-06\nitems:\n  1: 1\n  1: 2")


@case("an instrument nobody knows", 65, "PHQ-9, PHQ-2")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-99\nadministered_on: 2020-01-06\ntotal: 3")


@case("a day before the client's birth", 65, "before the client was born")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 1988-08-18\ntotal: 3")


@case("a day in the future", 65, "lies in the future")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2199-01-06\ntotal: 3")


@case("a day that no calendar has", 65, "2031-01-13")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministered_on: 2020-02-30\ntotal: 3")


@case("a reading that is no number", 65, "such as 4 or 4.5")
def _(s):
    return entry(s, "measure add", "measure: O1.1\nvalue: much\nat: 2020-02-03 09:00\nsource: self", heading="Comment")


@case("a reading of an objective of no plan", 65, "no objective")
def _(s):
    return entry(s, "measure add", "measure: O9.9\nvalue: 3\nat: 2020-02-03 09:00\nsource: self", heading="Comment")


@case("a reading of an objective of no plan, on the command line", 65, "no objective")
def _(s):
    text = f"---\nvalue: 3\nat: 2020-02-03 09:00\nsource: self\n---\n{WORDS}\n"
    return s.kept(s.home.run("measure", "add", s.names["rowan"], "O9.9", "-", stdin=text))


# Plans

@case("a target without a unit", 65, "days a week")
def _(s):
    return s.kept(plan(
        s, "## Problem: Worry\n- client: worry\n\n## Goal: Rest\n- problems: P1\n\n### Objective: rests\n"
        "- measure: count\n- baseline: 0 (2020-01-13)\n- target: >= 5\n- who: client"))


@case("an objective without a goal", 65, "write it below its goal")
def _(s):
    return s.kept(plan(s, "### Objective: rests\n- measure: count"))


@case("a goal for a problem that is not there", 65, "write ids such as P1, P2")
def _(s):
    return s.kept(plan(s, "## Problem: Worry\n\n## Goal: Rest\n- problems: P7"))


@case("the same id twice in a plan", 65, "twice")
def _(s):
    s.must(plan(s, "## Problem: Worry\n\n## Problem: Sleep"))
    text = (f"---\nformality: formal\n{HEAD}---\n{WORDS}\n\n## Problem: Worry {{P1}}\n\n## Problem: Sleep {{P1}}\n")
    return s.kept(s.home.run("plan", "edit", s.names["juniper"], "-", stdin=text))


@case("a step resized from itself", 65, "made from")
def _(s):
    text = f"---\nreason: smaller\n---\n{WORDS}\n\n## Steps\n\n- [ ] less {{s1}} (resized from s1)\n"
    return s.kept(s.home.run("plan", "edit", s.names["rowan"], "-", stdin=text))


@case("steps resized from each other", 65, "lead back to it")
def _(s):
    text = (f"---\nreason: smaller\n---\n{WORDS}\n\n## Steps\n\n- [>] one {{s1}} (resized from s2)\n"
            "- [>] two {s2} (resized from s1)\n")
    return s.kept(s.home.run("plan", "edit", s.names["rowan"], "-", stdin=text))


@case("a diagnosis that supersedes a note", 65, "no entry of this client")
def _(s):
    return entry(s, "diagnosis add", f"code: F10.20\ndisplay: x\nstatus: confirmed\nsupersedes: {s.names['note']}")


@case("a code that is no code", 65, "F10.20")
def _(s):
    return entry(s, "diagnosis add", "code: alcohol\ndisplay: x\nstatus: confirmed")


# Another client's

@case("an entry that answers another client's", 65, "no entry of this client")
def _(s):
    made = s.must(s.home.run(
        "assess", "add", s.names["juniper"], "-", "--plain",
        stdin="---\ninstrument: PHQ-2\nadministered_on: 2020-01-06\ntotal: 3\n---\n"))
    return entry(s, "safety edit", f"on: 2020-01-06\nanswers: {made.text.strip()}\nrisk_level: low",
                 heading="What was done")


@case("a determination of what is no request", 14, "request")
def _(s):
    return s.home.run("accommodate", "decide", s.names["note"], "-", stdin=f"---\n---\n## Rationale\n\n{WORDS}\n")


# Signing

@case("an amendment of what is not signed", 17, "sign it first")
def _(s):
    draft = s.must(s.home.run("note", s.names["rowan"], "-", "--plain", stdin=f"{WORDS}\n")).text.strip()
    return s.kept(s.home.run("amend", draft, "-", stdin="Too early.\n"))


@case("a draft signed twice", 17, "tacit amend")
def _(s):
    draft = s.must(s.home.run("note", s.names["rowan"], "-", "--plain", stdin=f"{WORDS}\n")).text.strip()
    s.must(s.home.run("sign", draft))
    return s.home.run("sign", draft)


@case("a psychotherapy note with facts of the session", 65, "progress note")
def _(s):
    return s.kept(s.home.run(
        "note", s.names["rowan"], "-", "--class", "p", "--sign", stdin=f"---\nduration: 50 min\n---\n{WORDS}\n"))


# Front matter

@case("a field of an entry that is nearly one", 65, "did you mean `administered_on`?")
def _(s):
    return entry(s, "assess add", "instrument: PHQ-9\nadministred_on: 2020-01-06\ntotal: 3")


@case("the same field twice", 65, "twice")
def _(s):
    return s.kept(note(s, f"---\nrisk: low\nrisk: high\n---\n{WORDS}\n"))


@case("an anchor and an alias of YAML", 65, "line 2, column 7")
def _(s):
    return s.kept(note(s, f"---\nrisk: &low none\nmodality: *low\n---\n{WORDS}\n"))


@case("a tag of YAML", 65, "line 2, column 7")
def _(s):
    return s.kept(note(s, f"---\nrisk: !!python/object none\n---\n{WORDS}\n"))


@case("64 KiB of front matter", 65, "64 KiB")
def _(s):
    return s.kept(note(s, "---\nrisk: " + "low " * (1 << 14) + f"\n---\n{WORDS}\n"))


@case("front matter that does not end", 65, "write a line of only ---")
def _(s):
    return s.kept(note(s, f"---\nattendance: attended\n{WORDS}\n"))


@case("a tab before a field's list", 65, "use spaces here")
def _(s):
    return s.kept(note(s, f"---\nparticipants:\n\t- Ansel Roake\n---\n{WORDS}\n"))


@case("lines that end as on Windows are taken", 0, "signed")
def _(s):
    ended = note(s, f"---\r\nattendance: late\r\n---\r\n{WORDS}\r\nSecond line.\r\n")
    s.note("nothing but the line ends changed", "Second line." in s.home.run(
        "show", ended.text.split()[1].rstrip(":")).text, ended.text)
    return ended


@case("a byte order mark is taken", 0, "signed")
def _(s):
    return note(s, f"\ufeff---\nattendance: late\n---\n{WORDS}\n")


@case("mixed directions of text are shown as what they are", 0, "signed")
def _(s):
    ended = note(s, f"{WORDS} \u202eetsrever\u202c \u05e9\u05dc\u05d5\u05dd.\n")
    shown = s.home.run("show", ended.text.split()[1].rstrip(":")).text
    s.note("no control of direction reaches the terminal", "\u202e" not in shown and "\u05e9" in shown, ascii(shown))
    return ended


# Twice, or too early

@case("an alteration ended twice", 65, "has an end already")
def _(s):
    made = s.must(s.home.run(
        "alter", "add", s.names["rowan"], "-", "--plain",
        stdin="---\nusual_procedure: a\nwhat_changed: b\nfrom: 2020-01-14\nreason: clinical\n---\n")).text.strip()
    text = f"---\nended_on: 2020-01-20\n---\n## Why\n\n{WORDS}\n"
    s.must(s.home.run("alter", "end", made, "-", stdin=text.replace(WORDS, "First.")))
    return s.kept(s.home.run("alter", "end", made, "-", stdin=text))


@case("an outcome before a decision", 65, "enter the determination first")
def _(s):
    request = "requested_on: 2020-01-20\nrequested_by: Rowan\ntask: diary\nurgency: soon"
    parts = "".join(f"## {t}\n\nx\n\n" for t in (
        "In the client's words", "Functional need", "Barrier", "Proposed change"))
    made = s.must(s.home.run(
        "accommodate", "request", s.names["rowan"], "-", "--plain", stdin=f"---\n{request}\n---\n{parts}"))
    text = f"---\nreviewed_on: 2020-03-03\nworked: yes\nnext: continue\n---\n## What shows it\n\n{WORDS}\n"
    return s.kept(s.home.run("accommodate", "outcome", made.text.strip(), "-", stdin=text))


def json_entry(s, text):
    """JSON comes from a script, which has it still: it is no draft, and nothing says that it is."""
    ended = s.home.run("assess", "add", s.names["rowan"], "-", stdin=text)
    drafts = s.home.run("draft", "list", "--plain").text.strip()
    s.note("what is said of the draft is so", bool(drafts) or "nothing was lost" not in ended.messages, ended.messages)
    return ended


@case("an entry in JSON with a member nobody knows", 65, "not known")
def _(s):
    return json_entry(s, '{"instrument": "PHQ-9", "administered_on": "2020-01-06", "totl": 3}')


@case("an entry in JSON that is cut off", 65, "not well-formed")
def _(s):
    return json_entry(s, '{"instrument": "PHQ-9", "total"')


@case("a number where a word belongs, in JSON", 65, "/instrument")
def _(s):
    return json_entry(s, '{"instrument": 9, "administered_on": "2020-01-06", "total": 3}')


@case("an entry without a word in it", 65, "missing")
def _(s):
    return s.home.run("problem", "add", s.names["rowan"], "-", stdin="---\n---\n")


# Jottings

@case("a jotting while it is locked, after the agent was started anew", 0, "inbox")
def _(s):
    s.home.must("lock")
    s.home.stop_agents()
    ended = s.home.run("jot", s.names["rowan"], "-", stdin=f"{WORDS}\n")
    s.must(s.unlock())
    return s.kept(ended)


# Requests

@case("a denial on a ground that the law does not have", 65, "not-created-here, not-in-record-set")
def _(s):
    amendment = "---\nrequest_kind: amendment\nreceived_on: 2020-01-06\n---\n## What is asked\n\nMend it.\n"
    ref = s.home.must("request", "add", s.names["rowan"], "-", "--plain", stdin=amendment).text.split()[-1]
    denial = f"---\nanswered_on: 2020-01-06\ndecision: denied\nground: no-order\n---\n## Why\n\n{WORDS}\n"
    return s.kept(s.home.run("request", "answer", ref, "-", stdin=denial))


@case("a demand of nobody", 65, "who demands it")
def _(s):
    return entry(s, "request add", "request_kind: demand\nreceived_on: 2020-01-06", heading="What is asked")


@case("records to another person without a line in writing", 65, "164.524(c)(3)(ii)")
def _(s):
    fields = "request_kind: access\nreceived_on: 2020-01-06\nsend_to: Dr Theo Marsh"
    return entry(s, "request add", fields, heading="What is asked")
