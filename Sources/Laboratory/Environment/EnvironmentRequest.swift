import Arena
import Foundation

/// What an environment is asked for by a line.
enum EnvironmentRequest: Equatable {
  /// The next episode; the first one of a seed, if that is given.
  case reset(seed: UInt64?)
  /// An action for every seat that has to decide, by the names of the seats.
  case step([String: Int])

  /// The largest seed.
  static let largestSeed = 1 << 53

  /// Reads a line: `{"reset": {}}`, `{"reset": {"seed": 7}}` or `{"step": {"seller_0": 2}}`.
  ///
  /// - Throws: ``EnvironmentError`` that says what is wrong with it.
  init(_ line: some Collection<UInt8>) throws(EnvironmentError) {
    let read: JSON
    do {
      read = try JSON.parse(Data(line), file: "the line")
    } catch {
      throw EnvironmentError(.unreadable, error.description)
    }
    guard case .object(let object) = read else {
      throw EnvironmentError(.unreadable, "expected an object, but found \(read.kind)")
    }
    let fields = object.pairs
    guard fields.count == 1, let (name, value) = fields.first else {
      throw EnvironmentError(
        .unreadable,
        "expected one field, 'reset' or 'step', but found \(fields.count)")
    }
    switch name {
    case "reset": self = .reset(seed: try EnvironmentRequest.seed(value))
    case "step": self = .step(try EnvironmentRequest.actions(value))
    default:
      throw EnvironmentError(
        .unreadable,
        "expected 'reset' or 'step', but found '\(printable(name))'"
          + StudyError.suggestion(for: name, among: ["reset", "step"]))
    }
  }

  private static func seed(_ value: JSON) throws(EnvironmentError) -> UInt64? {
    guard case .object(let object) = value else {
      throw EnvironmentError(
        .unreadable, "'reset' must be an object, {} or {\"seed\": N}, but found \(value.kind)")
    }
    var seed: UInt64?
    for (name, value) in object.pairs {
      guard name == "seed" else {
        throw EnvironmentError(
          .unreadable, "'reset' takes 'seed' only, but found '\(printable(name))'")
      }
      guard let number = value.int, (0...largestSeed).contains(number) else {
        throw EnvironmentError(
          .unreadable,
          "'seed' must be a whole number in 0...\(largestSeed), but found \(value.kind)")
      }
      seed = UInt64(number)
    }
    return seed
  }

  private static func actions(_ value: JSON) throws(EnvironmentError) -> [String: Int] {
    guard case .object(let object) = value else {
      throw EnvironmentError(
        .unreadable,
        "'step' must be an object of an action for each seat, but found \(value.kind)")
    }
    var actions: [String: Int] = [:]
    for (name, value) in object.pairs {
      guard let action = value.int else {
        throw EnvironmentError(
          .illegal,
          "the action of '\(printable(name))' must be a whole number, but found \(value.kind)")
      }
      actions[name] = action
    }
    return actions
  }
}

/// What is wrong with a line that an environment read; the episode goes on as if it had not come.
struct EnvironmentError: Error, Equatable {
  /// What went wrong, in a word.
  enum Name: String, CaseIterable {
    /// The line is no request.
    case unreadable
    /// The line is longer than any request may be.
    case flooded
    /// No episode has begun, or it is over.
    case over
    /// A seat that has to decide has no action.
    case missing
    /// An action is for a seat that has not to decide.
    case astray
    /// The action is not there.
    case illegal
  }

  let name: Name
  let sentence: String

  init(_ name: Name, _ sentence: String) {
    self.name = name
    self.sentence = sentence
  }
}
