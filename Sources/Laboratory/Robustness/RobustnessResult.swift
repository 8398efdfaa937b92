import Arena

/// Welfare by the share of agents that do not play along, in every cell of a study.
public struct RobustnessResult: Sendable, Equatable {
  /// The title of the study.
  public internal(set) var title = ""
  /// The seed of everything random.
  public internal(set) var seed = 0
  /// How many runs each share had.
  public internal(set) var replicates = 0
  /// The version of the arena.
  public internal(set) var version = ""
  /// What a frugal saboteur may give up, per round.
  public internal(set) var cost = 0.0
  /// How closely tipping points were looked for, as a share of the population.
  public internal(set) var width = 0.0
  /// The cells, in order.
  public internal(set) var cells: [CellRobustness] = []

  /// The result as JSON.
  public var json: JSON { written }
}

/// What intruders do to one cell.
public struct CellRobustness: Sendable, Equatable {
  /// The name of the cell.
  public internal(set) var name = ""
  /// How many agents there are, intruders included.
  public internal(set) var agents = 0
  /// Each welfare function.
  public internal(set) var welfare: [WelfareRobustness] = []
}

/// What intruders do to one welfare function of a cell, per round.
public struct WelfareRobustness: Sendable, Equatable {
  /// The name.
  public internal(set) var name = ""
  /// The unit.
  public internal(set) var unit = ""
  /// Where it counts as fallen; nil where it is as bad as can be without intruders.
  public internal(set) var threshold: Double?
  /// Each kind of intruder.
  public internal(set) var intrusions: [Intrusion] = []
}

/// What one kind of intruder does.
public struct Intrusion: Sendable, Equatable {
  /// The kind.
  public internal(set) var intruders = Intruder.noisy
  /// What theory says that they do; empty for kinds that need no theory.
  public internal(set) var acts: [Act] = []
  /// The welfare while all others learn as the study says; nil where it was not played.
  ///
  /// Agents whose seats a pair takes sit the match out.
  public internal(set) var learning: Curve?
  /// The welfare while all others play as they did without intruders, exactly; nil where it is not known.
  public internal(set) var fixed: Curve?
  /// Why a curve is missing, without a full stop; nil where none is.
  public internal(set) var reason: String?

  /// The sabotage of one seat, or of two that share what they see.
  public struct Act: Sendable, Equatable {
    /// The seats, from 0.
    public internal(set) var seats: [Int] = []
    /// The welfare with them and no other intruder.
    public internal(set) var welfare = 0.0
    /// What it costs them together, against their best reply.
    public internal(set) var cost = 0.0
  }

  /// Welfare by the share of intruders.
  public struct Curve: Sendable, Equatable {
    /// The points, by ascending share.
    public internal(set) var points: [Point] = []
    /// The least share at which the welfare is beyond the threshold; nil for never, and
    /// without a threshold.
    public internal(set) var tipping: Double?
    /// The interval of the tipping point; nil where it is exact, or there is only one replicate.
    public internal(set) var interval: ClosedRange<Double>?
  }

  /// One share.
  public struct Point: Sendable, Equatable {
    /// The share of intruders; of pairs, the share of the matches in which one sits.
    public internal(set) var share = 0.0
    /// How many agents these are; nil where the curve is exact, and of pairs.
    public internal(set) var agents: Int?
    /// The welfare.
    public internal(set) var welfare = 0.0
    /// Half of its 95 % interval; nil where it is exact, or there is only one replicate.
    public internal(set) var halfWidth: Double?

    /// Its 95 % interval; nil where there is none, or it has no finite ends.
    public var interval: ClosedRange<Double>? {
      guard let half = halfWidth, (welfare - half).isFinite, (welfare + half).isFinite else {
        return nil
      }
      return welfare - half...welfare + half
    }
  }
}

extension Intrusion {
  /// The curves that are known, with what all others do: `learn`, or `fixed` play.
  public var curves: [(others: String, curve: Curve)] {
    [("learn", learning), ("fixed", fixed)].compactMap { others, curve in
      curve.map { (others, $0) }
    }
  }

  /// What a saboteur or a pair gives up, in the mean over seats or pairs; nil where theory says nothing.
  public var cost: Double? {
    acts.isEmpty ? nil : acts.reduce(0) { $0 + $1.cost } / Double(acts.count)
  }
}

extension RobustnessResult: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("title", &title)
    visitor.field("seed", &seed)
    visitor.field("replicates", &replicates)
    visitor.field("version", &version)
    visitor.field("cost", &cost)
    visitor.field("width", &width)
    visitor.field("cells", &cells)
  }
}

extension CellRobustness: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("agents", &agents)
    visitor.field("welfare", &welfare)
  }
}

extension WelfareRobustness: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("name", &name)
    visitor.field("unit", &unit)
    visitor.field("threshold", &threshold)
    visitor.field("intrusions", &intrusions)
  }
}

extension Intrusion: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("intruders", &intruders)
    visitor.field("acts", &acts)
    visitor.field("learning", &learning)
    visitor.field("fixed", &fixed)
    visitor.field("reason", &reason)
  }
}

extension Intrusion.Act: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("seats", &seats)
    visitor.field("welfare", &welfare)
    visitor.field("cost", &cost)
  }
}

extension Intrusion.Curve: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("points", &points)
    visitor.field("tipping", &tipping)
    visitor.field("interval", &interval)
  }
}

extension Intrusion.Point: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("share", &share)
    visitor.field("agents", &agents)
    visitor.field("welfare", &welfare)
    visitor.field("halfWidth", &halfWidth)
  }

  var flaw: String? {
    guard let halfWidth, halfWidth < 0 else { return nil }
    return ".halfWidth must be at least 0, but found \(NumberText.exact(halfWidth))"
  }
}
