/// A visitor that declared parameters are shown to, for example to list, set or check them.
///
/// A mechanism, an agent or a welfare function declares its parameters in one function, `knobs`,
/// that shows each of them to the visitor. Every listing, help text and check is a visitor.
public protocol KnobVisitor {
  /// Visits one parameter, and may set its value.
  mutating func visit(_ knob: inout Knob)
}

extension KnobVisitor {
  /// Shows a real parameter with its range and unit.
  public mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String
  ) {
    if case .real(let set) = show(name, .real(range, unit: unit), .real(value), help) {
      value = set
    }
  }

  /// Shows a whole-number parameter with its range and unit.
  public mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String
  ) {
    if case .integer(let set) = show(name, .integer(range, unit: unit), .integer(value), help) {
      value = set
    }
  }

  /// Shows a yes-or-no parameter.
  public mutating func knob(_ name: String, _ value: inout Bool, _ help: String) {
    if case .truth(let set) = show(name, .truth, .truth(value), help) { value = set }
  }

  /// Shows a parameter with named values.
  public mutating func knob<Choice: KnobChoice>(
    _ name: String, _ value: inout Choice, _ help: String
  ) {
    let cases = Array(Choice.allCases)
    var index = cases.firstIndex { $0.rawValue == value.rawValue } ?? 0
    knob(name, &index, among: cases.map { $0.rawValue }, help)
    value = cases[index]
  }

  /// Shows a parameter that is the index of one of some names.
  ///
  /// The names may depend on other parameters, which need not be known to the compiler.
  public mutating func knob(
    _ name: String, _ index: inout Int, among names: [String], _ help: String
  ) {
    if case .choice(let set) = show(name, .choice(names), .choice(index), help) { index = set }
  }

  /// Shows a list of real numbers, each within the range, at most `limit` of them.
  public mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String
  ) {
    let domain = Knob.Domain.reals(limit: limit, range, unit: unit)
    if case .reals(let set) = show(name, domain, .reals(value), help) { value = set }
  }

  /// Shows a list of texts, at most `limit` of them, each of 1 to `longest` characters.
  public mutating func knob(
    _ name: String, _ value: inout [String], limit: Int, longest: Int = 60, _ help: String
  ) {
    let domain = Knob.Domain.texts(limit: limit, longest: longest)
    if case .texts(let set) = show(name, domain, .texts(value), help) { value = set }
  }

  private mutating func show(
    _ name: String, _ domain: Knob.Domain, _ value: Knob.Value, _ help: String
  ) -> Knob.Value {
    var knob = Knob(name, domain, value, help)
    visit(&knob)
    return knob.value
  }
}

/// Something with declared parameters.
public protocol Knobbed {
  /// Shows every parameter to a visitor, which may read or set it.
  mutating func knobs(_ visitor: inout some KnobVisitor)
}

/// A visitor that is a function.
///
/// One that is used for everything is compiled but once for each mechanism and each kind of agent.
public struct KnobFunction: KnobVisitor {
  private let body: (inout Knob) -> Void

  /// Makes a visitor of a function.
  public init(_ body: @escaping (inout Knob) -> Void) { self.body = body }

  /// Hands the parameter to the function.
  public mutating func visit(_ knob: inout Knob) { body(&knob) }
}
