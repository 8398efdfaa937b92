public import Arena

/// Shows every agent kind of the arena to a visitor, in the order of listings.
public func visitAgents(_ visitor: inout some AgentVisitor) {
  visitor.visit(Uniform.self)
  visitor.visit(Always.self)
  visitor.visit(Truthful.self)
  visitor.visit(Contrary.self)
  visitor.visit(TitForTat.self)
  visitor.visit(GenerousTitForTat.self)
  visitor.visit(Grim.self)
  visitor.visit(WinStayLoseShift.self)
  visitor.visit(LevelK.self)
  visitor.visit(BestReply.self)
  visitor.visit(EpsilonGreedy.self)
  visitor.visit(SoftmaxQ.self)
  visitor.visit(RothErev.self)
  visitor.visit(UCB1.self)
  visitor.visit(Thompson.self)
  visitor.visit(Exp3.self)
  visitor.visit(PolicyGradient.self)
  visitor.visit(Hedge.self)
  visitor.visit(RegretMatching.self)
  visitor.visit(RegretMatchingPlus.self)
  visitor.visit(FictitiousPlay.self)
  visitor.visit(LogitLearning.self)
  visitor.visit(ExperienceWeightedAttraction.self)
}
