#!/usr/bin/env python3
"""Compares logit play with Gambit's.

    ARENA_PEERS_LOGIT=/tmp/logit.json swift test --filter 'Logit play for other programs'
    python3 Tests/Peers/compare-logit.py /tmp/logit.json

Ends with 0 when all agree or Gambit is not installed (pip install pygambit), else with 1.
"""
import json
import sys

try:
    import numpy
    import pygambit
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(0)

# Gambit stops its corrector at about 1e-8 in log-probabilities.
TOLERANCE = 1e-5


def table(entry):
    sizes, payoffs = entry["sizes"], entry["payoffs"]
    tables = numpy.array(payoffs).reshape(sizes + [len(sizes)])
    return pygambit.Game.from_arrays(*(tables[..., seat] for seat in range(len(sizes))))


def tree(entry):
    game = pygambit.Game.new_tree(players=[f"p{seat}" for seat in range(entry["seats"])])
    infosets = {}

    def grow(node, told):
        if "payoffs" in told:
            label = f"o{len(game.outcomes)}"
            game.set_outcome(node, game.add_outcome(label, told["payoffs"]))
            return
        count = len(told["children"])
        if "weights" in told:
            game.append_move(node, game.players.chance, [str(i) for i in range(count)])
            total = sum(told["weights"])
            game.set_chance_probs(
                node.infoset, [pygambit.Rational(w, total) for w in told["weights"]])
        else:
            key = (told["seat"], told["infoset"])
            if key in infosets:
                game.append_infoset(node, infosets[key])
            else:
                game.append_move(node, f"p{key[0]}", [str(i) for i in range(count)])
                infosets[key] = node.infoset
        for child, rest in zip(list(node.children), told["children"]):
            grow(child, rest)

    grow(game.root, entry["root"])
    return game, infosets


def difference(entry):
    worst = 0.0
    if entry["kind"] == "table":
        game = table(entry)
        answers = pygambit.qre.logit_solve_lambda(
            game, [answer["precision"] for answer in entry["answers"]],
            first_step=0.001, max_accel=1.02)
        for ours, theirs in zip(entry["answers"], answers):
            for player, own in zip(game.players, ours["play"]):
                for strategy, odds in zip(player.strategies, own):
                    worst = max(worst, abs(theirs.profile[strategy] - odds))
        return worst
    game, infosets = tree(entry)
    answers = pygambit.qre.logit_solve_lambda(
        game, [answer["precision"] for answer in entry["answers"]],
        first_step=0.001, max_accel=1.02)
    # By number: pygambit 16.7 cannot make a profile of these answers.
    order = [(infoset, action) for player in game.players for infoset in player.infosets
             for action in infoset.actions]
    for ours, theirs in zip(entry["answers"], answers):
        found = {(infoset.player.label, infoset.number, action.number): theirs[index]
                 for index, (infoset, action) in enumerate(order)}
        for seat, infoset, own in ours["play"]:
            there = infosets[(seat, infoset)]
            for action, odds in zip(there.actions, own):
                key = (there.player.label, there.number, action.number)
                worst = max(worst, abs(found[key] - odds))
    return worst


def main():
    with open(sys.argv[1]) as file:
        entries = json.load(file)
    failures = 0
    worst = {"table": 0.0, "tree": 0.0}
    for number, entry in enumerate(entries):
        found = difference(entry)
        worst[entry["kind"]] = max(worst[entry["kind"]], found)
        if not found <= TOLERANCE:
            failures += 1
            print(f"game {number} ({entry['kind']}): differs by {found}")
    print(f"{len(entries)} games, {failures} differ; largest difference {worst}")
    sys.exit(1 if failures else 0)


main()
