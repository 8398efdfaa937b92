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

  /// Returns the welfare functions or measures of some names; the designer's goal when there are none.
  ///
  /// - Throws: ``StudyError`` for an unknown name.
  public static func named(_ names: [String], _ game: Game, _ library: Library)
    throws(StudyError) -> [WelfareSpec]
  {
    if names.isEmpty { return [goal(game.goal, game.shape)] }
    var specs: [WelfareSpec] = []
    for name in names { specs.append(try read(.string(name), at: "welfare", game.shape, library)) }
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
      name: name, unit: "payoff", scope: W.scope,
      terms: [Term(weight: 1, part: .function(function))])
  }

  /// Reads a welfare function.
  ///
  /// A text names a function or a measure, measures first; `"least harm"` is the measure `harm`, of which
  /// less is better. An object gives a function with
  /// parameters, or a sum of weighted terms:
  /// `{ function: "atkinson", parameters: { aversion: 2 } }`,
  /// `{ name: "harm-weighted", sum: [{ weight: 1, of: "utilitarian" }, { weight: -2, of: "harm" }] }`.
  static func read(_ json: JSON, at place: String, _ shape: Shape, _ library: Library)
    throws(StudyError) -> WelfareSpec
  {
    if case .string(let name) = json {
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
        "\(place): there is no welfare function or measure '\(printable(name))'"
          + StudyError.suggestion(for: name, among: names))
    }
    var fields = try Fields(json, at: place)
    if fields.value("sum") != nil { return try sum(&fields, place, shape, library) }
    let id = try fields.string("function")
    let type: any Welfare.Type
    do { type = try library.welfareFunction(id) } catch { throw StudyError("\(place): \(error)") }
    let values = try fields.object("parameters")
    let name = try fields.prose("name", default: type.card.id)
    try fields.finish()
    return function(try type.init().setting(values, owner: place), name: name)
  }

  private static func sum(
    _ fields: inout Fields, _ place: String, _ shape: Shape, _ library: Library
  ) throws(StudyError) -> WelfareSpec {
    let name = try fields.prose("name")
    let unit = try fields.prose("unit", default: "welfare")
    var terms: [Term] = []
    var scope = WelfareScope.episode
    for (index, item) in try fields.list("sum").enumerated() {
      let here = "\(place).sum[\(index)]"
      var part = try Fields(item, at: here)
      let weight = try part.double("weight", in: -1e9...1e9)
      let inner = try read(try part.required("of"), at: "\(here).of", shape, library)
      try part.finish()
      if inner.sense == .least {
        throw StudyError(
          "\(here).of: '\(printable(inner.name))' cannot be added up; give the measure a negative "
            + "weight instead")
      }
      if inner.scope == .population { scope = .population }
      terms += inner.terms.map { Term(weight: weight * $0.weight, part: $0.part) }
    }
    try fields.finish()
    if terms.isEmpty { throw StudyError("\(place).sum needs at least one term") }
    if terms.contains(where: { $0.weight.magnitude > mostWeight }) {
      throw StudyError(
        "\(place): the weights multiply to more than \(NumberText.exact(mostWeight))")
    }
    return WelfareSpec(name: name, unit: unit, scope: scope, terms: terms)
  }
}
