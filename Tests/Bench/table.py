"""Rows of figures: what was measured, against what, whether it reaches; as a table, JSON and Markdown."""

import json
import statistics
from dataclasses import asdict, dataclass

# A ratio that is off by more than this fails `make bench`.
TOLERANCE = 1.2


@dataclass
class Row:
    """One figure. `ratio` is what `reach` limits: ours to the peer's, or a figure of its own with a unit."""

    row: str
    work: str
    against: str
    reach: str
    limit: float | None = None
    least: bool = False
    ours: float | None = None
    ours_p99: float | None = None
    peer: float | None = None
    peer_p99: float | None = None
    unit: str = "ms"
    ratio: float | None = None
    ratio_unit: str = "x"
    why_not: str = ""

    @property
    def verdict(self) -> str:
        """`met`, `missed`, or why there is no figure."""
        if self.ratio is None or self.limit is None:
            return self.why_not or "not measured"
        return "met" if self._holds(1.0) else "missed"

    @property
    def fails(self) -> bool:
        """Whether it is missed by more than the tolerance."""
        return self.ratio is not None and self.limit is not None and not self._holds(TOLERANCE)

    def _holds(self, tolerance: float) -> bool:
        if self.least:
            return self.ratio >= self.limit / tolerance
        return self.ratio <= self.limit * tolerance

    def cells(self, last: float | None) -> list[str]:
        """The row as the table shows it."""
        return [
            self.row, self.work, _figure(self.ours, self.ours_p99, self.unit), self.against,
            _figure(self.peer, self.peer_p99, self.unit), _ratio(self.ratio, self.ratio_unit),
            _ratio(last, self.ratio_unit), self.reach, self.verdict]


def compared(row: str, work: str, against: str, reach: str, limit: float, ours: list[float], peer: list[float],
             **more) -> Row:
    """A row of two lists of times that were taken in turn."""
    made = Row(row, work, against, reach, limit, **more)
    made.ours, made.ours_p99 = median(ours), p99(ours)
    made.peer, made.peer_p99 = median(peer), p99(peer)
    made.ratio = made.ours / made.peer
    return made


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p99(values: list[float]) -> float:
    """The one that 99 of 100 do not exceed; the largest of few."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


HEAD = ["row", "work", "ours (p99)", "against", "peer (p99)", "ratio", "last", "reach", ""]


def text(rows: list[Row], last: dict[str, float]) -> str:
    """The table for a terminal."""
    lines = [HEAD] + [row.cells(last.get(row.row)) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def markdown(rows: list[Row], last: dict[str, float], machine: dict[str, str]) -> str:
    """The table for `Docs/Bench/latest.md`."""
    lines = [
        "# Figures of `make bench`", "",
        "Every figure is a ratio of things that were run in turn on one machine; the times beside it are medians,",
        "with the 99th of 100 in brackets, and mean nothing elsewhere. *last* is the ratio of the commit before.", ""]
    lines += [f"- {name}: {value}" for name, value in machine.items()]
    lines += ["", "| " + " | ".join(HEAD) + " |", "|" + "---|" * len(HEAD)]
    lines += ["| " + " | ".join(row.cells(last.get(row.row))) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def as_json(rows: list[Row], machine: dict[str, str]) -> str:
    """The figures for `Docs/Bench/latest.json`."""
    found = [{**asdict(row), "verdict": row.verdict} for row in rows]
    return json.dumps({"machine": machine, "rows": found}, indent=1) + "\n"


def ratios(document: str) -> dict[str, float]:
    """Row and ratio of figures that were written before."""
    return {row["row"]: row["ratio"] for row in json.loads(document)["rows"] if row["ratio"] is not None}


def _figure(value: float | None, worst: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{_short(value)} {unit}" + (f" ({_short(worst)})" if worst is not None else "")


def _ratio(value: float | None, unit: str) -> str:
    return "" if value is None else f"{_short(value)} {unit}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
