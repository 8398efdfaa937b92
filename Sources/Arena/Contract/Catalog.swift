/// A visitor that a catalogue of mechanisms shows its entries to.
///
/// A catalogue is a function that shows each entry's type to a visitor, in order; everything listed
/// anywhere is derived from it.
public protocol MechanismVisitor {
  /// Visits one mechanism.
  mutating func visit<M: Mechanism>(_ type: M.Type)
}

/// A visitor that a catalogue of agent kinds shows its entries to.
public protocol AgentVisitor {
  /// Visits one agent kind.
  mutating func visit<A: Agent>(_ type: A.Type)
}
