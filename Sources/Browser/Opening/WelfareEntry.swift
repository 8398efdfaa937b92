import Arena
import Theory

/// A welfare function that can be asked for by its name.
struct WelfareEntry {
  let card: Card
  let unit: String
  let scope: WelfareScope
  /// Makes one with its defaults, shows its parameters to a function, and gives it a name.
  private let make: (String, @escaping (inout Knob) -> Void) -> WelfareSpec

  init<W: Welfare>(_: W.Type) {
    card = W.card
    unit = W.unit
    scope = W.scope
    make = { name, look in
      var function = W()
      var visitor = KnobFunction(look)
      function.knobs(&visitor)
      return WelfareSpec.function(function, name: name)
    }
  }

  /// The parameters with their defaults.
  var knobs: [Knob] { Parameters.list { _ = make(card.id, $0) } }

  /// The function with its defaults.
  var plain: WelfareSpec { make(card.id) { _ in } }

  /// Sets its parameters and its name.
  func configured(_ parameters: Fields?, name: String?) throws(Refusal) -> WelfareSpec {
    var spec = make(name ?? card.id) { _ in }
    try Parameters.set(parameters, of: card.id) { spec = make(name ?? card.id, $0) }
    return spec
  }
}

/// All welfare functions, of which a request makes its own.
struct WelfareEntries: WelfareVisitor {
  private(set) var all: [WelfareEntry] = []

  /// How deep sums may be nested.
  private static let deepest = 8

  init() { visitWelfare(&self) }

  mutating func visit<W: Welfare>(_ type: W.Type) { all.append(WelfareEntry(type)) }

  /// Reads what is measured; the designer's goal if nothing is given.
  func specs(_ given: [CBOR], in game: Game) throws(Refusal) -> [WelfareSpec] {
    if given.isEmpty { return [.goal(game.goal, game.shape)] }
    var specs: [WelfareSpec] = []
    for item in given {
      let spec = try spec(item, game.shape, depth: 0)
      if specs.contains(where: { $0.name == spec.name }) {
        throw Refusal("two welfare functions are called '\(spec.name.shown())'")
      }
      specs.append(spec)
    }
    return specs
  }

  private func spec(_ given: CBOR, _ shape: Shape, depth: Int) throws(Refusal) -> WelfareSpec {
    if case .text(let name) = given { return try named(name, shape) }
    let fields = try Fields(given, "a welfare function")
    if fields["sum"] != nil { return try sum(fields, shape, depth) }
    let id = try fields.required("function")
    guard let entry = all.first(where: { $0.card.id == id }) else {
      throw Refusal(no: "welfare function", id, among: all.map { $0.card.id })
    }
    return try entry.configured(fields.map("parameters"), name: fields.text("name"))
  }

  private func named(_ name: String, _ shape: Shape) throws(Refusal) -> WelfareSpec {
    if let measure = WelfareSpec.measure(named: name, in: shape) { return measure }
    if let entry = all.first(where: { $0.card.id == name }) { return entry.plain }
    throw Refusal(
      no: "welfare function or measure", name,
      among: shape.measures.map { $0.name } + all.map { $0.card.id })
  }

  private func sum(_ fields: Fields, _ shape: Shape, _ depth: Int) throws(Refusal) -> WelfareSpec {
    if depth == WelfareEntries.deepest {
      throw Refusal("sums may be nested \(WelfareEntries.deepest) deep at most")
    }
    var parts: [(weight: Double, spec: WelfareSpec)] = []
    for item in try fields.list("sum") {
      let term = try Fields(item, "a term of a sum")
      guard let part = term["of"], let weight = try term.real("weight", in: -1e9...1e9) else {
        throw Refusal("\(term.owner) needs the fields 'weight' and 'of'")
      }
      let spec = try spec(part, shape, depth: depth + 1)
      if spec.sense == .least {
        throw Refusal(
          "'\(spec.name.shown())' cannot be added up; give the measure a negative weight instead")
      }
      parts.append((weight, spec))
    }
    let unit = try fields.text("unit") ?? "welfare"
    guard let sum = WelfareSpec.sum(try fields.required("name"), unit: unit, of: parts) else {
      throw Refusal(
        "the weights multiply to more than \(NumberText.exact(WelfareSpec.mostWeight))")
    }
    return sum
  }
}
