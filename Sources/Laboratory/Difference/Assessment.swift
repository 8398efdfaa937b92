import Arena
public import GameTheory
public import Theory

/// What theory and audit say about one mechanism: the part that differences and watching are made from.
public struct Assessment: Sendable {
  /// What the mechanism was called.
  public let name: String
  /// Best and predicted, by the designer's goal.
  public let theory: Theory
  /// What holds at the play that the designer wishes.
  public let audit: Audit

  /// Where the game is analysed.
  public var desk: TheoryDesk { theory.desk }
  /// Best and predicted, by the designer's goal.
  public var prospect: Prospect { theory.prospects[0] }
  /// What welfare is called.
  public let welfare: String

  /// Analyses and audits a game.
  ///
  /// - Parameters:
  ///   - desk: The game, and what may be spent on it.
  ///   - name: What the mechanism is called.
  ///   - library: Where welfare functions are looked up.
  /// - Throws: ``Interrupted``; ``StudyError`` for a goal that nobody knows.
  public init(_ desk: TheoryDesk, name: String, in library: Library) throws {
    let specs = try WelfareSpec.named([], desk.game, library)
    self.name = name
    welfare = specs[0].name
    theory = Theory(desk, specs, concept: .predicting(desk.game.shape))
    audit = desk.audit(specs)
    if desk.budget.shouldStop() { throw Interrupted() }
  }
}
