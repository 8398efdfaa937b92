import Arena
import Laboratory
import Theory

/// A Python package in which a mechanism is a game of OpenSpiel: the exported tree, and a module that loads it.
///
/// > Source: M. Lanctot et al., "OpenSpiel: A Framework for Reinforcement Learning in Games",
/// > [arXiv:1908.09453](https://arxiv.org/abs/1908.09453), 2019.
struct OpenSpielPackage {
  /// Its files.
  let files: [PythonFile]

  /// Makes the package of a mechanism.
  ///
  /// - Throws: ``StudyError`` where the game has no tree that can be written.
  init(_ id: String, _ settings: [String: JSON], _ context: Context) throws {
    let mechanism = try context.mechanism(id, settings)
    let desk = try context.desk(mechanism)
    let tree = try ExportCommand.tree(of: desk)
    let title = Settings.title(id, settings)
    let export = try GameExport(tree, as: .efg, title: title, of: mechanism as? GameFile)
    for remark in export.remarks { context.terminal.remark("arena: \(remark)") }
    let shape = desk.game.shape
    let module = "arena_" + PythonText.name(id, mark: "_")
    files = [
      PythonFile(
        path: "pyproject.toml",
        text: PettingZooTexts.manifest(
          "arena-" + PythonText.name(id, mark: "-"), module, requires: "open_spiel>=1.5")),
      PythonFile(path: "README.md", text: OpenSpielPackage.readme(title, module)),
      PythonFile(
        path: "\(module)/__init__.py",
        text: OpenSpielPackage.module(
          title, players: (0..<shape.seats).map { shape.name(ofSeat: $0) })),
      PythonFile(path: "\(module)/game.efg", text: export.text),
      PythonFile(path: "\(module)/py.typed", text: ""),
      PythonFile(path: "tests/test_game.py", text: OpenSpielPackage.test(module)),
    ]
  }

  private static func module(_ title: String, players: [String]) -> String {
    """
    \"\"\"A mechanism of the arena as a game of OpenSpiel.\"\"\"

    from __future__ import annotations

    from pathlib import Path

    import pyspiel

    TITLE = \(PythonText.literal(title))
    PLAYERS: list[str] = \(PythonText.list(players))
    \"\"\"The name of every player, by its number.\"\"\"

    PATH = Path(__file__).with_name("game.efg")
    \"\"\"The file of the game.\"\"\"


    def load_game() -> pyspiel.Game:
        \"\"\"Returns the game.\"\"\"
        return pyspiel.load_efg_game(PATH.read_text(encoding="utf-8"))


    def actions(state: pyspiel.State) -> dict[int, str]:
        \"\"\"Returns the label of every legal action of the player who decides.\"\"\"
        player = state.current_player()
        return {action: state.action_to_string(player, action) for action in state.legal_actions()}

    """
  }

  private static func readme(_ title: String, _ module: String) -> String {
    """
    # \(PythonText.code(title)) in OpenSpiel

    A mechanism of the arena as a game: its whole tree, as `arena export` writes it. Payoffs are exact; measures
    and the wishes of the designer have no place in such a file.

    ```python
    import \(module)

    game = \(module).load_game()
    state = game.new_initial_state()
    ```

    `\(module).PLAYERS` names the players; `\(module).actions(state)` says what the legal actions are called.

    """
  }

  private static func test(_ module: String) -> String {
    """
    \"\"\"Plays the game at random.\"\"\"

    import random

    import \(module)


    def test_plays_to_its_end() -> None:
        game = \(module).load_game()
        assert game.num_players() == len(\(module).PLAYERS)
        state = game.new_initial_state()
        while not state.is_terminal():
            if state.is_chance_node():
                state.apply_action(state.chance_outcomes()[0][0])
            else:
                state.apply_action(random.choice(list(\(module).actions(state))))
        assert len(state.returns()) == game.num_players()

    """
  }
}
