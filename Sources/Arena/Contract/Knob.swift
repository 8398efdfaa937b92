/// A declared parameter: its name, what it may be, what it is, and a line of help.
public struct Knob: Sendable {
  /// What a parameter may be.
  public enum Domain: Sendable, Equatable {
    /// A real number of a range, with its unit.
    case real(ClosedRange<Double>, unit: String)
    /// A whole number of a range, with its unit.
    case integer(ClosedRange<Int>, unit: String)
    /// Yes or no.
    case truth
    /// One of some names.
    case choice([String])
    /// At most `limit` real numbers of a range, with their unit.
    case reals(limit: Int, ClosedRange<Double>, unit: String)
    /// At most `limit` texts, each of 1 to `longest` characters.
    case texts(limit: Int, longest: Int = 60)
  }

  /// What a parameter is; always of the case that its domain has.
  public enum Value: Sendable, Equatable {
    /// A real number.
    case real(Double)
    /// A whole number.
    case integer(Int)
    /// Yes or no.
    case truth(Bool)
    /// The index of a name.
    case choice(Int)
    /// A list of real numbers.
    case reals([Double])
    /// A list of texts.
    case texts([String])

    /// Whether two values are the same; texts byte by byte.
    public static func == (a: Value, b: Value) -> Bool {
      switch (a, b) {
      case (.real(let x), .real(let y)): x == y
      case (.integer(let x), .integer(let y)), (.choice(let x), .choice(let y)): x == y
      case (.truth(let x), .truth(let y)): x == y
      case (.reals(let x), .reals(let y)): x == y
      case (.texts(let x), .texts(let y)): x.map { Array($0.utf8) } == y.map { Array($0.utf8) }
      default: false
      }
    }
  }

  /// The name, in kebab-case.
  public let name: String
  /// What the parameter may be.
  public let domain: Domain
  /// What the parameter is; a visitor may set it to another value of the domain.
  public var value: Value
  /// What the parameter means, in one sentence.
  public let help: String

  /// Makes a knob.
  public init(_ name: String, _ domain: Domain, _ value: Value, _ help: String) {
    self.name = name
    self.domain = domain
    self.value = value
    self.help = help
  }
}

/// A parameter whose values are the cases of an enumeration.
///
/// The raw value of a case is what files and the command line write.
public protocol KnobChoice: CaseIterable, RawRepresentable, Sendable where RawValue == String {}
