public import Laboratory

/// A tournament that was worked out beside the same one as it was played, in words.
public struct ExactTournamentText {
  private let exact: ExactTournament
  private let tournament: Tournament

  /// The most pairs of equilibria that are named.
  private static let mostPairs = 6
  /// The most kinds that are named in a sentence.
  private static let mostNames = 8
  /// The most kinds whose payoffs are shown one by one.
  private static let mostInMatrix = 6

  /// Puts both side by side.
  public init(_ exact: ExactTournament, beside tournament: Tournament) {
    self.exact = exact
    self.tournament = tournament
  }

  private var kinds: [String] { exact.kinds }

  /// Payoffs pair by pair where there are few kinds, then a line for each kind.
  public func tables(width: Int) -> [String] {
    var texts: [String] = []
    if kinds.count <= ExactTournamentText.mostInMatrix {
      let columns = kinds.indices.map { "[\($0 + 1)]" }
      var matrix = TextTable(["exact payoff against"] + columns, numbers: Set(columns))
      for (row, kind) in kinds.enumerated() {
        matrix.add(["[\(row + 1)] \(kind)"] + exact.averages[row].map { figure($0) })
      }
      texts.append(matrix.text(width: width))
    }
    var columns = ["rank", "exact", "played", "errors", "states", "replies", "gain"]
    if exact.misperception > 0 { columns.removeAll { $0 == "errors" } }
    var table = TextTable([columns[0], "agent"] + columns.dropFirst(), numbers: Set(columns))
    for (rank, kind) in exact.ranking.enumerated() {
      let played = exact.playedScore(kind, in: tournament)
      var row = [
        String(rank + 1), kinds[kind], figure(exact.score(kind)), figure(played.mean),
      ]
      if exact.misperception == 0 {
        row.append(figure(exact.distance(of: played, from: exact.score(kind))))
      }
      row += [
        String(exact.states[kind]), String(replies(kind)),
        figure(exact.gain(over: kind, against: kind)),
      ]
      table.add(row)
    }
    texts.append(table.text(width: width))
    return texts
  }

  /// The same for a page.
  var items: [Report.Item] {
    var columns: [Sheet.Column] = [.text("agent"), .number("exact"), .number("played")]
    if exact.misperception == 0 { columns.append(.number("errors")) }
    var sheet = Sheet(columns + [.number("states"), .number("replies"), .number("gain")])
    for kind in exact.ranking {
      let played = exact.playedScore(kind, in: tournament)
      var row: [Sheet.Value] = [
        .text(kinds[kind]), .number(exact.score(kind)), .number(played.mean),
      ]
      if exact.misperception == 0 {
        row.append(.number(exact.distance(of: played, from: exact.score(kind))))
      }
      row += [
        .number(Double(exact.states[kind])), .number(Double(replies(kind))),
        .number(exact.gain(over: kind, against: kind)),
      ]
      sheet.add(row)
    }
    return lead.map { .paragraph($0) }
      + [.table(sheet, caption: "Payoff a round against these kinds"), .paragraph(note)]
  }

  /// To how many kinds a kind is a best reply.
  private func replies(_ kind: Int) -> Int {
    kinds.indices.filter { exact.isBestReply(kind, to: $0) }.count
  }

  /// What is exact, and which pairs are equilibria.
  public var lead: [String] {
    let are = kinds.count == 1 ? "is a finite automaton" : "are finite automata"
    return [
      "Exact for \(counted(kinds.count, "kind")) that \(are), a round against all of these\(others).",
      equilibria,
    ]
  }

  /// What the columns say.
  public var note: String {
    let judges = exact.bestPayoffs == nil ? "of these kinds" : "of all strategies"
    let columns =
      "'replies' counts the kinds to which the kind is a best reply \(judges); 'gain' is what the best of "
      + "them earns more a round against a population of the kind."
    if exact.misperception == 0 {
      return "'errors' is how far off what was played is, in standard errors. " + columns
    }
    return
      "Each player takes the other's move for the other one with probability "
      + "\(figure(exact.misperception)), but not in what was played. \(columns) Among all strategies that "
      + "needs beliefs about what the other saw, and is not judged."
  }

  private var others: String {
    if exact.others.isEmpty { return "" }
    let names = listed(exact.others)
    return "; no finite automaton, or none that small, is \(names)"
  }

  /// Which pairs are equilibria.
  private var equilibria: String {
    let pairs = exact.equilibria
    let among = exact.bestPayoffs == nil ? "among these kinds" : "of the repeated game"
    if pairs.isEmpty { return "No two of them are an equilibrium \(among)." }
    let own = pairs.filter { $0.row == $0.column }.map { kinds[$0.row] }
    let mixed = pairs.filter { $0.row != $0.column }.map {
      "\(kinds[$0.row]) with \(kinds[$0.column])"
    }
    var parts: [String] = []
    if !own.isEmpty { parts.append("\(listed(own)), each with itself") }
    if own.count == 1 { parts = ["\(own[0]) with itself"] }
    if !mixed.isEmpty {
      let named = mixed.prefix(ExactTournamentText.mostPairs).joined(separator: ", ")
      let rest = mixed.count - ExactTournamentText.mostPairs
      parts.append(rest > 0 ? "\(named) and \(counted(rest, "more pair"))" : named)
    }
    return "Equilibria \(among): " + parts.joined(separator: "; ") + "."
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(ExactTournamentText.mostNames).joined(separator: ", ")
    let rest = names.count - ExactTournamentText.mostNames
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }
}
