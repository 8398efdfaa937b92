import Arena
import Mechanisms
import Testing

@Suite struct `Ascending clock auction` {
  private func auction(_ bidders: Int, _ values: Int) -> AscendingClockAuction {
    var auction = AscendingClockAuction()
    auction.bidders = bidders
    auction.grid.count = values
    auction.grid.top = Double(values - 1)
    return auction
  }

  /// The answers of a truthful auction: who was asked, capital where it stayed.
  private func picture(_ mechanism: AscendingClockAuction, _ values: [Int]) throws -> String {
    var picture = ""
    for event in try wishedEpisode(mechanism, drawing: values).events {
      if case .choice(_, let seat, _, let action, _) = event {
        picture += action == 1 ? ["A", "B", "C"][seat] : ["a", "b", "c"][seat]
      }
    }
    return picture
  }

  @Test func `asks in turn until one is left, who pays what it accepted last`() throws {
    for (values, answers, price) in [
      ([3, 1], "ABAb", 2.0), ([1, 3], "ABa", 1), ([0, 0], "a", 0), ([3, 3], "ABABAB", 3),
      ([2, 2], "ABABa", 2), ([0, 2], "a", 0), ([2, 0], "Ab", 1),
    ] {
      #expect(try picture(auction(2, 4), values) == answers)
      let episode = try wishedEpisode(auction(2, 4), drawing: values)
      #expect(episode.total(of: 0) == price)
    }
    #expect(try picture(auction(3, 4), [1, 0, 3]) == "AbCa")
  }

  @Test(arguments: [(2, 2), (2, 5), (3, 3), (4, 3)])
  func `sells to the highest value at the second-highest, or a step above`(
    _ bidders: Int, _ values: Int
  ) throws {
    for drawn in lists(of: bidders, below: values) {
      let episode = try wishedEpisode(auction(bidders, values), drawing: drawn)
      let second = Double(drawn.sorted()[bidders - 2])
      #expect(episode.total(of: 2) == 1)
      #expect(episode.total(of: 1) == drawn.max().map(Double.init))
      #expect((second...second + 1).contains(episode.total(of: 0)))
    }
  }

  @Test(arguments: [(2, 4), (3, 3)])
  func `is obviously strategy-proof, which the second-price auction is not`(
    _ bidders: Int, _ values: Int
  ) throws {
    #expect(try explored(auction(bidders, values)).isWishObviouslyDominant)
    var sealed = SecondPriceAuction()
    sealed.rules.bidders = bidders
    sealed.rules.grid.count = values
    #expect(try !explored(sealed).isWishObviouslyDominant)
  }

  @Test func `complains when there is nobody to outbid`() {
    #expect(auction(1, 4).complaint == "an ascending auction needs at least two bidders")
  }
}

extension GameTree {
  /// Whether, wherever the wish is first left, the best that can follow is no better than the worst
  /// that can follow from keeping to it (Li 2017, definition 2).
  var isWishObviouslyDominant: Bool {
    (0..<seats).allSatisfy { seat in
      // The worst under the wish and the best under anything, from the leaves up.
      var worst = [Double](repeating: 0, count: nodes.count)
      var best = worst
      var kept = [Double](repeating: .infinity, count: shape.infosets)
      var left = [Double](repeating: -.infinity, count: shape.infosets)
      for index in nodes.indices.reversed() {
        let node = nodes[index]
        let children = (0..<Int(node.edges)).map { child(index, $0) }
        if node.kind == .leaf {
          worst[index] = payoff(leaf: Int(node.infoset), seat: seat)
          best[index] = worst[index]
          continue
        }
        best[index] = children.map { best[$0] }.max() ?? 0
        worst[index] = children.map { worst[$0] }.min() ?? 0
        guard node.kind == .decision, Int(node.seat) == seat, let wish = node.wish else { continue }
        worst[index] = worst[children[wish]]
        let infoset = Int(node.infoset)
        kept[infoset] = min(kept[infoset], worst[index])
        for (edge, child) in children.enumerated() where edge != wish {
          left[infoset] = max(left[infoset], best[child])
        }
      }
      return zip(kept, left).allSatisfy { $0 >= $1 - 1e-9 }
    }
  }
}
