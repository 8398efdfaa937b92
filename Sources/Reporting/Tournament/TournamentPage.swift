import Arena
import Foundation
public import Laboratory

/// The page of a tournament: who earns most, who can invade whom, and what each adds to the welfare.
public struct TournamentPage {
  private let tournament: Tournament
  private let name: String
  private let length: String
  private let command: String?
  private let exact: ExactTournament?

  /// So many kinds are told apart by name in one picture.
  private static let most = 60
  /// So many kinds stand on both sides of the matrix.
  private static let mostInMatrix = 40
  /// So many kinds are nodes of the graph of invasions.
  private static let mostNodes = 24

  /// Makes the page of a tournament.
  ///
  /// - Parameters:
  ///   - tournament: The tournament.
  ///   - name: The name of the mechanism.
  ///   - length: How long a match is, in words.
  ///   - command: The command that plays it again, if there is one.
  ///   - exact: What was worked out of it, if that was asked for.
  public init(
    _ tournament: Tournament, of name: String, length: String, command: String? = nil,
    exact: ExactTournament? = nil
  ) {
    self.command = command
    self.exact = exact
    self.tournament = tournament
    self.name = name
    self.length = length
  }

  private var kinds: [String] { tournament.kinds }

  /// What the page says.
  public var report: Report {
    Report(
      title: "Tournament: \(name)", lead: lead,
      sections: [
        Report.Section("Ranking", [.figure(ranking)]),
        Report.Section(
          "Worked out exactly",
          exact.map { ExactTournamentText($0, beside: tournament).items } ?? []),
        Report.Section("Everyone against everyone", [.figure(matrix(.payoff))]),
        Report.Section("Who can invade whom", invasions),
        Report.Section(
          "What each adds to the whole",
          [contributions, kinds.count > 1 ? matrix(.welfare) : nil].compactMap(\.self)
            .map { .figure($0) }),
        Report.Section("Who did not play", absentees),
        Report.Section(
          "Where this comes from",
          command.map { [.lines([$0], caption: "The command that plays it again")] } ?? []),
      ])
  }

  /// What was asked and found.
  private var lead: [String] {
    let ranking = tournament.ranking
    var lead = [
      "Each of \(counted(kinds.count, "kind")) of agent meets every other and itself: \(length)."
    ]
    if let first = ranking.first, let last = ranking.last, kinds.count > 1 {
      let (most, least) = (tournament.scores[first], tournament.scores[last])
      lead.append(
        figure(most) == figure(least)
          ? "All earn the same, \(figure(most)) a round on average."
          : "'\(kinds[first])' earns most, \(figure(most)) a round on average, "
            + "'\(kinds[last])' least, \(figure(least)).")
    }
    let safe = kinds.indices.filter { resident in
      !kinds.indices.contains { tournament.canInvade($0, resident) }
    }
    if kinds.count > 1 {
      lead.append(
        safe.isEmpty
          ? "No kind is safe: a population of any of them can be invaded by some other."
          : "Nobody here can invade a population of \(named(safe)).")
    }
    let gains = kinds.indices.compactMap { kind in
      tournament.leaveOneOut(kind).map { (kind, $0) }
    }
    if let most = gains.max(by: { $0.1 < $1.1 }), let least = gains.min(by: { $0.1 < $1.1 }),
      most.1 > least.1
    {
      lead.append(
        "The presence of '\(kinds[most.0])' adds \(figure(most.1)) to mean \(tournament.goal), that of "
          + "'\(kinds[least.0])' \(figure(least.1)).")
    }
    return lead
  }

  private func named(_ members: [Int]) -> String {
    let names = members.prefix(4).map { "'\(kinds[$0])'" }
    let rest = members.count > 4 ? " and \(members.count - 4) more" : ""
    return names.joined(separator: ", ") + rest
  }

  // MARK: - Pictures

  private var ranking: Figure {
    let all = tournament.ranking
    let shown = Array(all.prefix(TournamentPage.most))
    var columns: [Sheet.Column] = [
      .number("rank"), .text("agent"), .number("payoff a round"), .number("interval, from"),
      .number("interval, to"), .number("wins"), .number("invades"), .number("invaded by"),
    ]
    if !tournament.shares.isEmpty { columns.append(.number(tournament.firstAction)) }
    var sheet = Sheet(columns)
    for (rank, kind) in all.enumerated() {
      let score = tournament.scores[kind]
      var row: [Sheet.Value] = [
        .number(Double(rank + 1)), .text(kinds[kind]), .number(score.mean),
        .number(score.interval?.lowerBound), .number(score.interval?.upperBound),
        .number(tournament.wins[kind].mean),
        .number(Double(kinds.indices.filter { tournament.canInvade(kind, $0) }.count)),
        .number(Double(kinds.indices.filter { tournament.canInvade($0, kind) }.count)),
      ]
      if !tournament.shares.isEmpty { row.append(.number(tournament.shares[kind].mean)) }
      sheet.add(row)
    }
    let dots = shown.enumerated().map { place, kind in
      let score = tournament.scores[kind]
      return Mark.Dot(at: Double(place), score.mean, interval: score.interval)
    }
    return Figure(
      "ranking", title: "Payoff of each kind against all",
      description:
        "The mean payoff a round against every kind, itself included, with its 95 % interval."
        + (shown.count < all.count ? " The best \(shown.count) of \(all.count) are shown." : ""),
      .panels([
        Panel(
          x: Axis("payoff a round"), y: Axis("", .categories(shown.map { kinds[$0] })),
          marks: [Mark("", .emergent, .dots(dots))])
      ]), numbers: sheet)
  }

  /// What a matrix shows.
  private enum Shown {
    case payoff, welfare
  }

  private func matrix(_ what: Shown) -> Figure {
    let values = what == .payoff ? tournament.payoffs : tournament.welfare
    let label = what == .payoff ? "payoff a round" : tournament.goal
    let shown = Array(tournament.ranking.prefix(TournamentPage.mostInMatrix))
    var sheet = Sheet(
      [.text("agent"), .text("against"), .number(label), .number("interval, from")]
        + [.number("interval, to")])
    var tiles: [Mark.Tile] = []
    for (row, kind) in shown.enumerated() {
      for (column, other) in shown.enumerated() {
        let value = values[kind][other]
        tiles.append(Mark.Tile(column: column, row: row, value.mean))
        sheet.add([
          .text(kinds[kind]), .text(kinds[other]), .number(value.mean),
          .number(value.interval?.lowerBound), .number(value.interval?.upperBound),
        ])
      }
    }
    let names = shown.map { kinds[$0] }
    return Figure(
      what == .payoff ? "payoffs" : "welfare",
      title: what == .payoff
        ? "Payoff of each kind against each" : "\(capitalised(label)) of each match",
      description:
        "A row is a kind, a column the kind it plays against, both in the order of the ranking."
        + (shown.count < kinds.count
          ? " The best \(shown.count) of \(kinds.count) are shown." : ""),
      .panels([
        Panel(
          x: Axis("against", .categories(names)), y: Axis("", .categories(names)),
          marks: [Mark("", .emergent, .tiles(tiles, label: label, middle: nil))])
      ]), numbers: sheet)
  }

  private var invasions: [Report.Item] {
    if kinds.count < 2 { return [] }
    let shown = Array(tournament.ranking.prefix(TournamentPage.mostNodes))
    var sheet = Sheet([.text("mutant"), .text("resident")])
    var edges: [Diagram.Edge] = []
    for (from, mutant) in shown.enumerated() {
      for (to, resident) in shown.enumerated() where tournament.canInvade(mutant, resident) {
        sheet.add([.text(kinds[mutant]), .text(kinds[resident])])
        edges.append(Diagram.Edge(from: from, to: to, weight: 0.6, isArrow: true))
      }
    }
    if edges.isEmpty { return [.paragraph("No kind can invade a population of another.")] }
    let radius = max(2, Double(shown.count) / 4)
    let nodes = shown.enumerated().map { place, kind -> Diagram.Node in
      let angle = 2 * Double.pi * Double(place) / Double(shown.count)
      let (x, y) = (rounded(radius + radius * sin(angle)), rounded(radius - radius * cos(angle)))
      let ink: Ink = edges.contains { $0.to == place } ? .neutral : .best
      return Diagram.Node(x: x, y: y, kinds[kind], ink, .disc)
    }
    let diagram = Diagram(
      nodes: nodes, edges: edges,
      legend: [("nobody can invade", .best), ("some kind can invade", .neutral)])
    return [
      .figure(
        Figure(
          "invasions", title: "Who can invade whom",
          description:
            "An arrow leads from a kind to each kind whose population it can invade: it earns more against "
            + "them than they do among themselves, or as much, and more against itself than they do against "
            + "it."
            + (shown.count < kinds.count
              ? " The best \(shown.count) of \(kinds.count) are shown." : ""),
          .diagram(diagram), numbers: sheet))
    ]
  }

  /// Places are the same everywhere, whatever the last digits of a system's sine.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private var contributions: Figure? {
    var gains = kinds.indices.compactMap { kind -> (kind: Int, gain: Double)? in
      tournament.leaveOneOut(kind).map { (kind, $0) }
    }
    gains.sort { $0.gain == $1.gain ? $0.kind < $1.kind : $0.gain > $1.gain }
    if gains.count < 2 { return nil }
    var sheet = Sheet([.text("agent"), .number("adds to mean \(tournament.goal)")])
    for entry in gains { sheet.add([.text(kinds[entry.kind]), .number(entry.gain)]) }
    let half = TournamentPage.most / 2
    var shown = gains
    if gains.count > 2 * half { shown.removeSubrange(half..<gains.count - half) }
    let bars = shown.enumerated().map { Mark.Dot(at: Double($0), $1.gain) }
    return Figure(
      "contributions", title: "What the presence of each kind adds to mean \(tournament.goal)",
      description:
        "The mean over all matches, less that over the matches without the kind."
        + (shown.count < gains.count ? " The first and the last \(half) are shown." : ""),
      .panels([
        Panel(
          x: Axis("added to mean \(tournament.goal)"),
          y: Axis("", .categories(shown.map { kinds[$0.kind] })),
          marks: [Mark("", .emergent, .bars(bars))])
      ]), numbers: sheet)
  }

  private var absentees: [Report.Item] {
    var sheet = Sheet([.text("agent"), .text("reason")])
    for (kind, reason) in tournament.excluded { sheet.add([.text(kind), .text(reason)]) }
    return sheet.rows.isEmpty ? [] : [.table(sheet, caption: "Kinds that cannot play, and why")]
  }
}
