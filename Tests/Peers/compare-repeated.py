#!/usr/bin/env python3
"""Compares `arena solve --repeat` with QuantEcon on random games of two players.

    swift build -c release --product arena
    pip install quantecon
    Tests/Peers/compare-repeated.py --arena .build/release/arena --games 100

Every game has 2 x 2 or 3 x 3 cells of whole numbers. At several discounts both sets of subgame-perfect payoffs
(Abreu and Sannikov 2014) must agree corner by corner within 1e-6, and be empty together. Exits 1 when something
differs, 2 if there is no arena to ask; 0 also where QuantEcon is not installed.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE = 1e-6  # Of payoffs between 0 and 10.
DISCOUNTS = [0.15, 0.3, 0.45, 0.6, 0.8, 0.95]


def ask(arena, path, discount):
    answer = subprocess.run(
        [arena, "solve", str(path), "--repeat", f"discount={discount}", "--json"],
        capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"arena solve --repeat: {answer.stderr.strip()}")
    found = json.loads(answer.stdout)
    return found["payoffs"], found["status"]


def written(row, column):
    """The game in Gambit's payoff format, the first player's strategies fastest."""
    size = len(row)
    cells = [f"{row[i][j]} {column[i][j]}" for j in range(size) for i in range(size)]
    return f'NFG 1 R "game" {{ "one" "two" }} {{ {size} {size} }}\n\n' + " ".join(cells) + "\n"


def distance(point, corners):
    """How far a point lies outside the hull of counterclockwise corners."""
    if len(corners) == 1:
        return ((point[0] - corners[0][0]) ** 2 + (point[1] - corners[0][1]) ** 2) ** 0.5
    nearest, inside = float("inf"), len(corners) > 2
    for index, (x, y) in enumerate(corners):
        u, v = corners[(index + 1) % len(corners)]
        length = (u - x) ** 2 + (v - y) ** 2
        share = max(0, min(1, ((point[0] - x) * (u - x) + (point[1] - y) * (v - y)) / length))
        near = (x + share * (u - x), y + share * (v - y))
        nearest = min(nearest, ((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5)
        if (u - x) * (point[1] - y) - (v - y) * (point[0] - x) < 0:
            inside = False
    return 0 if inside else nearest


def peer(numpy, quantecon, row, column, discount):
    first = quantecon.game_theory.Player(numpy.array(row, dtype=float))
    second = quantecon.game_theory.Player(numpy.array(column, dtype=float).T)
    game = quantecon.game_theory.NormalFormGame((first, second))
    repeated = quantecon.game_theory.RepeatedGame(game, discount)
    # Its first threat is 0, which no payoff here falls below.
    try:
        hull = repeated.equilibrium_payoffs(
            method="abreu_sannikov", options={"tol": 1e-10, "max_iter": 5000})
    except Exception as error:  # Its hull needs an area.
        return None, str(error).split("\n")[0]
    points = [tuple(map(float, hull.points[index])) for index in hull.vertices]
    return points, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--arena", default=".build/release/arena")
    parser.add_argument("--games", type=int, default=100)
    options = parser.parse_args()
    if not Path(options.arena).exists():
        print(f"there is no {options.arena}", file=sys.stderr)
        return 2
    try:
        import numpy
        import quantecon
    except ImportError:
        print("skipped: QuantEcon is not installed")
        return 0
    stream = random.Random(2014)
    compared = skipped = wrong = 0
    largest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.nfg"
        for number in range(options.games):
            size = 2 + number % 2
            row, column = (
                [[stream.randint(0, 10) for _ in range(size)] for _ in range(size)] for _ in range(2))
            path.write_text(written(row, column))
            for discount in DISCOUNTS:
                ours, status = ask(options.arena, path, discount)
                theirs, trouble = peer(numpy, quantecon, row, column, discount)
                if theirs is None:
                    # Points and segments have no area: then ours must have none either.
                    if ours and len(ours) > 2:
                        wrong += 1
                        print(f"{row} {column} at {discount}: {len(ours)} corners, theirs: {trouble}")
                    skipped += 1
                    continue
                compared += 1
                if not ours:
                    wrong += 1
                    print(f"{row} {column} at {discount}: none ({status}), theirs {theirs}")
                    continue
                far = max(
                    max(distance(point, ours) for point in theirs),
                    max(distance(point, theirs) for point in ours))
                largest = max(largest, far)
                if far > TOLERANCE:
                    wrong += 1
                    print(f"{row} {column} at {discount}: {far} apart\n  ours {ours}\n  theirs {theirs}")
    print(
        f"{compared} sets compared, largest distance {largest:.2g}; {skipped} without area, or none; "
        f"{wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
