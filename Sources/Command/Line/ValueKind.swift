import Arena
import GameTheory
import Laboratory

/// How the text after an option becomes a value, and how its values are shown.
struct ValueKind<Value>: Sendable {
  /// What stands for a value in help.
  let placeholder: String
  /// The values it takes, in words.
  var range: String?
  /// What a shell offers.
  var completion = Completion.nothing
  /// A value as it would be given; nil for none to speak of.
  let show: @Sendable (Value) -> String?
  /// Reads the text after an option of a name.
  let read: @Sendable (_ text: String, _ name: String) throws(StudyError) -> Value
}

extension ValueKind<Int> {
  /// A whole number.
  static func int(_ placeholder: String = "N", in range: ClosedRange<Int>) -> ValueKind {
    let words = "\(shown(range.lowerBound)) to \(shown(range.upperBound))"
    return ValueKind(
      placeholder: placeholder, range: words, show: { String($0) },
      read: { text, name throws(StudyError) in
        guard let number = Int(text), range.contains(number) else {
          throw StudyError(
            "\(name) must be a whole number in \(range.lowerBound)...\(range.upperBound), "
              + "but found '\(printable(text))'")
        }
        return number
      })
  }

  /// A bound in words: a large power of two as a power.
  private static func shown(_ bound: Int) -> String {
    let isPower = bound >= 1 << 32 && bound.nonzeroBitCount == 1
    return isPower ? "2^\(bound.trailingZeroBitCount)" : String(bound)
  }
}

extension ValueKind<Double> {
  /// A real number.
  static func double(_ placeholder: String = "X", in range: ClosedRange<Double>) -> ValueKind {
    let (low, high) = (NumberText.exact(range.lowerBound), NumberText.exact(range.upperBound))
    return ValueKind(
      placeholder: placeholder, range: "\(low) to \(high)", show: { NumberText.exact($0) },
      read: { text, name throws(StudyError) in
        guard let number = Double(text), range.contains(number) else {
          throw StudyError(
            "\(name) must be a number in \(low)...\(high), but found '\(printable(text))'")
        }
        return number
      })
  }
}

extension ValueKind<String> {
  /// A text; what it may be is up to the command.
  static func text(_ placeholder: String, _ completion: Completion = .nothing) -> ValueKind {
    ValueKind(
      placeholder: placeholder, completion: completion, show: { $0.isEmpty ? nil : $0 },
      read: { text, _ in text })
  }
}

extension ValueKind
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the named values of a type.
  static func choice(_ placeholder: String) -> ValueKind {
    let names = Value.allCases.map(\.rawValue)
    return ValueKind(
      placeholder: placeholder, range: names.count > 6 ? nil : alternatives(names),
      completion: .words(names), show: { $0.rawValue },
      read: { text, name throws(StudyError) in
        guard let value = Value(rawValue: text) else {
          throw StudyError(missing(text, "\(name) must be", among: names))
        }
        return value
      })
  }
}

/// Some names in a sentence: "a, b or c".
func alternatives(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// Says that a text is none of some names: with all of them if they are few or none is near.
func missing(_ text: String, _ expectation: String, among names: [String]) -> String {
  let nearest = StudyError.nearest(to: text, among: names)
  let isLong = names.count > 6 && !nearest.isEmpty
  return expectation + (isLong ? " one of \(names.count) names" : " \(alternatives(names))")
    + ", but found '\(printable(text))'" + nearest
}
