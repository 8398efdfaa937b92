#!/usr/bin/env python3
"""Plays the arena from PettingZoo and from OpenSpiel, and compares what they find.

    pip install pettingzoo open_spiel numpy
    swift build -c release
    python3 Tests/Peers/compare-environments.py [--arena PATH] [--quick]

`arena bridge pettingzoo` writes a package for every mechanism of a list; each is held to PettingZoo's own
tests (`parallel_api_test` and `parallel_seed_test`, or `api_test` and `seed_test`), must leave no process
behind, and pass `compileall`, and `mypy` if that is installed. OpenSpiel's tabular Q-learner then learns
through the bridge against agents of the arena, and must earn what `epsilon-greedy`, the arena's own,
learns to earn against the same agents. `arena bridge openspiel` writes whole games: what everybody earns
when all play uniformly, which OpenSpiel computes exactly, must be what such players earn in episodes of
the environment. Exits 0 when all agree or nobody is there to compare with, and 1 otherwise.
"""

import argparse
import compileall
import contextlib
import importlib
import importlib.util
import io
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings

try:
    import numpy
    from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test
except ImportError:
    numpy = None
try:
    import pyspiel
    from open_spiel.python import rl_environment, rl_tools
    from open_spiel.python.algorithms import tabular_qlearner
except ImportError:
    pyspiel = None

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MECHANISMS = [
    "used-car", "travelers-dilemma", "quality-game", "deterrence", "shared-audit", "inspection",
    "prisoners-dilemma", "iterated-prisoners-dilemma", "chicken", "trust-game", "kuhn-poker",
    "leduc-poker", "second-price-auction", "ascending-clock-auction", "posted-price-trade",
    "public-goods", "voting", "principal-agent", "linear-contract", "bertrand-pricing",
    "security-game", "persuasion", "conversation", "stackelberg-mdp", "debate", "peer-prediction",
    "whistleblowing", "mediated(trust-game)", "contracted(prisoners-dilemma)",
]
# Who learns, in which mechanism, against whom; for how many episodes; how far the payoffs may lie apart, beside
# four standard errors: both go on erring a little, and end in habits of different luck.
LEARNING = [
    ("used-car", [], "seller", [], 20_000, 0.1),
    ("kuhn-poker", [], "first", [("second", "uniform")], 30_000, 0.05),
    ("inspection", [], "inspectee", [("inspector", "uniform")], 10_000, 0.05),
    ("posted-price-trade", [], "seller", [("buyer", "truthful")], 20_000, 0.05),
    ("leduc-poker", [], "first", [("second", "uniform")], 60_000, 0.3),
]
GAMES = ["kuhn-poker", "used-car", "mediated(prisoners-dilemma)", "linear-contract",
         "posted-price-trade", "peer-prediction"]


def bridge(arena, folder, framework, mechanism, *words):
    """Writes a package and returns its module and its folder."""
    name = "".join(c if c.isalnum() else "_" for c in mechanism + "-".join(words))
    out = os.path.join(folder, framework, name)
    line = [arena, "bridge", framework, mechanism, "--out", out, *words]
    answer = subprocess.run(line, capture_output=True, text=True)
    if answer.returncode != 0:
        raise RuntimeError(answer.stderr.strip())
    module = next(name for name in os.listdir(out) if name.startswith("arena_"))
    # The same mechanism may come with other words or for the other framework.
    for known in [m for m in sys.modules if m.split(".")[0] == module]:
        del sys.modules[known]
    sys.path.insert(0, out)
    try:
        return importlib.import_module(module), out
    finally:
        sys.path.remove(out)


def children():
    """The processes that this one has started and that have not ended."""
    with open(f"/proc/{os.getpid()}/task/{os.getpid()}/children") as file:
        return file.read().split()


def hold_to_tests(arena, folder, mechanism, has_mypy):
    """Holds one mechanism to PettingZoo's tests; returns the kind of its environment."""
    module, out = bridge(arena, folder, "pettingzoo", mechanism)
    is_parallel = hasattr(module, "parallel_env")
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if is_parallel:
            environment = module.parallel_env(arena)
            parallel_api_test(environment, num_cycles=200)
            environment.close()
            parallel_seed_test(lambda: module.parallel_env(arena), num_cycles=100)
        else:
            environment = module.env(arena)
            api_test(environment, num_cycles=100)
            environment.close()
            seed_test(lambda: module.env(arena), num_cycles=100)
    if os.path.exists("/proc/self/task") and children():
        raise AssertionError("a process is left")
    if not compileall.compile_dir(out, quiet=2):
        raise AssertionError("the package does not compile")
    if has_mypy:
        line = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", module.__name__]
        answer = subprocess.run(line, cwd=out, capture_output=True, text=True)
        if answer.returncode != 0:
            raise AssertionError(answer.stdout.strip())
    return "parallel" if is_parallel else "one after the other"


class OneSeat:
    """The episodes of an environment with one seat from outside, as OpenSpiel's agents see them."""

    def __init__(self, module, arena):
        self.is_parallel = hasattr(module, "parallel_env")
        self.environment = module.parallel_env(arena) if self.is_parallel else module.env(arena)
        (self.agent,) = self.environment.possible_agents
        self.actions = int(self.environment.action_space(self.agent).n)

    def reset(self, seed=None):
        if self.is_parallel:
            observations, _ = self.environment.reset(seed=seed)
            return self.step_of(observations[self.agent], None, not self.environment.agents)
        self.environment.reset(seed=seed)
        return self.last(True)

    def step(self, action):
        if self.is_parallel:
            seen, rewards, ended, _, _ = self.environment.step({self.agent: action})
            return self.step_of(seen[self.agent], rewards[self.agent], ended[self.agent])
        self.environment.step(action)
        return self.last(False)

    def last(self, is_first):
        seen, reward, ended, _, _ = self.environment.last()
        return self.step_of(seen, None if is_first and not ended else reward, ended)

    def step_of(self, seen, reward, ended):
        kind = rl_environment.StepType.MID
        if ended:
            kind = rl_environment.StepType.LAST
        elif reward is None:
            kind = rl_environment.StepType.FIRST
        legal = [int(action) for action in numpy.flatnonzero(seen["action_mask"])]
        observations = {
            "info_state": [seen["observation"].tolist()], "legal_actions": [legal],
            "current_player": 0,
        }
        return rl_environment.TimeStep(
            observations=observations, rewards=[reward or 0.0], discounts=[1.0], step_type=kind)


def learn(arena, folder, mechanism, words, seat, others, episodes):
    """What OpenSpiel's tabular Q-learner comes to earn: the mean of greedy episodes, its error."""
    seats = [word for place, kind in others for word in ("--agent", f"{place}={kind}")]
    module, _ = bridge(arena, folder, "pettingzoo", mechanism, *words, *seats)
    numpy.random.seed(1)
    table = OneSeat(module, arena)
    learner = tabular_qlearner.QLearner(
        0, table.actions, step_size=0.05,
        epsilon_schedule=rl_tools.LinearSchedule(1.0, 0.05, episodes // 2))
    payoffs = []
    for episode in range(episodes + 4000):
        is_judged = episode >= episodes
        step = table.reset(seed=1 if episode == 0 else None)
        payoff = step.rewards[0]
        while not step.last():
            action = learner.step(step, is_evaluation=is_judged).action
            step = table.step(action)
            payoff += step.rewards[0]
        learner.step(step, is_evaluation=is_judged)
        if is_judged:
            payoffs.append(payoff)
    table.environment.close()
    return numpy.mean(payoffs), numpy.std(payoffs) / math.sqrt(len(payoffs))


def own(arena, folder, mechanism, words, seat, others, episodes):
    """What `epsilon-greedy` comes to earn in an episode against the same agents."""
    names = [role["name"] for role in greeting(arena, mechanism, words)["roles"]]
    population = [{
        "name": "learner", "agent": "epsilon-greedy", "count": 1, "roles": [seat],
        "parameters": {"exploration": 1, "decay": 0.02, "rate": 0.05, "discount": 1},
    }]
    for place, kind in others:
        kind, _, inner = kind.rstrip(")").partition("(")
        parameters = {name: float(value) for name, value in (w.split("=") for w in inner.split(",") if w)}
        population.append(
            {"name": place, "agent": kind, "count": 1, "roles": [place], "parameters": parameters})
    study = {
        "mechanism": mechanism, "population": population, "rounds": episodes, "replicates": 8,
        "seed": 1, "window": 0.2,
        "parameters": {name: float(value) for name, value in (word.split("=") for word in words)},
    }
    path = os.path.join(folder, "study.json5")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(study, file)
    answer = subprocess.run([arena, "run", path, "--json"], capture_output=True, text=True)
    if answer.returncode != 0:
        raise RuntimeError(answer.stderr.strip())
    return json.loads(answer.stdout)["cells"][0]["payoffs"][names.index(seat)]


def greeting(arena, mechanism, words):
    """The first line of an environment."""
    line = [arena, "serve-env", mechanism, *words]
    answer = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if answer.returncode != 0:
        raise RuntimeError(answer.stderr.strip())
    return json.loads(answer.stdout.splitlines()[0])


def uniform_value(state):
    """What everybody earns below a state of OpenSpiel when all play uniformly."""
    if state.is_terminal():
        return numpy.array(state.returns())
    if state.is_chance_node():
        return sum(odds * uniform_value(state.child(action)) for action, odds in state.chance_outcomes())
    legal = state.legal_actions()
    return sum(uniform_value(state.child(action)) for action in legal) / len(legal)


def compare_values(arena, folder, mechanism, episodes):
    """Compares the exact payoffs of uniform play with those of episodes; returns both and the errors."""
    module, _ = bridge(arena, folder, "openspiel", mechanism)
    exact = uniform_value(module.load_game().new_initial_state())
    # One player is played from here, uniformly, so that there is somebody to ask.
    seats = greeting(arena, mechanism, [])["seats"]
    asked = next(n for n, seat in enumerate(seats) if seat["isOutside"])
    line = [arena, "serve-env", mechanism]
    child = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    def ask(request):
        child.stdin.write(json.dumps(request) + "\n")
        child.stdin.flush()
        return json.loads(child.stdout.readline())
    random = numpy.random.default_rng(1)
    paid = []
    for episode in range(episodes):
        state = ask({"reset": {"seed": 1} if episode == 0 else {}})
        while state["asks"]:
            state = ask({"step": {
                question["seat"]: int(random.choice(numpy.flatnonzero(question["mask"])))
                for question in state["asks"]
            }})
        paid.append([state["payoffs"].get(seat["id"], math.nan) for seat in seats])
    child.stdin.close()
    child.wait()
    child.stdout.close()
    paid = numpy.array(paid)[:, asked:]
    return exact[asked:], paid.mean(axis=0), paid.std(axis=0) / math.sqrt(episodes)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", default=os.path.join(ROOT, ".build/release/arena"))
    parser.add_argument("--quick", action="store_true", help="a tenth of the episodes, no learning")
    options = parser.parse_args()
    if numpy is None:
        print("PettingZoo and NumPy are not installed: nothing to compare with")
        return 0
    arena = os.path.abspath(options.arena)
    has_mypy = importlib.util.find_spec("mypy") is not None
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, mechanism in enumerate(MECHANISMS):
            try:
                kind = hold_to_tests(arena, folder, mechanism, has_mypy and number % 10 in (0, 1))
                print(f"ok      {mechanism}: {kind}", flush=True)
            except Exception as error:
                failures += 1
                print(f"FAILED  {mechanism}: {type(error).__name__}: {error}", flush=True)
        if pyspiel is None:
            print("OpenSpiel is not installed: nobody learns, and no values are compared")
            return 1 if failures else 0
        for mechanism in GAMES:
            exact, found, error = compare_values(
                arena, folder, mechanism, 400 if options.quick else 4000)
            agrees = numpy.all(numpy.abs(exact - found) <= 4.5 * error + 1e-9)
            failures += not agrees
            print(f"{'ok     ' if agrees else 'FAILED '} {mechanism}: all uniform, OpenSpiel "
                  f"{numpy.round(exact, 3)}, here {numpy.round(found, 3)} +/- {numpy.round(error, 3)}",
                  flush=True)
        for mechanism, words, seat, others, episodes, tolerance in [] if options.quick else LEARNING:
            theirs, error = learn(arena, folder, mechanism, words, seat, others, episodes)
            ours = own(arena, folder, mechanism, words, seat, others, episodes)
            agrees = abs(theirs - ours) <= tolerance + 4 * error
            failures += not agrees
            print(f"{'ok     ' if agrees else 'FAILED '} {mechanism}: {seat} learns to earn "
                  f"{theirs:.3f} +/- {error:.3f} in OpenSpiel, {ours:.3f} here", flush=True)
    print("all agree" if failures == 0 else f"{failures} do not")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
