public import Laboratory

/// What agents that do not play along do to a welfare, in plain sentences made from numbers.
public struct RobustnessWords {
  private let result: RobustnessResult

  /// Makes the words of a result.
  public init(_ result: RobustnessResult) { self.result = result }

  /// Where the first welfare function falls soonest and where it holds longest, beside others who learn on.
  public var lead: [String] {
    let curves = result.cells.flatMap { cell in
      cell.welfare.prefix(1).filter { $0.threshold != nil }.flatMap { welfare in
        welfare.intrusions.compactMap { intrusion in
          intrusion.learning.map { (cell, welfare, intrusion, tipping: $0.tipping) }
        }
      }
    }
    // Those that never fall hold longer than any share.
    func order(_ tipping: Double?) -> Double { tipping ?? .infinity }
    guard let soonest = curves.min(by: { order($0.tipping) < order($1.tipping) }),
      let longest = curves.max(by: { order($0.tipping) < order($1.tipping) })
    else { return result.cells.first.map { hopeless($0, $0.welfare.first) } ?? [] }
    let ends = order(soonest.tipping) < order(longest.tipping) ? [soonest, longest] : [soonest]
    return ends.compactMap {
      RobustnessWords.tipping(of: $0.0, $0.1, $0.2, others: "learn")
    }
  }

  private func hopeless(_ cell: CellRobustness, _ welfare: WelfareRobustness?) -> [String] {
    guard let welfare, welfare.threshold == nil else { return [] }
    return [
      "In '\(cell.name)' the welfare (\(welfare.name)) is as bad as can be without any intruder."
    ]
  }

  /// A tipping point as a sentence.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - welfare: One of its welfare functions.
  ///   - intrusion: One of the kinds of intruders.
  ///   - others: What all others do: `learn`, or `fixed`.
  /// - Returns: "In 'plain' the welfare (surplus) falls below 2 once 30 % of the agents are saboteurs
  ///   (between 25 % and 35 %), while the others learn on."; nil without such a curve, or without a value to fall below.
  public static func tipping(
    of cell: CellRobustness, _ welfare: WelfareRobustness, _ intrusion: Intrusion, others: String
  ) -> String? {
    guard let threshold = welfare.threshold,
      let curve = intrusion.curves.first(where: { $0.others == others })?.curve
    else { return nil }
    let kind = intrusion.intruders
    let ending = others == "fixed" ? "play as before" : "learn on"
    // Of some welfare less is better: then it begins below what it must not exceed.
    let isRise = curve.points.first.map { $0.welfare < threshold } ?? false
    let beyond = isRise ? "above \(figure(threshold))" : "below \(figure(threshold))"
    let subject = "In '\(cell.name)' the welfare (\(welfare.name))"
    guard let tipping = curve.tipping else {
      let open = curve.interval.flatMap { $0.lowerBound < 1 ? percent($0.lowerBound) : nil }
      let doubt = open.map { "; from \($0) on its interval holds that value" } ?? ""
      return "\(subject) never \(isRise ? "rises" : "falls") \(beyond), even if \(all(kind))"
        + "\(doubt)."
    }
    if tipping == 0 {
      return "\(subject) lies beyond \(figure(threshold)) without any intruder."
    }
    let interval = curve.interval.map {
      " (between \(percent($0.lowerBound)) and \(percent($0.upperBound)))"
    }
    return "\(subject) \(isRise ? "rises" : "falls") \(beyond) once \(some(kind, percent(tipping)))"
      + "\(interval ?? ""), while the others \(ending)."
  }

  /// Why curves are missing, one sentence for each reason.
  public var reasons: [String] {
    var found: [String] = []
    for cell in result.cells {
      for intrusion in cell.welfare.flatMap(\.intrusions) {
        guard let reason = intrusion.reason else { continue }
        let missing =
          intrusion.learning == nil
          ? (intrusion.fixed == nil ? "no curve" : "no curve beside learners") : "no exact curve"
        let sentence = "\(intrusion.intruders.rawValue): \(missing), since \(reason)."
        if !found.contains(sentence) { found.append(sentence) }
      }
    }
    return found
  }

  private static func percent(_ share: Double) -> String { "\(figure(100 * share)) %" }

  private static func some(_ kind: Intruder, _ share: String) -> String {
    kind == .pair
      ? "a pair sits in \(share) of the matches" : "\(share) of the agents \(verb(kind))"
  }

  private static func all(_ kind: Intruder) -> String {
    kind == .pair ? "a pair sits in every match" : "all agents \(verb(kind))"
  }

  private static func verb(_ kind: Intruder) -> String {
    switch kind {
    case .noisy: "act at random"
    case .contrary: "act against the wish"
    case .saboteur: "are saboteurs"
    case .frugal: "are frugal saboteurs"
    case .pair: "are pairs"
    }
  }
}
