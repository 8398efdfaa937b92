#!/usr/bin/env python3
"""Compares what `arena import` says of tables of outcomes with scipy, numpy and the Axelrod library.

    swift build -c release --product arena
    pip install scipy axelrod        # the library is optional
    Tests/Peers/compare-ratings.py --arena .build/release/arena --games 200

Deviation ratings are computed by definition: at each stage an auxiliary linear program (HiGHS) for every
open strategy says whether its gain is tight in all optima. Beside that it counts for how many games the
shorter rule, which fixes what is tight at the one optimum that a solver returned, depends on the order of
strategies. Replicator fitness is iterated with numpy. A tournament of the Axelrod library is written by the
library itself, imported, and compared pair by pair and by ranking. Exits 1 when something differs, 2 if there
is no arena to ask; 0 also where scipy is not installed.
"""

import argparse
import csv
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE = 1e-6  # Of payoffs between 0 and about 10.


def ask(arena, *words):
    answer = subprocess.run(
        [arena, "import", *map(str, words), "--json"], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"arena import {' '.join(map(str, words))}: {answer.stderr.strip()}")
    return json.loads(answer.stdout)


def gains(numpy, row, column):
    """What each strategy of both players gains in each profile: strategies x profiles."""
    rows, columns = row.shape
    own = [[row[k, j] - row[i, j] for i in range(rows) for j in range(columns)] for k in range(rows)]
    other = [
        [column[i, k] - column[i, j] for i in range(rows) for j in range(columns)]
        for k in range(columns)
    ]
    return numpy.array(own + other)


def ratings(numpy, linprog, row, column, by_definition=True):
    table = gains(numpy, row, column)
    count, profiles = table.shape
    values = [None] * count

    def solve(objective, most=None):
        left, bounds = [], []
        for k in range(count):
            open_ = values[k] is None
            left.append(numpy.append(table[k], -1.0 if open_ and most is None else 0.0))
            bounds.append((0.0 if most is None else most) if open_ else values[k])
        answer = linprog(
            objective, A_ub=left, b_ub=numpy.array(bounds) + 1e-11,
            A_eq=[numpy.append(numpy.ones(profiles), 0.0)], b_eq=[1.0],
            bounds=[(0, None)] * profiles + [(None, None)], method="highs-ds")
        if answer.status != 0:
            sys.exit(f"scipy: {answer.message}")
        return answer

    while None in values:
        stage = solve(numpy.append(numpy.zeros(profiles), 1.0))
        level, tight = stage.fun, []
        for k in range(count):
            if values[k] is not None:
                continue
            least = (
                solve(numpy.append(table[k], 0.0), most=level).fun
                if by_definition else table[k] @ stage.x[:profiles])
            if least >= level - 1e-8:
                tight.append(k)
        for k in tight or sys.exit("scipy: no gain is tight in all optima"):
            values[k] = level
    return numpy.array(values)


def replicator(numpy, table, steps, rate):
    shares = numpy.ones(len(table)) / len(table)
    for _ in range(steps):
        fitness = table @ shares
        mean = shares @ fitness
        # How far payoffs lie apart of what is still played, or the best strategies from the next.
        played = table[shares > 1e-6][:, shares > 1e-6]
        others = fitness[fitness < fitness.max() - 1e-13 * abs(fitness.max())]
        lead = fitness.max() - others.max() if len(others) else 0
        spread = max(played.max() - played.min(), lead)
        shares = shares * numpy.exp(rate * (fitness - mean) / (spread or 1))
        shares /= shares.sum()
    return shares, table @ shares


def write(path, row, column):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["row", "column", "payoff", "column payoff"])
        for i in range(row.shape[0]):
            for j in range(row.shape[1]):
                # Names in the order of numbers; those of the columns are others.
                table.writerow([f"r{i:03}", f"c{j:03}", repr(float(row[i, j])), repr(float(column[i, j]))])


def write_symmetric(path, row):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["row", "column", "payoff"])
        for i in range(len(row)):
            for j in range(len(row)):
                table.writerow([f"s{i:03}", f"s{j:03}", repr(float(row[i, j]))])


def compare_games(arena, games, numpy, linprog):
    generator = numpy.random.default_rng(2502)
    wrong = ambiguous = 0
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        for number in range(games):
            kinds = ["whole", "thirds", "few", "real"]
            kind = kinds[number % len(kinds)]

            def draw(rows, columns):
                if kind == "whole":
                    return generator.integers(0, 8, (rows, columns)).astype(float)
                if kind == "thirds":
                    return generator.integers(0, 24, (rows, columns)) / 3
                if kind == "few":
                    return generator.integers(0, 3, (rows, columns)).astype(float)
                return generator.uniform(0, 10, (rows, columns))

            if number % 2 == 0:
                size = int(generator.integers(2, 8))
                row = draw(size, size)
                column = row.T
                write_symmetric(path, row)
            else:
                row = draw(int(generator.integers(1, 7)), int(generator.integers(1, 7)))
                column = draw(*row.shape)
                write(path, row, column)
            answer = ask(arena, path)
            sides = answer["rows"] + (answer["columns"] or answer["rows"])
            ours = numpy.array([side["rating"] for side in sides], dtype=float)
            theirs = ratings(numpy, linprog, row, column)
            distance = numpy.abs(ours - theirs).max()
            worst = max(worst, distance)
            if not distance <= TOLERANCE or not answer["rating"]["unique"]:
                wrong += 1
                print(f"game {number} ({kind}): arena {ours}, scipy {theirs}")
            if number % 2 == 0:
                # As many steps as were made until the shares rest; who rests has done so for both.
                made = answer["replicator"]
                shares, fitness = replicator(numpy, row, made["steps"], made["rate"])
                found = numpy.array([side["share"] for side in answer["rows"]])
                if numpy.abs(found - shares).max() > 1e-9:
                    wrong += 1
                    print(f"game {number}: shares {found}, numpy {shares}")
                earned = numpy.array([side["fitness"] for side in answer["rows"]])
                if numpy.abs(earned - fitness).max() > 1e-9:
                    wrong += 1
                    print(f"game {number}: fitness {earned}, numpy {fitness}")
                order = generator.permutation(len(row))
                first = ratings(numpy, linprog, row, column, by_definition=False)[: len(row)]
                moved = row[numpy.ix_(order, order)]
                second = ratings(numpy, linprog, moved, moved.T, by_definition=False)[: len(row)]
                ambiguous += bool(numpy.abs(first[order] - second).max() > TOLERANCE)
    print(f"{games} games: {wrong} differ; the greatest distance of ratings is {worst:.1e}")
    print(f"fixing what one solver's optimum has tight: {ambiguous} of {(games + 1) // 2} symmetric games "
          "rated otherwise in another order")
    return wrong


def compare_axelrod(arena, numpy):
    try:
        import axelrod
    except ImportError:
        print("skipped: the Axelrod library is not installed (pip install axelrod)")
        return 0
    players = [
        kind() for kind in (
            axelrod.TitForTat, axelrod.Grudger, axelrod.Cooperator, axelrod.Defector, axelrod.Random,
            axelrod.WinStayLoseShift, axelrod.TitFor2Tats, axelrod.FirstByJoss, axelrod.GTFT,
            axelrod.Alternator, axelrod.Prober, axelrod.FirstByDowning)
    ]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "matches.csv"
        tournament = axelrod.Tournament(players, turns=100, repetitions=10, seed=1980)
        results = tournament.play(filename=str(path), progress_bar=False)
        names = [str(player) for player in players]
        columns = ["--payoff", "Score per turn"]
        answer = ask(arena, path, *columns)
        found = [entry["name"] for entry in answer["rows"]]
        order = [names.index(name) for name in found]
        for i, own in enumerate(order):
            for j, other in enumerate(order):
                ours = answer["payoffs"][i][j]
                theirs = results.payoff_matrix[own][other]
                if ours["replicates"] != 10 or not math.isclose(ours["mean"], theirs, abs_tol=1e-9):
                    wrong += 1
                    print(f"{names[own]} against {names[other]}: arena {ours['mean']}, Axelrod {theirs}")
        # The library's scores leave out matches of strategies with themselves.
        rows = list(csv.DictReader(open(path, newline="", encoding="utf-8")))
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(row for row in rows if row["Player index"] != row["Opponent index"])
        answer = ask(arena, path, *columns)
        means = {name: sum(scores) / len(scores) for name, scores in zip(names, results.normalised_scores)}
        for entry in answer["rows"]:
            if not math.isclose(entry["score"]["mean"], means[entry["name"]], abs_tol=1e-9):
                wrong += 1
                print(f"{entry['name']}: arena {entry['score']['mean']}, Axelrod {means[entry['name']]}")
        ours = [entry["name"] for entry in sorted(answer["rows"], key=lambda entry: entry["rank"])]
        theirs = sorted(means, key=lambda name: (-round(means[name], 9), ours.index(name)))
        if ours != theirs:
            wrong += 1
            print(f"ranking: arena {ours}, Axelrod {theirs}")
    print(f"a tournament of {len(players)} strategies of Axelrod {axelrod.__version__}: {wrong} differ")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", default=Path(__file__).resolve().parents[2] / ".build/release/arena")
    parser.add_argument("--games", type=int, default=200)
    arguments = parser.parse_args()
    if not Path(arguments.arena).exists():
        print(f"there is no arena at {arguments.arena}; build it, or say where it is with --arena")
        return 2
    try:
        import numpy
        from scipy.optimize import linprog
    except ImportError:
        print("skipped: scipy is not installed (pip install scipy)")
        return 0
    wrong = compare_games(arguments.arena, arguments.games, numpy, linprog)
    return 1 if wrong + compare_axelrod(arguments.arena, numpy) else 0


if __name__ == "__main__":
    sys.exit(main())
