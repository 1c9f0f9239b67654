"""What a terminal shows after it was sent some bytes: enough of an xterm for nano, less and tacit."""

import re
import unicodedata

ESCAPE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][0-9A-B]|\x1b[ -/]*[0-~]")


class Screen:
    """A grid of characters, a cursor, an alternate screen, and the lines that have scrolled away."""

    def __init__(self, rows: int = 24, columns: int = 80):
        self.rows, self.columns = rows, columns
        self.scrolled: list[str] = []
        self.pending = b""
        self.saved = None
        self.cleared = 0
        self._empty()

    def _empty(self):
        self.grid = [[" "] * self.columns for _ in range(self.rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, self.rows - 1

    @property
    def alternate(self) -> bool:
        """A full-screen program has the screen."""
        return self.saved is not None

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        return "\n".join("".join(line).rstrip() for line in self.grid).rstrip("\n")

    @property
    def history(self) -> str:
        """What scrolled away and what stands on the screen."""
        return "\n".join(self.scrolled + [self.text])

    def feed(self, data: bytes):
        """Takes bytes as they come; a sequence cut in two waits for its rest."""
        data = self.pending + data
        self.pending = b""
        at = 0
        while at < len(data):
            byte = data[at]
            if byte == 0x1B:
                match = ESCAPE.match(data, at)
                if not match:
                    if len(data) - at < 64:
                        self.pending = data[at:]
                        return
                    at += 1
                    continue
                self._sequence(match.group())
                at = match.end()
            elif byte < 0x20 or byte == 0x7F:
                self._control(byte)
                at += 1
            else:
                count = 1 if byte < 0x80 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if at + count > len(data):
                    self.pending = data[at:]
                    return
                self._put(data[at:at + count].decode("utf-8", "replace")[0])
                at += count

    def _control(self, byte: int):
        if byte == 0x0A:
            self._down()
        elif byte == 0x0D:
            self.column = 0
        elif byte == 0x08:
            self.column = max(0, self.column - 1)
        elif byte == 0x09:
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)

    def _put(self, character: str):
        if unicodedata.combining(character):
            return
        if self.column >= self.columns:
            self.column = 0
            self._down()
        self.grid[self.row][self.column] = character
        self.column += 1

    def _down(self):
        if self.row < self.bottom:
            self.row += 1
        elif self.row == self.bottom:
            gone = self.grid.pop(self.top)
            if self.top == 0 and not self.alternate:
                self.scrolled.append("".join(gone).rstrip())
            self.grid.insert(self.bottom, [" "] * self.columns)

    def _sequence(self, sequence: bytes):
        if not sequence.startswith(b"\x1b["):
            if sequence == b"\x1bM":
                self._reverse()
            return
        body, final = sequence[2:-1].decode("ascii"), chr(sequence[-1])
        if body.startswith("?"):
            if "1049" in body and final in "hl":
                self._alternate(final == "h")
            return
        numbers = [int(part) if part.isdigit() else 0 for part in body.split(";")] if body else [0]
        self._act(final, numbers)

    def _alternate(self, on: bool):
        if on and not self.alternate:
            self.saved = (self.grid, self.row, self.column)
            self._empty()
        elif not on and self.alternate:
            self.grid, self.row, self.column = self.saved
            self.saved = None
            self.top, self.bottom = 0, self.rows - 1

    def _act(self, final: str, numbers: list[int]):
        count = max(1, numbers[0])
        if final == "A":
            self.row = max(0, self.row - count)
        elif final in "Be":
            self.row = min(self.rows - 1, self.row + count)
        elif final in "Ca":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "D":
            self.column = max(0, self.column - count)
        elif final in "G`":
            self.column = min(self.columns, count) - 1
        elif final == "d":
            self.row = min(self.rows, count) - 1
        elif final in "Hf":
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == "J":
            self._erase_display(numbers[0])
        elif final == "K":
            self._erase_line(numbers[0])
        elif final == "X":
            for column in range(self.column, min(self.columns, self.column + count)):
                self.grid[self.row][column] = " "
        elif final == "P":
            line = self.grid[self.row]
            del line[self.column:self.column + count]
            line += [" "] * (self.columns - len(line))
        elif final == "@":
            line = self.grid[self.row]
            line[self.column:self.column] = [" "] * count
            del line[self.columns:]
        elif final == "L":
            for _ in range(count):
                self.grid.pop(self.bottom)
                self.grid.insert(self.row, [" "] * self.columns)
        elif final == "M":
            for _ in range(count):
                self.grid.pop(self.row)
                self.grid.insert(self.bottom, [" "] * self.columns)
        elif final == "r":
            self.top = max(1, numbers[0]) - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.row = self.column = 0

    def _reverse(self):
        if self.row > self.top:
            self.row -= 1
        else:
            self.grid.pop(self.bottom)
            self.grid.insert(self.top, [" "] * self.columns)

    def _erase_display(self, how: int):
        if how == 3:
            self.scrolled = []
            self.cleared += 1
            return
        first = 0 if how in (1, 2) else self.row + 1
        last = self.rows if how in (0, 2) else self.row
        for row in range(first, last):
            self.grid[row] = [" "] * self.columns
        if how in (0, 1):
            self._erase_line(how)

    def _erase_line(self, how: int):
        first = self.column if how == 0 else 0
        last = self.columns if how in (0, 2) else self.column + 1
        for column in range(first, min(last, self.columns)):
            self.grid[self.row][column] = " "

    @staticmethod
    def plain(data: bytes) -> str:
        """Bytes as running text: no sequences, no carriage returns."""
        return ESCAPE.sub(b"", data).decode("utf-8", "replace").replace("\r", "")
