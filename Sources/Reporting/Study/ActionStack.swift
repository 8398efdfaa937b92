import Laboratory

/// The actions of one decision, in the order in which their shares are stacked.
struct ActionStack {
  /// The actions that have a colour of their own.
  private let names: [String]
  /// How many others there are.
  private let others: Int

  private static let otherName = "others"

  /// Chooses the most frequent actions, as many as there are colours; what is only predicted comes after
  /// what was taken.
  init(_ moves: [Moves], predicted: [Choice]) {
    var counts: [String: Double] = [:]
    var all: [String] = []
    for action in moves.flatMap({ $0.blocks.flatMap(\.choice.actions) }) {
      if counts[action.name] == nil { all.append(action.name) }
      counts[action.name, default: 0] += action.count
    }
    for action in predicted.flatMap(\.actions) where action.count > 0 {
      if counts.updateValue(counts[action.name] ?? 0, forKey: action.name) == nil {
        all.append(action.name)
      }
    }
    let ranked = all.enumerated().sorted {
      (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset)
    }
    let kept = Set(ranked.prefix(Ink.colours).map(\.element))
    names = StudyFigures.ordered(all.filter { kept.contains($0) })
    others = all.count - names.count
  }

  /// What to say where not every action has a colour.
  var remark: String {
    others == 0
      ? "" : " The \(names.count) most frequent actions are shown; the others are together."
  }

  /// The shares of the actions in their order, those of all others together as the last.
  func shares(of choice: Choice) -> [(action: String, share: Double)] {
    let total = choice.total
    let shares = names.map { name in
      (name, (choice.actions.first { $0.name == name }?.count ?? 0) / total)
    }
    if others == 0 { return shares }
    let rest = choice.actions.filter { !names.contains($0.name) }.reduce(0) { $0 + $1.count }
    return shares + [(ActionStack.otherName, rest / total)]
  }

  /// The shares as bands, one upon the other; open where nobody chose for a while.
  func marks(of moves: Moves) -> [Mark] {
    var bands = [[Mark.Span]](repeating: [], count: names.count + (others == 0 ? 0 : 1))
    var next = moves.blocks.first?.firstRound
    for block in moves.blocks {
      let isGap = block.firstRound != next
      next = block.lastRound + 1
      let middle = Double(block.firstRound + block.lastRound) / 2 + 1
      var below = 0.0
      for (index, entry) in shares(of: block.choice).enumerated() {
        if isGap { bands[index].append(Mark.Span(at: .nan, 0...0)) }
        bands[index].append(Mark.Span(at: middle, below...below + entry.share))
        below += entry.share
      }
    }
    return bands.enumerated().map { index, spans in
      index < names.count
        ? Mark(names[index], .series(index), .band(spans))
        : Mark(ActionStack.otherName, .neutral, .band(spans))
    }
  }

  /// Dashed lines where bands would meet if play were as predicted.
  func marks(ofPredicted choice: Choice) -> [Mark] {
    var meeting = 0.0
    var levels: [Double] = []
    for (_, share) in shares(of: choice).dropLast() {
      meeting += share
      if levels.last.map({ meeting - $0 > ActionStack.rounding }) ?? true { levels.append(meeting) }
    }
    return levels.map { Mark("predicted", .predicted, .rule($0)) }
  }

  /// Lines closer than this are one.
  private static let rounding = 1e-9
}
