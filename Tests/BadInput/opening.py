"""Bad input at the opening: passphrase, header, keyslots, the file."""

import json
import shutil
import subprocess
import time

from Stage import api, vaultfile
from Stage.stock import PASSPHRASE
from table import case


# The passphrase, the header and its keyslots

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


# The file

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


for _name, _path, _loose in [
        ("vault file that others can read", "data/tacit/vault.db", 0o644),
        ("vault directory that others can enter", "data/tacit", 0o755),
        ("runtime directory that others can enter", "runtime", 0o755)]:
    case(_name, 77, "tacit doctor", unlocked=False, mend=_unmode)(_mode(_path, _loose))
