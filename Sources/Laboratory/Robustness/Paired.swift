import Arena

/// Any mechanism in which pairs take two seats of some matches, drawn by lot.
///
/// Nature draws first of all whether a pair takes two seats of the match, and which. Their agents sit the
/// match out: they are not asked, and learn nothing. The pair plays by where it is in the tree, so that it
/// knows at every choice what both seats know.
///
/// It stands in no listing: ``RobustnessRunner`` makes it.
struct Paired<Base: Mechanism>: Mechanism {
  static var card: Card { Base.card }

  private let base: Base
  private let plot: PairPlot?
  /// The number of the draw of a pair.
  private let lot: Int

  init(_ base: Base, _ plot: PairPlot?) {
    self.base = base
    self.plot = plot
    lot = base.draws.count
  }

  /// The base, without pairs.
  init() { self.init(Base(), nil) }

  var roles: [Role] { base.roles }
  var decisions: [Decision] { base.decisions }
  var measures: [Measure] { base.measures }
  var goal: Goal { base.goal }
  var expectedRounds: Double { base.expectedRounds }
  var hidesPlay: Bool { base.hidesPlay }

  /// The draws of the base, which seats a pair takes, and what it does where it does not care.
  var draws: [Draw] {
    let couples = Values.numbers(from: 0, step: 1, count: 1 + (plot?.count ?? 0))
    let most = base.decisions.map { $0.actions.count }.max() ?? 1
    return base.draws + [
      Draw("a pair", couples), Draw("its action", .numbers(from: 0, step: 1, count: most)),
    ]
  }

  func play(_ episode: inout some Episode) {
    guard let plot else { return base.play(&episode) }
    let each = plot.share / Double(plot.count)
    let taken = episode.chance(lot, among: 1 + plot.count) { $0 == 0 ? 1 - plot.share : each }
    if taken == 0 { return base.play(&episode) }
    var paired = PairedEpisode(base: episode, plot: plot, couple: taken - 1, draw: lot + 1)
    base.play(&paired)
    episode = paired.base
  }
}

/// The listener that a pair puts between the base and the real listener.
private struct PairedEpisode<Base: Episode>: EpisodeRelay {
  var base: Base
  let plot: PairPlot
  /// Which of the couples of seats the pair has.
  let couple: Int
  /// The number of the draw of an action.
  let draw: Int
  /// Where the story has come to in the tree.
  var node = 0

  mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let action =
      plot.holds(seat, couple)
      ? act() : base.choose(decision, by: seat, seeing: observation, wishing: wish)
    node = plot.step(from: node, along: action)
    return action
  }

  /// What the pair does; nature draws where it mixes.
  private mutating func act() -> Int {
    let run = plot.probabilities(of: couple, at: node)
    if let sure = run.firstIndex(of: 1) { return sure - run.startIndex }
    return base.chance(draw, among: run.count) { run[run.startIndex + $0] }
  }

  mutating func chance(_ draw: Int, among count: Int, weight: (Int) -> Double) -> Int {
    let outcome = base.chance(draw, among: count, weight: weight)
    // The tree has no edges for what cannot be.
    var edge = 0
    for earlier in 0..<outcome where weight(earlier) > 0 { edge += 1 }
    node = plot.step(from: node, along: edge)
    return outcome
  }

  mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    let happens = base.chance(draw, probability)
    node = plot.step(from: node, along: happens || probability <= 0 ? 0 : 1)
    return happens
  }

  // Nobody was asked who could be told.
  mutating func slip(to action: Int, by seat: Int) {
    if !plot.holds(seat, couple) { base.slip(to: action, by: seat) }
  }
}
