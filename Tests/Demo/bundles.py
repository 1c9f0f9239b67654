"""The other side: colleagues with a key of stock age, and what they find in the bundles that were sent to them.

Nothing of tacit is used here but the files that left: `age` opens them, `tar` unpacks, `sha256sum` and
`ssh-keygen -Y verify` check them, and the checker of Tests/Interop checks the proofs.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

INTEROP = pathlib.Path(__file__).resolve().parents[1] / "Interop"
NAMES = ("MARSH", "LINDEN", "MARR", "ORLO")
# Who gets which bundle.
SEALS = {"SEAL1": "MARSH", "SEAL2": "MARSH", "SEAL3": "LINDEN", "SEAL4": "MARR", "SEAL5": "MARR", "SEAL6": "ORLO"}
# regulation.md R2.4, statement 1.
NOTICE = (pathlib.Path(__file__).resolve().parent / "notice.txt").read_text().strip()


class Colleagues:
    """Keys, folders and findings of everybody who receives something."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="tacit-demo-colleagues-"))
        self.keys = {}
        for name in NAMES:
            key = self.path / f"{name.lower()}.txt"
            run("age-keygen", "-o", key)
            self.keys[f"{name}_KEY"] = run("age-keygen", "-y", key).strip()

    def open(self, seal: str, file: pathlib.Path) -> pathlib.Path:
        """Opens and unpacks a bundle as README.txt says; the folder."""
        folder = self.path / seal.lower()
        folder.mkdir()
        plain = folder.with_suffix(".tar")
        run("age", "-d", "-i", self.path / f"{SEALS[seal].lower()}.txt", "-o", plain, file)
        run("tar", "x", "-C", folder, "-f", plain)
        plain.unlink()
        return folder

    def verify(self, folder: pathlib.Path) -> list[str]:
        """What is wrong with an unpacked bundle, by the commands of its README.txt and by the checker."""
        readme = (folder / "README.txt").read_text()
        commands = [line.strip() for line in readme.splitlines() if re.match(r"  (grep|echo|ssh-keygen) ", line)]
        wrong = [] if len(commands) == 3 else [f"README.txt has {len(commands)} commands"]
        for command in commands:
            done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
            if done.returncode != 0:
                wrong.append(f"{folder.name}: {command}: {done.stdout}{done.stderr}")
        done = subprocess.run([sys.executable, INTEROP / "checker.py", folder], capture_output=True, text=True)
        if done.returncode != 0:
            wrong.append(f"{folder.name}: checker: {done.stdout}{done.stderr}")
        if NOTICE not in (folder / "NOTICE.txt").read_text():
            wrong.append(f"{folder.name}: another notice")
        return wrong

    def others(self, seal: str, file: pathlib.Path) -> list[str]:
        """Colleagues who open a bundle that is not theirs."""
        return [name for name in NAMES if name != SEALS[seal] and subprocess.run(
            ["age", "-d", "-i", self.path / f"{name.lower()}.txt", file], capture_output=True).returncode == 0]

    def text(self, folder: pathlib.Path) -> str:
        """Everything in a folder, to be searched."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(folder.rglob("*")) if path.is_file())

    def plan(self, folder: pathlib.Path) -> dict:
        """plan.json."""
        return json.loads((folder / "plan.json").read_text())

    def keep(self, copy: pathlib.Path, words: str):
        """A copy of a chart with its words, to be looked at after the demo."""
        folder = self.path / "copies"
        folder.mkdir(exist_ok=True)
        shutil.copy(copy, folder)
        with (folder / "words.txt").open("a") as words_file:
            words_file.write(f"{copy.name}  {words}\n")

    def leave(self, folder: pathlib.Path):
        """Keys and what was opened go where a person can look at them."""
        shutil.move(self.path, folder)


def run(*command) -> str:
    """A stock program that must succeed; what it printed."""
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
