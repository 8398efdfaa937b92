import Arena
import GameTheory
public import Laboratory
import Theory

/// What theory says of a mechanism that is repeated, for the terminal.
public struct RepeatedReport {
  let solution: RepeatedSolution
  var outlook: RepeatedOutlook { solution.outlook }
  private var shape: Shape { solution.shape }

  /// Makes a report of a solution.
  public init(_ solution: RepeatedSolution) { self.solution = solution }

  /// What is predicted, how patient players must be, and how the corners are held up.
  public func text(width: Int = 80) -> String {
    var text = lines(["\(solution.desk.name), repeated \(length)"] + theory, width)
    text += "\n" + welfare(width)
    if let set = outlook.set { text += "\n" + corners(set, width, heading) }
    if let earned = outlook.earned, outlook.obstacle != nil {
      let known = "What they are known to earn: all between these corners."
      text += "\n" + corners(earned, width, known)
    }
    if outlook.code != nil { text += "\n" + lines(strategies, width) }
    if let plan = solution.plan { text += "\n" + lines(words(for: plan), width) }
    return text
  }

  /// How equilibria were found, what they reach, and how patient players must be: in sentences.
  public var gist: [String] {
    let reached = solution.welfare.compactMap { reached in
      reached.predicted.map {
        "\(figure($0)) \(reached.spec.name) a round" + (reached.isExact ? "" : " (a bound)")
          + (reached.best.map { ", of a best of \(figure($0))" } ?? "")
      }
    }
    let sentence = reached.isEmpty ? [] : ["They reach \(reached.joined(separator: "; "))."]
    return [theory[0]] + sentence + theory.dropFirst()
  }

  /// How equilibria were found, and how patient players must be.
  private var theory: [String] { [method] + (patience.map { [$0] } ?? []) }

  /// How a point is earned.
  func words(for plan: RepeatedSolution.Plan) -> [String] {
    let begin = plan.opening.map {
      "\($0.state + 1)" + (plan.opening.count == 1 ? "" : " (\(figure($0.probability)))")
    }
    return [
      "To earn \(figure(plan.point.first)) and \(figure(plan.point.second)), begin with "
        + begin.joined(separator: " or ") + ".",
      "Agents that do: \(plan.seating.canonical)",
    ]
  }

  private func lines(_ texts: [String], _ width: Int) -> String {
    texts.flatMap { wrap($0, width) }.map { $0 + "\n" }.joined()
  }

  /// How long the game lasts.
  var length: String {
    guard let horizon = solution.horizon else {
      return "without end between players who do not mind waiting"
    }
    if outlook.isEndless {
      return "as long as each next round counts \(figure(horizon.continuation)) of the last"
    }
    let rounds = counted(horizon.rounds, "round")
    return horizon.continuation == 1
      ? "for \(rounds)"
      : "for at most \(rounds), each likely by \(figure(horizon.continuation)) after the last"
  }

  /// How equilibria were found, or why they are only bounded.
  private var method: String {
    guard let obstacle = outlook.obstacle else {
      let error =
        figure(outlook.error) != "0"
        ? " No payoff is off by more than \(figure(outlook.error))." : ""
      return "Predicted: \(outlook.method).\(error)"
    }
    let error =
      outlook.set != nil && outlook.earned != nil
      ? " No payoff is off by more than \(figure(outlook.error))." : ""
    return "Equilibria are only bounded, since \(obstacle). The bound: \(outlook.method).\(error)"
  }

  /// How patient players must be to keep to the wish.
  private var patience: String? {
    guard let wish = outlook.wish else { return nil }
    let best = wish.penal ?? wish.bound ?? wish.grim
    return PatienceWords.needed(
      best.discount, grim: wish.grim.discount, isBound: wish.penal == nil) + "\(departing(best))."
  }

  private func departing(_ patience: LeastPatience) -> String {
    guard let (player, action) = solution.departure(patience) else { return "" }
    return "; \(player) would be the first to leave" + (action.map { ", for \($0)" } ?? "")
  }

  private func welfare(_ width: Int) -> String {
    let numbers = ["best", "predicted", "worst"]
    var table = TextTable(["welfare a round"] + numbers, numbers: Set(numbers))
    for reached in solution.welfare {
      let mark = reached.isExact || reached.predicted == nil ? "" : "*"
      table.add([
        reached.spec.name, figure(reached.best), figure(reached.predicted) + mark,
        figure(reached.worst),
      ])
    }
    let isBound = solution.welfare.contains { !$0.isExact && $0.predicted != nil }
    return table.text(width: width) + (isBound ? "* a bound\n" : "")
  }

  /// What tells both players apart.
  var players: [String] {
    let names = (0..<2).map { shape.name(ofSeat: $0) }
    return names[0] == names[1] ? ["first", "second"] : names
  }

  /// The most corners that are shown.
  private static let most = 24

  /// What the corners of the set are.
  private var heading: String {
    outlook.obstacle == nil
      ? "What the players can earn a round: all between these corners."
      : "No equilibrium earns what is not between these corners."
  }

  private func corners(_ set: PayoffPolygon, _ width: Int, _ heading: String) -> String {
    let columns = ["#"] + players
    var table = TextTable(columns, numbers: Set(columns))
    let shown = set.corners.prefix(RepeatedReport.most)
    let (first, second) = (figures(shown.map(\.first)), figures(shown.map(\.second)))
    for index in shown.indices { table.add(["\(index + 1)", first[index], second[index]]) }
    let left = set.corners.count - RepeatedReport.most
    return lines([heading], width) + "\n"
      + table.text(width: width) + (left > 0 ? "... \(left) more; --json shows all\n" : "")
  }

  /// How each corner is held up, a sentence each.
  var strategies: [String] {
    guard let code = outlook.code else { return [] }
    let corners = Swift.min(outlook.earned?.corners.count ?? 0, RepeatedReport.most)
    var lines = ["How each corner is held up; a draw that all see says what comes next."]
    for (index, state) in code.states.prefix(corners).enumerated() {
      let next = state.next
      let then =
        next.count == 1 && next[0].state == index
        ? "for ever"
        : "then "
          + next.map {
            "\($0.state + 1)" + (next.count == 1 ? "" : " (\(figure($0.probability)))")
          }.joined(separator: " or ")
      lines.append("\(index + 1): \(solution.words(for: state.outcome)); \(then).")
    }
    let names = (0..<2).map { shape.name(ofSeat: $0) }
    if !code.answers.isEmpty {
      lines.append("Who departs within a round is answered at once; --json says how.")
    } else {
      for (seat, state) in code.punishments.enumerated() {
        let who = names[0] == names[1] ? (seat == 0 ? "the first" : "the second") : names[seat]
        lines.append("If \(who) departs alone, \(state + 1) follows.")
      }
    }
    let gain = figure(Swift.max(0, code.largestGain))
    lines.append("Checked in every state: departing once gains at most \(gain).")
    return lines
  }
}
