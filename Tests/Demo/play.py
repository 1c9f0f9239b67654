"""Plays the acts: the vault is made, then every command and question of `acts/` in its place."""

import re
import shlex

import acts
from bundles import Colleagues
from Stage import sheet
from Stage.home import ZONE, Home

PASSPHRASE = "anvil-marble-thistle-drizzle-oxbow-lantern"


class Player:
    """Runs commands in a home and counts what held."""

    def __init__(self):
        self.home = Home("demo")
        self.colleagues = Colleagues()
        self.names: dict[str, str] = dict(self.colleagues.keys)
        self.made: list[tuple[acts.Act, str]] = []
        self.printed: dict[str, str] = {}
        self.answered: dict[str, bool] = {}
        self.played = self.held = self.missing = 0
        self.failures: list[str] = []
        self.kit = ""
        # What opens each copy, by the name that its act keeps.
        self.words: dict[str, str] = {}

    def step(self, what: str, good: bool, why: str = ""):
        """One thing that must hold."""
        if good:
            self.held += 1
            print(f"held: {what}")
        else:
            self.failures.append(what)
            print(f"FAILED: {what}" + (f"\n    {why}" if why else ""))

    def make_vault(self):
        """`init --demo` on a terminal: the kit is read off the sheet and typed back."""
        secret = self.home.runtime / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        secret.chmod(0o600)
        print("$ tacit init --demo --passphrase-file F")
        terminal = self.home.terminal(["tacit", "init", "--demo", "--passphrase-file", str(secret)])
        self.kit = sheet.type_back(terminal)
        code = terminal.wait()
        print(indented(terminal.since.replace(self.kit, "(the kit)")))
        self.played += 1
        self.step("the vault is made, the kit typed back, and the kit has opened it", code == 0)
        print("$ tacit lock; tacit unlock --passphrase-file F")
        for arguments in (["lock"], ["unlock", "--passphrase-file", secret]):
            self.tacit(*arguments)
        secret.unlink()

    def tacit(self, *arguments, document=None, status=0):
        """One command without a terminal, counted; what it printed is shown."""
        ended = self.home.run(*arguments, stdin=document or b"")
        self.played += 1
        print(indented(ended.messages + ended.text))
        if ended.code != status:
            self.failures.append(f"tacit {' '.join(map(str, arguments[:2]))}: exit {ended.code}")
        return ended

    def with_kit(self, *arguments) -> int:
        """One command on a terminal that asks for the kit."""
        terminal = self.home.terminal(["tacit", *map(str, arguments)])
        terminal.wait_for(r"kit.*: ")
        terminal.line(self.kit)
        code = terminal.wait()
        print(indented(terminal.since.replace(self.kit, "(the kit)")))
        self.played += 1
        return code

    def play(self):
        """Every act of the charts."""
        print("\nEvery act below carries the --clock that stands beside it, and --plain unless it asks something.\n")
        for act in acts.read(ZONE):
            if act.kind == "heading":
                print(f"\n# {act.text}")
            elif act.kind == "missing":
                self.missing += 1
                print(f"  {act.clock[:10]}  not built yet: {act.text} ({act.arguments[0]})")
            elif act.kind == "question":
                self.question(act)
            else:
                self.command(act)

    def begin(self, act: acts.Act) -> list[str]:
        """Prints an act as it is typed; its arguments with the code names and REFs of this vault."""
        arguments = [acts.filled(word, self.names) for word in act.arguments]
        source = f" < {act.document.relative_to(acts.CHARTS)}" if act.document else ""
        print(f"  {act.clock[:16]}  $ tacit {shlex.join(arguments)}{source}")
        # A file of the charts, which the command itself opens.
        return [str(acts.CHARTS / word[1:]) if word.startswith("@") else word for word in arguments]

    def command(self, act: acts.Act):
        """One command of a chart."""
        arguments = self.begin(act)
        document = acts.filled(act.document.read_text(), self.names).encode() if act.document else b""
        ended = self.tacit(*arguments, "--plain", "--clock", act.clock, document=document)
        made = ended.text.strip()
        self.made.append((act, made))
        if act.keep and ended.code == 0:
            self.names[act.keep] = made
            if told := re.search(r"shown once: (\S+)", ended.messages):
                self.words[act.keep] = told[1]

    def question(self, act: acts.Act):
        """One question of a chart, and whether its answer is what the chart says."""
        document = acts.filled(act.document.read_text(), self.names).encode() if act.document else b""
        status = next((int(words) for mark, words in act.expected if mark == "~"), 0)
        ended = self.tacit(*self.begin(act), "--clock", act.clock, document=document, status=status)
        wrong = [
            f"{mark} {words}" for mark, words in act.expected if mark != "~" and not self.holds(mark, words, ended.text)]
        self.printed[act.keep] = ended.text
        self.answered[act.keep] = ended.code == status and not wrong
        if act.expected:
            self.step(f"{act.clock[:10]} {act.keep}", self.answered[act.keep], "\n    ".join(wrong))

    def holds(self, mark: str, words: str, text: str) -> bool:
        """One line below a question."""
        wanted = acts.filled(words, self.names)
        if mark == "=":
            return {line.split()[0] for line in text.splitlines() if line.strip()} == set(wanted.split())
        return (" ".join(wanted.split()) in " ".join(text.split())) == (mark == "+")


def indented(text: str) -> str:
    """Output of a command, below it."""
    return re.sub(r"(?m)^", "      ", text.rstrip()) if text.strip() else ""
