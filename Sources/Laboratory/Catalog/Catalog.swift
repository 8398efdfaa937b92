import Agents
public import Arena
import Mechanisms

/// Everything that can be named: mechanisms, agents and welfare functions, in order.
///
/// A researcher's own package adds its entries to ``Catalog/standard``.
public struct Catalog: Sendable {
  /// The mechanisms.
  public private(set) var mechanisms: [any Mechanism.Type]
  /// The agent kinds.
  public private(set) var agents: [any Agent.Type]
  /// The welfare functions.
  public private(set) var welfare: [any Welfare.Type]

  /// The arena's own catalogue with some more entries behind it.
  ///
  /// - Precondition: No two entries of a kind share an id.
  public init(
    mechanisms: [any Mechanism.Type] = [], agents: [any Agent.Type] = [],
    welfare: [any Welfare.Type] = []
  ) {
    var collector = Collector()
    visitMechanisms(&collector)
    visitAgents(&collector)
    visitWelfare(&collector)
    self.mechanisms = collector.mechanisms + mechanisms
    self.agents = collector.agents + agents
    self.welfare = collector.welfare + welfare
    Catalog.checkUnique(self.mechanisms.map { $0.card.id }, "mechanisms")
    Catalog.checkUnique(self.agents.map { $0.card.id }, "agents")
    Catalog.checkUnique(self.welfare.map { $0.card.id }, "welfare functions")
  }

  /// What the arena itself offers.
  public static let standard = Catalog()

  private static func checkUnique(_ ids: [String], _ what: String) {
    precondition(Set(ids).count == ids.count, "two \(what) share an id")
  }

  /// Returns the mechanism with an id.
  ///
  /// - Throws: ``StudyError`` naming the nearest one.
  public func mechanism(_ id: String) throws(StudyError) -> any Mechanism.Type {
    if let found = mechanisms.first(where: { $0.card.id == id }) { return found }
    if id.contains(where: { $0 == "." || $0 == "/" }) {
      throw StudyError(
        "'\(printable(id, limit: 200))' is not in the catalogue, and the name of a game file ends in "
          + ".efg or .nfg")
    }
    throw unknown("mechanism", id, mechanisms.map { $0.card.id })
  }

  /// Returns the agent kind with an id.
  ///
  /// - Throws: ``StudyError`` naming the nearest one.
  public func agent(_ id: String) throws(StudyError) -> any Agent.Type {
    if let found = agents.first(where: { $0.card.id == id }) { return found }
    throw unknown("agent", id, agents.map { $0.card.id })
  }

  /// Returns the welfare function with an id.
  ///
  /// - Throws: ``StudyError`` naming the nearest one.
  public func welfareFunction(_ id: String) throws(StudyError) -> any Welfare.Type {
    if let found = welfare.first(where: { $0.card.id == id }) { return found }
    throw unknown("welfare function", id, welfare.map { $0.card.id })
  }

  private func unknown(_ what: String, _ id: String, _ ids: [String]) -> StudyError {
    StudyError(
      "there is no \(what) '\(printable(id))'\(StudyError.suggestion(for: id, among: ids))")
  }
}

private struct Collector: MechanismVisitor, AgentVisitor, WelfareVisitor {
  var mechanisms: [any Mechanism.Type] = []
  var agents: [any Agent.Type] = []
  var welfare: [any Welfare.Type] = []

  mutating func visit<M: Mechanism>(_ type: M.Type) { mechanisms.append(type) }
  mutating func visit<A: Agent>(_ type: A.Type) { agents.append(type) }
  mutating func visit<W: Welfare>(_ type: W.Type) { welfare.append(type) }
}
