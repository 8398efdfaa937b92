import Arena

/// The linear program of a constant-sum tree: the best plan of one seat against the best of another.
///
/// Variables are the first seat's plan x and one free number q for every information set of the second
/// and for its beginning: what the rest of play from there is worth to the first at least. To maximise
/// is q at the beginning; a row for every sequence of the second says that q is no more than what that
/// sequence leaves the first. The rows' multipliers are the second seat's plan.
///
/// > Source: von Stengel 1996, section 5, as for ``SequenceForm``; D. Koller, N. Megiddo, B. von
/// > Stengel, "Fast algorithms for finding randomized strategies in game trees", *STOC* 1994.
struct SequenceProgram<Number: OrderedField> {
  private let form: SequenceForm
  private let first: Int
  private let second: Int
  /// The first seat's payoffs by combination of sequences, times nature's probability.
  private let payoffs: [Number]

  /// Makes the program of two seats.
  init(_ form: SequenceForm, _ first: Int, _ second: Int, payoffs: [Number]) {
    self.form = form
    self.first = first
    self.second = second
    self.payoffs = payoffs
  }

  /// How many numbers the program is written down with.
  static func size(_ form: SequenceForm, _ first: Int, _ second: Int) -> Int {
    let (own, other) = (form.plans[first], form.plans[second])
    return (own.sequences + other.infosets.count + 1) * (other.sequences + own.infosets.count + 1)
  }

  /// The program itself: the rows of the second seat's sequences come first.
  var program: LinearProgram<Number> {
    let (own, other) = (form.plans[first], form.plans[second])
    let variables = own.sequences + other.infosets.count + 1
    let beginning = own.sequences
    var objective = [Number](repeating: .zero, count: variables)
    objective[beginning] = .one
    var program = LinearProgram<Number>(maximising: objective)
    for variable in beginning..<variables { program.free(variable) }
    for row in incentives(variables) { program.require(row, .atMost, .zero) }
    var start = [Number](repeating: .zero, count: variables)
    start[0] = .one
    program.require(start, .equal, .one)
    for index in own.infosets.indices {
      var row = [Number](repeating: .zero, count: variables)
      row[own.before[index]] = -.one
      for sequence in own.first[index]..<own.first[index + 1] { row[sequence] = .one }
      program.require(row, .equal, .zero)
    }
    return program
  }

  /// For each sequence of the second seat: what it promises, less what it leaves the first.
  private func incentives(_ variables: Int) -> [[Number]] {
    let (own, other) = (form.plans[first], form.plans[second])
    let beginning = own.sequences
    var rows = [[Number]](
      repeating: [Number](repeating: .zero, count: variables), count: other.sequences)
    rows[0][beginning] = .one
    for index in other.infosets.indices {
      rows[other.before[index]][beginning + 1 + index] -= .one
      for sequence in other.first[index]..<other.first[index + 1] {
        rows[sequence][beginning + 1 + index] = .one
      }
    }
    for entry in 0..<form.entries {
      let sequences = entry * form.seats
      rows[Int(form.combinations[sequences + second])][Int(form.combinations[sequences + first])] -=
        payoffs[entry]
    }
    return rows
  }

  /// Both seats' plans from a solution of the program.
  func plans(_ solution: LinearSolution<Number>) -> (first: [Double], second: [Double]) {
    (
      solution.point.prefix(form.plans[first].sequences).map { $0.double },
      solution.duals.prefix(form.plans[second].sequences).map { $0.double }
    )
  }
}
