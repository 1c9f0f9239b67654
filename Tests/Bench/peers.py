"""The programs that tacit is held against, as Debian packages them."""

import pathlib
import shutil
import subprocess

PACKAGES = {"age": "age", "age-keygen": "age", "pass": "pass", "gpg": "gnupg", "rg": "ripgrep", "restic": "restic"}


def path(name: str) -> str | None:
    """Where a peer is; nil when it is not installed."""
    return shutil.which(name)


def absent(name: str) -> str:
    """What a row says without it."""
    return f"not installed: apt-get install {PACKAGES[name]}"


class AgeFile:
    """A text that is encrypted to an age key of its own."""

    def __init__(self, folder: pathlib.Path, text: bytes):
        self.key, self.file = folder / "age.key", folder / "note.age"
        subprocess.run(["age-keygen", "-o", self.key], check=True, capture_output=True)
        self.recipient = subprocess.run(
            ["age-keygen", "-y", self.key], check=True, capture_output=True, text=True).stdout.strip()
        subprocess.run(["age", "-r", self.recipient, "-o", self.file], input=text, check=True)


class PassStore:
    """A `pass` with one text, under a key without a passphrase whose agent is warm."""

    def __init__(self, folder: pathlib.Path, env: dict[str, str], text: bytes):
        self.env = env | {"GNUPGHOME": str(folder / "gnupg"), "PASSWORD_STORE_DIR": str(folder / "store")}
        (folder / "gnupg").mkdir(mode=0o700)
        self._run("gpg", "--batch", "--pinentry-mode", "loopback", "--passphrase", "", "--quick-generate-key",
                  "bench@example.invalid", "future-default", "default", "never")
        self._run("pass", "init", "bench@example.invalid")
        self._run("pass", "insert", "--multiline", "note", input=text)

    def close(self):
        """Ends the key agent."""
        self._run("gpgconf", "--kill", "all")

    def _run(self, *argv: str, **options):
        subprocess.run(argv, env=self.env, check=True, capture_output=True, **options)
