"""Bad input around the vault: sockets, directories, the disk."""

import os
import pathlib
import shutil
import subprocess

from table import case


# Sockets and directories

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


# The disk

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
