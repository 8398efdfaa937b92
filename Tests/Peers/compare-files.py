#!/usr/bin/env python3
"""Compares the arena's game files with Gambit and OpenSpiel, if they are installed.

    pip install pygambit open_spiel
    swift build -c release
    python3 Tests/Peers/compare-files.py [path of arena]

Every mechanism of the catalogue, made small, is exported as a tree and as a table. Gambit and
OpenSpiel read both; the arena reads what Gambit writes and exports it again. All must agree on
players, information sets and on what everybody earns when all play uniformly: Gambit in fractions,
exactly. Exits 0 when all agree or nobody is there to compare with, and 1 otherwise.
"""

import json
import os
import subprocess
import sys
import tempfile
from fractions import Fraction

try:
    import pygambit
except ImportError:
    pygambit = None
try:
    import pyspiel
except ImportError:
    pyspiel = None

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Mechanisms whose default tree is large for programs in Python.
SMALL = {"travelers-dilemma": ["low=90"]}
MOST_NODES = 5000
MOST_PROFILES = 3000


class Skipped(Exception):
    """Something that need not be compared."""


def run(arena, *words):
    answer = subprocess.run([arena, *words], capture_output=True, text=True)
    if answer.returncode != 0:
        raise Skipped(answer.stderr.strip())
    return answer.stdout


def gambit_tree(path):
    """Players, information sets of each, and payoffs of uniform play, as Gambit reads them."""
    game = pygambit.read_efg(path)
    players = list(game.players)
    sets = [len(player.infosets) for player in players]
    profile = game.mixed_behavior_profile(rational=True)
    return len(players), sets, [Fraction(profile.payoff(p)) for p in players], game


def gambit_table(path):
    """Strategies of each player and payoffs of uniform play, as Gambit reads them."""
    game = pygambit.read_nfg(path)
    players = list(game.players)
    profile = game.mixed_strategy_profile(rational=True)
    return [len(p.strategies) for p in players], [Fraction(profile.payoff(p)) for p in players], game


def spiel_uniform(state):
    """Payoffs of uniform play below a state of OpenSpiel, and the information sets met."""
    sets = {}

    def value(state):
        if state.is_terminal():
            return state.returns()
        if state.is_chance_node():
            branches = state.chance_outcomes()
        else:
            player = state.current_player()
            sets.setdefault(player, set()).add(state.information_state_string(player))
            actions = state.legal_actions()
            branches = [(action, 1 / len(actions)) for action in actions]
        total = [0.0] * state.num_players()
        for action, odds in branches:
            for player, payoff in enumerate(value(state.child(action))):
                total[player] += odds * payoff
        return total

    return value(state), sets


def spiel_tree(path):
    game = pyspiel.load_game(f"efg_game(filename={path})")
    payoffs, sets = spiel_uniform(game.new_initial_state())
    return game.num_players(), [len(sets.get(p, ())) for p in range(game.num_players())], payoffs


def spiel_table(path):
    game = pyspiel.load_game(f"nfg_game(filename={path})")
    state = game.new_initial_state()
    sizes = [len(state.legal_actions(p)) for p in range(game.num_players())]
    totals = [0.0] * len(sizes)
    count = 0

    def visit(actions):
        nonlocal count
        if len(actions) < len(sizes):
            for action in range(sizes[len(actions)]):
                visit(actions + [action])
            return
        end = game.new_initial_state()
        end.apply_actions(actions)
        for player, payoff in enumerate(end.returns()):
            totals[player] += payoff
        count += 1

    visit([])
    return sizes, [total / count for total in totals]


class Comparison:
    """What was compared, and what differed."""

    def __init__(self, arena, folder):
        self.arena = arena
        self.folder = folder
        self.compared = 0
        self.wrong = []

    def same(self, name, what, left, right, exact=True):
        self.compared += 1
        if not exact:
            close = len(left) == len(right) and all(
                abs(float(a) - float(b)) <= 1e-9 * max(1, abs(float(a))) for a, b in zip(left, right)
            )
        if (exact and left != right) or (not exact and not close):
            self.wrong.append(f"{name}: {what}: {left} and {right}")

    def export(self, source, kind, name, settings=()):
        path = os.path.join(self.folder, f"{name}.{kind}")
        words = [word for setting in settings for word in ("--set", setting)]
        run(self.arena, "export", source, "--format", kind, "--out", path, *words)
        return path

    def tree(self, name, settings):
        path = self.export(name, "efg", name, settings)
        with open(path) as file:
            if sum(1 for _ in file) > MOST_NODES:
                raise Skipped("too large")
        seats = int(json.loads(run(self.arena, "describe", path, "--json"))["seats"])
        if pygambit:
            players, sets, payoffs, game = gambit_tree(path)
            self.same(name, "players in Gambit", seats, players)
            back = os.path.join(self.folder, f"{name}-back.efg")
            with open(back, "w") as file:
                file.write(game.to_efg())
            again = gambit_tree(self.export(back, "efg", f"{name}-again"))
            self.same(name, "tree through Gambit", (players, sets, payoffs), again[:3])
        if pyspiel:
            other = spiel_tree(path)
            self.same(name, "players in OpenSpiel", seats, other[0])
            if pygambit:
                self.same(name, "information sets", sets, other[1])
                self.same(name, "uniform play of the tree", payoffs, other[2], exact=False)

    def table(self, name, settings):
        path = self.export(name, "nfg", name, settings)
        with open(path) as file:
            if sum(1 for _ in file) > MOST_PROFILES:
                raise Skipped("too large")
        if pygambit:
            sizes, payoffs, game = gambit_table(path)
            back = os.path.join(self.folder, f"{name}-back.nfg")
            with open(back, "w") as file:
                file.write(game.to_nfg())
            again = gambit_table(self.export(back, "nfg", f"{name}-again"))
            self.same(name, "table through Gambit", (sizes, payoffs), again[:2])
        if pyspiel:
            other = spiel_table(path)
            if pygambit:
                self.same(name, "strategies", sizes, other[0])
                self.same(name, "uniform play of the table", payoffs, other[1], exact=False)

    def catalogue(self):
        """The games that come with Gambit, as the arena reads and exports them."""
        top = os.path.join(os.path.dirname(pygambit.__file__), "catalog_data")
        for place, _, names in sorted(os.walk(top)):
            for name in sorted(names):
                path = os.path.join(place, name)
                stem, kind = os.path.splitext(name)
                if kind not in (".efg", ".nfg") or os.path.getsize(path) > 200_000:
                    continue
                # Outcomes at inner nodes are paid at the leaves of the arena's tree.
                read = gambit_tree if kind == ".efg" else gambit_table
                label = os.path.relpath(path, top)
                try:
                    again = self.export(path, kind[1:], f"{stem}-again")
                except Skipped as refusal:
                    self.wrong.append(f"{label}: {refusal}")
                    continue
                self.same(label, "own game", read(path)[:-1], read(again)[:-1])

    def poker(self, name, peer):
        """The same game as OpenSpiel's own, by uniform play and by number of information sets."""
        path = self.export(name, "efg", f"{name}-peer")
        _, sets, payoffs = spiel_tree(path)
        other, _ = spiel_uniform(pyspiel.load_game(peer).new_initial_state())
        self.same(name, f"uniform play of {peer}", payoffs, other, exact=False)
        self.same(name, "information sets", sum(sets), {"kuhn-poker": 12, "leduc-poker": 288}[name])


def main():
    arena = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, ".build/release/arena")
    if not pygambit and not pyspiel:
        print("skipped: neither pygambit nor open_spiel is installed")
        return 0
    if not os.path.exists(arena):
        print(f"skipped: there is no {arena}; run swift build -c release")
        return 0
    if pygambit and not pygambit.__version__.startswith("16."):
        print(f"note: written for pygambit 16; this is {pygambit.__version__}")
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(os.path.abspath(arena), folder)
        mechanisms = json.loads(run(arena, "list", "mechanisms", "--json"))
        for name in [card["id"] for card in mechanisms]:
            for compare in (comparison.tree, comparison.table):
                try:
                    compare(name, SMALL.get(name, []))
                except Skipped as reason:
                    print(f"skipped {name}, {compare.__name__}: {reason}")
        if pygambit:
            comparison.catalogue()
        if pyspiel:
            comparison.poker("kuhn-poker", "kuhn_poker")
            comparison.poker("leduc-poker", "leduc_poker")
    for line in comparison.wrong:
        print(f"DIFFERS {line}")
    print(f"{comparison.compared} comparisons, {len(comparison.wrong)} differences")
    return 1 if comparison.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
