#!/usr/bin/env python3
"""Compares the strategies of the iterated prisoner's dilemma with the Axelrod library.

Deterministic strategies are compared move by move: each plays 200 rounds against each other one and
against fixed scripts, here and there. Strategies that draw are compared by their mean payoff against
deterministic opponents: the difference must be below five standard errors. What finite automata earn
exactly where hands slip is compared with the mean over matches with noise, in the same way.

    pip install axelrod
    swift build -c release --product arena
    Tests/Peers/compare-axelrod.py [--pictures ID] [--arena PATH]

Exits 0 when all agree, or when the library is not installed; 1 when something differs. With
--pictures it prints the answers of one strategy to short scripts, for typing into tests.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys

ROUNDS = 200
MECHANISM = "iterated-prisoners-dilemma"
ARENA = pathlib.Path(__file__).resolve().parents[2] / ".build/release/arena"

DETERMINISTIC = {
    "tit-for-tat": "TitForTat", "grim": "Grudger", "win-stay-lose-shift": "WinStayLoseShift",
    "always": "Cooperator", "contrary": "Defector",
    "tit-for-two-tats": "TitFor2Tats", "two-tits-for-tat": "TwoTitsForTat",
    "suspicious-tit-for-tat": "SuspiciousTitForTat", "hard-tit-for-tat": "HardTitForTat",
    "hard-tit-for-two-tats": "HardTitFor2Tats", "spiteful-tit-for-tat": "SpitefulTitForTat",
    "contrite-tit-for-tat": "ContriteTitForTat", "adaptive-tit-for-tat": "AdaptiveTitForTat",
    "omega-tit-for-tat": "OmegaTFT", "gradual": "OriginalGradual",
    "soft-majority": "GoByMajority", "hard-majority": "HardGoByMajority",
    "forgiver": "Forgiver", "doubler": "Doubler", "soft-grudger": "SoftGrudger",
    "easy-go": "EasyGo", "bully": "Bully", "adaptive-pavlov": "APavlov2006", "capri": "Capri",
    "prober": "Prober", "prober-2": "Prober2", "prober-3": "Prober3", "hard-prober": "HardProber",
    "handshake": "Handshake", "collective": "CollectiveStrategy", "detective": "Detective",
    "alternator": "Alternator", "periodic": "CyclerCCD",
    "davis": "FirstByDavis", "downing": "FirstByDowning", "nydegger": "FirstByNydegger",
    "shubik": "FirstByShubik", "stein-rapoport": "FirstBySteinAndRapoport",
    "tideman-chieruzzi": "FirstByTidemanAndChieruzzi",
    "borufsen": "SecondByBorufsen", "graaskamp-katzen": "SecondByGraaskampKatzen",
    "white": "SecondByWhite", "colbert": "SecondByColbert", "mikkelson": "SecondByMikkelson",
    "rowsam": "SecondByRowsam", "yamachi": "SecondByYamachi",
    "revised-downing": "RevisedDowning", "tester": "SecondByTester",
    "gladstein": "SecondByGladstein",
}

# Left out: remorseful-prober. The library looks for retaliation in the round of the probe itself.
DRAWING = {
    "uniform": "Random", "generous-tit-for-tat": "GTFT", "naive-prober": "NaiveProber",
    "memory-one": "StochasticCooperator", "extort-2": "ZDExtort2", "generous-zero-determinant": "ZDGTFT2",
    "firm-but-fair": "FirmButFair", "feld": "FirstByFeld", "graaskamp": "FirstByGraaskamp",
    "grofman": "FirstByGrofman", "joss": "FirstByJoss", "tullock": "FirstByTullock",
    "champion": "SecondByChampion", "cave": "SecondByCave", "black": "SecondByBlack",
    "eatherley": "SecondByEatherley", "tranquilizer": "SecondByTranquilizer",
}

# Who the drawing strategies meet: kind, forgiving, provocable, probing, alternating, hostile.
OPPONENTS = [
    "always", "tit-for-tat", "grim", "win-stay-lose-shift", "alternator", "periodic", "prober",
    "downing", "gradual", "contrary",
]

# Who the automata meet where hands slip.
NOISY_OPPONENTS = ["tit-for-tat", "win-stay-lose-shift", "generous-tit-for-tat", "grim", "contrary"]


def scripts():
    """Moves that answer to nothing: cycles, and random ones from kind to hostile."""
    generator = random.Random(1980)
    fixed = ["C", "D", "CD", "DC", "CCD", "DDC", "CCCCCD", "DDDDDC", "CCDD", "CCCCCCCCCCCCCCD"]
    drawn = [
        "".join("D" if generator.random() < share / 10 else "C" for _ in range(ROUNDS))
        for share in (0.3, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9)
    ]
    return fixed + drawn


def arena(*words):
    run = subprocess.run([str(ARENA), *words, "--json"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"arena {' '.join(words)[:200]}: {run.stderr.strip()}")
    return json.loads(run.stdout)


def peer(axelrod, kind, names):
    """A player of the library: a strategy, or a script."""
    if kind in names:
        return getattr(axelrod, names[kind])()
    return axelrod.MockPlayer(actions=[axelrod.Action.from_char(letter) for letter in kind])


def include_fifteen(axelrod):
    """Graaskamp's text says every 5 to 15 moves; the library's draw never gives the upper bound."""
    from axelrod.random_ import RandomGenerator

    exclusive = RandomGenerator.randint
    RandomGenerator.randint = lambda self, *bounds, **names: exclusive(
        self, *((5, 16) if bounds == (5, 15) else bounds), **names)


def match(axelrod, first, second, seed=None, noise=0):
    # The length is hidden, as it is here.
    attributes = {"length": float("inf"), "game": axelrod.Game(), "noise": noise}
    return axelrod.Match(
        (first, second), turns=ROUNDS, match_attributes=attributes, seed=seed, noise=noise)


def compare_moves(axelrod):
    opponents = list(DETERMINISTIC) + scripts()
    differences = compared = 0
    for kind in DETERMINISTIC:
        ours = arena(
            "play", MECHANISM, "--agent", kind, "--against", ",".join(opponents), "--set",
            f"rounds={ROUNDS}")
        for row, opponent in zip(ours, opponents):
            players = (peer(axelrod, kind, DETERMINISTIC), peer(axelrod, opponent, DETERMINISTIC))
            theirs = match(axelrod, *players).play()
            answers = "".join(str(pair[0]) for pair in theirs)
            moves = "".join(str(pair[1]) for pair in theirs)
            compared += ROUNDS
            if (row["answers"], row["moves"]) != (answers, moves):
                differences += 1
                place = next(
                    index for index in range(ROUNDS)
                    if (row["answers"][index], row["moves"][index])
                    != (answers[index], moves[index]))
                print(f"{kind} against {opponent[:40]}, round {place + 1}:")
                print(f"  moves   {moves[: place + 1][-60:]}")
                print(f"  arena   {row['answers'][: place + 1][-60:]}")
                print(f"  Axelrod {answers[: place + 1][-60:]}")
    print(f"{len(DETERMINISTIC)} deterministic strategies, {compared} rounds: "
          f"{differences} matches differ")
    return differences


def compare_payoffs(axelrod, matches):
    include_fifteen(axelrod)
    names = DETERMINISTIC | DRAWING
    differences = 0
    worst = 0
    for kind in DRAWING:
        ours = arena(
            "tournament", MECHANISM, "--agents", ",".join([kind] + OPPONENTS), "--rounds",
            str(ROUNDS), "--replicates", "1000")
        row = dict(zip(ours["agents"], ours["payoffs"][ours["agents"].index(kind)]))
        for opponent in OPPONENTS:
            scores = []
            for seed in range(matches):
                game = match(
                    axelrod, peer(axelrod, kind, names), peer(axelrod, opponent, names), seed)
                game.play()
                scores.append(game.final_score_per_turn()[0])
            mean = sum(scores) / matches
            variance = sum((score - mean) ** 2 for score in scores) / (matches - 1)
            found = row[opponent]
            error = (variance / matches + found["deviation"] ** 2 / found["replicates"]) ** 0.5
            distance = abs(mean - found["mean"])
            if distance <= 1e-9:
                continue
            worst = max(worst, distance / error if error > 0 else float("inf"))
            if distance > 5 * error:
                differences += 1
                print(f"{kind} against {opponent}: arena {found['mean']:.4f}, "
                      f"Axelrod {mean:.4f}, standard error {error:.4f}")
    print(f"{len(DRAWING)} drawing strategies against {len(OPPONENTS)} opponents: "
          f"{differences} mean payoffs differ; the greatest distance is {worst:.1f} standard errors")
    return differences


def compare_exact(axelrod, matches, noise):
    names = {**DETERMINISTIC, **DRAWING}
    ours = arena(
        "tournament", MECHANISM, "--agents", ",".join(names), "--rounds", str(ROUNDS),
        "--replicates", "1", "--noise", str(noise), "--exact")["exact"]
    differences = compared = 0
    worst = 0
    for row, kind in enumerate(ours["agents"]):
        for opponent in NOISY_OPPONENTS:
            scores = []
            for seed in range(matches):
                game = match(
                    axelrod, peer(axelrod, kind, names), peer(axelrod, opponent, names), seed, noise)
                game.play()
                scores.append(game.final_score_per_turn()[0])
            mean = sum(scores) / matches
            variance = sum((score - mean) ** 2 for score in scores) / (matches - 1)
            exactly = ours["payoffs"][row][ours["agents"].index(opponent)]
            distance = abs(mean - exactly)
            error = (variance / matches) ** 0.5
            compared += 1
            worst = max(worst, distance / error if error > 0 else float("inf"))
            if distance > 5 * error:
                differences += 1
                print(f"{kind} against {opponent} with noise {noise}: exactly {exactly:.4f}, "
                      f"Axelrod {mean:.4f}, standard error {error:.4f}")
    print(f"{len(ours['agents'])} finite automata with noise {noise}, {compared} pairs: {differences} exact "
          f"payoffs differ; the greatest distance is {worst:.1f} standard errors")
    return differences


def print_pictures(axelrod, kind):
    """Prints what a strategy of the library answers, as the tests want it."""
    generator = random.Random(kind)
    drawn = ["".join(generator.choice("CD") for _ in range(length)) for length in (12, 24, 48)]
    for script in ["D" * 12, "C" * 12, "DC" * 6] + drawn:
        players = (peer(axelrod, kind, DETERMINISTIC), peer(axelrod, script, DETERMINISTIC))
        answers = "".join(str(pair[0]) for pair in match(axelrod, *players).play())
        print(f'("{script}", "{answers[: len(script)]}"),')


def main():
    global ARENA
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", default=ARENA, help="the arena's program")
    parser.add_argument("--pictures", help="print short answers of one strategy of the library")
    parser.add_argument("--matches", type=int, default=200, help="matches of a drawing pair")
    arguments = parser.parse_args()
    ARENA = pathlib.Path(arguments.arena)
    try:
        import axelrod
    except ImportError:
        print("skipped: the Axelrod library is not installed (pip install axelrod)")
        return 0
    if arguments.pictures:
        print_pictures(axelrod, arguments.pictures)
        return 0
    differences = (
        compare_moves(axelrod) + compare_payoffs(axelrod, arguments.matches)
        + compare_exact(axelrod, arguments.matches, 0.05))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
