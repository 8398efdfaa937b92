#!/usr/bin/env python3
"""Asks whether equilibria stay the same when payoffs are multiplied and moved, and are the neighbours' too.

    swift build -c release --product arena
    pip install pygambit nashpy quantecon        # each of them optional
    python3 Tests/Peers/compare-scales.py --arena .build/release/arena --games 300

Multiplying a player's payoffs by a positive number, or adding one to them, changes no equilibrium. Random
games of two and three players, degenerate ones among them, are written as .nfg files in several units,
wherever doubles still carry the payoffs, and solved by `arena solve FILE --concept pure`, `extreme`,
`nash` and `supports`. What these list must be the same in all units, and nothing twice. It must hold all
that Gambit's enumpure, enummixed and enumpoly list and, in games without ties, Nashpy's enumerations. Of
every equilibrium listed the regret is worked out in fractions from the payoffs in the file: at most 1e-8
of their range, and 0 for a pure one.

`--speed` times QuantEcon's vertex enumeration and `arena bench` on games of the same sizes instead.

The exit code is 1 if there is a difference that speaks against the arena, and 2 if there is no arena to
ask. What a neighbour misses, and what it lists that is no equilibrium, is only counted.
"""

import argparse
import itertools
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

REGRET = Fraction(1, 10**8)  # Of a player's range of payoffs.
TOLERANCE = 1e-6  # Between probabilities: neighbours answer in doubles, or after some steps of Newton.
ROUNDED = Fraction(1, 10**10)  # How much of the range of payoffs may be lost in doubles, for searches there.
DUST = 1e-12  # A share below this is what rounding left of none.
TIMED = 20  # How many games the median is of, as in the bench.
TIMED_SIZES = (10, 12, 14)  # The sizes that are rows of the bench.

# Factor and constant of each player, the third player's being those of the first.
UNITS = [(("1", "0"),) * 2]
UNITS += [((factor, "0"),) * 2 for factor in ("1e-12", "1e-6", "1e6", "1e12")]
UNITS += [(("1", "1e3"),) * 2, (("1", "-1e6"),) * 2, (("1e6", "1e3"), ("1e-6", "-1e6"))]
UNITS += [(("1e-12", "-1"), ("1e12", "1e3")), (("1e-6", "1e3"), ("1e12", "-1e6"))]


class Game:
    """Whole payoffs by profile, for every player."""

    def __init__(self, kind, sizes, entry):
        self.kind, self.sizes = kind, sizes
        self.profiles = list(itertools.product(*map(range, sizes)))
        self.payoffs = [{profile: entry(player, profile) for profile in self.profiles}
                        for player in range(len(sizes))]

    def scaled(self, units):
        """The payoffs in other units, as decimals."""
        return [
            {profile: payoff * Decimal(factor) + Decimal(constant) for profile, payoff in table.items()}
            for table, (factor, constant) in zip(self.payoffs, units + units[:1])
        ]

    def write(self, path, tables):
        """Writes the payoff version of .nfg: the first player's strategy varies fastest."""
        backward = itertools.product(*map(range, reversed(self.sizes)))
        numbers = [str(table[profile[::-1]]) for profile in backward for table in tables]
        names = " ".join(f'"P{player}"' for player in range(len(self.sizes)))
        sizes = " ".join(map(str, self.sizes))
        path.write_text(f'NFG 1 R "{self.kind}" {{ {names} }} {{ {sizes} }}\n\n{" ".join(numbers)}\n')


# Games


def generate(count, largest, seed):
    """Games of many kinds, in turn; every fourth has three players."""
    draw = random.Random(seed)
    kinds = itertools.cycle([wide, ties, zero_one, twins, zero_sum, common])
    for number in range(count):
        if number % 4 == 3:
            kind, sizes = (wide, ties)[number // 4 % 2], draw.choice([(2, 2, 2), (3, 2, 2)])
        else:
            kind, sizes = next(kinds), (draw.randint(1, largest), draw.randint(1, largest))
        yield Game(kind.__name__, sizes, kind(draw, sizes))


def wide(draw, sizes):
    return lambda player, profile: draw.randint(-999, 999)


def ties(draw, sizes):
    return lambda player, profile: draw.randint(-2, 2)


def zero_one(draw, sizes):
    return lambda player, profile: draw.randint(0, 1)


def twins(draw, sizes):
    """Two strategies of the first player pay everybody the same."""
    copy, source = draw.randrange(sizes[0]), draw.randrange(sizes[0])
    drawn = {}

    def entry(player, profile):
        place = (player, source if profile[0] == copy else profile[0], profile[1])
        return drawn.setdefault(place, draw.randint(0, 99))

    return entry


def zero_sum(draw, sizes):
    drawn = {}
    return lambda player, profile: (1 - 2 * player) * drawn.setdefault(profile, draw.randint(-9, 9))


def common(draw, sizes):
    drawn = {}
    return lambda player, profile: drawn.setdefault(profile, draw.randint(0, 5))


# The definition, in fractions


class Judge:
    """The payoffs of a file, and what is lost of each player's when they are doubles."""

    def __init__(self, game, tables):
        self.game = game
        self.tables = [{key: Fraction(value) for key, value in table.items()} for table in tables]
        self.ranges = [max(table.values()) - min(table.values()) for table in self.tables]
        self.written = tables

    def concepts(self):
        """What can be asked of the arena, which reads doubles.

        Where every payoff is the shortest decimal of its double, two players' games are solved exactly;
        other searches compute with the doubles, and then little may be lost of the range of payoffs.
        """
        are_two = len(self.tables) == 2
        if any(Decimal(repr(float(value))) != value for table in self.written for value in table.values()):
            return []
        are_close = all(
            abs(Fraction(float(value)) - value) <= ROUNDED * span
            for table, span in zip(self.tables, self.ranges) for value in table.values())
        exact = ["pure", "extreme", "nash"] if are_two else ["pure"]
        return exact + (["supports"] if are_two else ["nash", "supports"]) * are_close

    def judge(self, profile):
        """Every player's payoff and regret."""
        exact = [[Fraction(share) / sum(map(Fraction, part)) for share in part] for part in profile]
        replies = [[Fraction(0)] * size for size in self.game.sizes]
        for place in self.game.profiles:
            for player, table in enumerate(self.tables):
                odds = table[place]
                for other, strategy in enumerate(place):
                    if other != player:
                        odds *= exact[other][strategy]
                replies[player][place[player]] += odds
        reached = [sum(p * x for p, x in zip(*pair)) for pair in zip(exact, replies)]
        return reached, [max(row) - value for row, value in zip(replies, reached)]

    def is_equilibrium(self, profile, share=REGRET):
        return all(gain <= share * span for gain, span in zip(self.judge(profile)[1], self.ranges))

    def faults(self, found):
        """What is wrong by the definition with an equilibrium that the arena lists."""
        for part in found["profile"]:
            if min(part) < 0 or abs(sum(part) - 1) > 1e-12:
                yield f"no mixture: {part}"
        reached, regrets = self.judge(found["profile"])
        is_pure = all(set(part) <= {0, 1} for part in found["profile"])
        for player, (gain, span) in enumerate(zip(regrets, self.ranges)):
            if gain > (0 if is_pure else REGRET * span):
                yield f"player {player} gains {float(gain):.3g} of {float(span):.3g} by leaving {found}"
            largest = max(map(abs, self.tables[player].values()))
            if abs(Fraction(found["payoffs"][player]) - reached[player]) > REGRET * span + largest / 10**15:
                yield f"player {player} is paid {float(reached[player])!r}: {found}"
        largest = max(abs(value) for table in self.tables for value in table.values())
        if abs(Fraction(found["regret"]) - max(regrets)) > REGRET * max(self.ranges) + largest / 10**15:
            yield f"the largest regret is {float(max(regrets)):.3g}: {found}"


# The solvers


def ask_arena(command, path, game, concept):
    """The answer, with `all` equilibria and the profiles of those that are known to be `isolated`."""
    done = subprocess.run(
        [command, "solve", str(path), "--concept", concept, "--json"],
        capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr.strip()}")
    answer = json.loads(done.stdout)
    answer["all"] = [
        {
            "profile": tuple(mixture(row["strategies"].get(f"P{player}", {}), size)
                             for player, size in enumerate(game.sizes)),
            "payoffs": row["payoffs"],
            "regret": row["regret"],
        }
        for row in answer["equilibria"]
    ]
    # Only support enumeration says which equilibria stand for others around them.
    is_told = answer["complete"] or concept == "supports"
    answer["isolated"] = [
        found["profile"] for found, row in zip(answer["all"], answer["equilibria"])
        if is_told and row["note"] != "one of a continuum"
    ]
    return answer


def mixture(sets, size):
    """Probabilities in the order of the strategies; those that are never taken are left out."""
    if not sets:
        return (1.0,) * size  # Who has one strategy decides nothing.
    (shares,) = sets.values()
    return tuple(float(shares.get(str(1 + strategy), 0)) for strategy in range(size))


def gambit():
    import pygambit

    def find(method, path):
        solve = getattr(pygambit.nash, method)
        options = {"rational": True} if method == "enummixed_solve" else {}
        read = pygambit.read_nfg(str(path))
        return [
            tuple(tuple(float(profile[strategy]) for strategy in player.strategies)
                  for player in read.players)
            for profile in solve(read, **options).equilibria
        ]

    def ask(path, game):
        yield "pure", "Gambit enumpure", find("enumpure_solve", path)
        if len(game.sizes) == 2:
            mixed = find("enummixed_solve", path)
            for concept in ("extreme", "nash", "supports"):
                yield concept, "Gambit enummixed", mixed
        elif game.kind == "wide":
            mixed = find("enumpoly_solve", path)
            for concept in ("nash", "supports"):
                yield concept, "Gambit enumpoly", mixed

    return ask


def nashpy():
    import nashpy as package
    import numpy

    def ask(path, game):
        if len(game.sizes) != 2 or game.kind != "wide" or min(game.sizes) == 1:
            return
        solved = package.Game(
            *(numpy.array([table[profile] for profile in game.profiles], float).reshape(game.sizes)
              for table in game.payoffs))
        for method in ("vertex_enumeration", "support_enumeration"):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                mixed = [tuple(tuple(map(float, part)) for part in pair)
                         for pair in getattr(solved, method)()]
            yield "extreme", f"Nashpy {method}", mixed

    return ask


def neighbours():
    """Every neighbour that can be imported."""
    for make in (gambit, nashpy):
        try:
            yield make()
        except ImportError as error:
            print(f"skipped: {make.__name__} ({error})")


# The comparison


def same(first, second):
    return all(
        abs(a - b) <= TOLERANCE for one, other in zip(first, second) for a, b in zip(one, other))


def unmatched(profiles, others):
    return [profile for profile in profiles if not any(same(profile, other) for other in others)]


def solve_everywhere(game, path, command, faults, tally):
    """Solves a game in all units, and notes what is wrong; returns the answers in the first of them."""
    first = {}
    for units in UNITS:
        tables = game.scaled(units)
        judge = Judge(game, tables)
        concepts = judge.concepts()
        if not concepts:
            tally["files left out, since doubles do not carry them"] += 1
            continue
        tally["files"] += 1
        game.write(path, tables)
        for concept in concepts:
            place = f"{concept} in units {units}"
            try:
                answer = ask_arena(command, path, game, concept)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                faults.append(f"{place}: {error}")
                continue
            tally["equilibria judged in fractions"] += len(answer["all"])
            tally["of them with a share between 0 and 1e-12"] += sum(
                any(0 < share < DUST for part in row["profile"] for share in part) for row in answer["all"])
            faults += [f"{place}: {fault}" for row in answer["all"] for fault in judge.faults(row)]
            tally["comparisons between units"] += 1
            base = first.setdefault(concept, answer)
            faults += [f"{place}: {fault}" for fault in differences(answer, base)]
    return first


def differences(answer, base):
    """What an answer says otherwise than that in the first units, or says twice."""
    if answer["status"] != base["status"]:
        yield f"status {answer['status']}, not {base['status']}"
    if answer["complete"] and answer["count"] != base["count"]:
        yield f"{answer['count']} equilibria, not {base['count']}"
    for one, other, verb in ((answer, base, "lists"), (base, answer, "misses")):
        yield from (f"{verb} {profile}" for profile in unmatched(one["isolated"], other["isolated"]))
    for pair in itertools.combinations(answer["isolated"], 2):
        if same(*pair):
            yield f"lists twice {pair[0]}"


def compare_neighbours(theirs, game, answers, faults, tally):
    """Notes where the arena misses what a neighbour lists; counts what else differs."""
    judge = Judge(game, game.scaled(UNITS[0]))
    for concept, name, profiles in theirs:
        answer = answers.get(concept)
        if not answer or not answer["complete"] or answer["count"] != len(answer["all"]):
            continue
        ours = [row["profile"] for row in answer["all"]]
        tally["comparisons with neighbours"] += 1
        for profile in unmatched(profiles, ours):
            if judge.is_equilibrium(profile, 100 * REGRET):
                faults.append(f"{concept} misses {profile}, which {name} lists")
            else:
                tally[f"profiles that {name} lists and that are no equilibria"] += 1
        # What is listed here and is no equilibrium was noted when it was judged.
        if missing := unmatched(ours, profiles):
            tally[f"equilibria that {name} misses"] += len(missing)


# Speed


def compare_speed(command):
    """Prints how long QuantEcon and the arena take for all vertices, and the ratio."""
    try:
        import numpy
        from quantecon.game_theory import NormalFormGame, Player, vertex_enumeration
    except ImportError as error:
        print(f"skipped: quantecon ({error})")
        return 0
    generator = numpy.random.default_rng(1)
    print(f"{'all extreme equilibria':34}{'QuantEcon':>12}{'arena':>12}{'ratio':>8}")
    for size in TIMED_SIZES:
        name = f"all extreme equilibria, {size} x {size}"
        # The arena is asked before and after, so that a busy moment of the machine cannot favour it.
        ours = ask_bench(command, name)
        seconds = []
        for _ in range(1 + TIMED):  # The first one waits for numba to compile.
            tables = [generator.integers(0, 101, (size, size)).astype(float) for _ in "rc"]
            game = NormalFormGame([Player(table) for table in tables])
            begin = time.perf_counter()
            vertex_enumeration(game)
            seconds.append(time.perf_counter() - begin)
        theirs, ours = statistics.median(seconds[1:]), max(ours, ask_bench(command, name))
        print(f"{name:34}{1e3 * theirs:9.2f} ms{1e3 * ours:9.2f} ms{theirs / ours:8.1f}")
    return 0


def ask_bench(command, name):
    """The seconds that the arena takes for the median game of a row of its bench."""
    bench = subprocess.run(
        [command, "bench", "--only", name, "--json"], capture_output=True, text=True, check=True)
    (row,) = json.loads(bench.stdout)
    return row["nanosecondsPerDecision"] / 1e9


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", default=".build/release/arena", help="the executable")
    parser.add_argument("--games", type=int, default=300, help="how many random games")
    parser.add_argument("--largest", type=int, default=6, help="the most strategies of two players")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="tell every difference in full")
    parser.add_argument("--speed", action="store_true", help="time vertex enumeration instead")
    options = parser.parse_args()
    if shutil.which(options.arena) is None:
        print(f"no executable {options.arena}: build it, or name it by --arena", file=sys.stderr)
        return 2
    if options.speed:
        return compare_speed(options.arena)
    others = list(neighbours())
    tally, wrong, differing = Counter(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game.nfg"
        for number, game in enumerate(generate(options.games, options.largest, options.seed)):
            faults = []
            answers = solve_everywhere(game, path, options.arena, faults, tally)
            game.write(path, game.scaled(UNITS[0]))
            for ask in others:
                compare_neighbours(ask(path, game), game, answers, faults, tally)
            if faults:
                wrong += 1
                differing += len(faults)
                shown = "\n  ".join(faults if options.verbose else [fault[:250] for fault in faults[:1]])
                print(f"{game.kind} {number}, {len(faults)} differences:\n  {shown}\n{path.read_text()}")
    print(f"{options.games} games, {differing} differences in {wrong} of them")
    for what, times in sorted(tally.items()):
        print(f"  {times} {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
