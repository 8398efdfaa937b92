import Arena
import Testing

extension GameTree {
  /// What follows when nature's first draws and all choices are as listed, in the order in which the
  /// story asks; later draws are averaged over.
  func outcome(drawing draws: [Int], choosing choices: [Int]) -> Expectation {
    var result = Expectation(
      payoffs: [Double](repeating: 0, count: seats),
      measures: [Double](repeating: 0, count: shape.measures.count))
    follow(0, draws[...], choices[...], 1, &result)
    return result
  }

  private func follow(
    _ index: Int, _ draws: ArraySlice<Int>, _ choices: ArraySlice<Int>, _ weight: Double,
    _ result: inout Expectation
  ) {
    let node = nodes[index]
    switch node.kind {
    case .leaf:
      let leaf = Int(node.infoset)
      for seat in 0..<seats { result.payoffs[seat] += weight * payoff(leaf: leaf, seat: seat) }
      for measure in result.measures.indices {
        result.measures[measure] += weight * self.measure(leaf: leaf, index: measure)
      }
    case .decision:
      follow(child(index, choices.first ?? 0), draws, choices.dropFirst(), weight, &result)
    case .chance:
      for edge in 0..<Int(node.edges) {
        let outcome = outcomes[Int(node.infoset) + edge]
        if let drawn = draws.first {
          if Int(outcome.label) == drawn {
            follow(child(index, edge), draws.dropFirst(), choices, weight, &result)
          }
        } else {
          follow(child(index, edge), draws, choices, weight * outcome.probability, &result)
        }
      }
    }
  }

  /// What is wished at every information set; 0 where nothing is.
  var wishedPlan: [Int] {
    var plan = [Int](repeating: 0, count: shape.infosets)
    for node in nodes where node.kind == .decision { plan[Int(node.infoset)] = node.wish ?? 0 }
    return plan
  }

  /// What each seat gains on average by its best reply to the others' plans.
  func temptations(_ plans: [[Int]]) -> [Double] {
    let profile = profile(plans)
    let kept = expectation(under: profile).payoffs
    return (0..<seats).map { bestReply(of: $0, to: profile).values.value - kept[$0] }
  }

  /// What each seat gains on average by leaving the wishes while the others keep to them.
  var temptations: [Double] { temptations([[Int]](repeating: wishedPlan, count: seats)) }
}

/// Every list of `length` numbers in `0..<count`, the last one fastest.
func lists(of length: Int, below count: Int) -> [[Int]] {
  var lists = [[Int]()]
  for _ in 0..<length { lists = lists.flatMap { list in (0..<count).map { list + [$0] } } }
  return lists
}

/// Whether everyone does at least as well by the wished report as by any other, whatever the others
/// report, in a mechanism of one report for each draw.
///
/// - Returns: The first case in which somebody does better, and by how much.
func exception(
  toTruthIn tree: GameTree, seats: Int, types: Int, reports: Int, wish: (Int) -> Int
) -> String? {
  for seat in 0..<seats {
    for others in lists(of: seats - 1, below: reports) {
      for type in 0..<types {
        func payoff(_ report: Int) -> Double {
          var choices = others
          choices.insert(report, at: seat)
          var draws = [Int](repeating: 0, count: seats)
          draws[seat] = type
          return tree.outcome(drawing: draws, choosing: choices).payoffs[seat]
        }
        let truth = payoff(wish(type))
        for report in 0..<reports where payoff(report) > truth + 1e-9 {
          return
            "seat \(seat) of type \(type) gains \(payoff(report) - truth) by \(report) against "
            + "\(others)"
        }
      }
    }
  }
  return nil
}

/// One telling in which nature draws as listed and then its first outcome.
///
/// All do as wished, or follow a plan by information set.
func wishedEpisode(
  _ mechanism: some Mechanism, drawing draws: [Int], following plan: [Int]? = nil
) throws -> Transcript {
  let game = try #require(mechanism.game(repeated: nil))
  var drawn = 0
  return game.narrate(
    drawing: { weights in
      drawn += 1
      return drawn <= draws.count ? draws[drawn - 1] : weights.firstIndex { $0 > 0 } ?? 0
    },
    choosing: { turn, _ in plan?[turn.infoset] ?? turn.wish ?? 0 })
}

/// The means of all measures when all types are equally likely and all do as wished, or as planned.
func wishedMeans(
  of mechanism: some Mechanism, types: Int, drawn count: Int, following plan: [Int]? = nil
) throws -> [Double] {
  let all = lists(of: count, below: types)
  var sums = [Double](repeating: 0, count: mechanism.measures.count)
  for draws in all {
    let episode = try wishedEpisode(mechanism, drawing: draws, following: plan)
    for index in sums.indices { sums[index] += episode.total(of: index) }
  }
  return sums.map { $0 / Double(all.count) }
}
