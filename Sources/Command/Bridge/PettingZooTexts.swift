import Laboratory

/// The files of a package for PettingZoo: what depends on the mechanism; see also the classes beside it.
enum PettingZooTexts {
  static func manifest(_ name: String, _ module: String, requires: String) -> String {
    """
    \(BridgeFolder.mark)
    [build-system]
    requires = ["setuptools>=61"]
    build-backend = "setuptools.build_meta"

    [project]
    name = "\(name)"
    version = "1.0.0"
    description = "A mechanism of the arena"
    readme = "README.md"
    requires-python = ">=3.10"
    dependencies = ["numpy>=1.21", "\(requires)"]

    [tool.setuptools]
    packages = ["\(module)"]

    [tool.setuptools.package-data]
    "\(module)" = ["py.typed", "mechanism.*", "game.efg"]

    [tool.mypy]
    strict = true
    disallow_subclassing_any = false

    [[tool.mypy.overrides]]
    module = ["gymnasium.*", "pettingzoo.*", "pyspiel.*"]
    ignore_missing_imports = true

    """
  }

  static func package(_ movesAtOnce: Bool) -> String {
    let names =
      movesAtOnce
      ? ["ArenaError", "ArenaParallelEnv", "env", "parallel_env"]
      : ["ArenaEnv", "ArenaError", "env", "raw_env"]
    let imports = names.filter { $0 != "ArenaError" }.joined(separator: ", ")
    return """
      \"\"\"A mechanism of the arena as an environment of PettingZoo.\"\"\"

      from ._process import ArenaError
      from .environment import \(imports)

      __all__ = [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]

      """
  }

  static func mechanism(
    _ mechanism: BridgedMechanism, arguments: [String], title: String, agents: [String],
    movesAtOnce: Bool
  ) -> String {
    let isFile = mechanism.file != nil
    let id = PythonText.literal(mechanism.id)
    return """
      \"\"\"What is played, and who plays it.\"\"\"

      \(isFile ? "from pathlib import Path\n\n" : "")TITLE = \(PythonText.literal(title))
      MECHANISM = \(isFile ? "str(Path(__file__).with_name(\(id)))" : id)
      ARGUMENTS: list[str] = \(PythonText.list(arguments))
      AGENTS: list[str] = \(PythonText.list(agents))
      MOVES_AT_ONCE = \(movesAtOnce ? "True" : "False")

      """
  }

  static func readme(_ title: String, _ module: String, agents: [String], movesAtOnce: Bool)
    -> String
  {
    let maker = movesAtOnce ? "parallel_env" : "env"
    let how =
      movesAtOnce
      ? "All seats move at once in every turn, so that it is a `ParallelEnv`; `env` is the same, one agent "
        + "after the other."
      : "Its seats move one after the other, so that it is an `AECEnv`."
    let loop =
      movesAtOnce
      ? """
      observations, infos = environment.reset(seed=7)
      while environment.agents:
          actions = {
              agent: environment.action_space(agent).sample(observations[agent]["action_mask"])
              for agent in environment.agents
          }
          observations, rewards, terminations, truncations, infos = environment.step(actions)
      """
      : """
      environment.reset(seed=7)
      for agent in environment.agent_iter():
          observation, reward, terminated, truncated, info = environment.last()
          if terminated or truncated:
              action = None
          else:
              action = environment.action_space(agent).sample(observation["action_mask"])
          environment.step(action)
      """
    return """
      # \(PythonText.code(title)) in PettingZoo

      A mechanism of the arena as an environment. \(how)

      ```python
      import \(module)

      environment = \(module).\(maker)()
      \(loop)
      environment.close()
      ```

      The arena plays; it runs as a child process (`arena serve-env`), which `close()` ends. It is found by the
      argument `arena="/path/of/arena"`, by the variable `ARENA`, or in `PATH`, in this order.

      - **Agents**: \(agents.map { "`\($0)`" }.joined(separator: ", ")).
      - **Observations**: a dictionary of `observation`, whole numbers, and `action_mask`. The first number says
        which of the agent's decisions is asked, from 1; then, for each of its decisions and each variable that it
        sees there, the value from 1, or 0 where another decision is asked. An agent observes what its player
        may know, and nothing else. `environment.words` says what everything means.
      - **Rewards**: what the agent earned since its last decision, told when it decides next or the episode ends.
      - **Seeds**: `reset(seed=7)` begins anew, with newborn agents in the seats that the arena plays; the same
        seed and the same actions give the same episodes. `reset()` goes on to the next episode.
      - An action that the mask rules out is a `ValueError`, and the episode is as it was.
      - An episode that cannot be told to its end is truncated, and `infos` say why (`void`).

      ```
      pip install . pytest
      pytest tests
      ```

      """
  }

  static func test(_ module: String, _ movesAtOnce: Bool) -> String {
    let (api, seed, maker) =
      movesAtOnce
      ? ("parallel_api_test", "parallel_seed_test", "parallel_env")
      : ("api_test", "seed_test", "env")
    return """
      \"\"\"Holds the environment to the tests of PettingZoo.\"\"\"

      import os
      import shutil

      import pytest
      from pettingzoo.test import \(api), \(seed)

      import \(module)

      pytestmark = pytest.mark.skipif(
          not os.environ.get("ARENA") and shutil.which("arena") is None,
          reason="the arena is not in PATH, and ARENA does not say where it is",
      )


      def test_api() -> None:
          environment = \(module).\(maker)()
          try:
              \(api)(environment, num_cycles=100)
          finally:
              environment.close()


      def test_seed() -> None:
          \(seed)(\(module).\(maker), num_cycles=100)

      """
  }
}
