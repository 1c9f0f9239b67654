"""What a finder can measure, and how far from chance it is."""

import random
import statistics

SHUFFLES = 100


def pair_scores(rows: list[tuple[int, str, int, int]], sizes: dict[int, int], dice: random.Random, across=None):
    """How far each feature tells pairs of one client from pairs of two, in standard errors of acts dealt anew.

    `rows` are (row id, owner, place, act); places are what the third feature looks at, and all that a control changes.
    With `across`, only pairs of which one is in it and the other is not.
    """
    order = sorted(range(len(rows)), key=lambda index: rows[index][2])
    rank = {index: place for place, index in enumerate(order)}
    pairs = [(i, j) for i in range(len(rows)) for j in range(i)
             if across is None or (rows[i][0] in across) != (rows[j][0] in across)]
    features = {
        "nearness": [1.0 if abs(rank[i] - rank[j]) <= 2 else 0.0 for i, j in pairs],
        "first bits": [1.0 if rows[i][0] >> 59 == rows[j][0] >> 59 else 0.0 for i, j in pairs],
        "sizes": [1.0 if sizes[rows[i][0]] == sizes[rows[j][0]] else 0.0 for i, j in pairs],
    }
    owners = [owner for _, owner, _, _ in rows]
    acts = {act: owner for _, owner, _, act in rows}
    true = {name: _gap(values, pairs, owners) for name, values in features.items()}
    chance: dict[str, list[float]] = {name: [] for name in features}
    for _ in range(SHUFFLES):
        dealt = list(acts.values())
        dice.shuffle(dealt)
        whose = dict(zip(acts, dealt))
        owners = [whose[act] for _, _, _, act in rows]
        for name, values in features.items():
            chance[name].append(_gap(values, pairs, owners))
    return {name: (true[name] - statistics.fmean(values)) / (statistics.stdev(values) or 1.0)
            for name, values in chance.items()}


def _gap(values, pairs, owners) -> float:
    """How much more often a feature holds of pairs of one owner than of pairs of two."""
    same = other = same_count = 0
    for value, (i, j) in zip(values, pairs):
        if owners[i] == owners[j]:
            same += value
            same_count += 1
        else:
            other += value
    return same / max(same_count, 1) - other / max(len(pairs) - same_count, 1)


def in_order(pages: list[list[int]], number: dict[int, int]) -> tuple[int, int]:
    """Of neighbours in a page, how many lie in the order in which they were written, and how many there are."""
    good = count = 0
    for page in pages:
        known = [number[row] for row in page if row in number]
        for newer, older in zip(known, known[1:]):
            if newer != older:
                good += newer > older
                count += 1
    return good, count


def accuracy(one: list[dict[str, float]], many: list[dict[str, float]]) -> tuple[int, int]:
    """Guesses that were right, of all: each image is judged by the means of all others (leave one out), every
    feature in units of its spread."""
    names = sorted(one[0])
    right = 0
    for kind, images in (("one", one), ("many", many)):
        for index in range(len(images)):
            rest = {"one": one, "many": many} | {kind: images[:index] + images[index + 1:]}
            every = rest["one"] + rest["many"]
            spread = {name: statistics.pstdev(image[name] for image in every) or 1.0 for name in names}
            far = {
                other: sum(((images[index][name] - statistics.fmean(image[name] for image in group)) / spread[name]) ** 2
                           for name in names) for other, group in rest.items()}
            right += far[kind] < far["many" if kind == "one" else "one"]
    return right, len(one) + len(many)
