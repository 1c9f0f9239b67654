"""Bad input about a client's copy: what was not entered cannot be fetched, and words are never lost."""

from Stage import api
from table import case


def _unfill(s):
    s.home.stop_agents()
    (s.home.path / "data" / "filler").unlink(missing_ok=True)


@case("a copy on a full disk: what was not entered cannot be fetched", 74, "free some space", unlocked=False, root=True,
      mend=_unfill)
def _(s):
    s.small_disk(40)
    s.must(s.unlock())
    s.fill(s.home.path / "data" / "filler")
    exports = f"/v1/clients/{s.names['rowan']}/exports"
    # The file has room for some entries before it has to grow.
    for number in range(200):
        act = f"{number:04}".translate(str.maketrans("0123456789", "bcdfghklmn")).ljust(26, "a")
        ended = s.request("POST", exports, {}, {"Idempotency-Key": act})
        if ended.code:
            break
    for place in ("parts/1", "words"):
        status, _ = api.call(s.home.socket, "GET", f"{exports}/{act}/{place}")
        s.note(f"{place} of it are not given out", status == 404, str(status))
    return ended


@case("a slip that would be the copy", 64, "another name")
def _(s):
    ended = s.home.run("export", s.names["rowan"], "--no-input", "-o", "copy.html", "--slip", "./copy.html", "--force")
    s.note("nothing was written", not (s.home.work / "copy.html").exists())
    s.note("nothing was entered", "disclosure" not in s.home.run("client", "log", s.names["rowan"], "--plain").text)
    return ended


@case("a slip in a directory that is not there: the words are told all the same", 73, "")
def _(s):
    ended = s.home.run("export", s.names["rowan"], "--no-input", "-o", "copy.html", "--slip", "none/slip.txt")
    s.note("the words are told", "shown once" in ended.messages, ended.messages)
    s.note("the copy is there", (s.home.work / "copy.html").stat().st_size > 10_000)
    return ended


@case("a copy whose file cannot be written: the words are told, and how to mark the entry", 73, "mark-error")
def _(s):
    ended = s.home.run("export", s.names["rowan"], "--no-input", "-o", "none/copy.html")
    s.note("the words are told", "shown once" in ended.messages, ended.messages)
    return ended
