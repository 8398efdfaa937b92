public import Arena
public import GameTheory
public import Theory

/// What a given strategy profile leads to, and who would gain by playing otherwise.
public struct ProfileJudgement: Sendable {
  /// The best that one seat can do against the others' play.
  public struct Deviation: Sendable {
    /// The seat.
    public let seat: Int
    /// What it gains in expectation.
    public let gain: Double
    /// What it does instead where it then decides.
    public let conduct: [Conduct]
    let profile: Profile
  }

  /// Where the game is analysed.
  public let desk: TheoryDesk
  /// The game.
  public let tree: GameTree
  /// The profile, what it leads to, and its largest regret.
  public let answer: Solution.Answer
  /// The welfare under every function asked for.
  public let welfare: [(name: String, value: Double)]
  /// The best deviation of every seat, by seat.
  public let deviations: [Deviation]
  /// The solution concepts that it is near to, and the logit play that fits it best.
  public let play: PlaySummary
  /// The welfare where some seats play the profile and the others an equilibrium.
  public let mixes: ProfileMixes?
  /// How large a gain still counts as none: the rounding of payoffs of this size.
  public let slack: Double

  /// The least gain that counts, in shares of the range of payoffs.
  private static let tolerance = 1e-9

  /// Judges the profile of a file.
  ///
  /// - Parameters:
  ///   - file: The path of the file, in the form in which `solve --json` shows strategies.
  ///   - cell: Which profile of a file with several.
  ///   - desk: The game, and what may be spent on it.
  ///   - welfare: Names of welfare functions and measures; the designer's goal when empty.
  ///   - library: Where welfare functions are looked up.
  /// - Throws: ``StudyError`` when the game cannot be explored, the file does not fit it, some player
  ///   forgets, or a name is unknown; ``Interrupted``.
  public init(
    file: String, cell: String? = nil, _ desk: TheoryDesk, welfare: [String] = [],
    in library: Library
  ) throws {
    let tree = try ProfileJudgement.tree(at: desk)
    let profile = try ProfileFile.read(file, cell: cell, of: desk.name, for: tree)
    try self.init(profile, in: tree, desk, welfare: welfare, in: library)
  }

  /// The tree on which profiles are judged.
  ///
  /// - Throws: ``StudyError`` when there is none, or some player forgets; ``Interrupted``.
  static func tree(at desk: TheoryDesk) throws -> GameTree {
    let tree = try desk.wholeTreeOrObstacle()
    guard tree.hasPerfectRecall else {
      throw StudyError(
        "\(desk.name): some player forgets what it knew or did, so its best deviation "
          + "is not known")
    }
    return tree
  }

  /// Judges a profile.
  ///
  /// - Throws: ``StudyError`` when a name is unknown.
  init(
    _ profile: Profile, in tree: GameTree, _ desk: TheoryDesk, welfare: [String],
    in library: Library
  ) throws(StudyError) {
    let specs = try WelfareSpec.named(welfare, desk.game, library)
    let range = tree.payoffRange
    let slack =
      ProfileJudgement.tolerance * Swift.max(1, range.upperBound - range.lowerBound)
    self.desk = desk
    self.tree = tree
    self.slack = slack
    let answer = Solution.Answer(profile, in: tree)
    self.answer = answer
    play = EmergentPlay(profile, in: tree, at: desk).summary
    mixes = desk.analysed.isStage ? nil : ProfileMixes(profile, in: tree, specs, at: desk)
    self.welfare = specs.map {
      (
        $0.name,
        $0.value(payoffs: answer.expectation.payoffs, measures: answer.expectation.measures)
      )
    }
    deviations = (0..<tree.seats).map { seat in
      let reply = tree.bestReply(of: seat, to: profile)
      var other = profile
      for infoset in 0..<tree.shape.infosets {
        let (first, count) = tree.shape.slots(ofInfoset: infoset)
        other.fix(seat: seat, firstSlot: first, count: count, action: reply.plan[infoset])
      }
      let gain = reply.values.value - answer.expectation.payoffs[seat]
      return Deviation(
        seat: seat, gain: gain, conduct: tree.conduct(of: other)[seat], profile: other)
    }
  }

  /// What players gain on average, each by its best reply to the others.
  ///
  /// > Source: M. Lanctot et al., OpenSpiel: A Framework for Reinforcement Learning in Games, arXiv:1908.09453, 2019:
  /// NashConv, over the number of players.
  public var exploitability: Double {
    deviations.reduce(0) { $0 + Swift.max(0, $1.gain) } / Double(deviations.count)
  }

  /// The deviation of the largest gain; nil where nobody gains.
  public var best: Deviation? {
    deviations.filter { $0.gain > slack }.max { $0.gain < $1.gain }
  }

  /// Whether nobody gains by playing otherwise.
  public var isEquilibrium: Bool { deviations.allSatisfy { $0.gain <= slack } }

  /// The judgement as JSON.
  public var json: JSON {
    let shape = tree.shape
    let values = welfare.map { ($0.name, JSON.number($0.value)) }
    let known: [String: JSON] = [
      "mechanism": .string(desk.name), "parameters": desk.knobValues, "play": play.json,
      "mixes": mixes?.json ?? .null,
    ]
    return JSON.object([
      "players": .array((0..<shape.seats).map { .string(shape.name(ofSeat: $0)) }),
      "strategies": tree.strategies(of: answer.profile),
      "payoffs": .array(answer.expectation.payoffs.map { .number($0) }),
      "welfare": .object(Dictionary(values) { first, _ in first }),
      "equilibrium": .bool(isEquilibrium), "regret": .number(answer.regret),
      "exploitability": .number(exploitability),
      "deviations": .array(
        deviations.filter { $0.gain > slack }.map { deviation in
          let name = shape.name(ofSeat: deviation.seat)
          return .object([
            "player": .string(name), "gain": .number(deviation.gain),
            "strategy": tree.strategies(of: deviation.profile)[name],
          ])
        }),
    ]).adding(known)
  }
}
