extension PettingZooTexts {
  /// The child process.
  static let process = #"""
    """The arena as a child process that speaks lines of JSON."""

    from __future__ import annotations

    import json
    import os
    import shutil
    import subprocess
    import weakref
    from typing import Any

    VERSION = 1
    """The version of the lines that this package speaks."""


    class ArenaError(RuntimeError):
        """The arena cannot be started, has ended, or is another one than this package was written by."""


    def find_arena(path: str | os.PathLike[str] | None = None) -> str:
        """Returns the path of the arena: the argument, the variable ARENA, or what PATH has."""
        asked = path or os.environ.get("ARENA") or "arena"
        found = shutil.which(asked)
        if found is None:
            raise ArenaError(
                f"the arena is not there: expected a program at {os.fspath(asked)!r}; "
                "say where it is by arena=PATH or by the variable ARENA"
            )
        return found


    def _end(child: subprocess.Popen[bytes]) -> None:
        """Ends a child: when its input ends, or by force."""
        try:
            if child.stdin is not None:
                child.stdin.close()
        except OSError:
            pass  # It has ended already.
        try:
            child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()


    class ArenaProcess:
        """An arena that serves one environment."""

        def __init__(
            self, arguments: list[str], arena: str | os.PathLike[str] | None = None
        ) -> None:
            self._child = subprocess.Popen(
                [find_arena(arena), "serve-env", *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._finalizer = weakref.finalize(self, _end, self._child)
            self.greeting = self._read()
            if self.greeting.get("version") != VERSION:
                self.close()
                raise ArenaError(
                    f"expected an arena whose environments have version {VERSION}, "
                    f"but found {self.greeting.get('version')}"
                )

        def ask(self, request: dict[str, Any]) -> dict[str, Any]:
            """Sends a request and returns the state that follows.

            Raises ValueError for a request that the arena refuses; the episode is as it was.
            """
            if not self._finalizer.alive:
                raise ArenaError("the environment is closed")
            line = json.dumps(request, separators=(",", ":")) + "\n"
            stdin = self._child.stdin
            assert stdin is not None
            try:
                stdin.write(line.encode())
                stdin.flush()
            except OSError as error:
                raise ArenaError("the arena has ended") from error
            state = self._read()
            if state["type"] == "error":
                raise ValueError(f"{state['error']}: {state['sentence']}")
            return state

        def close(self) -> None:
            """Ends the process; once is enough."""
            self._finalizer()

        def _read(self) -> dict[str, Any]:
            stdout = self._child.stdout
            assert stdout is not None
            line = stdout.readline()
            if not line:
                self.close()
                raise ArenaError(
                    f"the arena has ended with status {self._child.returncode}; "
                    "what it says is on standard error"
                )
            read: dict[str, Any] = json.loads(line)
            return read

    """#

  /// What agents observe and do.
  static let spaces = #"""
    """What the agents observe and do, as the arena says it."""

    from __future__ import annotations

    import os
    from typing import Any

    import numpy as np
    from gymnasium import spaces
    from numpy.typing import NDArray

    from ._mechanism import AGENTS, ARGUMENTS, MECHANISM, MOVES_AT_ONCE
    from ._process import ArenaError, ArenaProcess

    Observation = dict[str, NDArray[Any]]


    class Seats:
        """The process, and the spaces of the seats that are played from outside."""

        def __init__(self, arena: str | os.PathLike[str] | None = None) -> None:
            self.process = ArenaProcess([MECHANISM, *ARGUMENTS], arena)
            self.words = self.process.greeting
            seats = [seat for seat in self.words["seats"] if seat["isOutside"]]
            names = [seat["id"] for seat in seats]
            if names != AGENTS or self.words["movesAtOnce"] != MOVES_AT_ONCE:
                self.process.close()
                raise ArenaError("this arena plays by other rules; write the package anew")
            self.action_spaces: dict[str, spaces.Space[Any]] = {}
            self.observation_spaces: dict[str, spaces.Space[Any]] = {}
            self._nothing: dict[str, Observation] = {}
            for seat in seats:
                name, sizes, actions = seat["id"], seat["observation"], seat["actions"]
                self.action_spaces[name] = spaces.Discrete(actions)
                self.observation_spaces[name] = spaces.Dict(
                    {
                        "observation": spaces.MultiDiscrete(np.array(sizes, dtype=np.int64)),
                        "action_mask": spaces.Box(0, 1, (actions,), np.int8),
                    }
                )
                self._nothing[name] = {
                    "observation": np.zeros(len(sizes), dtype=np.int64),
                    "action_mask": np.zeros(actions, dtype=np.int8),
                }

        def reset(self, seed: int | None) -> dict[str, Any]:
            """Begins an episode and returns its first state."""
            return self.process.ask({"reset": {} if seed is None else {"seed": int(seed)}})

        def nothing(self, agent: str) -> Observation:
            """Returns what an agent observes that was not asked yet."""
            return {name: array.copy() for name, array in self._nothing[agent].items()}

        def observation(self, question: dict[str, Any]) -> Observation:
            """Returns what a question shows."""
            return {
                "observation": np.array(question["observation"], dtype=np.int64),
                "action_mask": np.array(question["mask"], dtype=np.int8),
            }

        def info(self, question: dict[str, Any]) -> dict[str, Any]:
            """Returns the name of the decision that a question asks for."""
            return {"decision": self.words["decisions"][question["decision"]]["name"]}


    def blind(observation: Observation) -> Observation:
        """Returns an observation with no legal action: of an agent that has nothing to decide."""
        mask = np.zeros_like(observation["action_mask"])
        return {"observation": observation["observation"], "action_mask": mask}

    """#

  /// An environment whose agents move one after the other.
  static let turns = #"""
    """The environment: one agent decides after the other."""

    from __future__ import annotations

    import os
    from typing import Any

    from gymnasium import spaces
    from pettingzoo import AECEnv
    from pettingzoo.utils.wrappers import OrderEnforcingWrapper

    from ._mechanism import AGENTS, TITLE
    from ._spaces import Observation, Seats, blind


    class ArenaEnv(AECEnv[str, Observation, "int | None"]):
        """A mechanism of the arena."""

        metadata: dict[str, Any] = {
            "name": TITLE, "render_modes": [], "is_parallelizable": False
        }
        render_mode: str | None = None

        def __init__(self, arena: str | os.PathLike[str] | None = None) -> None:
            super().__init__()
            self._seats = Seats(arena)
            self.words = self._seats.words
            self.possible_agents = list(AGENTS)
            self.agents: list[str] = []
            self.observation_spaces = self._seats.observation_spaces
            self.action_spaces = self._seats.action_spaces
            self._observations: dict[str, Observation] = {}

        def observation_space(self, agent: str) -> spaces.Space[Any]:
            return self.observation_spaces[agent]

        def action_space(self, agent: str) -> spaces.Space[Any]:
            return self.action_spaces[agent]

        def observe(self, agent: str) -> Observation:
            observation = self._observations[agent]
            return observation if agent == self._asked else blind(observation)

        def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
            state = self._seats.reset(seed)
            self.agents = self.possible_agents[:]
            self.rewards: dict[str, float] = dict.fromkeys(self.agents, 0.0)
            self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
            self.terminations = dict.fromkeys(self.agents, False)
            self.truncations = dict.fromkeys(self.agents, False)
            self.infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
            self._skip_agent_selection = None
            self._observations = {agent: self._seats.nothing(agent) for agent in self.agents}
            self._follow(state)

        def step(self, action: int | None) -> None:
            agent = self.agent_selection
            if self.terminations[agent] or self.truncations[agent]:
                self._was_dead_step(action)
                return
            if action is None:
                raise ValueError(f"{agent} has to decide, but the action is None")
            state = self._seats.process.ask({"step": {agent: int(action)}})
            self._cumulative_rewards[agent] = 0.0
            self._follow(state)

        def close(self) -> None:
            self._seats.process.close()

        def render(self) -> None:
            """Shows nothing: there is nothing to be seen."""

        def _follow(self, state: dict[str, Any]) -> None:
            """Takes note of a state: who decides next, and what everyone has earned."""
            self._clear_rewards()
            self.infos = {agent: {} for agent in self.agents}
            self._asked: str | None = None
            for agent, reward in state["rewards"].items():
                self.rewards[agent] = float(reward)
            for question in state["asks"]:
                self._asked = self.agent_selection = question["seat"]
                self._observations[self._asked] = self._seats.observation(question)
                self.infos[self._asked] = self._seats.info(question)
            if not state["asks"]:
                self.agent_selection = self.agents[0]
                self.terminations = dict.fromkeys(self.agents, bool(state["terminated"]))
                self.truncations = dict.fromkeys(self.agents, bool(state["truncated"]))
                if "void" in state:
                    self.infos = {agent: {"void": state["void"]} for agent in self.agents}
            self._accumulate_rewards()


    def raw_env(arena: str | os.PathLike[str] | None = None) -> ArenaEnv:
        """Returns the environment; the arena is found by the argument, by ARENA, or in PATH."""
        return ArenaEnv(arena)


    def env(
        arena: str | os.PathLike[str] | None = None,
    ) -> OrderEnforcingWrapper[str, Observation, int | None]:
        """Returns the environment in a wrapper that complains of calls out of order."""
        return OrderEnforcingWrapper(raw_env(arena))

    """#

  /// An environment whose agents all move at once.
  static let parallel = #"""
    """The environment: all agents decide at once."""

    from __future__ import annotations

    import os
    from typing import Any

    from gymnasium import spaces
    from pettingzoo import AECEnv, ParallelEnv
    from pettingzoo.utils.conversions import parallel_to_aec

    from ._mechanism import AGENTS, TITLE
    from ._spaces import Observation, Seats, blind


    class ArenaParallelEnv(ParallelEnv[str, Observation, int]):
        """A mechanism of the arena."""

        metadata: dict[str, Any] = {"name": TITLE, "render_modes": []}
        render_mode: str | None = None

        def __init__(self, arena: str | os.PathLike[str] | None = None) -> None:
            self._seats = Seats(arena)
            self.words = self._seats.words
            self.possible_agents = list(AGENTS)
            self.agents: list[str] = []
            self.observation_spaces = self._seats.observation_spaces
            self.action_spaces = self._seats.action_spaces
            self._observations: dict[str, Observation] = {}

        def observation_space(self, agent: str) -> spaces.Space[Any]:
            return self.observation_spaces[agent]

        def action_space(self, agent: str) -> spaces.Space[Any]:
            return self.action_spaces[agent]

        def reset(
            self, seed: int | None = None, options: dict[str, Any] | None = None
        ) -> tuple[dict[str, Observation], dict[str, dict[str, Any]]]:
            state = self._seats.reset(seed)
            self.agents = self.possible_agents[:]
            self._observations = {agent: self._seats.nothing(agent) for agent in self.agents}
            infos = self._follow(state)
            return dict(self._observations), infos

        def step(
            self, actions: dict[str, int]
        ) -> tuple[
            dict[str, Observation],
            dict[str, float],
            dict[str, bool],
            dict[str, bool],
            dict[str, dict[str, Any]],
        ]:
            agents = self.agents
            if not agents:
                return {}, {}, {}, {}, {}
            step = {agent: int(action) for agent, action in actions.items()}
            state = self._seats.process.ask({"step": step})
            infos = self._follow(state)
            rewards = {agent: float(state["rewards"].get(agent, 0.0)) for agent in agents}
            terminations = dict.fromkeys(agents, bool(state["terminated"]))
            truncations = dict.fromkeys(agents, bool(state["truncated"]))
            return dict(self._observations), rewards, terminations, truncations, infos

        def close(self) -> None:
            self._seats.process.close()

        def render(self) -> None:
            """Shows nothing: there is nothing to be seen."""

        def _follow(self, state: dict[str, Any]) -> dict[str, dict[str, Any]]:
            """Takes note of a state: what everyone observes, or that the episode is over."""
            infos: dict[str, dict[str, Any]] = {agent: {} for agent in self.agents}
            for question in state["asks"]:
                self._observations[question["seat"]] = self._seats.observation(question)
                infos[question["seat"]] = self._seats.info(question)
            if not state["asks"]:
                self._observations = {
                    agent: blind(observation) for agent, observation in self._observations.items()
                }
                if "void" in state:
                    infos = {agent: {"void": state["void"]} for agent in self.agents}
                self.agents = []
            return infos


    def parallel_env(arena: str | os.PathLike[str] | None = None) -> ArenaParallelEnv:
        """Returns the environment; the arena is found by the argument, by ARENA, or in PATH."""
        return ArenaParallelEnv(arena)


    def env(arena: str | os.PathLike[str] | None = None) -> AECEnv[str, Observation, int | None]:
        """Returns the same environment, one agent after the other."""
        environment: AECEnv[str, Observation, int | None] = parallel_to_aec(parallel_env(arena))
        return environment

    """#
}
