"""P1, P2 and P11: whole processes."""

import os
import pathlib
import subprocess

import peers
import whole
from scene import Scene
from table import Row, compared

LARGE = 256 << 20


def status(scene: Scene) -> list[Row]:
    """P1: what it costs to ask a warm agent anything at all."""
    reach, work = "<= 3x", "`tacit status`, agent warm, whole process"
    age = peers.path("age")
    if not age:
        return [Row("P1", work, "`age --version`", reach, why_not=peers.absent("age"))]
    ours, peer = whole.in_turn([[scene.tacit, "status"], [age, "--version"]], scene.home.env, 200, 20)
    return [compared("P1", work, "`age --version`", reach, 3.0, ours, peer)]


def show(scene: Scene) -> list[Row]:
    """P2: one note on the screen, its reading logged."""
    work = "`tacit show REF` of a note of 2 KiB, whole process, read logged"
    ours = [scene.tacit, "show", scene.ref]
    rows = []
    with scene.folder() as folder:
        if peers.path("pass") and peers.path("gpg"):
            store = peers.PassStore(folder, scene.home.env, scene.document)
            try:
                mine, theirs = whole.in_turn([ours, [peers.path("pass"), "show", "note"]], store.env, 30)
            finally:
                store.close()
            rows.append(compared("P2 pass", work, "`pass show`", "<= 0.3x", 0.3, mine, theirs))
        else:
            rows.append(Row("P2 pass", work, "`pass show`", "<= 0.3x", why_not=peers.absent("pass")))
        if peers.path("age"):
            file = peers.AgeFile(folder, scene.document)
            argv = [peers.path("age"), "-d", "-i", str(file.key), str(file.file)]
            mine, theirs = whole.in_turn([ours, argv], scene.home.env, 100)
            rows.append(compared("P2 age", work, "`age -d`", "<= 1.6x", 1.6, mine, theirs))
        else:
            rows.append(Row("P2 age", work, "`age -d`", "<= 1.6x", why_not=peers.absent("age")))
    return rows


def age_file(scene: Scene) -> list[Row]:
    """P11: our age against theirs, on a file that lies in memory."""
    names = [("P11 encrypt", "`tacit-age` encrypts 256 MiB"), ("P11 decrypt", "`tacit-age` decrypts 256 MiB")]
    ours = pathlib.Path(scene.bin) / "tacit-age"
    why = "" if ours.exists() else "not built yet: tacit-age"
    why = why or ("" if peers.path("age") else peers.absent("age"))
    if why:
        return [Row(row, work, "`age`", "<= 1.0x", why_not=why) for row, work in names] + [
            Row("P11b", "bundle with an attachment of 256 MiB", "P11 encrypt", "<= 2x", why_not=why)]
    age = peers.path("age")
    with scene.folder(memory=True) as folder:
        file = peers.AgeFile(folder, b"")
        plain, sealed = folder / "plain", folder / "sealed.age"
        with open(plain, "wb") as out:
            for _ in range(LARGE >> 20):
                out.write(os.urandom(1 << 20))
        subprocess.run([age, "-r", file.recipient, "-o", sealed, plain], check=True)
        to, back = str(folder / "to"), str(folder / "back")
        seal = ["-r", file.recipient, "-o", to, str(plain)]
        open_ = ["-i", str(file.key), "-o", back, str(sealed)]
        rows = []
        for (row, work), verb, flag, words in zip(names, ["encrypt", "decrypt"], ["-e", "-d"], [seal, open_]):
            runs = [[str(ours), verb, *words], [age, flag, *words]]
            mine, theirs = whole.in_turn(runs, scene.home.env, 20, 2)
            rows.append(compared(row, work, "`age`", "<= 1.0x", 1.0, mine, theirs))
        bundle = [str(pathlib.Path(scene.bin) / "tacit-bench"), "bundle", file.recipient, str(plain), to]
        mine, theirs = whole.in_turn([bundle, [str(ours), "encrypt", *seal]], scene.home.env, 20, 2)
        rows.append(compared("P11b", "bundle with an attachment of 256 MiB", "P11 encrypt", "<= 2x", 2.0, mine, theirs))
        return rows
