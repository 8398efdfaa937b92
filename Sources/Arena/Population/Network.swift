/// Who is whose neighbour.
public enum Network: Sendable, Equatable {
  /// Agents on a circle, each linked to the nearest `degree` others; `degree` is even.
  case ring(degree: Int)
  /// Agents on a square lattice that wraps around, each linked to four others.
  case lattice
  /// A random graph in which everyone has `degree` neighbours.
  case regular(degree: Int)

  /// How many neighbours everyone has.
  public var degree: Int {
    switch self {
    case .ring(let degree), .regular(let degree): degree
    case .lattice: 4
    }
  }

  /// Returns why the network cannot hold a number of agents; nil when it can.
  public func complaint(agents: Int) -> String? {
    switch self {
    case .ring(let degree):
      if degree < 2 || degree % 2 != 0 { return "a ring needs an even degree of at least 2" }
      if degree >= agents { return "a ring of degree \(degree) needs more than \(degree) agents" }
    case .lattice:
      if Network.columns(agents) < 3 {
        return "a square lattice needs a number of agents with two factors of at least 3, "
          + "but there are \(agents)"
      }
    case .regular(let degree):
      if degree < 1 { return "a regular network needs a degree of at least 1" }
      if degree >= agents {
        return "a regular network of degree \(degree) needs more than \(degree) agents"
      }
      if degree * agents % 2 != 0 {
        return "a regular network needs degree x agents to be even, but it is "
          + "\(degree) x \(agents)"
      }
    }
    return nil
  }

  /// The greatest divisor up to the square root.
  private static func columns(_ agents: Int) -> Int {
    var best = 1
    var divisor = 1
    while divisor * divisor <= agents {
      if agents % divisor == 0 { best = divisor }
      divisor += 1
    }
    return best
  }

  /// Returns everyone's neighbours, ascending.
  ///
  /// - Precondition: ``complaint(agents:)`` is nil.
  func neighbours(agents: Int, key: StreamKey) -> [[Int]] {
    var neighbours: [[Int]]
    switch self {
    case .ring(let degree):
      neighbours = (0..<agents).map { agent in
        (1...degree / 2).flatMap { [(agent + $0) % agents, (agent + agents - $0) % agents] }
      }
    case .lattice:
      let columns = Network.columns(agents)
      let rows = agents / columns
      neighbours = (0..<agents).map { agent in
        let (row, column) = (agent / columns, agent % columns)
        return [
          (row + 1) % rows * columns + column, (row + rows - 1) % rows * columns + column,
          row * columns + (column + 1) % columns, row * columns + (column + columns - 1) % columns,
        ]
      }
    case .regular(let degree):
      neighbours = Network.randomRegular(agents, degree, key)
    }
    for agent in neighbours.indices { neighbours[agent].sort() }
    return neighbours
  }

  /// A random regular graph: a ring lattice whose edges are switched at random many times.
  ///
  /// Each switch replaces edges a-b, c-d by a-d, c-b where that makes no loop or double edge, which
  /// keeps every degree; ten switches an edge are tried.
  ///
  /// > Source: R. Milo et al., "On the uniform generation of random graphs with prescribed degree
  /// > sequences", arXiv:cond-mat/0312028, 2003.
  private static func randomRegular(_ agents: Int, _ degree: Int, _ key: StreamKey) -> [[Int]] {
    var edges: [(Int, Int)] = []
    for agent in 0..<agents {
      for step in 0..<degree / 2 { edges.append((agent, (agent + step + 1) % agents)) }
    }
    if degree % 2 == 1 {
      for agent in 0..<agents / 2 { edges.append((agent, agent + agents / 2)) }
    }
    var linked = [[Int]](repeating: [], count: agents)
    for (a, b) in edges {
      linked[a].append(b)
      linked[b].append(a)
    }
    var random = RandomStream(key)
    for _ in 0..<10 * edges.count {
      let first = random.index(below: edges.count)
      let second = random.index(below: edges.count)
      let (a, b) = edges[first]
      let (c, d) = random.happens(0.5) ? edges[second] : (edges[second].1, edges[second].0)
      if a == d || c == b || a == c || b == d { continue }
      if linked[a].contains(d) || linked[c].contains(b) { continue }
      edges[first] = (a, d)
      edges[second] = (c, b)
      replace(b, by: d, in: &linked[a])
      replace(a, by: c, in: &linked[b])
      replace(d, by: b, in: &linked[c])
      replace(c, by: a, in: &linked[d])
    }
    return linked
  }

  private static func replace(_ old: Int, by new: Int, in list: inout [Int]) {
    for index in list.indices where list[index] == old {
      list[index] = new
      return
    }
  }
}
