import Arena

/// What the sums of an episode must be: of each measure, of each player, and of the treasury.
///
/// Every episode of the tree is looked at if there is one, and the sampled episodes otherwise.
enum SumLaws {
  /// The sums of one episode.
  private struct Sums {
    let payoffs: [Double]
    let transfers: [Double]
    let measures: [Double]
  }

  /// Says which payoff or measure is no number, or which measure is outside its range.
  static func range(_ game: Game, _ tree: GameTree?, _ transcripts: [Transcript]) -> String? {
    first(game, tree, transcripts) { sums in
      for (seat, payoff) in sums.payoffs.enumerated() where !payoff.isFinite {
        return "seat \(seat) was paid \(payoff)"
      }
      for (measure, total) in zip(game.shape.measures, sums.measures) {
        let slack = slack(total)
        let range = measure.range
        if !(total >= range.lowerBound - slack && total <= range.upperBound + slack) {
          return "'\(measure.name)' was \(NumberText.exact(total)), outside " + Knob.text(range)
        }
      }
      return nil
    }
  }

  /// Says what the treasury paid or collected.
  static func balance(_ game: Game, _ tree: GameTree?, _ transcripts: [Transcript]) -> String? {
    first(game, tree, transcripts) { sums in
      let paid = sums.transfers.reduce(0, +)
      let turnover = sums.transfers.reduce(0) { $0 + $1.magnitude }
      if paid.magnitude <= slack(turnover) { return nil }
      return "the treasury \(paid > 0 ? "paid" : "collected") \(NumberText.grid(paid.magnitude))"
    }
  }

  private static func slack(_ size: Double) -> Double { 1e-9 * Swift.max(1, size.magnitude) }

  /// The first complaint about an episode, with its moves.
  private static func first(
    _ game: Game, _ tree: GameTree?, _ transcripts: [Transcript], _ complaint: (Sums) -> String?
  ) -> String? {
    guard let tree else {
      for transcript in transcripts {
        if let said = complaint(sums(transcript, game)) { return said }
      }
      return nil
    }
    for (index, node) in tree.nodes.enumerated() where node.kind == .leaf {
      if let said = complaint(sums(Int(node.infoset), tree)) {
        return said + ", after " + tree.history(of: index)
      }
    }
    return nil
  }

  private static func sums(_ transcript: Transcript, _ game: Game) -> Sums {
    var transfers = [Double](repeating: 0, count: game.shape.seats)
    for case .transfer(let amount, let payer, let payee) in transcript.events {
      if let payer { transfers[payer] -= amount }
      if let payee { transfers[payee] += amount }
    }
    return Sums(
      payoffs: (0..<game.shape.seats).map { transcript.payoff(of: $0) }, transfers: transfers,
      measures: game.shape.measures.indices.map { transcript.total(of: $0) })
  }

  private static func sums(_ leaf: Int, _ tree: GameTree) -> Sums {
    Sums(
      payoffs: (0..<tree.seats).map { tree.payoff(leaf: leaf, seat: $0) },
      transfers: (0..<tree.seats).map { tree.transfer(leaf: leaf, seat: $0) },
      measures: tree.shape.measures.indices.map { tree.measure(leaf: leaf, index: $0) })
  }
}
