/// A value that a player meets: its name, and what it means.
public struct Label: Sendable, Equatable, ExpressibleByStringLiteral {
  /// The name, for example "deferred".
  public let name: String
  /// One sentence that says what it means; empty if the name says it all.
  public let help: String

  /// Makes a label.
  public init(_ name: String, _ help: String = "") {
    self.name = name
    self.help = help
  }

  /// Makes a label whose name says it all.
  public init(stringLiteral name: String) { self.init(name) }
}

/// A set of labelled values: the actions of a decision, the outcomes of a draw, what a player may see.
public enum Values: Sendable, Equatable {
  /// Values with names, in order.
  case named([Label])
  /// Evenly spaced numbers.
  case numbers(from: Double, step: Double, count: Int)

  /// Values whose names say it all, in order.
  public static func named(_ names: [String]) -> Values { .named(names.map { Label($0) }) }

  /// Whole numbers from 1 up to a count.
  public static func counted(_ count: Int) -> Values { .numbers(from: 1, step: 1, count: count) }

  /// How many values there are.
  public var count: Int {
    switch self {
    case .named(let labels): labels.count
    case .numbers(_, _, let count): count
    }
  }

  /// The name of a value.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public func label(_ index: Int) -> String {
    switch self {
    case .named(let labels): labels[index].name
    case .numbers(let from, let step, _): NumberText.grid(from + step * Double(index))
    }
  }

  /// What a value means, as a sentence; empty if its name says it all.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public func help(_ index: Int) -> String {
    if case .named(let labels) = self { labels[index].help } else { "" }
  }
}

/// One thing that a player sees before it decides.
public struct Variable: Sendable, Equatable {
  /// What is seen, for example "car".
  public let name: String
  /// Its possible values.
  public let values: Values

  /// Makes a variable.
  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }
}
