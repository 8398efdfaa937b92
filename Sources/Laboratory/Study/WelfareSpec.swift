public import Arena

/// A welfare function as a study names it: a function of payoffs, a measure, or a weighted sum.
public struct WelfareSpec: Sendable {
  /// One term of a sum.
  struct Term: Sendable {
    let weight: Double
    let part: Part
  }

  /// What a term evaluates.
  enum Part: Sendable {
    case function(any Welfare)
    case measure(Int)
  }

  /// The name, which results are filed under.
  public let name: String
  /// The unit.
  public let unit: String
  /// What it looks at: the population if any part does.
  public let scope: WelfareScope
  let terms: [Term]
  /// Whether the designer wants more of it, or less.
  public var sense = Goal.Sense.most

  /// The largest weight of a term, nested sums multiplied out.
  private static let mostWeight = 1e12

  /// Returns the welfare of mean payoffs and measures per episode.
  func value(payoffs: [Double], measures: [Double]) -> Double {
    var sum = 0.0
    for term in terms {
      switch term.part {
      case .function(let function): sum += term.weight * function.value(of: payoffs)
      case .measure(let index): sum += term.weight * measures[index]
      }
    }
    return sum
  }

  /// Its value at every leaf of a tree; nil when it is not a mean over episodes.
  func objective(on tree: GameTree) -> [Double]? {
    guard scope == .episode else { return nil }
    let count = tree.shape.measures.count
    return (0..<tree.leaves).map { leaf in
      value(
        payoffs: (0..<tree.seats).map { tree.payoff(leaf: leaf, seat: $0) },
        measures: (0..<count).map { tree.measure(leaf: leaf, index: $0) })
    }
  }

  /// Returns the welfare functions or measures of some names; the designer's goal when there are
  /// none.
  ///
  /// - Throws: ``StudyError`` for an unknown name.
  public static func named(_ names: [String], _ game: Game, _ library: Library)
    throws(StudyError) -> [WelfareSpec]
  {
    if names.isEmpty { return [goal(game.goal, game.shape)] }
    var specs: [WelfareSpec] = []
    for name in names {
      specs.append(try resolve(.named(name), at: StudyPath(text: "welfare"), game.shape, library))
    }
    return specs
  }

  /// The designer's own goal.
  static func goal(_ goal: Goal, _ shape: Shape) -> WelfareSpec {
    switch goal {
    case .meanPayoff: function(Utilitarian(), name: Utilitarian.card.id)
    case .measure(let index, let sense): measure(index, sense, shape)
    }
  }

  /// What stands before the name of a measure of which less is better.
  private static let least = "least "

  private static func measure(_ index: Int, _ sense: Goal.Sense, _ shape: Shape) -> WelfareSpec {
    let measure = shape.measures[index]
    return WelfareSpec(
      name: sense == .most ? measure.name : least + measure.name, unit: measure.unit,
      scope: .episode,
      terms: [Term(weight: 1, part: .measure(index))], sense: sense)
  }

  private static func function<W: Welfare>(_ function: W, name: String) -> WelfareSpec {
    WelfareSpec(
      name: name, unit: W.unit, scope: W.scope,
      terms: [Term(weight: 1, part: .function(function))])
  }

  /// Looks up what a welfare function is made of; the path says where it stands, for messages.
  static func resolve(_ form: WelfareForm, at path: StudyPath, _ shape: Shape, _ library: Library)
    throws(StudyError) -> WelfareSpec
  {
    switch form {
    case .named(let name): return try named(name, path, shape, library)
    case .function(let id, let parameters, let name):
      let type: any Welfare.Type
      do { type = try library.welfareFunction(id) } catch {
        throw StudyError("\(path.field("function")): \(error)")
      }
      let set = try type.init().setting(parameters, owner: id, at: path.field("parameters"))
      return function(set, name: name ?? type.card.id)
    case .sum(let name, let unit, let parts):
      return try sum(name, unit, parts, path.field("sum"), shape, library)
    }
  }

  private static func named(
    _ name: String, _ path: StudyPath, _ shape: Shape, _ library: Library
  ) throws(StudyError) -> WelfareSpec {
    if let index = shape.measures.firstIndex(where: { $0.name == name }) {
      return measure(index, .most, shape)
    }
    if let index = shape.measures.firstIndex(where: { least + $0.name == name }) {
      return measure(index, .least, shape)
    }
    if let type = library.welfare.first(where: { $0.card.id == name }) {
      return function(type.init(), name: name)
    }
    let names = shape.measures.map(\.name) + library.welfare.map { $0.card.id }
    throw StudyError(
      "\(path): there is no welfare function or measure '\(printable(name))'"
        + StudyError.suggestion(for: name, among: names))
  }

  private static func sum(
    _ name: String, _ unit: String, _ parts: [WelfareTerm], _ path: StudyPath, _ shape: Shape,
    _ library: Library
  ) throws(StudyError) -> WelfareSpec {
    var terms: [Term] = []
    var scope = WelfareScope.episode
    for (index, part) in parts.enumerated() {
      let here = path.field(String(index + 1)).field("of")
      let inner = try resolve(part.part, at: here, shape, library)
      if inner.sense == .least {
        throw StudyError(
          "\(here): '\(printable(inner.name))' cannot be added up; give the measure a negative "
            + "weight instead")
      }
      if inner.scope == .population { scope = .population }
      terms += inner.terms.map { Term(weight: part.weight * $0.weight, part: $0.part) }
    }
    if terms.contains(where: { $0.weight.magnitude > mostWeight }) {
      throw StudyError(
        "\(path): the weights multiply to more than \(NumberText.exact(mostWeight))")
    }
    return WelfareSpec(name: name, unit: unit, scope: scope, terms: terms)
  }
}
