#!/usr/bin/env python3
"""What an image of the file tells about who belongs to whom (T18).

Vaults are made over the socket with a kit of our own (no password hash), so that many are cheap; after the lock a
finder has the file. Four questions, each of which must stay within four standard errors of chance, and each with a
control in which the same measure meets a leak and finds it:

1. *Same client?* Pairs of rows: near each other in the file, equal first bits of the id, equal size.
2. *Same client as yesterday?* The same for a row of a second image that the first has not, and one of the first.
3. *Which was first?* Neighbours in a page, in the order of writing. The live file is reported: it is known to tell.
4. *One client or many?* One client with a hundred notes against a hundred with one each, by a classifier over sizes,
   ids and the order of sizes. Both kinds do as many
   acts of equal size and end with a whole tile, so that what differs is whose they are.
"""

import os
import pathlib
import random
import sys
import threading
import time
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from image import Image, Maker  # noqa: E402
from measures import accuracy, in_order, pair_scores  # noqa: E402
from Stage.agent import Agent  # noqa: E402
from Stage.home import Home  # noqa: E402
from Stage.tally import Tally  # noqa: E402

NIGHT = os.environ.get("TACIT_FIGURES") == "night"
PAIR_IMAGES = 1_000 if NIGHT else 24
GROUP_IMAGES = 1_000 if NIGHT else 10
CLIENTS, NOTES = 4, 5
MANY = 100
LIMIT = 4.0
LANES = 2
CLASSES = (448, 704, 960, 1472, 1984, 3008, 4032, 6080, 8128, 12224, 16320)


class Findings:
    """Over all images."""

    def __init__(self):
        self.scores: dict[str, list[float]] = {}
        self.order = {"image": [0, 0], "live": [0, 0]}
        # Pages in which the rows lie in the order of their ids, and all pages.
        self.sorted = {"image": [0, 0], "live": [0, 0]}
        self.groups = {kind: {"measured": [], "leaking": []} for kind in ("one", "many")}
        self.metas = {"one": Counter(), "many": Counter()}
        self.errors: list[str] = []
        self.lock = threading.Lock()

    def score(self, what: str, scores: dict[str, float]):
        with self.lock:
            for name, value in scores.items():
                self.scores.setdefault(f"{what}: {name}", []).append(value)

    def ordered(self, what: str, pages: list[list[int]], written: dict[int, int]):
        good, count = in_order(pages, written)
        by_id = sum(page == sorted(page, reverse=True) for page in pages)
        with self.lock:
            for sums, more in ((self.order, (good, count)), (self.sorted, (by_id, len(pages)))):
                sums[what] = [old + new for old, new in zip(sums[what], more)]


def pair_image(seed: int, found: Findings):
    """Two days of one vault: each client's notes one after the other, as sessions are."""
    dice = random.Random(seed)
    with Home("link") as home, Agent(home) as agent:
        maker = Maker(home, agent, dice)
        handles = [maker.client(f"Person {n}") for n in range(CLIENTS)]
        for handle in handles:
            for _ in range(NOTES):
                maker.note(handle)
        first = maker.image()
        agent.unlock()
        for handle in dice.sample(handles, CLIENTS):
            for _ in range(2):
                maker.note(handle)
        live = maker.live_pages()
        second = maker.image()
    place = _places(second)
    rows = [(row, fact.owner, place[row], fact.act) for row, fact in second.truth.items()]
    written = {row: fact.number for row, fact in second.truth.items()}
    fresh = set(second.cells) - set(first.cells)
    found.score("same client", pair_scores(rows, second.cells, dice))
    found.score("same client as yesterday", pair_scores(rows, second.cells, dice, across=fresh))
    leak = [(row, owner, written[row], act) for row, owner, _, act in rows]
    found.score("control", {"nearness by order of writing": pair_scores(leak, second.cells, dice)["nearness"]})
    found.ordered("image", second.pages, written)
    found.ordered("live", live, written)


def group_image(seed: int, kind: str, found: Findings):
    """A hundred notes, of one client or of a hundred."""
    dice = random.Random(seed)
    with Home("link") as home, Agent(home) as agent:
        maker = Maker(home, agent, dice)
        handle = maker.client("Person 000")
        maker.note(handle)
        for number in range(1, MANY):
            if kind == "one":
                maker.revise(handle, number, f"Person {number:03}")
                maker.settle()
                maker.note(handle)
            else:
                maker.note(maker.client(f"Person {number:03}"))
        maker.fill_tile()
        image = maker.image()
    owners = {row: fact.owner for row, fact in image.truth.items()}
    leaking = {hash(owners[row]) & 0xFF if row in owners else row >> 55 for row in image.cells}
    with found.lock:
        found.groups[kind]["measured"].append(features(image))
        found.groups[kind]["leaking"].append({"kinds of first byte": float(len(leaking))})
        found.metas[kind][image.meta.get(2), image.meta.get(3)] += 1


def features(image: Image) -> dict[str, float]:
    """What a finder can count: shares of the sizes, spread of the ids, whether neighbours in the file are alike."""
    order = [row for page in image.pages for row in page]
    sizes = [image.cells[row] for row in order if row in image.cells]
    counts = Counter(image.cells.values())
    alike = sum(a == b for a, b in zip(sizes, sizes[1:])) / max(len(sizes) - 1, 1)
    ids = sorted(image.cells)
    gaps = [b - a for a, b in zip(ids, ids[1:])]
    return {f"share of {size}": counts[size] / len(image.cells) for size in CLASSES if size <= 4_032} | {
        "neighbours alike": alike, "smallest gap": float(min(gaps)), "first bits": len({row >> 55 for row in ids}),
        "state": image.meta.get(2, 0), "snapshot": image.meta.get(3, 0)}


def _places(image: Image) -> dict[int, int]:
    """Where each row lies in the file."""
    return {row: place for place, row in enumerate(row for page in image.pages for row in page)}


def tell(tally: Tally, found: Findings):
    """Everything against chance."""
    for name, values in sorted(found.scores.items()):
        z = sum(values) / len(values) ** 0.5
        if name.startswith("control"):
            tally.hold(f"{name} is found: {z:+.1f} standard errors (positive control)", z > LIMIT)
        else:
            tally.hold(f"{name}: {z:+.2f} standard errors over {len(values)} images", abs(z) < LIMIT)
    for what, (good, count) in found.order.items():
        z = (2 * good - count) / count ** 0.5
        line = f"{100 * good / count:.1f} % of {count} neighbours in a page in the order of writing ({z:+.1f})"
        if what == "image":
            tally.hold(f"the image that leaves: {line}", abs(z) < LIMIT)
        else:
            print(f"  report: the live file: {line}")
    by_id, pages = found.sorted["image"]
    tally.hold(f"the image that leaves: in {by_id} of {pages} pages the rows lie in the order of their ids",
               by_id == pages > 0)
    tally.hold("in the live file they do not (positive control)", found.sorted["live"][0] < found.sorted["live"][1])
    for what in ("measured", "leaking"):
        right, count = accuracy(found.groups["one"][what], found.groups["many"][what])
        z = (2 * right - count) / count ** 0.5
        line = f"one client or {MANY}? {right} of {count} guesses right ({z:+.1f})"
        if what == "measured":
            tally.hold(line, z < LIMIT)
        else:
            tally.hold(f"with ids that begin with the client: {line} (positive control)", z > min(LIMIT, count ** 0.5 - 1))
    print(f"  report: bytes of state and snapshot: {dict(found.metas['one'])} with one client, "
          f"{dict(found.metas['many'])} with {MANY}")


def main() -> int:
    tally, found = Tally("linkability"), Findings()
    first = int(os.environ.get("TACIT_SEED", int(time.time())))
    print(f"  report: seeds from {first}; {PAIR_IMAGES} x 2 images for pairs, {GROUP_IMAGES} of each group"
          + ("" if NIGHT else "; 3,000 images at night"))
    jobs = [(pair_image, (first + n, found)) for n in range(PAIR_IMAGES)]
    jobs += [(group_image, (first + n, kind, found)) for n in range(GROUP_IMAGES) for kind in ("one", "many")]

    def lane(mine):
        for work, arguments in mine:
            try:
                work(*arguments)
            except Exception as error:  # noqa: BLE001 - an image that cannot be made must fail the suite
                found.errors.append(f"{work.__name__}{arguments[:2]}: {type(error).__name__}: {error}")

    lanes = [threading.Thread(target=lane, args=(jobs[n::LANES],)) for n in range(LANES)]
    for thread in lanes:
        thread.start()
    for thread in lanes:
        thread.join()
    tally.hold(f"{len(jobs)} vaults were made", not found.errors, "\n".join(found.errors[:5]))
    if not found.errors:
        tell(tally, found)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
