/// Why a story could not be told to its end.
public struct StoryFailure: Error, Equatable, Sendable, CustomStringConvertible {
  /// The reason, as a sentence without a full stop.
  public let reason: String

  /// Makes a failure.
  public init(_ reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}

/// Something that a story named by a number it never declared.
@frozen @usableFromInline enum Stray {
  case choice(decision: Int, seat: Int, observation: Int)
  case seat(Int)
  case measure(Int)
  case draw(Int, among: Int)
  case weights(draw: Int)
  case slip(to: Int, seat: Int)
}

/// Where a listener keeps the first thing that went wrong, away from the fast path.
///
/// Its functions are never inlined and take no part of the listener, so that a listener's own fields
/// can stay in registers.
@usableFromInline final class FailureRecord {
  @usableFromInline private(set) var failure: StoryFailure?
  /// How many verbs were called since.
  private var echoes = 0

  @usableFromInline init() {}

  /// Keeps a failure, unless there is one already.
  @inline(never) @usableFromInline func keep(_ failure: StoryFailure) {
    if self.failure == nil { self.failure = failure }
  }

  /// Forgets, for the next story.
  func clear() {
    failure = nil
    echoes = 0
  }

  /// An answer to a choice or draw after a failure: all answers in turn, so that loops end.
  @inline(never) @usableFromInline func echo(among count: Int) -> Int {
    echoes &+= 1
    return count > 0 ? echoes % count : 0
  }
}

extension Shape {
  /// Says what a story named that it did not declare.
  func complaint(about stray: Stray) -> String {
    switch stray {
    case .choice(let decision, let seat, let observation):
      guard layout.indices.contains(decision) else {
        return "choose: there is no decision \(decision); the mechanism declares "
          + Shape.numbered(decisions.map { $0.name }, "decision")
      }
      let point = decisions[decision]
      guard roleOfSeat.indices.contains(seat) else {
        return "choose '\(point.name)': there is no seat \(seat); an episode has "
          + Shape.numbered(roleOfSeat.indices.map { name(ofSeat: $0) }, "seat")
      }
      return "choose '\(point.name)': there is no observation \(observation); what it sees has "
        + "\(layout[decision].observations) value\(layout[decision].observations == 1 ? "" : "s"), "
        + "numbered from 0"
    case .seat(let seat):
      return "transfer or gain: there is no seat \(seat); an episode has "
        + Shape.numbered(roleOfSeat.indices.map { name(ofSeat: $0) }, "seat")
    case .measure(let measure):
      return "note: there is no measure \(measure); the mechanism declares "
        + Shape.numbered(measures.map { $0.name }, "measure")
    case .draw(let draw, let count):
      guard draws.indices.contains(draw) else {
        return "chance: there is no draw \(draw); the mechanism declares "
          + Shape.numbered(draws.map { $0.name }, "draw")
      }
      return "chance '\(draws[draw].name)': a draw among \(count), but the mechanism declares "
        + "\(draws[draw].outcomes.count) outcomes"
    case .weights(let draw):
      return "chance '\(draws[draw].name)': no weight may be negative, and their sum must be "
        + "positive and finite"
    case .slip(let action, let seat):
      guard roleOfSeat.indices.contains(seat) else {
        return "slip: there is no seat \(seat); an episode has "
          + Shape.numbered(roleOfSeat.indices.map { name(ofSeat: $0) }, "seat")
      }
      return "slip: the last decision of seat \(seat), if it made any, has no action \(action)"
    }
  }

  /// "none", or "2 decisions: 0 'sale', 1 'answer'"; at most eight are named.
  private static func numbered(_ names: [String], _ what: String) -> String {
    if names.isEmpty { return "no \(what)" }
    var text = "\(names.count) \(what)\(names.count == 1 ? "" : "s"): "
    for (index, name) in names.enumerated() {
      if index == 8 { return text + ", ..." }
      text += "\(index == 0 ? "" : ", ")\(index) '\(name)'"
    }
    return text
  }
}
