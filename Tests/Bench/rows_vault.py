"""P6, P9, P10, P12 and P14: what is inside one process, by `tacit-bench`, and the agent's memory."""

import os
import pathlib
import secrets
import subprocess
import time

from scene import Scene
import peers
from Stage.api import call
from Stage.home import Home
from table import Row, compared, median, p99

ENTRIES = 1_000_000
NOTES = 10_000
BULK = 20_000
ROUNDS = 3
NOTE_BYTES = 2_048
SLOT_KEY = bytes([7]) * 32


def cells(scene: Scene) -> list[Row]:
    """P12: one cell."""
    rows = []
    for line in scene.bench("cells", "40"):
        size, name, *values = line.split()
        rows.append((int(size), name, [float(value) / 1000 for value in values[5:]]))
    found = {(size, name): values for size, name, values in rows}
    sizes = sorted({size for size, _, _ in rows})
    made = []
    for size in sizes:
        for what in ("seal", "open"):
            full = size == sizes[0]
            made.append(compared(
                f"P12 {what}" if full else f"P12 {what} 2 KiB",
                f"{what} a cell of 1,984 bytes" if full else f"{what} a cell with 2,048 bytes in it",
                "bare libsodium, same frame" if full else "bare libsodium, 2,048 bytes", "<= 1.5x", 1.5,
                found[size, what], found[size, "bare-" + what], unit="us"))
    return made


def unlock(scene: Scene) -> list[Row]:
    """P9 and P10: a vault with a career's log against an empty one; 22 unlocks each, two of them warm-up."""
    with Home("bench-large", parent=scene.memory) as large, Home("bench-empty", parent=scene.memory) as empty:
        for home, entries in ((large, ENTRIES), (empty, 1)):
            scene.bench("career" if entries > 1 else "notes", *_places(home), str(entries))
        lines = scene.bench("unlock", "22", *_places(large), *_places(empty))
        ours, peer = ([float(word) for word in line.split()[3:]] for line in lines)
        row = Row(
            "P9", f"unlock at {ENTRIES:,} log entries, without Argon2id", "an empty vault", "<= 1 s more", 1.0,
            ratio_unit="s more")
        row.ours, row.ours_p99, row.peer, row.peer_p99 = median(ours), p99(ours), median(peer), p99(peer)
        row.ratio = (row.ours - row.peer) / 1000
        return [row, *_memory(scene, large, empty)]


def _memory(scene: Scene, large: Home, empty: Home) -> list[Row]:
    """Proportional set size of parent and worker, idle after unlock and after the sweep has begun."""
    locked = []
    unlocked = []
    for home in (large, empty):
        subprocess.Popen([scene.bin / "tacit-agent", "run"], env=home.env, stderr=subprocess.DEVNULL)
        _await(home)
        locked.append(_pss(home))
        key = (1).to_bytes(4, "big") + SLOT_KEY
        code, answer = call(home.socket, "POST", "/v1/unlock", key)
        if code != 200:
            raise RuntimeError(f"unlock: {code} {answer}")
        time.sleep(4)
        unlocked.append(_pss(home))
    row = Row(
        "P10", f"agent's memory at {ENTRIES:,} entries, idle after unlock", "an empty vault", "<= 150 MiB more",
        150.0, unit="MiB", ratio_unit="MiB more")
    row.ours, row.peer = unlocked
    row.ratio = row.ours - row.peer
    idle = Row(
        "P10 locked", "agent's memory, locked, parent and worker", "", "<= 40 MiB", 40.0, unit="MiB",
        ratio_unit="MiB")
    idle.ours = idle.ratio = median(locked)
    return [row, idle]


def _await(home: Home):
    """Returns when the agent answers and its worker has settled."""
    end = time.monotonic() + 20
    while not home.socket.exists():
        if time.monotonic() > end:
            raise RuntimeError("the agent does not start")
        time.sleep(0.05)
    call(home.socket, "GET", "/v1/status")
    time.sleep(0.5)


def _pss(home: Home) -> float:
    """MiB of the agent and its children."""
    parent = home.agent()
    if parent is None:
        raise RuntimeError("no agent")
    children = pathlib.Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    total = 0
    for pid in [str(parent), *children]:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def size(scene: Scene) -> list[Row]:
    """P14: the file after lock."""
    with Home("bench-size", parent=scene.memory) as home:
        scene.bench("notes", *_places(home), str(NOTES))
        row = Row(
            "P14", f"size of the file, {NOTES:,} notes of 2 KiB, drafted, signed, locked", "plaintext", "<= 1.8x",
            1.8, unit="MiB")
        row.ours = os.path.getsize(home.vault) / (1 << 20)
        row.peer = NOTES * NOTE_BYTES / (1 << 20)
        row.ratio = row.ours / row.peer
        return [row]


def bulk(scene: Scene) -> list[Row]:
    """P6: notes in bulk. There is no import command yet, so these are the vault's own acts, which an import will call:
    each note drafted and signed, 64 acts a commit, then folded and locked."""
    row = Row(
        "P6", f"bulk: {BULK:,} notes of 2 KiB, drafted, signed, locked; in process (no import before G)",
        "`restic backup` of them as files", "<= 0.5x", 0.5)
    if peers.path("restic") is None:
        row.why_not = peers.absent("restic")
        return [row]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        with Home("bench-bulk", parent=scene.memory) as home, scene.folder(memory=True) as folder:
            places = _places(home)
            ours.append(_time(lambda: scene.bench("notes", *places, str(BULK))))
            theirs.append(_restic(folder))
    row.ours, row.peer = median(ours), median(theirs)
    row.ratio = row.ours / row.peer
    return [row]


def _restic(folder: pathlib.Path) -> float:
    """Milliseconds of a first `restic backup` of the notes as files, each of other text."""
    files, env = folder / "notes", os.environ | {"RESTIC_PASSWORD": "bench", "RESTIC_REPOSITORY": str(folder / "repo")}
    files.mkdir()
    for number in range(BULK):
        (files / f"{number}.md").write_bytes(secrets.token_hex(NOTE_BYTES // 2).encode())
    options = ["restic", "--quiet", "--no-cache"]
    subprocess.run([*options, "init"], env=env, check=True, stdout=subprocess.DEVNULL)
    return _time(lambda: subprocess.run([*options, "backup", files], env=env, check=True, stdout=subprocess.DEVNULL))


def _time(work) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _places(home: Home) -> list[str]:
    """The vault's directory and that of its memory, as the agent finds them."""
    places = [home.path / "data" / "tacit", home.path / "state" / "tacit"]
    for place in places:
        place.mkdir(mode=0o700, exist_ok=True)
    return [str(place) for place in places]
