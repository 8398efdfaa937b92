/// How a population plays: matching, length, evolution, and what is kept of it.
public struct RunPlan: Sendable, Equatable {
  /// Who meets whom.
  public let matching: Matching
  /// How many rounds; at least 1.
  public let rounds: Int
  /// How strategies spread; nil when they do not.
  public let evolution: Evolution?
  /// How many rows the time series has at most.
  public let blocks: Int
  /// The last share of the rounds that results are computed from, in 0...1.
  public let window: Double

  /// Makes a plan.
  ///
  /// - Precondition: `rounds` and `blocks` are at least 1.
  public init(
    matching: Matching, rounds: Int, evolution: Evolution? = nil, blocks: Int = 50,
    window: Double = 0.5
  ) {
    precondition(rounds >= 1 && blocks >= 1)
    self.matching = matching
    self.rounds = rounds
    self.evolution = evolution
    self.blocks = Swift.min(blocks, rounds)
    self.window = window
  }

  /// The rounds of a block.
  func range(ofBlock block: Int) -> Range<Int> {
    block * rounds / blocks..<(block + 1) * rounds / blocks
  }

  /// The first block that results are computed from.
  var firstCountedBlock: Int {
    Swift.min(blocks - 1, Int((Double(blocks) * (1 - window)).rounded()))
  }
}
