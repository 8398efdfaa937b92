import Arena

/// What a page shows of a game itself: its tree and its strategic form, or why they are not shown.
enum GameItems {
  /// The heading above them.
  static let heading = "The game itself"

  /// The section of a page on a game.
  ///
  /// - Parameters:
  ///   - tree: The game.
  ///   - play: What is played, whose paths are marked.
  ///   - path: What these paths are, "the path of the first answer".
  /// - Returns: The section, with the tree before the strategic form.
  static func section(_ tree: GameTree, play: Profile?, marking path: String) -> Report.Section {
    let drawing: Report.Item =
      if let obstacle = TreeDiagram.obstacle(to: tree) {
        .paragraph(obstacle)
      } else {
        .figure(TreeDiagram(tree, play: play).picture(marking: path))
      }
    return Report.Section(heading, [drawing] + StrategicTable.items(of: tree))
  }
}
