#!/usr/bin/env python3
"""Checks an unpacked bundle without tacit: `checker.py DIRECTORY`.

Written from Docs/Formats/bundle.md, C2SP tlog-checkpoint and tlog-proof, and RFC 6962; needs Python and `ssh-keygen`
alone. It checks that MANIFEST names every file with its hash, that the sender's key signed it, and where the bundle has
proofs that the sender's signed log holds every leaf that proof/LEAVES names. It prints what holds and ends with 1 at the
first thing that does not.
"""

import base64
import hashlib
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

FIELDS = ("id", "created", "sender", "recipient", "purpose", "basis", "consent", "expires", "regime", "notice",
          "fictional", "checkpoint-sha256")


class Broken(Exception):
    """What does not hold."""


def need(good: bool, what: str):
    """One thing that must hold."""
    if not good:
        raise Broken(what)


def manifest(folder: pathlib.Path) -> tuple[dict[str, str], dict[str, str]]:
    """Fields and files of MANIFEST, in its one form."""
    text = (folder / "MANIFEST").read_bytes().decode("utf-8")
    lines = text.split("\n")
    need(lines[0] == "tacit bundle 1" and lines[-1] == "", "MANIFEST is of another format")
    facts = {}
    for name, line in zip(FIELDS, lines[1:]):
        need(line.startswith(name + " "), f"MANIFEST lacks {name}")
        facts[name] = line[len(name) + 1:]
    need(lines[len(FIELDS) + 1] == "", "MANIFEST has other fields")
    files = {}
    for line in lines[len(FIELDS) + 2:-1]:
        match = re.fullmatch(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._/-]*)", line)
        need(match is not None and match[2] not in files, "MANIFEST has a line that is none, or a file twice")
        files[match[2]] = match[1]
    return facts, files


def check_files(folder: pathlib.Path, files: dict[str, str]):
    """Every file is named with its hash, and every named file is there."""
    own = {"MANIFEST", "MANIFEST.sig", "sender"}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - own
    need(there == set(files), f"other files than the manifest names: {sorted(there ^ set(files))}")
    for path, digest in files.items():
        need(not (folder / path).is_symlink(), f"{path} is a link")
        need(hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest, f"{path} was changed")


def check_signature(folder: pathlib.Path, sender: str):
    """`ssh-keygen -Y verify` with the key that MANIFEST names."""
    with tempfile.NamedTemporaryFile("w", suffix=".signers") as signers:
        signers.write(f"tacit {sender}\n")
        signers.flush()
        done = subprocess.run(
            ["ssh-keygen", "-Y", "verify", "-f", signers.name, "-I", "tacit", "-n", "bundle@tacit", "-s",
             str(folder / "MANIFEST.sig")], stdin=(folder / "MANIFEST").open("rb"), capture_output=True)
    need(done.returncode == 0, "the signature does not hold")


def ed25519(sender: str) -> bytes:
    """The 32 bytes of an OpenSSH key."""
    blob = base64.b64decode(sender.split()[1])
    need(len(blob) == 51 and blob[:15] == struct.pack(">I", 11) + b"ssh-ed25519", "the sender's key is no Ed25519 key")
    return blob[19:]


def checkpoint(note: bytes, key: bytes) -> tuple[int, bytes]:
    """Size and root of a checkpoint whose signature line is of this key.

    The signature itself is Ed25519 over the text; `ssh-keygen` makes no bare ones, so openssl checks it.
    """
    text, signatures = note.rsplit(b"\n\n", 1)
    text += b"\n"
    origin, size, root = text.decode().split("\n")[:3]
    match = re.fullmatch("— (\\S+) (\\S+)\n", signatures.decode())
    need(match is not None and match[1] == origin, "the checkpoint has another signature line")
    blob = base64.b64decode(match[2])
    wanted = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    need(blob[:4] == wanted and len(blob) == 68, "the checkpoint was signed by another key")
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        (place / "key.der").write_bytes(bytes.fromhex("302a300506032b6570032100") + key)
        (place / "text").write_bytes(text)
        (place / "signature").write_bytes(blob[4:])
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", str(place / "key.der"), "-keyform", "DER", "-rawin", "-in",
             str(place / "text"), "-sigfile", str(place / "signature")], capture_output=True)
    need(done.returncode == 0, "the checkpoint's signature does not hold")
    return int(size), base64.b64decode(root)


def root_of(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    need(index < size, "a proof is of no leaf")
    node, last, found = index, size - 1, leaf
    for other in path:
        need(last != 0, "a proof is too long")
        if node & 1 or node == last:
            found = hashlib.sha256(b"\x01" + other + found).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + other).digest()
        node, last = node >> 1, last >> 1
    need(last == 0, "a proof is too short")
    return found


def check_proofs(folder: pathlib.Path, facts: dict[str, str], files: dict[str, str]) -> int:
    """How many proofs there are; each of them holds."""
    proofs = sorted(path for path in files if path.endswith(".tlog-proof"))
    if "checkpoint" not in files:
        need(not proofs, "there are proofs without a checkpoint")
        return 0
    note = (folder / "checkpoint").read_bytes()
    need(hashlib.sha256(note).hexdigest() == facts["checkpoint-sha256"], "another checkpoint than the manifest's")
    size, root = checkpoint(note, ed25519(facts["sender"]))
    leaves = dict(
        reversed(line.split("  ")) for line in (folder / "proof/LEAVES").read_text().splitlines()) if proofs else {}
    need(sorted(leaves) == proofs, "proof/LEAVES names other proofs")
    for path in proofs:
        text, _, rest = (folder / path).read_bytes().partition(b"\n\n")
        lines = text.decode().split("\n")
        need(lines[0] == "c2sp.org/tlog-proof@v1" and lines[1].startswith("index "), f"{path} is no tlog-proof")
        need(rest == note, f"{path} is under another checkpoint")
        hashes = [base64.b64decode(line) for line in lines[2:]]
        need(root_of(bytes.fromhex(leaves[path]), int(lines[1][6:]), size, hashes) == root, f"{path} does not hold")
    return len(proofs)


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    folder = pathlib.Path(sys.argv[1])
    try:
        facts, files = manifest(folder)
        check_files(folder, files)
        check_signature(folder, facts["sender"])
        count = check_proofs(folder, facts, files)
    except (Broken, OSError, ValueError, IndexError) as error:
        print(f"does not hold: {error}")
        return 1
    print(f"holds: {len(files)} files, the sender's signature, {count} proofs")
    print("compare the sender's key with the one you were told:", facts["sender"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
