import Arena
import Theory

/// A population that plays, block by block.
struct Life {
  private let opened: Opened
  private let setup: Setup
  private let welfare: [WelfareSpec]
  private let run: Run
  private var isOver = false

  /// The most memory that agents and counts may take, in bytes.
  private static let room = 600_000_000.0
  /// How many tables of counts a run may hold at a time.
  private static let countTables = 6.0
  /// The most slots of which a block shows how they are played.
  static let mostShares = 5000

  /// Seats newborn agents.
  ///
  /// - Throws: Why they cannot play.
  init(_ opened: Opened, _ setup: Setup, _ welfare: [WelfareSpec], _ desk: TheoryDesk)
    throws(Refusal)
  {
    try Life.check(setup, opened.game.shape)
    let briefing = desk.briefing
    var cohorts: [Cohort] = []
    for member in setup.members {
      switch member.kind.brief(briefing) {
      case .success(let seat): cohorts.append(seat(cohorts.count))
      case .failure(let refusal):
        throw Refusal("\(member.kind.card.id) cannot play \(opened.card.id): \(refusal.sentence)")
      }
    }
    self.opened = opened
    self.setup = setup
    self.welfare = welfare
    run = Run(
      opened.game, Population(setup.members.map { $0.group }, cohorts: cohorts), setup.plan,
      briefing: briefing, key: setup.key(opened), workers: .alone)
  }

  /// Refuses what would not fit into the memory of a page.
  private static func check(_ setup: Setup, _ shape: Shape) throws(Refusal) {
    var bytes = 8 * countTables * Double(setup.members.count) * Double(shape.slots)
    for member in setup.members {
      bytes += Double(member.group.count) * (8 * Double(member.kind.tableSize(shape)) + 256)
    }
    var agents = 0.0
    for member in setup.members { agents += Double(member.group.count) }
    switch setup.plan.matching {
    case .random, .fixed: break
    case .roundRobin: bytes += 16 * agents * agents
    case .network(let network): bytes += 32 * agents * Double(network.degree)
    }
    if bytes > room {
      throw Refusal(
        "the agents and their tables would need about \(Int(bytes / 1e6)) MB, and a page has room "
          + "for \(Int(room / 1e6)); take fewer agents or a smaller game")
    }
  }

  /// How many blocks there will be.
  var blocks: Int { setup.plan.blocks }

  /// How everyone played over the rounds that count so far; nil if nobody did.
  var play: Profile? {
    let window = run.record.window
    return window.episodes > 0
      ? Profile(shared: window.play(opened.game.shape), in: opened.game.shape) : nil
  }

  /// Plays some blocks.
  ///
  /// - Returns: The blocks, whether they were the last, and what came of all if so.
  /// - Throws: Why the story failed, or nobody played.
  mutating func advance(_ count: Int) throws(Refusal) -> CBOR {
    var blocks: [CBOR] = []
    while blocks.count < count, !isOver {
      if let block = run.advance() { blocks.append(self.block(block)) } else { isOver = true }
    }
    var fields: [CBOR.Field] = [.init("blocks", .list(blocks)), .init("done", .truth(isOver))]
    if isOver { fields.append(.init("result", try result())) }
    return .map(fields)
  }

  private func block(_ block: Tally) -> CBOR {
    let shape = opened.game.shape
    let means = block.means
    var fields: [CBOR.Field] = [
      .init("first", .count(block.rounds.lowerBound)),
      .init("last", .count(block.rounds.upperBound - 1)),
      .init("episodes", .count(block.episodes)), .init("idle", .count(block.idle)),
      .init("payoffs", .reals(means.payoffs)), .init("measures", .reals(means.measures)),
      .init(
        "welfare",
        .list(
          welfare.map {
            $0.scope == .episode
              ? .real($0.value(payoffs: means.payoffs, measures: means.measures)) : .null
          })),
      .init("sizes", .list(block.sizes.map { .count($0) })),
    ]
    if shape.slots <= Life.mostShares { fields.append(.init("play", .reals(block.play(shape)))) }
    return .map(fields)
  }

  private func result() throws(Refusal) -> CBOR {
    let record = run.record
    if let void = record.void { throw Refusal("the story fails: \(void)") }
    if record.window.episodes == 0 {
      throw Refusal(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    let means = record.window.means
    // A mean over episodes takes seats, not agents: agents may have played more or less often.
    let agents = record.payoffs.compactMap { $0 }
    let values = welfare.map { spec in
      spec.value(
        payoffs: spec.scope == .episode ? means.payoffs : agents, measures: means.measures)
    }
    return .map([
      .init("welfare", .reals(values)),
      .init("payoffs", .reals(means.payoffs)), .init("measures", .reals(means.measures)),
      .init("sizes", .list(record.window.sizes.map { .count($0) })),
      .init("illegal", .list(record.window.illegal.map { .count(Int($0)) })),
      .init("agents", .list(setup.members.indices.map { members(of: $0, record) })),
    ])
  }

  /// What the members of a group earned: those that are of it at the end, and that ever played.
  private func members(of group: Int, _ record: RunRecord) -> CBOR {
    var count = 0
    var sum = 0.0
    var low = Double.infinity
    var high = -Double.infinity
    for agent in record.payoffs.indices where record.groupOf[agent] == group {
      guard let payoff = record.payoffs[agent] else { continue }
      count += 1
      sum += payoff
      low = Swift.min(low, payoff)
      high = Swift.max(high, payoff)
    }
    var fields: [CBOR.Field] = [
      .init("group", .text(setup.members[group].group.name)), .init("count", .count(count)),
    ]
    if count > 0 {
      fields += [
        .init("mean", .real(sum / Double(count))), .init("low", .real(low)),
        .init("high", .real(high)),
      ]
    }
    return .map(fields)
  }
}
