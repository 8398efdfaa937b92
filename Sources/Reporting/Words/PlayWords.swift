import GameTheory
import Laboratory

/// What is predicted of how some cells are played, in words.
struct PlayWords {
  private let cells: [(cell: CellSummary, play: PredictedPlay?)]

  /// Of so many places the shares are said; of more, they are in the numbers behind the picture.
  private static let mostPlaces = 4

  init(_ cells: [(cell: CellSummary, play: PredictedPlay?)]) { self.cells = cells }

  /// Whether play is predicted in a cell.
  var isPredicted: Bool {
    cells.contains { if case .one(let choices) = $0.play { !choices.isEmpty } else { false } }
  }

  /// How a group is predicted to choose at a place; nil where that is not known.
  func choice(_ cell: String, _ place: Choice.Place) -> Choice? {
    guard case .one(let choices) = cells.first(where: { $0.cell.name == cell })?.play else {
      return nil
    }
    return choices[place]
  }

  /// What lines mean, what they say, and why there are none: with a space before each sentence.
  ///
  /// - Parameter shown: The cells that are shown, each with its places.
  /// - Returns: The sentences.
  func description(_ shown: [(cell: String, places: [Choice.Place])]) -> String {
    let places = shown.flatMap { cell, places in places.map { (cell, $0) } }
    let predicted = places.compactMap { cell, place in
      choice(cell, place).map { (cell, place, $0) }
    }
    var sentences: [String] = []
    if !predicted.isEmpty {
      sentences.append(
        "Dashed lines show where the bands would meet if play were as \(concepts) predicts.")
    }
    if predicted.count <= PlayWords.mostPlaces {
      sentences += predicted.map { cell, place, choice in
        var names = shown.count > 1 ? [cell] : []
        if Set(places.map(\.1.group)).count > 1 { names.append(place.group) }
        if !place.sight.isEmpty { names.append(place.sight) }
        let title = names.isEmpty ? "" : " (\(names.joined(separator: ": ")))"
        return "Predicted\(title): \(PlayWords.shares(of: choice))."
      }
    }
    let isOff = places.contains { cell, place in
      hasPlay(cell) && choice(cell, place) == nil
    }
    if isOff { sentences.append("Where no line is drawn, predicted play does not come.") }
    return (sentences + gaps).map { " " + $0 }.joined()
  }

  /// The names of the concepts that predict.
  private var concepts: String {
    distinct(
      cells.compactMap { entry in
        if case .one = entry.play { entry.cell.theory.concept.label } else { nil }
      }
    ).joined(separator: " or ")
  }

  /// The shares of the actions that are predicted at all, the greatest first.
  private static func shares(of choice: Choice) -> String {
    let taken = choice.actions.filter { $0.count > 1e-9 }.sorted { $0.count > $1.count }
    let most = 6
    let parts = taken.prefix(most).map { "\($0.name) (\(figure($0.count)))" }
    let rest = taken.count - parts.count
    return listed(parts + (rest > 0 ? ["\(rest) more"] : []))
  }

  /// Whether one way to play is predicted in a cell.
  private func hasPlay(_ cell: String) -> Bool {
    if case .one = cells.first(where: { $0.cell.name == cell })?.play { true } else { false }
  }

  /// Why nothing is drawn for cells whose play is not predicted.
  private var gaps: [String] {
    var names: [String: [String]] = [:]
    var order: [String] = []
    for (cell, play) in cells {
      guard case .unknown(let reason) = play else { continue }
      if names[reason] == nil { order.append(reason) }
      names[reason, default: []].append(cell.name)
    }
    return order.map { reason in
      let all = names[reason] ?? []
      let shown = all.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      let more = all.count > 3 ? " and \(all.count - 3) more" : ""
      return "No prediction is drawn"
        + (all.count == cells.count ? "" : " for \(shown)\(more)") + ": \(reason)."
    }
  }
}
