import Arena
import GameTheory
import Laboratory
import Theory

extension RepeatedReport {
  /// The report as a page: what is predicted, all payoffs that can be earned in one picture, and how they are
  /// held up.
  ///
  /// - Parameter command: The command that makes it again, if there is one.
  /// - Returns: What the page says.
  public func page(command: String? = nil) -> Report {
    let origin: [Report.Item] =
      command.map { [.lines([$0], caption: "The command that makes it again")] } ?? []
    let plan = solution.plan.map { words(for: $0) } ?? []
    return Report(
      title: "\(solution.desk.name), repeated \(length)", lead: gist,
      sections: [
        Report.Section("What players can earn", (payoffs.map { [.figure($0)] } ?? []) + [welfare]),
        Report.Section("How it is held up", strategies.isEmpty ? [] : [.list(strategies)]),
        Report.Section("How the chosen point is earned", plan.isEmpty ? [] : [.list(plan)]),
        Report.Section("Where this comes from", origin),
      ])
  }

  /// Best, predicted and worst, a round.
  private var welfare: Report.Item {
    var sheet = Sheet([
      .text("welfare a round"), .number("worst"), .number("predicted, least"),
      .number("predicted, most"), .number("best"), .text("predicted is"),
    ])
    for reached in solution.welfare {
      sheet.add([
        .text(reached.spec.name), .number(reached.worst), .number(reached.predicted?.lowerBound),
        .number(reached.predicted?.upperBound), .number(reached.best),
        .text(reached.predicted == nil ? "not known" : reached.isExact ? "reached" : "a bound"),
      ])
    }
    return .table(sheet, caption: "What equilibria reach")
  }

  /// The payoffs of two players; nil where none are known.
  private var payoffs: Figure? {
    let (set, earned) = (outlook.set, outlook.obstacle == nil ? nil : outlook.earned)
    let sets: [(String, Ink, PayoffPolygon?)] = [
      ("feasible and individually rational", .neutral, outlook.feasible),
      (outlook.obstacle == nil ? "equilibria" : "no equilibrium outside", .predicted, set),
      ("known equilibria", .series(1), earned),
    ]
    let drawn = sets.compactMap { name, ink, polygon in
      polygon.flatMap { $0.isEmpty ? nil : (name: name, ink: ink, corners: $0.corners) }
    }
    if drawn.isEmpty { return nil }
    var marks = drawn.map { name, ink, corners in
      Mark(name, ink, .line((corners + [corners[0]]).map { Mark.Point($0.first, $0.second) }))
    }
    if let point = solution.plan?.point {
      marks.append(
        Mark("the chosen point", .series(2), .line([Mark.Point(point.first, point.second)])))
    }
    let names = players
    var sheet = Sheet([.text("set"), .number("corner"), .number(names[0]), .number(names[1])])
    for (name, _, corners) in drawn {
      for (index, corner) in corners.enumerated() {
        sheet.add([
          .text(name), .number(Double(index + 1)), .number(corner.first), .number(corner.second),
        ])
      }
    }
    return Figure(
      "payoffs", title: "What both can earn a round",
      description: "All between the corners of a set belongs to it: "
        + drawn.map {
          "\($0.name), \($0.corners.count == 1 ? "1 corner" : "\($0.corners.count) corners")"
        }.joined(separator: "; ") + ".",
      .panels([
        Panel(x: Axis("payoff of \(names[0])"), y: Axis("payoff of \(names[1])"), marks: marks)
      ]), numbers: sheet)
  }
}
