/// Who meets whom in a round.
public enum Matching: Sendable, Equatable {
  /// Agents are drawn into matches that fill all roles, without replacement, anew every round.
  case random
  /// The matches drawn in the first round stay together. When evolution replaces anybody, all
  /// agents are told that their partners changed.
  case fixed
  /// Everyone meets everyone, in mechanisms with two seats.
  case roundRobin
  /// Neighbours meet: along every link with two seats, or everyone with all neighbours when the
  /// mechanism has one more seat than a neighbourhood.
  case network(Network)
}

/// The matches of a round: batches in which nobody plays twice, so that a batch can be split.
struct Fixtures {
  var references: UnsafeMutablePointer<AgentReference>
  var batches: [Range<Int>]
  /// How many agents sit out.
  var idle: Int
  var keepsPartners: Bool
}

/// Draws up the matches of every round.
final class Matchmaker {
  private let shape: Shape
  private let matching: Matching
  private let population: Population
  private let key: StreamKey
  private var version = -1
  private var pool: UnsafeMutablePointer<AgentReference>
  private var scratch: UnsafeMutablePointer<AgentReference>
  private var capacity: Int
  /// The seats' agents, match by match, where the matches stay the same.
  private var lineup: [Int] = []
  private var batches: [Range<Int>] = []
  private var idle = 0
  /// The candidates of every role, where everyone has one role only.
  private var candidates: [[AgentReference]] = []
  /// Everyone's neighbours, on a network.
  let neighbours: [[Int]]

  /// Prepares the matches; the pools must be able to fill every role.
  init(_ shape: Shape, _ matching: Matching, _ population: Population, key: StreamKey) {
    self.shape = shape
    self.matching = matching
    self.population = population
    self.key = key
    capacity = population.count
    pool = .allocate(capacity: capacity)
    scratch = .allocate(capacity: capacity)
    if case .network(let network) = matching {
      neighbours = network.neighbours(agents: population.count, key: key.with("network"))
    } else {
      neighbours = []
    }
    switch matching {
    case .random: break
    case .fixed: dealOnce()
    case .roundRobin: pairUp(everyPair())
    case .network: pairUp(neighbourhoods())
    }
  }

  deinit {
    pool.deallocate()
    scratch.deallocate()
  }

  /// Returns the matches of a round.
  func fixtures(round: Int, workers: Workers) -> Fixtures {
    switch matching {
    case .random:
      let roles = population.groups.map { $0.roles.count }
      if roles.allSatisfy({ $0 == shape.roles.count }) { return shuffleAll(round, workers) }
      if roles.allSatisfy({ $0 == 1 }) { return shuffleByRole(round, workers) }
      return deal(round)
    case .fixed, .roundRobin, .network:
      let isNew = version != population.version
      if isNew { refer(lineup) }
      return Fixtures(
        references: pool, batches: batches, idle: idle,
        keepsPartners: matching == .fixed && !isNew)
    }
  }

  /// Writes the references of a list of agents into the pool.
  private func refer(_ agents: [Int]) {
    if agents.count > capacity {
      pool.deallocate()
      capacity = agents.count
      pool = .allocate(capacity: capacity)
    }
    for (index, agent) in agents.enumerated() { pool[index] = population.reference(agent) }
    version = population.version
  }

  /// Shuffles a population in which everyone may take any seat, and seats it in that order.
  private func shuffleAll(_ round: Int, _ workers: Workers) -> Fixtures {
    if version != population.version {
      for agent in 0..<population.count { pool[agent] = population.reference(agent) }
      version = population.version
    }
    let result = Shuffle.shuffle(
      pool, scratch: scratch, count: population.count, key: key.with(round), workers: workers)
    if result != pool { swap(&pool, &scratch) }
    let matches = population.count / shape.seats
    return Fixtures(
      references: pool, batches: [0..<matches], idle: population.count - matches * shape.seats,
      keepsPartners: false)
  }

  /// Shuffles the candidates of every role by themselves, where everyone has one role only.
  private func shuffleByRole(_ round: Int, _ workers: Workers) -> Fixtures {
    if version != population.version {
      candidates = [[AgentReference]](repeating: [], count: shape.roles.count)
      for agent in 0..<population.count {
        let role = population.groups[population.group(of: agent)].roles[0]
        candidates[role].append(population.reference(agent))
      }
      version = population.version
    }
    var matches = Int.max
    for (role, list) in candidates.enumerated() {
      matches = Swift.min(matches, list.count / shape.roles[role].seats)
    }
    let width = shape.seats
    var firstSeat = 0
    for role in candidates.indices {
      let seats = shape.roles[role].seats
      let count = candidates[role].count
      let (first, roleKey) = (firstSeat, key.with(round).with(role))
      let (scratch, pool) = (scratch, pool)
      candidates[role].withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        let result = Shuffle.shuffle(
          base, scratch: scratch, count: count, key: roleKey, workers: workers)
        workers.split(matches) { _, range in
          for match in range {
            for seat in 0..<seats {
              pool[match * width + first + seat] = result[match * seats + seat]
            }
          }
        }
        if result != base { base.update(from: result, count: count) }
      }
      firstSeat += seats
    }
    return Fixtures(
      references: pool, batches: [0..<matches], idle: population.count - matches * width,
      keepsPartners: false)
  }

  /// Draws everyone into roles and matches, for mechanisms with several roles.
  private func deal(_ round: Int) -> Fixtures {
    let (lineup, idle) = lots(key.with(round))
    refer(lineup)
    return Fixtures(
      references: pool, batches: [0..<lineup.count / shape.seats], idle: idle,
      keepsPartners: false)
  }

  private func dealOnce() {
    (lineup, idle) = lots(key.with(0))
    batches = [0..<lineup.count / shape.seats]
  }

  /// Agents seat by seat, match by match, drawn without replacement.
  ///
  /// Those who can fill one role only go there; each of the others, in random order, joins the role
  /// of its own that has the fewest candidates for a seat.
  private func lots(_ key: StreamKey) -> (lineup: [Int], idle: Int) {
    var order = Array(0..<population.count)
    var random = RandomStream(key)
    for left in stride(from: order.count, to: 1, by: -1) {
      order.swapAt(left - 1, random.index(below: left))
    }
    var pools = [[Int]](repeating: [], count: shape.roles.count)
    var flexible: [Int] = []
    for agent in order {
      let roles = population.groups[population.group(of: agent)].roles
      if roles.count == 1 { pools[roles[0]].append(agent) } else { flexible.append(agent) }
    }
    for agent in flexible {
      let roles = population.groups[population.group(of: agent)].roles
      var neediest = roles[0]
      for role in roles
      where pools[role].count * shape.roles[neediest].seats
        < pools[neediest].count * shape.roles[role].seats
      { neediest = role }
      pools[neediest].append(agent)
    }
    var matches = Int.max
    for (role, pool) in pools.enumerated() {
      matches = Swift.min(matches, pool.count / shape.roles[role].seats)
    }
    var lineup: [Int] = []
    lineup.reserveCapacity(matches * shape.seats)
    for match in 0..<matches {
      for (role, pool) in pools.enumerated() {
        let seats = shape.roles[role].seats
        lineup += pool[match * seats..<(match + 1) * seats]
      }
    }
    return (lineup, population.count - lineup.count)
  }

  /// Orders a pair so that each can fill the role of its seat; nil when that cannot be.
  private func seated(_ first: Int, _ second: Int) -> [Int]? {
    let roles = [shape.roleOfSeat[0], shape.roleOfSeat[1]]
    func fits(_ a: Int, _ b: Int) -> Bool {
      population.groups[population.group(of: a)].roles.contains(roles[0])
        && population.groups[population.group(of: b)].roles.contains(roles[1])
    }
    let pairs =
      (first + second) % 2 == 0
      ? [[first, second], [second, first]]
      : [[second, first], [first, second]]
    return pairs.first { fits($0[0], $0[1]) }
  }

  private func everyPair() -> [[Int]] {
    var matches: [[Int]] = []
    for first in 0..<population.count {
      for second in first + 1..<Swift.max(population.count, first + 1) {
        if let pair = seated(first, second) { matches.append(pair) }
      }
    }
    return matches
  }

  private func neighbourhoods() -> [[Int]] {
    if shape.seats != 2 { return neighbours.indices.map { [$0] + neighbours[$0] } }
    var matches: [[Int]] = []
    for (first, others) in neighbours.enumerated() {
      for second in others where second > first {
        if let pair = seated(first, second) { matches.append(pair) }
      }
    }
    return matches
  }

  /// Sorts matches into batches in which nobody plays twice, each match into the first that fits.
  private func pairUp(_ matches: [[Int]]) {
    var busy = [[UInt64]](repeating: [], count: population.count)
    var batchOf: [Int] = []
    var sizes: [Int] = []
    for match in matches {
      var word = 0
      var batch = 0
      while true {
        var used: UInt64 = 0
        for agent in match where word < busy[agent].count { used |= busy[agent][word] }
        if used != .max {
          batch = word * 64 + (~used).trailingZeroBitCount
          break
        }
        word += 1
      }
      for agent in match {
        while busy[agent].count <= batch / 64 { busy[agent].append(0) }
        busy[agent][batch / 64] |= 1 << UInt64(batch % 64)
      }
      while sizes.count <= batch { sizes.append(0) }
      sizes[batch] += 1
      batchOf.append(batch)
    }
    var starts: [Int] = []
    var total = 0
    for size in sizes {
      starts.append(total)
      batches.append(total..<total + size)
      total += size
    }
    lineup = [Int](repeating: 0, count: total * shape.seats)
    for (index, match) in matches.enumerated() {
      let place = starts[batchOf[index]]
      starts[batchOf[index]] += 1
      for (seat, agent) in match.enumerated() { lineup[place * shape.seats + seat] = agent }
    }
    var plays = [Bool](repeating: false, count: population.count)
    for agent in lineup { plays[agent] = true }
    idle = plays.reduce(0) { $0 + ($1 ? 0 : 1) }
  }
}
