import Arena

/// What each conduct of a firm is worth to it and costs the public, under each answer of a regulator.
///
/// Tables list a row for each strategy of the firm, and in it a number for each strategy of the
/// regulator. With capability k a firm's value is value + growth k, and the public's loss is
/// loss + growth k + curvature k². The default is the arena's own instance, since the source gives
/// no numbers: bold conduct pays more the more capable the system is, and reining in a widely used
/// strong system costs the public more than its boldness from a capability of 4 on.
///
/// > Source: firm and regulator with finite strategies in the source of ``Governance``.
public struct CapabilityStakes: Sendable, Equatable {
  /// The first two strategies of a firm, by the names that they have by default.
  enum Conduct { static let cautious = 0, bold = 1 }
  /// The first two strategies of a regulator, by the names that they have by default.
  enum Regulation { static let light = 0, strict = 1 }

  /// The most strategies of either side.
  public static var limit: Int { 16 }

  /// How capable the firm's system is.
  public var capability = 6.0
  /// The names of the firm's strategies.
  public var firm = ["cautious", "bold"]
  /// The names of the regulator's strategies.
  public var regulator = ["light", "strict"]
  /// What each pair of strategies is worth to the firm without any capability.
  public var value = [3.0, 2, 3, -1]
  /// How much that grows with each unit of capability.
  public var valueGrowth = [0.0, 0, 0.5, 0]
  /// What each pair costs the public without any capability.
  public var loss = [1.0, 2, 1, 1]
  /// How much that grows with each unit of capability.
  public var lossGrowth = [0.0, 0, 1, 0]
  /// How much it grows with the square of capability.
  public var lossCurvature = [0.0, 0, 0, 0.25]

  /// Makes a cautious or bold firm under a light or strict regulator.
  public init() {}

  /// Shows capability and the tables, and the strategies where they may be others.
  mutating func knobs(_ visitor: inout some KnobVisitor, namingStrategies: Bool) {
    let limit = Self.limit
    visitor.knob(
      "capability", &capability, in: 0...1000, unit: "capability", "How capable the system is.")
    if namingStrategies {
      visitor.knob("firm-strategies", &firm, limit: limit, "What the firm can do.")
      visitor.knob("regulator-strategies", &regulator, limit: limit, "What the regulator can do.")
    }
    func table(_ name: String, _ list: inout [Double], _ unit: String, _ help: String) {
      visitor.knob(name, &list, limit: limit * limit, in: -1e6...1e6, unit: unit, help)
    }
    table("value", &value, "utility", "What each pair of strategies is worth to the firm.")
    table("value-growth", &valueGrowth, "utility per capability", "How that grows.")
    table("loss", &loss, "utility", "What each pair of strategies costs the public.")
    table("loss-growth", &lossGrowth, "utility per capability", "How that grows.")
    table(
      "loss-curvature", &lossCurvature, "utility per squared capability",
      "How it grows with the square of capability.")
  }

  /// Says whether there are strategies, and a number for each pair of them in each table.
  var complaint: String? {
    if firm.isEmpty || regulator.isEmpty { return "firm and regulator need a strategy each" }
    let pairs = firm.count * regulator.count
    let tables = [
      ("value", value), ("value-growth", valueGrowth), ("loss", loss),
      ("loss-growth", lossGrowth), ("loss-curvature", lossCurvature),
    ]
    for (name, table) in tables where table.count != pairs {
      return "\(name) needs a number for each of the \(pairs) pairs of strategies, "
        + "not \(table.count)"
    }
    return nil
  }

  /// The firm's strategies as actions.
  ///
  /// - Parameter bonus: What the first of them brings besides, for example ", and is paid a subsidy".
  /// - Returns: The actions with their help.
  func conduct(first bonus: String = "") -> Values {
    .named(
      firm.enumerated().map { row, name in
        Label(
          name, "Takes the " + name + " conduct" + (row == Conduct.cautious ? bonus : "") + ".")
      })
  }

  /// The regulator's strategies as actions towards a firm or several.
  func regulation(of whom: String = "the firm") -> Values {
    .named(regulator.map { Label($0, "Gives " + whom + " the " + $0 + " treatment.") })
  }

  /// Returns what a pair of strategies is worth to the firm.
  @inline(__always) func value(_ row: Int, _ column: Int) -> Double {
    let pair = row * regulator.count + column
    return value[pair] + valueGrowth[pair] * capability
  }

  /// Returns what a pair of strategies costs the public.
  @inline(__always) func loss(_ row: Int, _ column: Int) -> Double {
    let pair = row * regulator.count + column
    return loss[pair] + (lossGrowth[pair] + lossCurvature[pair] * capability) * capability
  }

  /// Returns what a strategy is worth to a firm that is treated strictly, which is the second strategy
  /// of the regulator, at a rate.
  func value(_ row: Int, atRate rate: Double) -> Double {
    (1 - rate) * value(row, Regulation.light) + rate * value(row, Regulation.strict)
  }

  /// Returns what a strategy costs the public at a rate of strictness.
  func loss(_ row: Int, atRate rate: Double) -> Double {
    (1 - rate) * loss(row, Regulation.light) + rate * loss(row, Regulation.strict)
  }

  /// The least and greatest value of a pair to the firm.
  var valueRange: ClosedRange<Double> { range(value) }

  /// The least and greatest loss of a pair.
  var lossRange: ClosedRange<Double> { range(loss) }

  private func range(_ number: (Int, Int) -> Double) -> ClosedRange<Double> {
    var low = number(0, 0)
    var high = low
    for row in firm.indices {
      for column in regulator.indices {
        low = Swift.min(low, number(row, column))
        high = Swift.max(high, number(row, column))
      }
    }
    return low...high
  }
}

/// Where the least of some numbers is: the first of them.
func firstLeast(_ count: Int, _ number: (Int) -> Double) -> Int {
  var least = 0
  for index in 0..<count where number(index) < number(least) { least = index }
  return least
}
