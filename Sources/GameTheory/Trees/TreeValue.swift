public import Arena

/// The value of a constant-sum tree, with optimal play and what proves it.
public struct TreeValue: Sendable {
  /// What the first seat that decides can guarantee itself; NaN unless ``status`` is `complete`.
  public internal(set) var value = Double.nan
  /// The value as a fraction; nil when it was found in doubles.
  public internal(set) var exactValue: Rational?
  /// Optimal play; nil when nothing was found.
  public internal(set) var profile: Profile?
  /// What both seats could gain by best replies, together, recomputed on the tree: how far from optimal
  /// their play is.
  public internal(set) var gap = Double.infinity
  /// How the solution ended.
  public internal(set) var status: SearchStatus

  /// How the value was found.
  public var method: String {
    exactValue == nil
      ? "linear program on sequences in doubles" : "linear program on sequences in exact fractions"
  }

  init(_ status: SearchStatus) { self.status = status }
}

extension GameTree {
  /// The most numbers that a program may be written down with.
  private static var largestProgram: Int { 4_000_000 }
  /// The most numbers of a program that is tried in exact fractions.
  private static var largestExactProgram: Int { 2_500 }

  /// Returns value and optimal play of a tree of two seats whose payoffs have a constant sum.
  ///
  /// The sequence form makes it one linear program whose size is that of the tree. Small programs of
  /// short decimals are solved in exact fractions, others in doubles.
  ///
  /// - Parameter budget: How many pivots and seconds it may take.
  /// - Returns: The value to the first seat that decides, play and gap, with a status.
  public func zeroSumSolution(budget: Budget = Budget()) -> TreeValue {
    guard payoffsAreFinite else { return TreeValue(.notFinite) }
    guard let form = SequenceForm(of: self) else { return TreeValue(.imperfectRecall) }
    let deciders = seats == 2 ? [0, 1] : form.deciders
    guard deciders.count == 2, constantSum(of: deciders) != nil else {
      return TreeValue(.notApplicable)
    }
    let size = SequenceProgram<Double>.size(form, deciders[0], deciders[1])
    guard size <= GameTree.largestProgram else { return TreeValue(.tooLarge) }
    var meter = budget.meter
    var answer = TreeValue(.unreliable)
    if size <= GameTree.largestExactProgram, let exact = exactPayoffs(form, of: deciders[0]) {
      let program = SequenceProgram(form, deciders[0], deciders[1], payoffs: exact)
      let solution = program.program.solution(&meter)
      if settle(solution, program.plans(solution), deciders, form, &answer) {
        answer.exactValue = solution.value
      }
    }
    if answer.status == .unreliable {
      let payoffs = (0..<form.entries).map { form.payoffs[$0 * seats + deciders[0]] }
      let program = SequenceProgram(form, deciders[0], deciders[1], payoffs: payoffs)
      let solution = program.program.solution(&meter)
      _ = settle(solution, program.plans(solution), deciders, form, &answer)
    }
    return answer
  }

  /// Certifies a solution on the tree.
  ///
  /// - Returns: Whether both plans are proved optimal.
  private func settle<Number>(
    _ solution: LinearSolution<Number>, _ plans: (first: [Double], second: [Double]),
    _ deciders: [Int], _ form: SequenceForm, _ answer: inout TreeValue
  ) -> Bool {
    // What the solver in doubles is unsure of may still be proved on the tree.
    guard solution.status == .complete || (solution.status == .unreliable && !Number.isExact) else {
      answer.status = solution.status == .exhausted ? .exhausted : .unreliable
      return false
    }
    var weights = (0..<seats).map { _ in [1.0] }
    (weights[deciders[0]], weights[deciders[1]]) = plans
    let profile = form.profile(of: weights)
    let reached = expectation(of: profile).payoffs[deciders[0]]
    let gains = regrets(of: profile)
    let (up, down) = (Swift.max(gains[deciders[0]], 0), Swift.max(gains[deciders[1]], 0))
    answer.profile = profile
    answer.gap = up + down
    guard Certificate(profile, in: self).holds else {
      answer.status = .unreliable
      return false
    }
    // The value lies between what each of the two plans makes sure of.
    answer.value = Number.isExact ? solution.value.double : reached + (up - down) / 2
    answer.status = .complete
    return true
  }

  /// A seat's payoffs by combination of sequences as fractions; nil when some number is no short
  /// decimal, or a sum does not fit.
  private func exactPayoffs(_ form: SequenceForm, of seat: Int) -> [Rational]? {
    var chance = [Rational](repeating: .one, count: nodes.count)
    var sums = [Rational](repeating: .zero, count: form.entries)
    for index in nodes.indices {
      let node = nodes[index]
      if node.kind == .leaf {
        let leaf = Int(node.infoset)
        guard let payoff = Rational(decimal: payoff(leaf: leaf, seat: seat)) else { return nil }
        sums[Int(form.entryOfLeaf[leaf])] += chance[index] * payoff
      }
      for edge in 0..<Int(node.edges) {
        var share = Rational.one
        if node.kind == .chance {
          guard let exact = exactProbability(node, edge) else { return nil }
          share = exact
        }
        chance[child(index, edge)] = chance[index] * share
      }
    }
    return sums.allSatisfy { $0.isFinite } ? sums : nil
  }

  /// The probability of one outcome of a draw, by the weights as they are printed.
  private func exactProbability(_ node: Node, _ edge: Int) -> Rational? {
    let first = Int(node.infoset)
    var total = Rational.zero
    for other in 0..<Int(node.edges) {
      guard let weight = Rational(decimal: outcomes[first + other].weight) else { return nil }
      total += weight
    }
    guard let weight = Rational(decimal: outcomes[first + edge].weight) else { return nil }
    return weight / total
  }
}
