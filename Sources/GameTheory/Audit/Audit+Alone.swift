public import Arena

/// An audit of a game whose whole tree is too large: one seat after another is free to choose, while all others do as
/// wished, which takes a far smaller tree for each.
///
/// That is all that incentives against wishes, participation and the budget of the wished play are about. What depends
/// on what others do instead fails where one of these shows it, or what one gains while each of the others always does
/// what it does where one gains most; and is undecided elsewhere.
extension Audit {
  /// Audits a game seat by seat; nil where the tree of some seat is too large too, or something is not wished that
  /// others rely on.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - obstacle: Why its whole tree is not at hand, as a sentence.
  ///   - leaves: The most leaves of the tree of one seat.
  ///   - outside: What each seat gets by staying out, by seat; 0 when empty.
  ///   - budget: How many nodes each property may visit, and for how long.
  /// - Complexity: O(nodes of the trees in which one seat chooses) for each property.
  public init?(
    alone game: Game, because obstacle: String, leaves: Int, outside: [Double] = [],
    budget: Budget = .audit
  ) {
    let seats = game.shape.seats
    precondition(
      outside.isEmpty || outside.count == seats, "an audit needs an outside option for each seat")
    let options = outside.isEmpty ? [Double](repeating: 0, count: seats) : outside
    let clock = budget.started
    var alone = AloneAuditor(game, because: obstacle, Purse(clock))
    func explore(_ onlyFree: OnlyFree) -> Auditor? {
      game.explore(onlyFree: onlyFree, budget: leaves, shouldStop: { clock.isOver }).tree.map {
        Auditor($0, Wishes(of: $0), outside: options, budget: clock)
      }
    }
    for seat in 0..<seats {
      guard let auditor = explore(OnlyFree(seat)) else { return nil }
      if let complaint = auditor.tree.unusable([]) ?? auditor.wishes.complaint {
        self.init(obstacle: complaint)
        return
      }
      alone.look(at: auditor, of: seat)
      if let constant = alone.constant, let auditor = explore(constant) {
        if let complaint = auditor.tree.unusable([]) ?? auditor.wishes.complaint {
          self.init(obstacle: complaint)
          return
        }
        alone.look(at: auditor, against: constant)
      }
    }
    let found = alone.findings
    self.init(
      coverage: alone.coverage,
      findings: AuditProperty.allCases.map { property in
        found.first { $0.property == property } ?? .open(property, .undecided, alone.reason)
      }, welfare: [])
  }
}

/// What the trees of single seats have shown so far.
private struct AloneAuditor {
  let game: Game
  /// Why what is left is undecided.
  let reason: String
  private(set) var coverage: [AuditCoverage] = []
  private var purse: Purse
  private var expected: [Auditor.Bayesian] = []
  /// What the others do where the seat of the last tree gains most, as a constant play; nil where it gains nowhere.
  private(set) var constant: OnlyFree?
  /// What seats gain while the others are constant.
  private var unwished: [Auditor.Bayesian] = []
  private var gains: [ProfileGains] = []
  private var interim: [PartialAnswer] = []
  private var afterwards: [PartialAnswer] = []
  /// What the treasury pays, as each tree has it.
  private var balances: [[AuditFinding]] = []
  private var last: Auditor?

  init(_ game: Game, because obstacle: String, _ purse: Purse) {
    self.game = game
    self.purse = purse
    reason = obstacle + "; one seat at a time was free to choose, which does not show this"
  }

  /// Looks at the tree in which one seat chooses.
  mutating func look(at auditor: Auditor, of seat: Int) {
    last = auditor
    constant = nil
    let (tree, wishes) = (auditor.tree, auditor.wishes)
    coverage += wishes.coverage
    interim.append(whole(auditor.interim(seat), of: seat))
    afterwards.append(whole(auditor.afterwards(seat), of: seat))
    balances.append(
      auditor.balance().map { finding in
        var finding = finding
        finding.witness = finding.witness.map { whole($0, of: seat) }
        return finding
      })
    guard wishes.asks(seat) else { return }
    guard auditor.remembers else {
      expected.append(
        Auditor.Bayesian(
          answer: .undecided(Auditor.forgetful), exAnte: 0, first: 0, margin: nil))
      gains.append(ProfileGains(obstacle: Auditor.forgetful))
      return
    }
    let bayesian = auditor.bayesian(seat)
    expected.append(
      Auditor.Bayesian(
        answer: whole(bayesian.answer, of: seat), exAnte: bayesian.exAnte, first: bayesian.first,
        margin: bayesian.margin))
    // What others choose is no node here: whether a draw comes before is for the story to say.
    let profiles = auditor.typeProfiles { node in
      let path = tree.edges(to: node)
      return game.wholePath(path, onlyFree: OnlyFree(seat)).prefix { $0.turn == nil }.count
        > path.count
    }
    var found = auditor.profileGains(of: seat, at: profiles, &purse)
    constant = found.worst.map { constantPlay(around: $0.witness.obedient, seat) }
    if let witness = found.worst?.witness { found.worst?.witness = whole(witness, of: seat) }
    gains.append(found)
  }

  /// What the others do in an episode that a seat alone chooses, whatever they know.
  private func constantPlay(around path: [Int], _ seat: Int) -> OnlyFree {
    var constant = OnlyFree(seat)
    for step in game.wholePath(path, onlyFree: OnlyFree(seat)) {
      guard let turn = step.turn, turn.seat != seat,
        constant.action(of: turn.seat, at: turn.decision, wishing: nil) == nil
      else { continue }
      constant.constants.append(
        OnlyFree.Constant(seat: turn.seat, decision: turn.decision, action: step.edge))
    }
    return constant
  }

  /// Looks at the tree in which one seat chooses and the others are constant.
  mutating func look(at auditor: Auditor, against constant: OnlyFree) {
    let seat = constant.seat
    guard auditor.remembers, auditor.wishes.gap(of: seat) == nil else { return }
    let found = auditor.bayesian(seat)
    guard found.first > auditor.slacks[seat] else { return }
    unwished.append(
      Auditor.Bayesian(
        answer: whole(found.answer, of: constant), exAnte: found.exAnte, first: found.first,
        margin: found.margin))
  }

  /// An answer in the whole game.
  private func whole(_ answer: PartialAnswer, of onlyFree: OnlyFree) -> PartialAnswer {
    var answer = answer
    answer.witness = answer.witness.map { whole($0, of: onlyFree) }
    return answer
  }

  private func whole(_ answer: PartialAnswer, of seat: Int) -> PartialAnswer {
    whole(answer, of: OnlyFree(seat))
  }

  /// A witness in the whole game.
  private func whole(_ witness: AuditWitness, of onlyFree: OnlyFree) -> AuditWitness {
    var witness = witness
    witness.obedient = game.wholePath(witness.obedient, onlyFree: onlyFree).map { $0.edge }
    witness.deviating = witness.deviating.map { path in
      game.wholePath(path, onlyFree: onlyFree).map { $0.edge }
    }
    return witness
  }

  private func whole(_ witness: AuditWitness, of seat: Int) -> AuditWitness {
    whole(witness, of: OnlyFree(seat))
  }

  /// What all of them show.
  var findings: [AuditFinding] {
    guard let auditor = last else { return [] }
    if expected.isEmpty {
      return Auditor.openIncentives(.notApplicable, Auditor.idle) + others(auditor)
    }
    let profiles = auditor.exPostIncentives(gains)
    // Whoever gains while the others do as wished, or are constant, gains against one of all things that they may do: on
    // average given what it first knows, or given what all know, which one of nature's draws then gives it too.
    let first = (expected + unwished).filter { $0.first > 0 && $0.answer.verdict == .fails }
      .max { $0.first < $1.first }
    let shown = first.map { PartialAnswer.fails($0.first, $0.answer.witness, .atLeast) }
    let drawn =
      profiles.verdict == .fails
      ? profiles.largestGain.map { PartialAnswer.fails($0, profiles.witness, .atLeast) } : nil
    let either = [shown, drawn].compactMap { $0 }
    let open = PartialAnswer.undecided(reason)
    return [
      auditor.finding(
        .bayesianIncentives, expected.map { $0.answer }, figures: auditor.figures(of: expected)),
      auditor.finding(.dominantStrategy, [shown ?? open]),
      auditor.finding(.exPostDominance, either.isEmpty ? [open] : either),
      auditor.finding(.obviousness, either.isEmpty ? [open] : either), profiles,
    ] + others(auditor)
  }

  /// Participation, and the budget.
  private func others(_ auditor: Auditor) -> [AuditFinding] {
    let onPath: [AuditProperty] = [.budgetBalance, .expectedBalance, .noDeficit]
    let everywhere: [AuditProperty] = [.balanceEverywhere, .noDeficitEverywhere]
    return [
      auditor.finding(.interimRationality, interim),
      auditor.finding(.exPostRationality, afterwards),
    ] + (balances.first ?? []).filter { onPath.contains($0.property) }
      + everywhere.map { property in
        let found = balances.flatMap { $0 }.filter {
          $0.property == property && $0.verdict == .fails
        }
        let worst = found.max { $0.largestGain ?? 0 < $1.largestGain ?? 0 }
        return auditor.finding(
          property,
          [worst.map { .fails($0.largestGain ?? 0, $0.witness, .atLeast) } ?? .undecided(reason)])
      }
  }
}
