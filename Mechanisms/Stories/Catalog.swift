public import Arena

/// Shows every mechanism that is written as a story file to a visitor, in the order of listings.
public func visitStories(_ visitor: inout some MechanismVisitor) {
  visitor.visit(PeerPrediction.self)
  visitor.visit(Debate.self)
  visitor.visit(Whistleblowing.self)
  visitor.visit(AIControl.self)
  visitor.visit(GovernanceGraph.self)
  visitor.visit(TippingPoint.self)
  visitor.visit(ScarceCapacity.self)
  visitor.visit(QuadraticVoting.self)
}
