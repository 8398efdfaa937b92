import Agents
public import Arena
import Mechanisms
import Stories

/// What the arena ships, as plain lists, so that what is built on top need not know a single one.
public enum Catalogue {
  /// The mechanisms, in the order of listings.
  public static var mechanisms: [any Mechanism.Type] {
    var collector = Collector()
    visitMechanisms(&collector)
    visitStories(&collector)
    return collector.mechanisms
  }

  /// The kinds of agents, in the order of listings.
  public static var agents: [any Agent.Type] {
    var collector = Collector()
    visitAgents(&collector)
    return collector.agents
  }

  /// The combinators: each puts a story around that of any mechanism.
  public static let combinators = [
    Combinator("mediated", "Every player may let a mediator play for it.") { Wrapping.mediate($0) },
    Combinator("contracted", "The players may sign a contract first.") { Wrapping.contract($0) },
    Combinator("reputed", "Strangers see each other's last record.") { Wrapping.repute($0) },
    Combinator("repeated", "The same players meet again and again.") { Wrapping.repeats($0) },
  ]
}

/// A way to make a mechanism out of any other one, named `combinator(mechanism)`.
public struct Combinator: Sendable {
  /// The name, in front of the parentheses.
  public let name: String
  /// One sentence.
  public let summary: String
  /// Returns the combination of a mechanism with its parameters.
  public let combine: @Sendable (any Mechanism) -> any Mechanism

  /// Makes a combinator.
  public init(
    _ name: String, _ summary: String,
    combine: @escaping @Sendable (any Mechanism) -> any Mechanism
  ) {
    self.name = name
    self.summary = summary
    self.combine = combine
  }
}

/// Opens the mechanism that a combinator is given.
private enum Wrapping {
  static func mediate(_ base: some Mechanism) -> any Mechanism { Mediated(base) }
  static func contract(_ base: some Mechanism) -> any Mechanism { Contracted(base) }
  static func repute(_ base: some Mechanism) -> any Mechanism { Reputed(base) }
  static func repeats(_ base: some Mechanism) -> any Mechanism { RepeatedGame(base) }
}

private struct Collector: MechanismVisitor, AgentVisitor {
  var mechanisms: [any Mechanism.Type] = []
  var agents: [any Agent.Type] = []

  mutating func visit<M: Mechanism>(_ type: M.Type) { mechanisms.append(type) }
  mutating func visit<A: Agent>(_ type: A.Type) { agents.append(type) }
}
