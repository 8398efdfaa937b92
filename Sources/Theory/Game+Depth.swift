package import Arena

extension Game {
  /// How many draws and choices an episode has in which the first of all that may come comes.
  package var depth: Int {
    var depth = 0
    _ = narrate(
      drawing: { weights in
        depth += 1
        return weights.firstIndex { $0 > 0 } ?? 0
      },
      choosing: { _, _ in
        depth += 1
        return 0
      })
    return depth
  }

  /// How many draws and choices one round has; the whole episode unless the game is repeated.
  package var roundDepth: Int {
    isRepeated ? depth / Swift.max(1, Int(shape.expectedRounds)) : depth
  }
}
