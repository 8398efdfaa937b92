import Arena
import Theory

/// Collects what differs between the declarations of two mechanisms, one sentence each.
struct DeclarationChanges {
  private(set) var all: [RuleChange] = []

  /// The most names that one sentence lists.
  private static let most = 6

  init(_ old: TheoryDesk, _ new: TheoryDesk) {
    let shapes = (old: old.game.shape, new: new.game.shape)
    compareParameters(old.knobs, new.knobs)
    compareRoles(shapes.old.roles, shapes.new.roles)
    compareDecisions(shapes.old, shapes.new)
    compareDraws(shapes.old.draws, shapes.new.draws)
    compareMeasures(shapes.old.measures, shapes.new.measures)
    let goals = (words(old.game.goal, shapes.old), words(new.game.goal, shapes.new))
    if goals.0 != goals.1 {
      add(.goal, "The designer wants \(goals.1) instead of \(goals.0)")
    }
    compareEpisodes(shapes.old, shapes.new)
  }

  private mutating func add(_ subject: RuleChange.Subject, _ sentence: String) {
    all.append(RuleChange(subject, sentence + "."))
  }

  /// Says what is gone and what is new among named things; returns the pairs that are there still.
  private mutating func pair(
    _ subject: RuleChange.Subject, _ what: String, _ old: [String], _ new: [String],
    describing describe: (Int) -> String = { _ in "" }
  ) -> [(old: Int, new: Int)] {
    let pairing = Pairing(old, new)
    for (index, place) in pairing.new.enumerated() where place == nil {
      add(subject, "The \(what) '\(printable(old[index]))' is gone")
    }
    for place in pairing.added {
      add(subject, "The \(what) '\(printable(new[place]))' is new\(describe(place))")
    }
    return pairing.new.enumerated().compactMap { index, place in place.map { (index, $0) } }
  }

  private mutating func compareParameters(_ old: [Knob], _ new: [Knob]) {
    let pairs = pair(.parameter, "parameter", old.map(\.name), new.map(\.name)) {
      ": " + new[$0].text
    }
    for (before, after) in pairs.map({ (old[$0.old], new[$0.new]) }) {
      let name = "The parameter '\(printable(before.name))'"
      if before.domain.words != after.domain.words {
        add(.parameter, "\(name) takes \(after.domain.words) instead of \(before.domain.words)")
      }
      if before.json != after.json {
        add(.parameter, "\(name) is \(after.text) instead of \(before.text)")
      }
    }
  }

  private mutating func compareRoles(_ old: [Role], _ new: [Role]) {
    let pairs = pair(.role, "role", old.map(\.name), new.map(\.name)) { place in
      new[place].seats == 1 ? "" : ", with \(new[place].seats) seats"
    }
    for (before, after) in pairs.map({ (old[$0.old], new[$0.new]) }) {
      let name = "The role '\(printable(before.name))'"
      if before.seats != after.seats {
        let noun = after.seats == 1 ? "seat" : "seats"
        add(.role, "\(name) has \(after.seats) \(noun) instead of \(before.seats)")
      }
      if before.commits != after.commits {
        add(.role, "\(name) \(after.commits ? "now commits" : "no longer commits")")
      }
    }
  }

  private mutating func compareDecisions(_ old: Shape, _ new: Shape) {
    let names = (old.decisions.map(\.name), new.decisions.map(\.name))
    let pairs = pair(.decision, "decision", names.0, names.1) { place in
      ", for the role '\(printable(new.roles[new.decisions[place].role].name))'"
    }
    for (before, after) in pairs.map({ (old.decisions[$0.old], new.decisions[$0.new]) }) {
      let name = "The decision '\(printable(before.name))'"
      let roles = (old.roles[before.role].name, new.roles[after.role].name)
      if roles.0 != roles.1 {
        add(
          .decision,
          "\(name) is now that of the role '\(printable(roles.1))' instead of '\(printable(roles.0))'"
        )
      }
      compare(before.actions, after.actions, .decision, name, ("now offers", "no longer offers"))
      let sights = Pairing(before.sees.map(\.name), after.sees.map(\.name))
      for (index, place) in sights.new.enumerated() {
        let sight = printable(before.sees[index].name)
        guard let place else {
          add(.decision, "\(name) is no longer made seeing '\(sight)'")
          continue
        }
        compare(
          before.sees[index].values, after.sees[place].values, .decision,
          "What is seen as '\(sight)' at '\(printable(before.name))'",
          ("may now be", "can no longer be"))
      }
      for place in sights.added {
        add(.decision, "\(name) is now made seeing '\(printable(after.sees[place].name))'")
      }
    }
  }

  private mutating func compareDraws(_ old: [Draw], _ new: [Draw]) {
    for (before, after) in pair(.draw, "draw", old.map(\.name), new.map(\.name)) {
      compare(
        old[before].outcomes, new[after].outcomes, .draw,
        "The draw '\(printable(old[before].name))'", ("may now be", "can no longer be"))
    }
  }

  private mutating func compareMeasures(_ old: [Measure], _ new: [Measure]) {
    let pairs = pair(.measure, "measure", old.map(\.name), new.map(\.name))
    for (before, after) in pairs.map({ (old[$0.old], new[$0.new]) }) {
      let name = "The measure '\(printable(before.name))'"
      if before.range != after.range {
        add(
          .measure,
          "\(name) lies in \(Knob.text(after.range)) instead of \(Knob.text(before.range))")
      }
      if before.unit != after.unit {
        add(
          .measure, "\(name) counts \(printable(after.unit)) instead of \(printable(before.unit))")
      }
    }
  }

  private mutating func compareEpisodes(_ old: Shape, _ new: Shape) {
    if old.expectedRounds != new.expectedRounds {
      let rounds = (NumberText.exact(old.expectedRounds), NumberText.exact(new.expectedRounds))
      add(.episode, "An episode is expected to last \(rounds.1) rounds instead of \(rounds.0)")
    }
    if old.hidesPlay != new.hidesPlay {
      add(
        .episode,
        new.hidesPlay
          ? "Players now learn what others did only through what their decisions see"
          : "Players no longer learn what others did only through what their decisions see")
    }
  }

  /// Says what values are new and what values are gone.
  private mutating func compare(
    _ old: Values, _ new: Values, _ subject: RuleChange.Subject, _ name: String,
    _ verbs: (new: String, gone: String)
  ) {
    let labels = ((0..<old.count).map(old.label), (0..<new.count).map(new.label))
    let pairing = Pairing(labels.0, labels.1)
    let gone = labels.0.indices.filter { pairing.new[$0] == nil }.map { labels.0[$0] }
    let added = pairing.added.map { labels.1[$0] }
    if !added.isEmpty { add(subject, "\(name) \(verbs.new) \(list(added))") }
    if !gone.isEmpty { add(subject, "\(name) \(verbs.gone) \(list(gone))") }
  }

  private func list(_ labels: [String]) -> String {
    let shown = labels.prefix(DeclarationChanges.most).map { "'\(printable($0))'" }
      .joined(separator: ", ")
    let left = labels.count - DeclarationChanges.most
    return left > 0 ? "\(shown) and \(left) more" : shown
  }

  /// What the designer wants, in words.
  private func words(_ goal: Goal, _ shape: Shape) -> String {
    switch goal {
    case .meanPayoff: "the mean payoff"
    case .measure(let index, .most): "the most of '\(printable(shape.measures[index].name))'"
    case .measure(let index, .least): "the least of '\(printable(shape.measures[index].name))'"
    }
  }
}

extension Knob.Domain {
  /// What a parameter takes, in words.
  fileprivate var words: String {
    switch self {
    case .real(let range, let unit): "numbers in \(Knob.text(range)) \(unit)"
    case .integer(let range, let unit):
      "whole numbers in \(range.lowerBound)...\(range.upperBound) \(unit)"
    case .truth: "true or false"
    case .choice(let names): "one of \(names.joined(separator: ", "))"
    case .reals(let limit, let range, let unit):
      "up to \(limit) numbers in \(Knob.text(range)) \(unit)"
    case .texts(let limit, _): "up to \(limit) names"
    }
  }
}
