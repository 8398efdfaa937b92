/// A parameter whose values are the cases of an enumeration.
///
/// The raw value of a case is what files and the command line write.
public protocol KnobChoice: CaseIterable, RawRepresentable, Sendable where RawValue == String {}

/// A reader of declared parameters: it may list, print, set, validate or search them.
///
/// A mechanism, an agent or a welfare function declares its parameters in one function, `knobs`,
/// that shows each of them to the visitor. Every listing, help text and validation is a visitor.
public protocol KnobVisitor {
  /// Visits a real parameter with its range and unit.
  mutating func knob(
    _ name: String, _ value: inout Double, in range: ClosedRange<Double>, unit: String,
    _ help: String)

  /// Visits a whole-number parameter with its range and unit.
  mutating func knob(
    _ name: String, _ value: inout Int, in range: ClosedRange<Int>, unit: String, _ help: String)

  /// Visits a yes-or-no parameter.
  mutating func knob(_ name: String, _ value: inout Bool, _ help: String)

  /// Visits a parameter with named values.
  mutating func knob<Choice: KnobChoice>(_ name: String, _ value: inout Choice, _ help: String)

  /// Visits a list of real numbers, each within the range, at most `limit` of them.
  mutating func knob(
    _ name: String, _ value: inout [Double], limit: Int, in range: ClosedRange<Double>,
    unit: String, _ help: String)

  /// Visits a list of texts, at most `limit` of them.
  mutating func knob(_ name: String, _ value: inout [String], limit: Int, _ help: String)
}

/// Something with declared parameters.
public protocol Knobbed {
  /// Shows every parameter to a visitor, which may read or set it.
  mutating func knobs(_ visitor: inout some KnobVisitor)
}

/// What a catalogue says about an entry.
public struct Card: Sendable {
  /// The catalogue name, in kebab-case; also the command-line name and the key in results.
  public let id: String
  /// One sentence.
  public let summary: String
  /// The paper or book that the entry comes from.
  public let source: String

  /// Makes a card.
  public init(_ id: String, _ summary: String, source: String) {
    self.id = id
    self.summary = summary
    self.source = source
  }
}
