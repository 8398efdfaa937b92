#!/usr/bin/env python3
"""Compares action graph games with Gambit, if pygambit is installed.

    pip install pygambit
    swift build -c release
    python3 Tests/Peers/compare-action-graphs.py [path of arena]

Random games with and without function nodes, and with and without types, are written as .agg and .bagg
files. The arena exports the table of each; every payoff must be the one that Gambit says. Exits 0 when all agree or nobody is there to compare
with, and 1 otherwise.
"""

import itertools
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

try:
    import pygambit
except ImportError:
    pygambit = None

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GAMES = 120


def signature(dice, nodes):
    """A function node's type, with weights where it takes some."""
    kind = dice.choice([0, 1, 2, 3, 10, 11, 12, 13])
    if kind < 10:
        return str(kind)
    # Gambit breaks down over counts below 0.
    weights = " ".join(str(dice.randint(0, 4)) for _ in range(nodes))
    return f"{kind} {dice.randint(0, 3)} [{weights}]"


def counts(players, nodes, sets, neighbours, functions):
    """The counts around every action node, by the definition in Gambit's program."""

    def contribution(function, action, ways):
        kind, default, weights = function
        weight = weights[action] if weights else 1
        if kind % 10 == 0:
            return default + ways * weight
        if kind % 10 == 1:
            return int(default + ways * weight > 0)
        if ways == 0:
            return default
        return weights[action] if weights else action

    def fold(function, values):
        kind, default, _ = function
        if kind % 10 == 0:
            return sum(values)
        if kind % 10 == 1:
            return int(any(values))
        real = [value for value in values if value != default]
        return (max if kind % 10 == 2 else min)(real) if real else default

    found = [set() for _ in range(nodes)]
    for profile in itertools.product(*sets):
        for own in set(profile):
            key = []
            for neighbour in neighbours[own]:
                if neighbour < nodes:
                    key.append(profile.count(neighbour))
                    continue
                function = functions[neighbour - nodes]
                ways = neighbours[neighbour]
                key.append(fold(function, [contribution(function, a, ways.count(a)) for a in profile]))
            found[own].add(tuple(key))
    return [sorted(keys) for keys in found]


def kinds(dice, own):
    """The types of a player, who may choose all nodes of a set: weights in eighths, and their nodes."""
    count = dice.randint(1, 3)
    # The arena leaves out a type that is never drawn.
    cuts = sorted(dice.sample(range(1, 8), count - 1))
    weights = [(high - low) / 8 for low, high in zip([0] + cuts, cuts + [8])]
    sets = [sorted(dice.sample(own, dice.randint(1, len(own)))) for _ in weights[1:]] + [own]
    return list(zip(weights, sets))


def game(seed, hasTypes):
    """A random file, and how likely each type of each player is."""
    dice = random.Random(seed)
    players, nodes, functions = dice.randint(1, 4), dice.randint(1, 4), dice.randint(0, 2)
    sets = [sorted(dice.sample(range(nodes), dice.randint(1, nodes))) for _ in range(players)]
    # Gambit breaks down over nodes that nobody can choose.
    sets[0] = list(range(nodes))
    neighbours = [
        [dice.randrange(nodes + functions) for _ in range(dice.randint(0, 3))] for _ in range(nodes)
    ] + [[dice.randrange(nodes) for _ in range(dice.randint(1, 3))] for _ in range(functions)]
    signatures = [signature(dice, nodes) for _ in range(functions)]
    parsed = []
    for text in signatures:
        numbers = [int(word) for word in text.replace("[", " ").replace("]", " ").split()]
        if numbers[0] < 10:
            parsed.append((numbers[0], nodes + functions if numbers[0] > 1 else 0, None))
        else:
            parsed.append((numbers[0], numbers[1], numbers[2:]))
    types = [kinds(dice, own) if hasTypes else [(1, own)] for own in sets]
    lines = ["#BAGG" if hasTypes else "#AGG", "# a comment", str(players), str(nodes), str(functions)]
    if hasTypes:
        lines.append(" ".join(str(len(own)) for own in types))
        lines += [" ".join(str(weight) for weight, _ in own) for own in types]
    lines += [" ".join(str(len(actions)) for _, actions in own) for own in types]
    lines += [" ".join(map(str, actions)) for own in types for _, actions in own]
    lines += [" ".join(map(str, [len(own)] + own)) for own in neighbours] + signatures
    for keys in counts(players, nodes, sets, neighbours, parsed):
        payoffs = [dice.randint(-99, 99) for _ in keys]
        if dice.random() < 0.5:
            lines.append(" ".join(map(str, [0] + payoffs)))
            continue
        lines.append(f"1 {len(keys)}")
        rows = list(zip(keys, payoffs))
        dice.shuffle(rows)
        lines += [f"[{' '.join(map(str, key))}] {payoff}" for key, payoff in rows]
    return "\n".join(lines) + "\n", [[weight for weight, _ in own] for own in types]


def said_by_gambit(path, weights):
    """The payoffs of all profiles, the first player's strategy fastest.

    To Gambit every type is a player, who is paid what it gets when it is drawn.
    """
    read = (pygambit.read_bagg if path.endswith(".bagg") else pygambit.read_agg)(path)
    sizes = [len(player.strategies) for player in read.players]
    strategies = []
    first = 0
    for own in weights:
        strategies.append(list(itertools.product(*map(range, sizes[first : first + len(own)]))))
        first += len(own)
    payoffs = []
    for profile in itertools.product(*reversed(strategies)):
        chosen = [action for strategy in profile[::-1] for action in strategy]
        data = [[int(k == own) for k in range(size)] for own, size in zip(chosen, sizes)]
        mixed = read.mixed_strategy_profile(data=data)
        paid = iter([float(mixed.payoff(player)) for player in read.players])
        payoffs.append([sum(weight * next(paid) for weight in own) for own in weights])
    return payoffs


def agree(found, expected):
    """Whether two tables are the same, up to the rounding of sums over types."""
    return len(found) == len(expected) and all(
        len(row) == len(other) and all(abs(x - y) <= 1e-9 * (1 + abs(y)) for x, y in zip(row, other))
        for row, other in zip(found, expected)
    )


def main():
    arena = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/arena")
    if not pygambit:
        print("skipped: pygambit is not installed")
        return 0
    if not os.path.exists(arena):
        print(f"skipped: there is no {arena}; run swift build -c release")
        return 0
    wrong = 0
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(GAMES):
            hasTypes = seed % 2 == 1
            path = os.path.join(folder, f"{seed}.{'bagg' if hasTypes else 'agg'}")
            text, weights = game(seed, hasTypes)
            with open(path, "w") as file:
                file.write(text)
            try:
                expected = said_by_gambit(path, weights)
            except ValueError as refusal:
                print(f"skipped {seed}: Gambit says {refusal}")
                continue
            answer = subprocess.run(
                [os.path.abspath(arena), "export", path, "--format", "nfg"],
                capture_output=True,
                text=True,
            )
            rows = answer.stdout.split("\n")[2:-1]
            found = [[float(Fraction(word)) for word in row.split()] for row in rows]
            compared += 1
            if answer.returncode != 0 or not agree(found, expected):
                wrong += 1
                print(f"DIFFERS {seed}: {answer.stderr.strip()} {found} and {expected}")
    print(f"{compared} comparisons, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
