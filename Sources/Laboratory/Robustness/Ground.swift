import Arena
import GameTheory

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
          cost: question.cost)
      }
    }
  }

  /// The welfare of some units, of which more is better.
  func estimate(_ welfare: Int, _ units: [UnitResult]) -> Estimate {
    let sign = cell.welfare[welfare].sense.sign
    return Estimate(units.map { sign * $0.welfare[welfare] })
  }

  /// Gives every trail of the cell its threshold and what was played so far.
  ///
  /// Unless a threshold is asked for, it lies half-way from the welfare without intruders to the worst that
  /// theory knows; where it knows none, to the worst that any share came to.
  func begin(
    _ trails: inout [Trail], _ question: RobustnessQuestion, _ found: [Probe: [UnitResult]]
  ) {
    for welfare in cell.welfare.indices {
      let own = trails.indices.filter {
        trails[$0].cell == index && trails[$0].welfare == welfare
      }
      let sign = cell.welfare[welfare].sense.sign
      let start = estimate(welfare, units).mean
      let played = own.flatMap { place in
        found.filter { $0.key.crew == trails[place].crew }.map { estimate(welfare, $0.value).mean }
      }
      let known = sign * theory.prospects[welfare].worst
      let worst = known.isFinite ? known : played.min() ?? start
      let threshold = question.threshold.map { sign * $0 } ?? (start + worst) / 2
      for place in own {
        trails[place].begin(
          TippingSearch(
            agents: agents, width: question.width(among: agents), threshold: threshold), found)
      }
    }
  }

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
      welfare.threshold = spec.sense.sign * (own.first?.search.threshold ?? 0)
      welfare.intrusions = own.map { $0.result(question, sign: spec.sense.sign) }
      return welfare
    }
    return result
  }
}
