public import Arena

/// Shows every agent kind of the arena to a visitor, in the order of listings.
public func visitAgents(_ visitor: inout some AgentVisitor) {
  visitor.visit(Uniform.self)
}
