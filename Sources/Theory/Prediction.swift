public import Arena
public import GameTheory

/// What one solution concept predicts for one game, under some welfare functions.
public struct Prediction: Sendable {
  /// Where the game is analysed.
  public let desk: TheoryDesk
  /// The shape of the game.
  public let shape: Shape
  /// The tree that was asked about; nil where the designer's wish alone was.
  public let tree: GameTree?
  /// The welfare functions, the one that matters most first.
  public let welfare: [WelfareSpec]
  /// What the concept says.
  public private(set) var solution: Solution
  /// By how many rounds welfare is divided.
  package let rounds: Double
  /// Who sits where.
  package let mixes: [SeatMix]
  /// The information sets of each seat that play may come to, where there is no tree.
  private let infosets: [[Int]]

  /// Asks a desk what a concept predicts for a study, per round; nil without a tree, unless the designer's
  /// wish is an equilibrium.
  package init?(
    _ desk: TheoryDesk, _ concept: Concept, _ welfare: [WelfareSpec], mixes: [SeatMix]?
  ) {
    let rounds = desk.analysed.isStage ? 1 : desk.game.shape.expectedRounds
    guard let tree = desk.analysed.tree else {
      self.init(wishAt: desk, concept, welfare, rounds: rounds, mixes)
      return
    }
    guard
      let solution = desk.solution(
        concept, objectives: welfare.map { $0.objective(on: tree) ?? [] })
    else { return nil }
    self.init(desk, tree, solution, welfare, rounds: rounds, mixes)
  }

  /// Takes what a concept says about a tree.
  package init(
    _ desk: TheoryDesk, _ tree: GameTree, _ solution: Solution, _ welfare: [WelfareSpec],
    rounds: Double, _ mixes: [SeatMix]?
  ) {
    self.desk = desk
    shape = tree.shape
    self.tree = tree
    self.welfare = welfare
    self.solution = solution
    self.rounds = rounds
    self.mixes = mixes ?? SeatMix.fixed(shape.seats)
    infosets = []
  }

  /// Takes the designer's wish for what a game predicts whose tree is too large; nil where it is no
  /// equilibrium, or another concept is asked for.
  package init?(
    wishAt desk: TheoryDesk, _ concept: Concept, _ welfare: [WelfareSpec], rounds: Double,
    _ mixes: [SeatMix]?
  ) {
    guard concept == .nash, let wish = desk.wishAlone else { return nil }
    self.desk = desk
    shape = desk.game.shape
    tree = nil
    self.welfare = welfare
    solution = Solution(
      concept, status: .incomplete,
      method: "the designer's wish, one seat after another free to depart from it",
      obstacle: desk.whole.obstacle)
    solution.answers = [wish.answer]
    solution.count = 1
    self.rounds = rounds
    self.mixes = mixes ?? SeatMix.fixed(shape.seats)
    infosets = wish.infosets
  }

  /// What each seat does at the information sets that its own play leaves open.
  public func conduct(of answer: Solution.Answer) -> [[Conduct]] {
    if let tree { return tree.conduct(of: answer.profile) }
    return infosets.enumerated().map { seat, infosets in
      infosets.map { shape.conduct(of: answer.profile, seat: seat, infoset: $0) }
    }
  }

  /// The welfare of an answer under one of the functions.
  public func welfare(_ index: Int, of answer: Solution.Answer) -> Double {
    let spec = welfare[index]
    let bySeat = answer.expectation.payoffs.map { $0 / rounds }
    return spec.value(
      payoffs: spec.scope == .episode ? bySeat : mixes.flatMap { $0.payoffs(bySeat) },
      measures: answer.expectation.measures.map { $0 / rounds })
  }

  /// The welfare of everything that the concept selects, under one of the functions; the ends of what
  /// it allows if it is a concept of welfare.
  package func values(_ index: Int) -> [Double] {
    if !solution.concept.isOfWelfare { return solution.answers.map { welfare(index, of: $0) } }
    guard index < solution.intervals.count, let interval = solution.intervals[index] else {
      return []
    }
    return [interval.low / rounds, interval.high / rounds]
  }

  /// Returns the prediction with only the answer whose welfare under the first function is least, or
  /// greatest; the first of several.
  public func selecting(worst: Bool) -> Prediction {
    let values = solution.answers.map { welfare(0, of: $0) }
    guard let value = worst ? values.min() : values.max(), let index = values.firstIndex(of: value)
    else { return self }
    var copy = self
    copy.solution.answers = [solution.answers[index]]
    return copy
  }
}
