import Arena
import GameTheory
import Laboratory
import Theory

extension SolutionPage {
  /// So many answers are drawn.
  private static let mostAnswers = 40
  /// So many players are told apart by their colours.
  private static let mostPlayers = 6
  /// Mixtures of so many answers are drawn.
  private static let mostMixed = 3
  /// Mixtures at so many information sets of an answer are drawn.
  private static let mostPanels = 12
  /// So many actions of an information set are drawn.
  private static let mostActions = 24
  /// What the search for best and worst may cost.
  private static var budget: Budget {
    var budget = Budget()
    budget.steps = 20_000
    return budget
  }

  private var drawn: [Solution.Answer] {
    Array(prediction.solution.answers.prefix(SolutionPage.mostAnswers))
  }

  private var names: [String] { drawn.indices.map { "answer \($0 + 1)" } }

  private func choice(of count: Int) -> String {
    let answers = prediction.solution.answers.count
    return count < answers ? " The first \(count) of \(answers) answers are drawn." : ""
  }

  /// The answers under a welfare function, or what a concept of welfare allows, beside the best and worst.
  func welfare(_ index: Int) -> Figure? {
    let spec = prediction.welfare[index]
    let dots = drawn.enumerated().map { row, answer in
      Mark.Dot(at: Double(row), prediction.welfare(index, of: answer))
    }
    let intervals = prediction.solution.intervals
    var spans: [Mark.Span] = []
    if intervals.indices.contains(index), let interval = intervals[index],
      interval.low <= interval.high
    {
      spans.append(Mark.Span(at: 0, interval.low...interval.high))
    }
    let rows = dots.isEmpty ? ["allowed"] : names
    if dots.isEmpty && spans.isEmpty { return nil }
    var sheet = Sheet([.text("what"), .number("from"), .number("to")])
    for (name, dot) in zip(names, dots) {
      sheet.add([.text(name), .number(dot.value), .number(dot.value)])
    }
    for span in spans {
      sheet.add([
        .text("allowed"), .number(span.range.lowerBound), .number(span.range.upperBound),
      ])
    }
    var marks: [Mark] = []
    let ends = ends(of: spec)
    for (name, value, ink) in [("worst", ends?.worst, Ink.worst), ("best", ends?.best, .best)] {
      guard let value else { continue }
      marks.append(Mark(name, ink, .rule(value)))
      sheet.add([.text(name), .number(value), .number(value)])
    }
    marks += [
      Mark("predicted", .predicted, .ranges(spans)), Mark("predicted", .predicted, .dots(dots)),
    ]
    let bound = ends?.exactness == .bound ? " Best and worst are bounds." : ""
    return Figure(
      "welfare-\(index + 1)", title: "\(capitalised(spec.name)), predicted and possible",
      description:
        "Under \(spec.name) (\(spec.unit) an episode): what the concept selects"
        + (ends == nil ? "." : ", between the worst and the best that could be.") + bound
        + (dots.isEmpty ? "" : choice(of: dots.count)),
      .panels([
        Panel(
          x: Axis(spec.name, unit: spec.unit), y: Axis("", .categories(rows)),
          marks: marks.filter { !$0.isEmpty })
      ]), numbers: sheet)
  }

  /// The best and the worst that play can reach; nil without a tree, or where no play can be told apart.
  private func ends(
    of spec: WelfareSpec
  ) -> (best: Double, worst: Double, exactness: Exactness)? {
    guard let tree = prediction.tree,
      let objective = spec.criterion(on: tree, SolutionPage.budget).objective
    else { return nil }
    let extremes = tree.extremes(of: objective, budget: SolutionPage.budget)
    return spec.sense == .most
      ? (extremes.best, extremes.worst, extremes.exactness)
      : (extremes.worst, extremes.best, extremes.exactness)
  }

  /// What each player gets: one bar a player of a single answer, one colour a player of several.
  var payoffs: Figure? {
    let players = (0..<prediction.shape.seats).map { prediction.shape.name(ofSeat: $0) }
    guard let first = drawn.first, !players.isEmpty else { return nil }
    let panel: Panel
    if drawn.count == 1 {
      let bars = first.expectation.payoffs.enumerated().map { Mark.Dot(at: Double($0), $1) }
      panel = Panel(
        x: Axis("payoff", atLeast: 0...0), y: Axis("", .categories(players)),
        marks: [Mark("predicted", .predicted, .bars(bars))])
    } else {
      if players.count > SolutionPage.mostPlayers { return nil }
      let marks = players.enumerated().map { seat, player in
        // Players of one answer stand beside each other.
        let shift = players.count == 1 ? 0 : (Double(seat) / Double(players.count - 1) - 0.5) * 0.4
        return Mark(
          player, .series(seat),
          .dots(
            drawn.enumerated().map {
              Mark.Dot(at: Double($0) + shift, $1.expectation.payoffs[seat])
            }))
      }
      panel = Panel(x: Axis("payoff"), y: Axis("", .categories(names)), marks: marks)
    }
    var sheet = Sheet([.text("answer")] + players.map { .number($0) })
    for (name, answer) in zip(names, drawn) {
      sheet.add([.text(name)] + answer.expectation.payoffs.map { .number($0) })
    }
    return Figure(
      "payoffs", title: "Who gets what",
      description: "The expected payoff of each player." + choice(of: drawn.count),
      .panels([panel]),
      numbers: sheet)
  }

  /// Every answer that was kept: payoffs, welfare, regret.
  var answers: Sheet {
    let shape = prediction.shape
    let hasNotes = drawn.contains { !$0.note.isEmpty }
    var sheet = Sheet(
      [.text("answer")] + (hasNotes ? [.text("note")] : [])
        + (0..<shape.seats).map { .number("payoff of \(shape.name(ofSeat: $0))") }
        + prediction.welfare.map { .number($0.name) } + [.number("largest regret")])
    for (name, answer) in zip(names, drawn) {
      sheet.add(
        [.text(name)] + (hasNotes ? [.text(answer.note)] : [])
          + answer.expectation.payoffs.map { .number($0) }
          + prediction.welfare.indices.map { .number(prediction.welfare($0, of: answer)) }
          + [.number(answer.regret)])
    }
    return sheet
  }

  /// How likely each action is where somebody mixes: a figure an answer, a panel an information set.
  var mixtures: [Figure] {
    var figures: [Figure] = []
    for (index, answer) in drawn.enumerated() where figures.count < SolutionPage.mostMixed {
      let conduct = prediction.conduct(of: answer)
      let mixed = conduct.enumerated().flatMap { seat, places in
        places.filter { $0.actions.count > 1 && $0.actions.count <= SolutionPage.mostActions }
          .map { ("\(prediction.shape.name(ofSeat: seat)), \($0.place)", $0.actions) }
      }
      if mixed.isEmpty { continue }
      var sheet = Sheet([.text("where"), .text("action"), .number("probability")])
      let panels = mixed.prefix(SolutionPage.mostPanels).map { place, actions in
        for action in actions {
          sheet.add([.text(place), .text(action.label), .number(action.probability)])
        }
        let bars = actions.enumerated().map { Mark.Dot(at: Double($0), $1.probability) }
        return Panel(
          title: place, x: Axis("probability", atLeast: 0...1),
          y: Axis("", .categories(actions.map(\.label))),
          marks: [Mark("", .predicted, .bars(bars))])
      }
      let left = mixed.count - panels.count
      figures.append(
        Figure(
          "mixture-\(index + 1)",
          title: drawn.count == 1
            ? "Where somebody mixes" : "Where somebody mixes in answer \(index + 1)",
          description:
            "How likely each action is at the information sets at which several are taken."
            + (left > 0 ? " \(left) more information sets are not drawn." : ""),
          .panels(Array(panels)), numbers: sheet))
    }
    return figures
  }
}
