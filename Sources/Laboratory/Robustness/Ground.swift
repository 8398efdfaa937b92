import Arena
import GameTheory
import Theory

/// A cell without intruders: what was played in it, and what theory says.
struct Ground: Sendable {
  /// The number of the cell.
  let index: Int
  let cell: Cell
  let theory: Theory
  /// What was played, by replicate.
  let units: [UnitResult]
  /// How many agents there are.
  let agents: Int
  /// The tree, or why there is none.
  private let terrain: Result<Terrain, StudyError>

  init(index: Int, _ cell: Cell, _ theory: Theory, _ units: [UnitResult]) {
    self.index = index
    self.cell = cell
    self.theory = theory
    self.units = units
    agents = cell.groups.reduce(0) { $0 + $1.group.count }
    terrain = Result { () throws(StudyError) in try Terrain(cell, theory, units) }
  }

  /// What every kind of intruder that is asked for does, for every welfare function.
  func invasions(_ question: RobustnessQuestion) -> [Invasion] {
    cell.welfare.indices.flatMap { welfare in
      let sign = cell.welfare[welfare].sense.sign
      let objective = theory.objectives[welfare].map { $0.map { sign * $0 } }
      return question.intruders.map {
        Invasion(
          $0, cell: index, welfare: welfare, objective: objective, on: terrain,
          cost: question.cost, obstacleToPairs: cell.obstacleToPairs)
      }
    }
  }

  /// The welfare of some units, of which more is better.
  func estimate(_ welfare: Int, _ units: [UnitResult]) -> Estimate {
    let sign = cell.welfare[welfare].sense.sign
    return Estimate(units.map { sign * $0.welfare[welfare] })
  }

  /// Gives every trail of the cell its threshold and what was played so far.
  func begin(
    _ trails: inout [Trail], _ question: RobustnessQuestion, _ found: [Probe: [UnitResult]]
  ) {
    for welfare in cell.welfare.indices {
      let own = trails.indices.filter {
        trails[$0].cell == index && trails[$0].welfare == welfare
      }
      let crews = Set(own.compactMap { trails[$0].crew })
      let played = found.filter { crews.contains($0.key.crew) }.values
      let search = threshold(welfare, question, Array(played)).map {
        TippingSearch(agents: agents, width: question.width(among: agents), threshold: $0)
      }
      for place in own { trails[place].begin(search, found) }
    }
  }

  /// Below which the welfare counts as fallen, of which more is better.
  ///
  /// Unless a threshold is asked for, it lies half-way from the welfare without intruders to the worst that
  /// theory knows; where it knows none, to the worst that any share came to. There is none where the welfare
  /// is as bad as that from the beginning, as far as its interval tells.
  private func threshold(
    _ welfare: Int, _ question: RobustnessQuestion, _ played: [[UnitResult]]
  ) -> Double? {
    let sign = cell.welfare[welfare].sense.sign
    if let threshold = question.threshold { return sign * threshold }
    let start = estimate(welfare, units)
    let known = sign * theory.prospects[welfare].worst
    let least = played.map { estimate(welfare, $0).mean }.min() ?? start.mean
    let worst = known.isFinite ? known : least
    let margin = Ground.rounding * Swift.max(1, worst.magnitude)
    if start.mean - (start.halfWidth ?? 0) <= worst + margin { return nil }
    return (start.mean + worst) / 2
  }

  /// Less than this is no difference.
  private static let rounding = 1e-9

  /// What came of it, in the order of the welfare functions and kinds.
  func result(_ trails: [Trail], _ question: RobustnessQuestion) -> CellRobustness {
    var result = CellRobustness()
    result.name = cell.name
    result.agents = agents
    result.welfare = cell.welfare.enumerated().map { index, spec in
      var welfare = WelfareRobustness()
      let own = trails.filter { $0.welfare == index }
      welfare.name = spec.name
      welfare.unit = spec.unit
      welfare.threshold = own.first?.search.map { spec.sense.sign * $0.threshold }
      welfare.intrusions = own.map { $0.result(question, sign: spec.sense.sign) }
      return welfare
    }
    return result
  }
}
