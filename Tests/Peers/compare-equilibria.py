#!/usr/bin/env python3
"""Compares all extreme equilibria of bimatrix games with what the neighbouring systems find.

    swift build -c release --product arena
    pip install pygambit nashpy quantecon        # each of them optional
    python3 Tests/Peers/compare-equilibria.py --arena .build/release/arena --games 300

Writes random and degenerate games as .nfg files, solves each by `arena solve FILE --concept extreme
--json`, by the definition in exact fractions, by Gambit's enummixed (rational), by Nashpy's vertex and
support enumeration and by QuantEcon's vertex enumeration. Peers that are not installed are skipped
with a message. Every profile that only one side lists is checked exactly and explained. The exit code
is 1 if the arena lists a profile that is no extreme equilibrium, lists one twice, or misses one that
the definition gives, and 2 if there is no arena to ask; what a peer does wrong is only reported.
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from fractions import Fraction
from itertools import combinations
from pathlib import Path

TOLERANCE = 1e-7  # Peers answer in doubles; two extreme equilibria of these games are further apart.


class Game:
    """Two tables of fractions, rows x columns."""

    def __init__(self, name, row, column):
        self.name, self.row, self.column = name, row, column
        self.rows, self.columns = len(row), len(row[0])

    def write(self, path):
        """Writes the payoff version of .nfg: the first player's strategy varies fastest."""
        numbers = [
            text(table[i][j])
            for j in range(self.columns)
            for i in range(self.rows)
            for table in (self.row, self.column)
        ]
        path.write_text(
            f'NFG 1 R "{self.name}" {{ "Row" "Column" }} {{ {self.rows} {self.columns} }}\n\n'
            + " ".join(numbers)
            + "\n"
        )


def text(number):
    """A decimal where there is one, so that every reader takes it."""
    if number.denominator == 1:
        return str(number.numerator)
    decimal = f"{float(number):.6f}".rstrip("0")
    return decimal if Fraction(decimal) == number else f"{number.numerator}/{number.denominator}"


# Games


def generate(count, largest, seed):
    """Games of many kinds, in turn; most sizes up to `largest`."""
    draw = random.Random(seed)
    kinds = [uniform, ties, zero_one, duplicates, zero_sum, common, decimals, unit_vectors, thin]
    yield from classics()
    for number in range(count):
        kind = kinds[number % len(kinds)]
        rows, columns = draw.randint(1, largest), draw.randint(1, largest)
        row, column = kind(draw, rows, columns)
        yield Game(f"{kind.__name__} {number}", row, column)


def table(rows, columns, entry):
    return [[Fraction(entry()) for _ in range(columns)] for _ in range(rows)]


def uniform(draw, rows, columns):
    return tuple(table(rows, columns, lambda: draw.randint(0, 100)) for _ in "rc")


def ties(draw, rows, columns):
    return tuple(table(rows, columns, lambda: draw.randint(-2, 2)) for _ in "rc")


def zero_one(draw, rows, columns):
    return tuple(table(rows, columns, lambda: draw.randint(0, 1)) for _ in "rc")


def duplicates(draw, rows, columns):
    row, column = uniform(draw, rows, columns)
    source, copy = draw.randrange(rows), draw.randrange(rows)
    row[copy], column[copy] = list(row[source]), list(column[source])
    return row, column


def zero_sum(draw, rows, columns):
    row = table(rows, columns, lambda: draw.randint(-4, 4))
    return row, [[-payoff for payoff in line] for line in row]


def common(draw, rows, columns):
    row = table(rows, columns, lambda: draw.randint(0, 3))
    return row, [list(line) for line in row]


def decimals(draw, rows, columns):
    return tuple(table(rows, columns, lambda: Fraction(draw.randint(-30, 30), 10)) for _ in "rc")


def unit_vectors(draw, rows, columns):
    row = table(rows, columns, lambda: 0)
    for j in range(columns):
        row[draw.randrange(rows)][j] = Fraction(1)
    return row, uniform(draw, rows, columns)[1]


def thin(draw, rows, columns):
    return ties(draw, 2, 3 * max(rows, columns) // 2)


def classics():
    """Games from the literature, and the most degenerate ones there are."""

    def whole(lines):
        return [[Fraction(payoff) for payoff in line] for line in lines]

    # R. Savani, B. von Stengel, "Hard-to-solve bimatrix games", Econometrica 74, 2006: the game with 75
    # equilibria of B. von Stengel, Discrete & Computational Geometry 21, 1999, with small payoffs.
    row = whole(
        [
            [-81, 36, -126, 126, -36, 90],
            [-180, 72, -333, 297, -153, 270],
            [20, -3, 42, -33, 17, -30],
            [-30, 17, -33, 42, -3, 20],
            [270, -153, 297, -333, 72, -180],
            [90, -36, 126, -126, 36, -81],
        ]
    )
    turned = [[row[j ^ 1][i ^ 1] for j in range(6)] for i in range(6)]
    yield Game("von Stengel 1999", row, turned)
    shapley = whole([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    yield Game("Shapley 1964", shapley, whole([[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    for size in (1, 2, 3, 4):
        same = whole([[1] * size] * size)
        yield Game(f"constant {size}", same, same)
        identity = whole([[int(i == j) for j in range(size)] for i in range(size)])
        yield Game(f"identity {size}", identity, identity)


# The definition, in fractions


def solve(rows, side):
    """The only solution of linear equations; None when there is not exactly one."""
    unknowns = len(rows[0])
    lines = [list(row) + [value] for row, value in zip(rows, side)]
    for step in range(unknowns):
        pivot = next((i for i in range(step, len(lines)) if lines[i][step] != 0), None)
        if pivot is None:
            return None
        lines[step], lines[pivot] = lines[pivot], lines[step]
        for i in range(len(lines)):
            if i != step and lines[i][step] != 0:
                factor = lines[i][step] / lines[step][step]
                lines[i] = [a - factor * b for a, b in zip(lines[i], lines[step])]
    if any(line[unknowns] != 0 for line in lines[unknowns:]):
        return None
    return [lines[i][unknowns] / lines[i][i] for i in range(unknowns)]


def vertices(payoffs):
    """All vertices of {x >= 0, payoffs x <= 1} but 0, as mixtures with (unused, best) labels."""
    low = min(min(line) for line in payoffs)
    positive = [[payoff - low + 1 for payoff in line] for line in payoffs]
    own = len(positive[0])
    facets = [([Fraction(int(i == k)) for i in range(own)], Fraction(0)) for k in range(own)]
    facets += [(line, Fraction(1)) for line in positive]
    found = {}
    for chosen in combinations(facets, own):
        point = solve([facet[0] for facet in chosen], [facet[1] for facet in chosen])
        if point is None or any(x < 0 for x in point) or not any(point):
            continue
        earned = [sum(a * x for a, x in zip(line, point)) for line in positive]
        if max(earned) <= 1:
            total = sum(point)
            unused = frozenset(i for i in range(own) if point[i] == 0)
            best = frozenset(k for k, value in enumerate(earned) if value == 1)
            found[tuple(x / total for x in point)] = (unused, best)
    return found


def by_definition(game):
    """All extreme equilibria: every strategy is unused or a best reply."""
    transposed = [[game.column[i][j] for i in range(game.rows)] for j in range(game.columns)]
    everything_x, everything_y = vertices(transposed), vertices(game.row)
    for x, (unused_x, best_y) in everything_x.items():
        for y, (unused_y, best_x) in everything_y.items():
            if len(unused_x | best_x) == game.rows and len(unused_y | best_y) == game.columns:
                yield x, y


def regret(game, x, y):
    """The largest gain of a deviation, exactly."""
    row = [sum(a * p for a, p in zip(line, y)) for line in game.row]
    column = [sum(game.column[i][j] * x[i] for i in range(game.rows)) for j in range(game.columns)]
    return max(
        max(row) - sum(p * value for p, value in zip(x, row)),
        max(column) - sum(p * value for p, value in zip(y, column)),
    )


# The solvers


def ask_arena(command, path, game):
    done = subprocess.run(
        [command, "solve", str(path), "--concept", "extreme", "--json"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode != 0:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr.strip()}")
    answer = json.loads(done.stdout)
    if not answer["complete"]:
        raise RuntimeError(f"not complete: {answer['status']}")
    return [
        tuple(
            mixture(equilibrium["strategies"].get(player, {}), size)
            for player, size in (("Row", game.rows), ("Column", game.columns))
        )
        for equilibrium in answer["equilibria"]
    ]


def mixture(sets, size):
    """Probabilities in the order of actions: of the numbers in their names, if there are such."""
    if not sets:
        return (1.0,) * size  # Who has one strategy decides nothing.
    (shares,) = sets.values()
    names = [re.search(r"(\d+)\D*$", name) for name in shares]
    values = [float(share) for share in shares.values()]
    if not all(names):
        return tuple(values)
    numbers = [int(found.group(1)) for found in names]
    if len(values) == size:
        return tuple(value for _, value in sorted(zip(numbers, values)))
    places = dict(zip(numbers, values))  # Actions that are never taken are left out.
    return tuple(places.get(1 + k, 0.0) for k in range(size))


def gambit():
    import pygambit

    def find(path, game):
        read = pygambit.read_nfg(str(path))
        answer = pygambit.nash.enummixed_solve(read, rational=True)
        return [
            tuple(
                tuple(float(profile[strategy]) for strategy in player.strategies)
                for player in read.players
            )
            for profile in answer.equilibria
        ]

    return find


def nashpy(method):
    import nashpy as package
    import numpy

    def find(path, game):
        tables = [numpy.array(part, dtype=float) for part in (game.row, game.column)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [
                tuple(tuple(float(share) for share in part) for part in profile)
                for profile in getattr(package.Game(*tables), method)()
            ]

    return find


def quantecon():
    import numpy
    from quantecon.game_theory import NormalFormGame, Player, vertex_enumeration

    def find(path, game):
        row = numpy.array(game.row, dtype=float)
        column = numpy.array(game.column, dtype=float).T.copy()
        return [
            tuple(tuple(float(share) for share in part) for part in profile)
            for profile in vertex_enumeration(NormalFormGame((Player(row), Player(column))))
        ]

    return find


def peers():
    """Every peer that can be imported."""
    makers = {
        "Gambit enummixed": gambit,
        "Nashpy vertices": lambda: nashpy("vertex_enumeration"),
        "Nashpy supports": lambda: nashpy("support_enumeration"),
        "QuantEcon vertices": quantecon,
    }
    for name, make in makers.items():
        try:
            yield name, make()
        except ImportError as error:
            print(f"skipped: {name} ({error})")


# The comparison


def same(first, second):
    return all(
        abs(float(a) - float(b)) <= TOLERANCE
        for one, other in zip(first, second)
        for a, b in zip(one, other)
    )


def unmatched(profiles, others):
    return [p for p in profiles if not any(same(p, other) for other in others)]


def distinct(profiles):
    once = []
    for profile in profiles:
        if not any(same(profile, other) for other in once):
            once.append(profile)
    return once


def explain(game, profile):
    """What a profile that is not among the extreme equilibria is."""
    if any(share != share for part in profile for share in part):
        return "not a number"
    exact = [[Fraction(share).limit_denominator(10**6) for share in part] for part in profile]
    if any(sum(part) != 1 or min(part) < 0 for part in exact):
        return "not a pair of mixtures"
    gain = regret(game, *exact)
    return "an equilibrium, not extreme" if gain == 0 else f"no equilibrium, gain {float(gain):.3g}"


def compare(name, profiles, truth, game, tally):
    """Compares one solver's list with the definition's; returns the serious differences."""
    once = distinct(profiles)
    faults = []
    if len(once) < len(profiles):
        tally[name, "lists an equilibrium twice"] += 1
        faults.append("lists an equilibrium twice")
    for profile in unmatched(once, truth):
        reason = explain(game, profile)
        tally[name, f"lists {reason.split(', gain')[0]}"] += 1
        faults.append(f"lists {profile}: {reason}")
    missing = unmatched(truth, once)
    if missing:
        tally[name, "misses extreme equilibria"] += 1
        faults.append(f"misses {len(missing)} of {len(truth)} extreme equilibria")
    if not faults:
        tally[name, "agrees"] += 1
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", default=".build/release/arena", help="the executable")
    parser.add_argument("--games", type=int, default=300, help="how many random games")
    parser.add_argument("--largest", type=int, default=4, help="the most strategies of a player")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="name every difference of a peer")
    options = parser.parse_args()
    if shutil.which(options.arena) is None:
        print(f"no executable {options.arena}: build it, or name it by --arena", file=sys.stderr)
        return 2
    others = list(peers())
    tally, failed, count = Counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for game in generate(options.games, options.largest, options.seed):
            count += 1
            path = Path(folder) / "game.nfg"
            game.write(path)
            truth = list(by_definition(game))
            try:
                found = ask_arena(options.arena, path, game)
                faults = compare("arena", found, truth, game, tally)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                faults = [str(error)]
            if faults:
                failed += 1
                print(f"{game.name}: arena {'; '.join(faults)}\n{path.read_text()}")
            for name, find in others:
                try:
                    faults = compare(name, find(path, game), truth, game, tally)
                except Exception as error:  # A peer may refuse a game in any way it likes.
                    faults = [f"refuses: {type(error).__name__}: {error}"]
                    tally[name, "refuses"] += 1
                if faults and options.verbose:
                    print(f"{game.name}: {name} {'; '.join(faults)}")
    print(f"{count} games")
    for (name, what), times in sorted(tally.items()):
        print(f"  {name}: {what} in {times}" + (" games" if times != 1 else " game"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
