"""Every bad input with its exit code, the words of its hint, and what shows that nothing was lost.

A case is a function of a stage (`Stage`, in `run.py`), which has a copy of a vault with two clients, a plan and a
signed note. It returns what ended (exit code and messages); `mend` undoes the damage, and then the signed note
must be readable word for word, whatever happened.
"""

import json
import os
import pathlib
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import Callable

from Stage import api, vaultfile
from Stage.stock import PASSPHRASE


@dataclass
class Case:
    """One row of the table."""

    name: str
    code: int
    hint: str
    act: Callable
    mend: Callable | None = None
    unlocked: bool = True
    root: bool = False


CASES: list[Case] = []


def case(name, code, hint, **options):
    """Puts a function into the table."""
    def add(function):
        CASES.append(Case(name, code, hint, function, **options))
        return function
    return add


# -------------------------------------------------------------------- opening

@case("wrong passphrase", 12, "tacit unlock --recovery", unlocked=False)
def _(s):
    return s.unlock("not-the-passphrase")


def _with_header(s, offset, content):
    s.home.stop_agents()
    s.saved = vaultfile.header(s.home.vault)
    vaultfile.patch_header(s.home.vault, offset, content)


def _restore_header(s):
    s.home.stop_agents()
    vaultfile.patch_header(s.home.vault, 0, s.saved)


@case("damaged header", 18, "tacit check", unlocked=False, mend=_restore_header)
def _(s):
    byte = vaultfile.header(s.home.vault)[vaultfile.SIGNING_KEY + 2]
    _with_header(s, vaultfile.SIGNING_KEY + 2, bytes([byte ^ 1]))
    return s.unlock()


@case("damaged keyslot: as a wrong passphrase", 12, "tacit unlock --recovery", unlocked=False, mend=_restore_header)
def _(s):
    offset = vaultfile.FIRST_SLOT + 100
    _with_header(s, offset, bytes([vaultfile.header(s.home.vault)[offset] ^ 1]))
    return s.unlock()


@case("keyslot that asks for 1 TiB, in 256 MiB of address space", 18, "restore a backup", unlocked=False,
      mend=_restore_header)
def _(s):
    _with_header(s, vaultfile.PASSES, vaultfile.work(3, 1 << 30))
    # The agent is started outside the limit, which is the client's: it would run the hash.
    s.home.run("key", "list")
    begun = time.monotonic()
    ended = s.home.run(
        "--as=268435456", "tacit", "unlock", "--passphrase-file", s.secret(), program="prlimit")
    s.note("refused before any memory was asked for", time.monotonic() - begun < 5)
    return ended


@case("keyslot with less work than any tacit takes", 18, "restore a backup", unlocked=False, mend=_restore_header)
def _(s):
    _with_header(s, vaultfile.PASSES, vaultfile.work(1, 8_192))
    return s.unlock()


@case("keyslot below the floor: opens, and is wrapped again with more work", 0, "wrapped again", unlocked=False)
def _(s):
    with s.other_home() as other:
        other.run("key", "list")
        subprocess.Popen(
            ["tacit-agent", "run", "--vault", str(other.path / "data/tacit"), "--state",
             str(other.path / "state/tacit"), "--runtime", str(other.runtime / "tacit")],
            env=other.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        s.wait(lambda: other.socket.exists())
        status, answer = api.call(
            other.socket, "POST", "/v1/vault", vaultfile.new_vault(PASSPHRASE, 2, 65_536))
        s.note("the vault with a light slot is made", status in (200, 201), str(answer))
        api.call(other.socket, "POST", "/v1/lock")
        secret = other.work / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        ended = other.run("unlock", "--passphrase-file", secret)
        passes, memory = (int(n) for n in _slot(other.run("key", "list", "--json").text))
        s.note("the slot has the floor's work now", passes >= 3 and memory >= 262_144, f"{passes} {memory}")
        return ended


def _slot(text):
    """Passes and memory of the first slot."""
    slot = json.loads(text)["items"][0]
    return slot["passes"], slot["memory_kib"]


# ----------------------------------------------------------------------- file

def _swap_file(content):
    def act(s):
        s.home.stop_agents()
        shutil.move(s.home.vault, s.home.path / "tmp" / "vault.db")
        s.home.vault.write_bytes(content)
        s.home.vault.chmod(0o600)
        ended = s.unlock()
        s.note("the file was not touched", s.home.vault.read_bytes() == content)
        return ended
    return act


def _unswap_file(s):
    s.home.stop_agents()
    shutil.move(s.home.path / "tmp" / "vault.db", s.home.vault)


case("file that is no vault", 19, "--vault DIR", unlocked=False, mend=_unswap_file)(_swap_file(b"a text\n" * 99))
case("empty file", 19, "--vault DIR", unlocked=False, mend=_unswap_file)(_swap_file(b""))


def _statement(statement):
    def act(s):
        s.home.stop_agents()
        vaultfile.change(s.home.vault, statement)
        return s.unlock()
    return act


def _put_back(s):
    s.home.stop_agents()
    shutil.copy2(s.home.path / "tmp" / "whole.db", s.home.vault)


case("newer format", 19, "install that version", unlocked=False, mend=_put_back)(_statement("PRAGMA user_version = 2"))
case("foreign table", 18, "restore a backup", unlocked=False, mend=_put_back)(_statement("CREATE TABLE mine (a)"))
case("foreign trigger", 18, "restore a backup", unlocked=False, mend=_put_back)(_statement(
    "CREATE TRIGGER t AFTER INSERT ON cells BEGIN DELETE FROM cells; END"))
case("foreign view", 18, "restore a backup", unlocked=False, mend=_put_back)(_statement(
    "CREATE VIEW v AS SELECT * FROM cells"))


def _mode(path, mode):
    def act(s):
        # So that there is a runtime directory.
        s.home.run("key", "list")
        s.home.stop_agents()
        s.changed = s.home.path / path if path != "runtime" else s.home.runtime / "tacit"
        s.changed.chmod(mode)
        return s.unlock()
    return act


def _unmode(s):
    s.changed.chmod(0o600 if s.changed.is_file() else 0o700)


case("vault file that others can read", 77, "tacit doctor", unlocked=False, mend=_unmode)(_mode("data/tacit/vault.db", 0o644))
case("vault directory that others can enter", 77, "tacit doctor", unlocked=False, mend=_unmode)(_mode("data/tacit", 0o755))
case("runtime directory that others can enter", 77, "tacit doctor", unlocked=False, mend=_unmode)(_mode("runtime", 0o755))


# --------------------------------------------------------------------- socket

@case("socket of another uid", 77, "tacit doctor", root=True,
      mend=lambda s: os.chown(s.home.socket, 0, 0))
def _(s):
    os.chown(s.home.socket, 65_534, 65_534)
    return s.home.run("status")


@case("stale socket of a dead agent", 0, "")
def _(s):
    s.kill_agent()
    s.note("the dead agent's socket is still there", s.home.socket.exists())
    return s.unlock()


@case("live agent of the same vault in another runtime directory", 11, "tacit agent stop")
def _(s):
    with s.other_home() as other:
        for folder in ("data", "state"):
            shutil.rmtree(other.path / folder)
            (other.path / folder).symlink_to(s.home.path / folder)
        other.env |= {key: s.home.env[key] for key in ("XDG_DATA_HOME", "XDG_STATE_HOME")}
        return other.run("unlock", "--passphrase-file", s.secret())


@case("live agent of another vault on this vault's socket", 11, "tacit agent stop",
      mend=lambda s: s.home.stop_agents())
def _(s):
    s.home.stop_agents()
    with s.other_home() as other:
        for folder in ("data/tacit", "state/tacit"):
            (other.path / folder).mkdir(mode=0o700, parents=True)
        agent = subprocess.Popen(
            ["tacit-agent", "run", "--vault", str(other.path / "data/tacit"), "--state",
             str(other.path / "state/tacit"), "--runtime", str(s.home.runtime / "tacit")],
            env=other.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        try:
            s.wait(lambda: s.home.agent() is not None)
            return s.unlock()
        finally:
            agent.terminate()
            agent.wait(10)


@case("socket path over 103 bytes", 78, "shorter path", unlocked=False)
def _(s):
    deep = s.home.runtime / ("d" * 90)
    deep.mkdir(mode=0o700)
    return s.unlock(env={"XDG_RUNTIME_DIR": str(deep)})


_OWN_SHM = 'mount -t tmpfs -o mode=1777 none /dev/shm; export -n XDG_RUNTIME_DIR; unset XDG_RUNTIME_DIR; '


@case("no XDG_RUNTIME_DIR: a directory of ours in /dev/shm is made", 10, "", unlocked=False, root=True)
def _(s):
    return s.home.run(
        "-m", "bash", "-c", _OWN_SHM + f"XDG_DATA_HOME={s.home.path}/none tacit status; c=$?; "
        "test -e /run/user/$(id -u) || test $(stat -c %a /dev/shm/tacit-$(id -u)) = 700 || exit 99; exit $c",
        program="unshare")


@case("no XDG_RUNTIME_DIR, and a trap in /dev/shm", 78, "XDG_RUNTIME_DIR", unlocked=False, root=True)
def _(s):
    if pathlib.Path(f"/run/user/{os.getuid()}").exists():
        return s.cannot("there is a /run/user of this user")
    return s.home.run(
        "-m", "bash", "-c", _OWN_SHM + "mkdir /dev/shm/trap; ln -s /dev/shm/trap /dev/shm/tacit-$(id -u); tacit status",
        program="unshare")


# ----------------------------------------------------------------------- disk

def _unfill(s):
    s.home.stop_agents()
    (s.home.vault.parent.parent / "filler").unlink(missing_ok=True)


@case("full disk in mid-append", 74, "free some space", unlocked=False, root=True, mend=_unfill)
def _(s):
    s.small_disk(40)
    s.must(s.unlock())
    filler = s.home.path / "data" / "filler"
    s.fill(filler)
    # Draft and note together are more than the ballast that is given up for them.
    text = "A long note. " * 320_000
    ended = s.home.run("note", s.names["rowan"], "-", "--sign", stdin=text)
    shown = s.home.run("show", s.names["note"])
    s.note("what was signed before can be read while the disk is full", "Kept the diary." in shown.text, shown.messages)
    filler.unlink()
    again = s.home.run("note", s.names["rowan"], "-", "--sign", "--plain", stdin=text)
    s.note("the same text is signed when there is space", again.code == 0, again.messages)
    s.note("the log is whole", s.home.run("check").code == 0)
    return ended


# --------------------------------------------------------------------- editor

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


# ----------------------------------------------------------------------- text

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


# ------------------------------------------------------------------ addressing

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
    initials = [h[0] for h in s.home.run("client", "list", "--plain").text.split() if h]
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
