"""P3, P4 and P5: requests over connections that are kept alive; P13: a client's copy."""

import json
import subprocess
import time

from scene import Scene
from Stage.api import call
from table import Row, compared, median, p99

ROUNDS = 600
WARM_UP = 50
WIDTH = 64


def pace(scene: Scene) -> list[Row]:
    """Append and read by one connection, in turn with a write that is synchronised; then 64 at once."""
    append, read, sync = scene.append_request(), scene.read_request(), f"sync:{scene.home.path}/data/block"
    turns = _turns(scene, ROUNDS, sync, append, read)
    times = {name: values[WARM_UP:] for name, values in turns.items()}
    rows = [
        compared(
            "P3", "append a note of 2 KiB, connection kept, durable", "one write of 4 KiB + fdatasync", "p50 <= 5x",
            5.0, times[append], times[sync]),
        compared(
            "P5", "read a note of 2 KiB, connection kept, logged", "P3", "<= 1x", 1.0, times[read], times[append]),
    ]
    return [rows[0], *_many(scene, append), rows[1]]


def _many(scene: Scene, append: str) -> list[Row]:
    """Rounds of one connection and of 64, so that both fall on the same minutes."""
    requests = scene.append_requests(16)
    alone, together, latency = [], [], []
    for _ in range(8):
        one = _turns(scene, 60, append)[append][10:]
        alone.append(len(one) / (sum(one) / 1000))
        lines = _load(scene, "many", str(WIDTH), "20", *requests)
        latency += [float(word) / 1000 for word in lines[0].split()[1:]]
        together.append(20 * WIDTH / float(lines[1].split()[1]))
    work = f"{WIDTH} connections append at once"
    row = Row("P4", work, "P3 one by one", ">= 6x the throughput", 6.0, least=True, unit="/s")
    row.ours, row.peer = median(together), median(alone)
    row.ratio = row.ours / row.peer
    slow = Row("P4 p99", work, "", "p99 < 50 ms", 50.0, ratio_unit="ms")
    slow.ours, slow.ours_p99 = median(latency), p99(latency)
    slow.ratio = slow.ours_p99
    return [row, slow]


def _turns(scene: Scene, rounds: int, *works: str) -> dict[str, list[float]]:
    """Milliseconds of each work."""
    lines = _load(scene, "turns", str(rounds), *works)
    return {
        line.split()[0]: [float(word) / 1000 for word in line.split()[1:]] for line in lines}


def _load(scene: Scene, *words: str) -> list[str]:
    done = subprocess.run(
        [scene.load, str(scene.home.socket), *words], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


def copy(scene: Scene) -> list[Row]:
    """The copy of a chart of five years: 250 notes and 40 readings, a formal plan, from the request to the last byte."""
    client = _five_years(scene)
    times = []
    for round_ in range(22):
        begun = time.monotonic()
        made = _must(scene, "POST", f"/v1/clients/{client}/exports", {"notes": True})
        size = sum(len(_must(scene, "GET", f"/v1/clients/{client}/exports/{made['id']}/parts/{number}"))
                   for number in range(1, made["parts"] + 1))
        if round_ >= 2:
            times.append((time.monotonic() - begun) * 1_000)
    row = Row("P13", f"client copy of a chart of five years, {size >> 10} KiB, sealed", "", "< 300 ms", 300.0, ratio_unit="ms")
    row.ours, row.ours_p99 = median(times), p99(times)
    row.ratio = row.ours
    return [row]


def _five_years(scene: Scene) -> str:
    text = "---\nname: Fictional Person\n---\n"
    client = scene.home.must("client", "add", "-", "--plain", stdin=text).text.strip()
    plan = (
        "---\nformality: formal\neffective: 2020-01-06\n---\n\n## Goal: Quiet evenings\n\n### Objective: Six checks a day\n"
        "- measure: count\n- unit: checks a day\n- baseline: 22 (2020-01-06)\n- target: <= 6\n- [ ] count for a week\n")
    scene.home.must("plan", "new", client, "-", "--plain", stdin=plan)
    for number in range(250):
        year, month, day = 2020 + number // 50, number % 50 // 5 + 1, number % 5 * 5 + 1
        document = scene.document.replace(b"2020-01-06", f"{year}-{month:02}-{day:02}".encode())
        headers = {"Content-Type": "text/markdown", "Tacit-Class": "progress"}
        draft = _must(scene, "POST", f"/v1/clients/{client}/drafts", document, headers)
        _must(scene, "POST", f"/v1/clients/{client}/notes/{draft['id']}/signature")
    for number in range(40):
        body = {"instrument": "GAD-7", "administered_on": f"{2020 + number // 8}-{number % 8 + 2:02}-11", "total": 21 - number // 2}
        _must(scene, "POST", f"/v1/clients/{client}/entries/assessment", json.dumps(body).encode(),
              {"Content-Type": "application/json"})
    return client


def _must(scene: Scene, method: str, target: str, body=None, headers=None):
    code, answer = call(scene.home.socket, method, target, body, headers)
    if code >= 300:
        raise RuntimeError(f"{method} {target}: {code} {str(answer)[:300]}")
    return answer
