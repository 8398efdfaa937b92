import Arena
import GameTheory

/// One invasion on its way: what was played, and what is to be played next.
struct Trail: Sendable {
  private let invasion: Invasion
  private let ground: Ground
  /// The number of the crew; nil where nobody can play.
  let crew: Int?
  /// What is known of the tipping point; nil where there is no threshold.
  private(set) var search: TippingSearch?
  /// The welfare that was played, by the number of intruders; more is better.
  private var played: [Int: Estimate] = [:]

  /// The number of the cell.
  var cell: Int { invasion.cell }
  /// The number of the welfare function.
  var welfare: Int { invasion.welfare }

  init(_ invasion: Invasion, on ground: Ground, crew: Int?) {
    self.invasion = invasion
    self.ground = ground
    self.crew = crew
  }

  /// Begins the search, if there is anything to be found, with what was played.
  mutating func begin(_ search: TippingSearch?, _ found: [Probe: [UnitResult]]) {
    self.search = search
    goOn(found)
  }

  /// Takes note of all that was played by the crew.
  mutating func goOn(_ found: [Probe: [UnitResult]]) {
    for (probe, units) in found where probe.crew == crew && played[probe.intruders] == nil {
      let welfare = ground.estimate(invasion.welfare, units)
      played[probe.intruders] = welfare
      search?.add(probe.intruders, welfare)
    }
  }

  /// What is to be played next; nothing when the tipping point is known.
  var next: [Probe] {
    guard let crew, let search else { return [] }
    return search.next.map { Probe(crew: crew, intruders: $0) }
  }

  /// What came of it; the sign says whether more or less is better.
  func result(_ question: RobustnessQuestion, sign: Double) -> Intrusion {
    var intrusion = Intrusion()
    intrusion.intruders = invasion.intruder
    intrusion.acts = invasion.acts.map { act in
      var act = act
      act.welfare *= sign
      return act
    }
    intrusion.reason = invasion.reason
    if crew != nil { intrusion.learning = learning(question, sign) }
    if let curve = invasion.curve {
      var fixed = Intrusion.Curve()
      fixed.points = Set(question.shares + [0, 1]).sorted().map { share in
        var point = Intrusion.Point()
        point.share = share
        point.welfare = sign * curve.value(at: share)
        return point
      }
      fixed.tipping = search.flatMap { curve.fall(below: $0.threshold) }
      intrusion.fixed = fixed
    }
    return intrusion
  }

  private func learning(_ question: RobustnessQuestion, _ sign: Double) -> Intrusion.Curve {
    let agents = Double(ground.agents)
    var curve = Intrusion.Curve()
    curve.points = played.sorted { $0.key < $1.key }.map { count, welfare in
      var point = Intrusion.Point()
      point.share = Double(count) / agents
      point.agents = invasion.intruder == .pair ? nil : count
      point.welfare = sign * welfare.mean
      point.halfWidth = welfare.halfWidth
      return point
    }
    curve.tipping = search?.tipping.map { Double($0) / agents }
    curve.interval = search?.interval.map {
      Double($0.lowerBound) / agents...Double($0.upperBound) / agents
    }
    return curve
  }
}
