#!/usr/bin/env python3
"""Compares `arena solve --repeat` with its definition where two players move one after the other.

    swift build -c release --product arena
    pip install scipy
    Tests/Peers/compare-turns.py --arena .build/release/arena --games 10

The first player chooses among two or three actions; after some of them the second, who sees which, chooses
among two. A set of payoffs is made smaller until it rests: kept is what some plan for all decisions earns with
a promise out of the set after each way a round can end, if at no decision whoever moves gains by another
action; every corner by a linear program (after Abreu, Pearce and Stacchetti 1990). Both sets must agree within
1e-6. Exits 1 when something differs, 2 if there is no arena to ask; 0 also where scipy is not installed.
"""

import argparse
import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE = 1e-6  # Of payoffs between 0 and 10.
DISCOUNTS = [0.2, 0.4, 0.55]


def drawn(stream):
    """For each action of the first player the payoffs of its ends: one, or two if the second moves."""
    def end():
        return stream.randint(0, 10), stream.randint(0, 10)
    game = [[end() for _ in range(stream.choice([1, 2, 2]))] for _ in range(stream.choice([2, 3]))]
    return game if any(len(ends) == 2 for ends in game) else drawn(stream)


def written(game):
    """The game in Gambit's extensive format."""
    lines = ['EFG 2 R "game" { "one" "two" } ""']
    names = " ".join(f'"{action}"' for action in range(len(game)))
    lines.append(f'p "" 1 1 "" {{ {names} }} 0')
    number = 0
    for action, ends in enumerate(game):
        if len(ends) == 2:
            lines.append(f'p "" 2 {action + 1} "" {{ "left" "right" }} 0')
        for first, second in ends:
            number += 1
            lines.append(f't "" {number} "" {{ {first}, {second} }}')
    return "\n".join(lines) + "\n"


def hull(points):
    """Corners counterclockwise."""
    points = sorted(set((round(x, 11), round(y, 11)) for x, y in points))
    if len(points) <= 2:
        return points

    def half(points):
        chain = []
        for point in points:
            while len(chain) > 1 and (
                (chain[-1][0] - chain[-2][0]) * (point[1] - chain[-2][1])
                - (chain[-1][1] - chain[-2][1]) * (point[0] - chain[-2][0])
            ) <= 1e-12:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(points) + half(points[::-1])


def distance(point, corners):
    """How far a point lies from the set between corners."""
    inside, nearest = len(corners) > 2, float("inf")
    for (x, y), (u, v) in zip(corners, corners[1:] + corners[:1]):
        length = (u - x) ** 2 + (v - y) ** 2
        share = 0 if length == 0 else max(
            0, min(1, ((point[0] - x) * (u - x) + (point[1] - y) * (v - y)) / length))
        nearest = min(
            nearest, math.hypot(point[0] - x - share * (u - x), point[1] - y - share * (v - y)))
        if (u - x) * (point[1] - y) - (v - y) * (point[0] - x) < 0:
            inside = False
    return 0 if inside else nearest


class Step:
    """What a plan earns with promises out of a set."""

    def __init__(self, numpy, optimize, game, plan, corners, discount):
        self.optimize, self.corners = optimize, corners
        first, answers = plan
        places = [(action, end) for action, ends in enumerate(game) for end in range(len(ends))]
        count = len(corners)
        width = count * len(places)

        def value(place, seat):
            """What a seat earns at an end: a row of weights of promises, and a constant."""
            row = numpy.zeros(width)
            begin = places.index(place) * count
            row[begin:begin + count] = [discount * corner[seat] for corner in corners]
            return row, (1 - discount) * game[place[0]][place[1]][seat]

        reached = [(action, answers[action]) for action in range(len(game))]
        rows, bounds = [], []

        def prefer(better, worse, seat):
            (a, b), (c, d) = value(better, seat), value(worse, seat)
            rows.append(c - a)
            bounds.append(b - d)

        for action, ends in enumerate(game):
            if len(ends) == 2:
                prefer(reached[action], (action, 1 - answers[action]), 1)
            if action != first:
                prefer(reached[first], reached[action], 0)
        self.rows, self.bounds = numpy.array(rows), numpy.array(bounds)
        self.sums = numpy.zeros((len(places), width))
        for index in range(len(places)):
            self.sums[index, index * count:(index + 1) * count] = 1
        self.ones = numpy.ones(len(places))
        self.payoffs = [value(reached[first], seat) for seat in (0, 1)]

    def farthest(self, direction):
        """The point that is farthest in a direction; nothing if the plan cannot be kept to."""
        aim = sum(-weight * row for weight, (row, _) in zip(direction, self.payoffs))
        found = self.optimize.linprog(
            aim, A_ub=self.rows, b_ub=self.bounds, A_eq=self.sums, b_eq=self.ones, bounds=(0, None),
            method="highs-ds")
        if not found.success:
            return None
        return tuple(float(row @ found.x + constant) for row, constant in self.payoffs)

    def points(self):
        start = [self.farthest(direction) for direction in [(1, 0), (0, 1), (-1, 0), (0, -1)]]
        if start[0] is None:
            return []
        known = hull(start)
        while True:
            more = []
            if len(known) > 1:
                for (x, y), (u, v) in zip(known, known[1:] + known[:1]):
                    normal = (v - y, x - u)
                    length = math.hypot(*normal)
                    normal = (normal[0] / length, normal[1] / length)
                    point = self.farthest(normal)
                    if point and (point[0] - x) * normal[0] + (point[1] - y) * normal[1] > 1e-9:
                        more.append(point)
            if not more:
                return known
            known = hull(known + more)


def defined(numpy, optimize, game, discount):
    corners = hull([end for ends in game for end in ends])
    plans = [
        (first, answers)
        for first in range(len(game))
        for answers in itertools.product(*[range(len(ends)) for ends in game])
    ]
    while True:
        points = []
        for plan in plans:
            points += Step(numpy, optimize, game, plan, corners, discount).points()
        after = hull(points)
        if not after:
            return []
        moved = max(distance(corner, after) for corner in corners)
        corners = after
        if moved < 1e-8:
            return corners


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--arena", default=".build/release/arena")
    parser.add_argument("--games", type=int, default=10)
    options = parser.parse_args()
    if not Path(options.arena).exists():
        print(f"there is no {options.arena}", file=sys.stderr)
        return 2
    try:
        import numpy
        from scipy import optimize
    except ImportError:
        print("skipped: scipy is not installed")
        return 0
    stream = random.Random(1990)
    compared = wrong = 0
    largest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.efg"
        for _ in range(options.games):
            game = drawn(stream)
            path.write_text(written(game))
            for discount in DISCOUNTS:
                answer = subprocess.run(
                    [options.arena, "solve", str(path), "--repeat", f"discount={discount}", "--json"],
                    capture_output=True, text=True, check=False)
                if answer.returncode != 0:
                    sys.exit(f"arena solve --repeat: {answer.stderr.strip()}")
                found = json.loads(answer.stdout)
                ours, theirs = found["payoffs"], defined(numpy, optimize, game, discount)
                compared += 1
                far = float("inf")
                if ours and theirs:
                    far = max(
                        max(distance(point, ours) for point in theirs),
                        max(distance(point, theirs) for point in ours))
                elif not ours and not theirs:
                    far = 0
                largest = max(largest, far)
                if far > TOLERANCE:
                    wrong += 1
                    print(f"{game} at {discount}: {far} apart\n  ours {ours}\n  theirs {theirs}", flush=True)
    print(f"{compared} sets compared, largest distance {largest:.2g}; {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
