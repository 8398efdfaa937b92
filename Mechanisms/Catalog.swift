public import Arena

/// Shows every mechanism of the arena to a visitor, in the order of listings.
public func visitMechanisms(_ visitor: inout some MechanismVisitor) {
  visitor.visit(TravelersDilemma.self)
  visitor.visit(QualityGame.self)
  visitor.visit(UsedCar.self)
  visitor.visit(Deterrence.self)
  visitor.visit(SharedAudit.self)
  visitor.visit(Inspection.self)
  visitor.visit(PrisonersDilemma.self)
  visitor.visit(StagHunt.self)
  visitor.visit(Chicken.self)
  visitor.visit(BattleOfTheSexes.self)
  visitor.visit(MatchingPennies.self)
  visitor.visit(Bimatrix.self)
  visitor.visit(KuhnPoker.self)
  visitor.visit(LeducPoker.self)
}
